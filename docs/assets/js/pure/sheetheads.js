// What a sheet is, and which of its columns says what. The names of sheets are never trusted: people rename them.
import { textIn } from "./cellvalues.js";

/** @import { Row } from "./sheetcells.js" */

/**
 * What a file of ours can speak of, as `<language>/bring.json` tells it.
 * @typedef {object} Known
 * @property {Record<string, string[]>} heads what each column is called, in every language
 * @property {Record<string, string[]>} states how each state is written, or was in earlier editions
 * @property {Record<string, { title: string[], items: Record<string, string[]> }>} lists the headline of each item, in
 *   every language
 * @property {Record<string, string | null>} retired what took the place of an item
 * @property {Record<string, string[]>} roles who usually does each item, in every language
 * @property {Record<string, string>} owners who stands beside an item before anybody has written there
 * @property {Record<string, string[]>} [deputies] what its notes say by then, in each form
 */
/** @typedef {"list" | "register" | "deadlines" | "letters"} SheetKind */
/**
 * @typedef {object} Head
 * @property {number} number of its row
 * @property {Map<string, number[]>} columns by what they say; the words of an item may stand in two languages
 * @property {string[]} names what stands above each column
 */

/** A head is searched in so many rows: above it stand title, purpose and progress. */
const SEARCHED = 40;
/** Without ids, so many known words make a head. */
export const ENOUGH = 3;

/**
 * Return a text without what programs, fonts and people change in passing: width, case, blanks, signs.
 * @param {string} text
 */
export const bare = (text) =>
  text.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}√✓✔]+/gu, "");

/**
 * Return all the ways in which a word is written; in a file of both languages both stand in a cell.
 * @param {string[]} forms
 */
export const waysOf = (forms) => {
  const [one = "", other = ""] = forms;
  return [...forms, one + other, other + one].map(bare);
};

/**
 * Return keys by all the ways in which they are written.
 * @param {Record<string, string[]>} words
 * @returns {Map<string, string>}
 */
export function byWord(words) {
  const found = new Map();
  for (const [key, forms] of Object.entries(words)) {
    for (const way of [...waysOf(forms), bare(key)]) found.set(way, key);
  }
  return found;
}

/**
 * Return the head of a sheet; null where none is found.
 * @param {Row[]} rows
 * @param {Map<string, string>} words
 * @returns {Head | null}
 */
export function headOf(rows, words) {
  let best = /** @type {Head | null} */ (null);
  for (const { number, cells } of rows.slice(0, SEARCHED)) {
    /** @type {Head["columns"]} */
    const columns = new Map();
    for (const [column, cell] of cells.entries()) {
      const key = cell && words.get(bare(cell));
      if (key) columns.set(key, [...columns.get(key) ?? [], column]);
    }
    const head = { number, columns, names: cells };
    if (columns.has("id") && columns.size > 1) return head;
    if (columns.size >= Math.max(ENOUGH, (best?.columns.size ?? 0) + 1)) best = head;
  }
  return best;
}

/**
 * Return what a row says in the columns of a key.
 * @param {Row} row
 * @param {Head} head
 * @param {string} key
 */
export const cellsOf = ({ cells }, { columns }, key) =>
  (columns.get(key) ?? []).map((column) => textIn(cells[column])).filter(Boolean);

/**
 * Return the first of it that says anything.
 * @param {Row} row
 * @param {Head} head
 * @param {string} key
 */
export const cellOf = (row, head, key) => cellsOf(row, head, key)[0] ?? "";

/**
 * Return what a sheet is, by the ids in it, else by the name of its table, else by its head; "" where it is none of ours.
 * @param {Head} head
 * @param {string[]} ids
 * @param {string} table
 * @returns {SheetKind | ""}
 */
export function kindOf({ columns }, ids, table) {
  const starts = ids.map((id) =>
    id.match(/^(?:deadline|letter)(?=\/)/)?.[0] ?? (id.includes("/") ? "list" : "")
  );
  const often = mostOf(starts.filter(Boolean));
  if (often) return often === "letter" ? "letters" : often === "deadline" ? "deadlines" : "list";
  const named = /^(?:list(?=_)|register|deadlines|letters)/.exec(table.toLowerCase())?.[0];
  if (named) return /** @type {SheetKind} */ (named);
  if (columns.has("sha256")) return "register";
  if (columns.has("sent-on") || columns.has("letter")) return "letters";
  if (columns.has("started-on") || columns.has("deadline")) return "deadlines";
  return columns.has("item") ? "list" : "";
}

/**
 * Return what stands there most often, "" where nothing does.
 * @param {string[]} all
 */
export function mostOf(all) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const one of all) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? "";
}
