// What an entry of a case is called and what it says, in words of its reader: never by the key under which it is kept.
import { STATES } from "./states.js";
import { written } from "./time.js";

/** @import { Entry, Language, MapName, Names, Say } from "./shapes.js" */

/** What serves the site and tells its reader nothing. */
const UNSAID = ["t", "sha256", "size", "added", "reply", "half"];

/**
 * Return what a record has under a name of its own; `constructor` is none.
 * @template T
 * @param {Record<string, T>} record
 * @param {string} name
 */
const own = (record, name) => Object.hasOwn(record, name) ? record[name] : undefined;

/**
 * Return what an entry is called, "" where nothing here asks for it any more.
 * @param {Names} names
 * @param {MapName} map
 * @param {string} id
 * @param {Entry} entry
 */
export function nameOf(names, map, id, entry) {
  const known = {
    about: own(names.about, id),
    fields: own(names.fields, id),
    ticks: own(names.items, id) ?? entry.text,
    evidence: entry.name,
    timeline: entry.text,
    letters: own(names.letters, id),
  };
  return known[map] ?? "";
}

/**
 * Return what an entry says.
 * @param {Names} names
 * @param {MapName} map
 * @param {string} id
 * @param {Entry} entry
 * @param {Say} say
 * @param {Language} language
 */
export function sayingOf(names, map, id, entry, say, language) {
  if (entry.gone) return say("transfer.removed");
  if (map === "letters") {
    const time = written(entry.at ?? "", language);
    return say(time ? "transfer.out" : "transfer.begun", { time });
  }
  const options = (map === "fields" && own(names.options, id)) || {};
  const said = Object.entries(entry)
    .filter(([part, value]) => !UNSAID.includes(part) && value !== "")
    .map(([part, value]) => {
      const text = String(value);
      if (part === "s" && STATES.includes(text)) return say(`state.${text}`);
      return own(options, text) ?? written(text, language);
    });
  return said.join(" · ") || say("transfer.empty");
}
