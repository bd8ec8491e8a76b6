// Tables of a case, as CSV: the register, what was ticked, and what happened.
import { csv } from "./csv.js";
import { stateOf } from "./states.js";
import { wall } from "./time.js";

/** @import { Entry, Evidence, Happening, Say } from "./shapes.js" */
/** @typedef {{ title: string, items: { id: string, text: string }[] }} List a checklist */

/** @param {string} moment a wall clock */
const plain = (moment) => moment.replace("T", " ");

/**
 * Return the checklists as CSV, under the heads of the downloads.
 * @param {List[]} lists
 * @param {(id: string) => Partial<Entry>} tickOf
 * @param {Say} say
 */
export function checklistCsv(lists, tickOf, say) {
  const columns = ["list", "item", "owner", "status", "time", "notes"];
  return csv([
    [...columns.map((key) => say(`pack.${key}`)), "id"],
    ...lists.flatMap(({ title, items }) =>
      items.map(({ id, text }) => {
        const { s, who, note, t } = tickOf(id);
        const when = s && t !== undefined ? plain(wall(t)) : "";
        return [title, text, who, say(`state.${stateOf(s)}`), when, note, id];
      })
    ),
  ]);
}

/**
 * Return the timeline as CSV.
 * @param {Happening[]} events
 * @param {Say} say
 */
export const timelineCsv = (events, say) =>
  csv([
    [say("pack.time"), say("pack.event")],
    ...events.map(({ at, text }) => [plain(at), text]),
  ]);

/**
 * Return the register as CSV.
 * @param {Evidence[]} files
 * @param {Say} say
 */
export function registerCsv(files, say) {
  const columns = ["number", "name", "size", "sha256", "captured", "source", "note"];
  return csv([
    columns.map((key) => say(`register.${key}`)),
    ...files.map(({ name, size, sha256, captured, source, note }, index) => [
      index + 1,
      name,
      size,
      sha256,
      captured?.replace("T", " "),
      source,
      note,
    ]),
  ]);
}
