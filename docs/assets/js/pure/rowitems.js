// Which item of which list a row is about: by its id, else by its words.
import { textIn } from "./cellvalues.js";
import { bare, cellOf, mostOf } from "./sheetheads.js";

/** @import { Reader } from "./listrows.js" */
/** @import { Row } from "./sheetcells.js" */
/** @import { Head, Known } from "./sheetheads.js" */

/** @typedef {{ listOf: Map<string, string>, byText: Map<string, string[]>, lists: Map<string, string> }} Items */

/** A way of steps from an item to what took its place. */
const LONGEST_WAY = 9;

/** @param {string} text of an item, with how it is done below its headline */
export const headlineIn = (text) => text.split("\n")[0];

/**
 * @param {Row} row
 * @param {Head} head
 */
export const idIn = ({ cells }, { columns }) => textIn(cells[columns.get("id")?.[0] ?? -1]);

/**
 * Return the list of each item, the items of each headline, and the lists by their titles and the names of their tables.
 * @param {Known} known
 * @returns {Items}
 */
export function itemsOf({ lists, retired }) {
  const made = { listOf: new Map(), byText: new Map(), lists: new Map() };
  for (const [list, { title, items }] of Object.entries(lists)) {
    for (const name of [...title, `list_${list}`]) made.lists.set(bare(name), list);
    for (const [id, texts] of Object.entries(items)) {
      made.listOf.set(id, list);
      for (const text of new Set(texts.map(bare))) {
        made.byText.set(text, [...made.byText.get(text) ?? [], id]);
      }
    }
  }
  for (const id of Object.keys(retired)) made.listOf.set(id, id.split("/")[0]);
  return made;
}

/**
 * Tell whether a cell calls an item as we do.
 * @param {Items} items
 * @param {string} id
 * @param {string} cell
 */
export const isCalled = ({ byText }, id, cell) =>
  byText.get(bare(headlineIn(cell)))?.includes(id) ?? false;

/**
 * Return which list a sheet is: by its ids, by its table, by its name, else by the headlines in it.
 * @param {Reader} reader
 * @param {Row[]} rows
 * @param {string} table
 */
export function listOf({ head, items, sheet }, rows, table) {
  const byIds = mostOf(rows.flatMap((row) => items.listOf.get(idIn(row, head)) ?? []));
  const byName = items.lists.get(bare(table)) ?? items.lists.get(bare(sheet));
  if (byIds || byName) return byIds || byName || "";
  const named = rows.map((row) =>
    items.byText.get(bare(headlineIn(cellOf(row, head, "item")))) ?? []
  );
  return mostOf(named.flatMap((ids) => [...new Set(ids.map((id) => items.listOf.get(id) ?? ""))]));
}

/**
 * Return the item that a row is about, "" where it was added by a team, or why that is not known.
 * @param {Reader} reader
 * @param {string} id
 * @param {string} name the first line of its text
 * @param {string} list
 * @returns {string | { reason: string, value?: string, always?: boolean }} what is refused is told always, or if it says anything
 */
export function resolved({ head, items, known }, id, name, list) {
  let heir = /** @type {string | null} */ (id);
  for (
    let steps = 0;
    heir && Object.hasOwn(known.retired, heir) && steps < LONGEST_WAY;
    steps += 1
  ) {
    heir = known.retired[heir];
  }
  if (id && !heir) return { reason: "retired", value: name || id };
  if (heir && (items.listOf.has(heir) || /^own\/[a-z0-9-]+\/[\w.-]+$/i.test(heir))) return heir;
  const same = items.byText.get(bare(name)) ?? [];
  const here = same.filter((one) => !list || items.listOf.get(one) === list);
  if (name && here.length === 1) return here[0];
  if (id) return { reason: "unknown", value: id };
  if (here.length > 1 && !head.columns.has("id")) return { reason: "ambiguous", value: name };
  if (!name) return { reason: "nameless" };
  return list ? "" : { reason: "listless", value: name, always: true };
}
