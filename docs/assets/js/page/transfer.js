// Handing over: a case goes out as one file and comes in entry by entry; where both sides differ, the reader chooses.
// Nothing that comes in is trusted, and nothing is changed before all of it has been read.
import { broughtIn, caseFile, conflictsOf, readCaseFile } from "../pure/casefile.js";
import { NewerError } from "../pure/document.js";
import { later } from "../pure/merge.js";
import { wall, written } from "../pure/time.js";
import { now, today } from "./clock.js";
import { clone, language, listen, one, report, save, say, tell } from "./dom.js";
import { store } from "./store.js";

/** @import { Conflict, Part } from "../pure/casefile.js" */
/** @import { Case, Entry, MapName } from "../pure/shapes.js" */

/** @typedef {(map: MapName, id: string, entry: Entry) => string} NameOf tells the reader what an entry is */

/**
 * Return the active case as the text of a file.
 * @param {Part} [part] what the file is cut down to
 */
export const exported = (part) => caseFile(store.activeCase(), store.caseOf(), wall(now()), part);

const standing = () => new Map(store.cases().map((id) => [id, store.caseOf(id)]));

/**
 * Let the buttons below `root` export and import.
 * @param {HTMLElement} root
 * @param {NameOf} nameOf
 * @param {Part} [part] what the file is cut down to; without it, the whole case
 */
export function transfer(root, nameOf, part) {
  const input = one(root, "[data-import]", HTMLInputElement);
  const place = one(root, "[data-conflicts]");
  let take = () => {};
  listen(root, {
    export() {
      save(`${part?.name ?? "case"}-${today()}.json`, exported(part), "application/json");
      report(root, say("transfer.exported"));
    },
    import: () => input.click(),
    merge: () => take(),
    cancel() {
      place.replaceChildren();
      report(root, say("transfer.cancelled"));
    },
  });
  input.addEventListener("change", async () => {
    const chosen = input.files?.[0];
    if (!chosen) return;
    let brought;
    try {
      brought = readCaseFile(await chosen.text(), store.cases(), store.activeCase());
    } catch (error) {
      const key = error instanceof NewerError ? "transfer.newer" : "transfer.damaged";
      report(root, say(key, { file: chosen.name }));
      return;
    } finally {
      input.value = "";
    }
    const { cases, isPart } = brought;
    const conflicts = conflictsOf(standing(), cases);
    take = () => {
      const back = store.undoable(() => bringIn(cases, conflicts, isPart));
      report(root, say("transfer.imported", { n: conflicts.length }), back);
    };
    if (conflicts.length > 0) ask(conflicts);
    else take();
  });

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

const UNSAID = ["t", "sha256", "size", "added"];

/**
 * Return what an entry says, in short.
 * @param {Entry} entry
 */
function inShort(entry) {
  if (entry.gone) return say("transfer.removed");
  const said = Object.entries(entry)
    .filter(([part, value]) => !UNSAID.includes(part) && value !== "")
    .map(([part, value]) => (
      part === "s" ? say(`checklist.${value}`) : String(value).slice(0, 200)
    ));
  return said.join(" · ") || say("transfer.empty");
}
