// A case file comes in: where both sides differ the reader chooses, and nothing is changed before all of it has been read.
import { broughtIn, conflictsOf, newsIn, readCaseFile } from "../pure/bringing.js";
import { nameOf, sayingOf } from "../pure/called.js";
import { NewerError } from "../pure/document.js";
import { isBlank, later } from "../pure/merge.js";
import { wall, written } from "../pure/time.js";
import { answered } from "./answered.js";
import { now } from "./clock.js";
import { clone, language, one, report, say, tell } from "./dom.js";
import { fetched } from "./fetched.js";
import { store } from "./store.js";
import { nameOfCase } from "./stored.js";

/** @import { Conflict } from "../pure/bringing.js" */
/** @import { Case, Names } from "../pure/shapes.js" */

const standing = () => new Map(store.cases().map((id) => [id, store.caseOf(id)]));

/** What is chosen between is shown so far, in characters; what is asked for nowhere else is shown whole. */
const SHOWN = 200;
/** No case is larger, in bytes: what is, would only keep the browser busy. */
const LARGEST = 20_000_000;

/**
 * Return the text of a file, "" where it cannot be read, null where it is too large.
 * @param {File} file
 * @returns {Promise<string | null>}
 */
const textOf = async (file) => file.size > LARGEST ? null : await file.text().catch(() => "");

/**
 * Bring in what `file` holds, or ask below `root` what of it. Rejects where the names of what is to be asked about
 * cannot be had.
 * @param {HTMLElement} root
 * @param {File} file
 */
export async function bring(root, file) {
  const { name } = file;
  const text = await textOf(file);
  const place = one(root, "[data-conflicts]");
  // What another file asked is no longer asked.
  place.replaceChildren();
  let brought;
  if (text === null) {
    report(root, say("transfer.large", { file: name, mb: LARGEST / 1e6 }));
    return;
  }
  try {
    brought = readCaseFile(text, store.cases(), store.activeCase(), now());
  } catch (error) {
    const key = error instanceof NewerError ? "transfer.newer" : "transfer.damaged";
    report(root, say(key, { file: name }));
    return;
  }
  const { cases, isPart } = brought;
  const conflicts = conflictsOf(standing(), cases);
  const take = () => {
    const n = newsIn(standing(), cases);
    const back = store.undoable(() => bringIn(cases, conflicts, isPart));
    report(root, told(Object.keys(cases).length, n, conflicts.length), back);
  };
  if (conflicts.length > 0) ask(conflicts, await fetched("names"), take);
  else take();

  /**
   * @param {Record<string, Case>} cases
   * @param {Conflict[]} conflicts
   * @param {boolean} isPart
   */
  function bringIn(cases, conflicts, isPart) {
    // A case in which nothing stands gives its place. It is not removed: another tab may be in it, and begin to type.
    if (!isPart && isBlank(store.caseOf())) store.put("about", "yielded", { v: "yes" });
    const choices = conflicts.map((conflict, index) => {
      const chosen = one(place, `[name="conflict-${index}"]:checked`, HTMLInputElement);
      return { conflict, keepMine: chosen.value === "mine" };
    });
    const made = broughtIn(standing(), cases, store.caseOf, choices, now());
    place.replaceChildren();
    store.replaceCases(made);
    if (!isPart) store.activate(Object.keys(cases)[0]);
  }

  /**
   * @param {Conflict[]} conflicts
   * @param {Names} names
   * @param {() => void} take what the answer sets off
   */
  function ask(conflicts, names, take) {
    const form = clone(root, "conflict-form");
    tell(one(form, "[data-slot=title]"), say("transfer.conflicts", { n: conflicts.length }));
    for (const [index, { map, key, mine, theirs }] of conflicts.entries()) {
      // What was removed on one side is called as the other has it.
      const known = nameOf(names, map, key, mine) || nameOf(names, map, key, theirs);
      const row = clone(root, "conflict", { name: known || say("transfer.unasked") });
      for (const [side, entry] of Object.entries({ mine, theirs })) {
        const choice = one(row, `[value=${side}]`, HTMLInputElement);
        choice.name = `conflict-${index}`;
        choice.checked = entry === later(mine, theirs);
        const time = written(wall(entry.t), language);
        const label = /** @type {HTMLElement} */ (choice.nextElementSibling);
        const words = sayingOf(names, map, key, entry, say, language);
        const shown = known ? words.slice(0, SHOWN) : words;
        tell(label, say(`transfer.${side}`, { time, words: shown }));
      }
      form.lastElementChild?.before(row);
    }
    place.replaceChildren(form);
    answered(root, form, take);
    form.focus();
    report(root, say("transfer.choose", { n: conflicts.length }));
  }
}

/**
 * Return what came in, and how many of the choices it took.
 * @param {number} several how many cases stand in the file
 * @param {number} n how many of its entries are new here
 * @param {number} choices
 */
const told = (several, n, choices) =>
  [
    say(n > 0 ? "transfer.imported" : "transfer.known", { name: nameOfCase(), n }),
    several > 1 ? say("transfer.several", { n: several }) : "",
    choices > 0 ? say("transfer.chosen", { n: choices }) : "",
  ].join("");
