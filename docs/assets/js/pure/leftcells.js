// What somebody has written into a file and the case has no place for. It stays in the file, and is told.
import { textIn } from "./cellvalues.js";
import { bare, cellOf, ENOUGH } from "./sheetheads.js";

/** @import { Found, Place, Sheet } from "./listrows.js" */
/** @import { Row } from "./sheetcells.js" */
/** @import { Head } from "./sheetheads.js" */

/** @typedef {{ name: string, at: Place, n: number }} LeftColumn where it has something first, and in how many rows */

/** What the rows of ours say in the words of some edition. */
const GIVEN = "phase why what limit starts runs-against letter channel web-page".split(" ");
/** How many lines of ours stand above the head of a sheet: title, purpose, edition. A file without sheets has none. */
const LINES_ABOVE = 3;
const WAY_BACK_OR_SHARE = /^(?:←|[\d.,]+%?$)/;
/** What programs write. */
const MADE = ["id", "time", "size"];
/** The name of a column is told so far, in characters. */
const LONGEST_NAME = 40;

/**
 * Tell whether a column of a row of ours stands there as we gave it.
 * @param {string} key
 */
export const isGiven = (key) => GIVEN.includes(key);

/**
 * Return the columns of a row in which something stands that is not held.
 * @param {Row} row
 * @param {Head} head
 * @param {(key: string, cell: string) => boolean} isHeld a cell whose value is unknown is empty
 * @returns {number[]}
 */
export function leftIn(row, head, isHeld) {
  const keys = new Map([...head.columns].flatMap(([key, all]) => all.map((one) => [one, key])));
  const filled = [...row.cells.entries()]
    .map(([column, cell]) => ({ column, cell: textIn(cell) }))
    .filter(({ cell }) => cell);
  const unknown = row.unknown.map((column) => ({ column, cell: "" }));
  return [...filled, ...unknown].filter(({ column, cell }) => {
    const key = keys.get(column) ?? "";
    // A number counts the rows; words in its place are somebody's.
    return key === "number" ? /\p{L}/u.test(cell) : !MADE.includes(key) && !isHeld(key, cell);
  }).map(({ column }) => column);
}

/**
 * Return what tells whether a case holds a cell, by the columns that are read; of two columns with one name only the first
 * that says something is.
 * @param {Row} row
 * @param {Head} head
 * @param {string[]} read
 * @returns {(key: string, cell: string) => boolean}
 */
export const heldOf = (row, head, read) => (key, cell) =>
  read.includes(key) && (!cell || cell === cellOf(row, head, key));

/**
 * Note the columns of a row that stay in the file, each once.
 * @param {Found} found
 * @param {Head} head
 * @param {Place} at
 * @param {number[]} columns
 */
export function noteLeft(found, { names }, at, columns) {
  for (const column of columns) {
    const head = textIn(names[column]).replace(/\s+/g, " ").slice(0, LONGEST_NAME);
    const name = head || lettersOf(column);
    const known = found.columns.find((one) => one.name === name);
    if (known) known.n += 1;
    else found.columns.push({ name, at, n: 1 });
  }
}

/**
 * Return what spreadsheets call a column.
 * @param {number} column from 0
 * @returns {string}
 */
const lettersOf = (column) =>
  (column < 26 ? "" : lettersOf(Math.floor(column / 26) - 1)) +
  String.fromCharCode(65 + column % 26);

/**
 * Tell whether somebody has written on a sheet that is no table of ours: on one of their own, or about the case on the
 * overview. Of our instructions the first column has the words of heads.
 * @param {Sheet} sheet
 * @param {Map<string, string>} heads
 */
export function isWritten({ rows }, heads) {
  const said = new Map(
    rows.map(({ cells }) => [heads.get(bare(textIn(cells[0]))) ?? "", textIn(cells[1])]),
  );
  if (said.has("case")) return Boolean(said.get("case") || said.get("started"));
  said.delete("");
  return rows.length > 0 && said.size < ENOUGH;
}

/**
 * Tell whether somebody has written above a head. Of ours are the first lines, each in the first column, and to the right
 * of them how much is done, and the way back.
 * @param {Sheet} sheet
 * @param {number} head the number of its row
 * @param {Map<string, string>} heads
 */
export function isWrittenAbove({ name, rows }, head, heads) {
  const above = rows.filter(({ number }) => number < head).map(({ cells }) =>
    [...cells].map(textIn)
  );
  const lines = above.filter(([first]) => first);
  const isOurs = (/** @type {string} */ text) =>
    WAY_BACK_OR_SHARE.test(text) || heads.get(bare(text)) === "progress";
  return lines.length > (name ? LINES_ABOVE : 0) ||
    above.some(([, ...beside]) => beside.some((text) => text && !isOurs(text)));
}
