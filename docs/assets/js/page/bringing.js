// A case file comes in: where both sides differ the reader chooses, and nothing is changed before all of it has been read.
import { broughtIn, conflictsOf, readCaseFile } from "../pure/bringing.js";
import { entries, NewerError } from "../pure/document.js";
import { later } from "../pure/merge.js";
import { STATES } from "../pure/states.js";
import { wall, written } from "../pure/time.js";
import { now } from "./clock.js";
import { clone, language, one, report, say, tell } from "./dom.js";
import { store } from "./store.js";
import { nameOfCase } from "./stored.js";

/** @import { Conflict } from "../pure/bringing.js" */
/** @import { Case, Entry } from "../pure/shapes.js" */
/** @import { NameOf } from "./transfer.js" */

const standing = () => new Map(store.cases().map((id) => [id, store.caseOf(id)]));

/** No case is larger, in bytes: what is, would only keep the browser busy. */
const LARGEST = 20_000_000;

/**
 * Return the text of a file, "" where it cannot be read, null where it is too large.
 * @param {File} file
 * @returns {Promise<string | null>}
 */
export const textOf = async (file) =>
  file.size > LARGEST ? null : await file.text().catch(() => "");

/**
 * Bring in what `text`, the file `name`, holds, or ask below `root` what of it; return what the answer sets off.
 * @param {HTMLElement} root
 * @param {string} name
 * @param {string | null} text
 * @param {NameOf} nameOf
 * @returns {() => void}
 */
export function bring(root, name, text, nameOf) {
  const place = one(root, "[data-conflicts]");
  let brought;
  if (text === null) {
    report(root, say("transfer.large", { file: name, mb: LARGEST / 1e6 }));
    return () => {};
  }
  try {
    brought = readCaseFile(text, store.cases(), store.activeCase(), now());
  } catch (error) {
    const key = error instanceof NewerError ? "transfer.newer" : "transfer.damaged";
    report(root, say(key, { file: name }));
    return () => {};
  }
  const { cases, isPart } = brought;
  const conflicts = conflictsOf(standing(), cases);
  const take = () => {
    const back = store.undoable(() => bringIn(cases, conflicts, isPart));
    report(root, told(cases, conflicts.length), back);
  };
  if (conflicts.length > 0) ask(conflicts);
  else take();
  return take;

  /**
   * @param {Record<string, Case>} cases
   * @param {Conflict[]} conflicts
   * @param {boolean} isPart
   */
  function bringIn(cases, conflicts, isPart) {
    const choices = conflicts.map((conflict, index) => {
      const chosen = one(place, `[name="conflict-${index}"]:checked`, HTMLInputElement);
      return { conflict, keepMine: chosen.value === "mine" };
    });
    const made = broughtIn(standing(), cases, store.caseOf, choices, now());
    place.replaceChildren();
    store.replaceCases(made);
    if (!isPart) store.activate(Object.keys(cases)[0]);
  }

  /** @param {Conflict[]} conflicts */
  function ask(conflicts) {
    const form = clone(root, "conflict-form");
    tell(one(form, "[data-slot=title]"), say("transfer.conflicts", { n: conflicts.length }));
    for (const [index, { map, key, mine, theirs }] of conflicts.entries()) {
      const row = clone(root, "conflict", { name: nameOf(map, key, mine) });
      for (const [side, entry] of Object.entries({ mine, theirs })) {
        const choice = one(row, `[value=${side}]`, HTMLInputElement);
        choice.name = `conflict-${index}`;
        choice.checked = entry === later(mine, theirs);
        const time = written(wall(entry.t), language);
        const label = /** @type {HTMLElement} */ (choice.nextElementSibling);
        tell(label, say(`transfer.${side}`, { time, words: inShort(entry) }));
      }
      form.lastElementChild?.before(row);
    }
    place.replaceChildren(form);
    form.focus();
    report(root, say("transfer.choose", { n: conflicts.length }));
  }
}

/**
 * Return what came in, and how many of the choices it took.
 * @param {Record<string, Case>} cases
 * @param {number} choices
 */
function told(cases, choices) {
  const ids = Object.keys(cases);
  const n = [...entries({ cases })].filter(([, map]) => map !== "about").length;
  return [
    say("transfer.imported", { name: nameOfCase(), n }),
    ids.length > 1 ? say("transfer.several", { n: ids.length }) : "",
    choices > 0 ? say("transfer.chosen", { n: choices }) : "",
  ].join("");
}

const UNSAID = ["t", "sha256", "size", "added", "reply"];

/**
 * Return what an entry says, in short.
 * @param {Entry} entry
 */
function inShort(entry) {
  if (entry.gone) return say("transfer.removed");
  const said = Object.entries(entry)
    .filter(([part, value]) => !UNSAID.includes(part) && value !== "")
    .map(([part, value]) => (
      part === "s" && STATES.includes(String(value))
        ? say(`state.${value}`)
        : String(value).slice(0, 200)
    ));
  return said.join(" · ") || say("transfer.empty");
}
