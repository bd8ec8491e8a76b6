// A table that came as text: whatever charset and separator the program chose that saved it.
import { charsetOf, decode, markOf } from "./charset.js";

/** @import { Row } from "./sheetcells.js" */

/** @typedef {{ rows: Row[], unclosed: number }} Table `unclosed` is the row whose quotation mark never ends, or 0 */

const SEPARATORS = [",", ";", "\t"];
/** What the bytes can be where the first reading is not understood: most bytes of GBK are letters of CP949 too. */
const CHARSETS = ["utf-8", "euc-kr", "gb18030"];
/** In so many rows the head is looked for. */
const HEAD = 12;

/**
 * Read a table. Of several readings the first is taken in which `knows` finds its head.
 * @param {Uint8Array} bytes
 * @param {(rows: Row[]) => boolean} knows
 * @returns {Table}
 */
export function readCsv(bytes, knows) {
  let first = /** @type {Table | null} */ (null);
  for (const text of textsOf(bytes)) {
    const table = tableOf(text);
    if (knows(table.rows)) return table;
    first ??= table;
  }
  return first ?? { rows: [], unclosed: 0 };
}

/**
 * Return what bytes can say, the likeliest first.
 * @param {Uint8Array} bytes
 */
function* textsOf(bytes) {
  const wide = markOf(bytes) ? "" : wideWithoutMark(bytes);
  if (wide) {
    yield new TextDecoder(wide).decode(bytes);
    return;
  }
  yield decode(bytes).text.replace(/^\ufeff/, "");
  if (markOf(bytes)) return;
  for (const charset of CHARSETS) yield new TextDecoder(charsetOf(charset)).decode(bytes);
}

/**
 * Return the name of a charset in which every other byte of plain letters is empty.
 * @param {Uint8Array} bytes
 */
function wideWithoutMark(bytes) {
  const start = bytes.subarray(0, 4096);
  const empty = [0, 0];
  for (let at = 0; at < start.length; at += 1) if (start[at] === 0) empty[at % 2] += 1;
  if (Math.max(...empty) * 10 < start.length) return "";
  return empty[1] > empty[0] ? "utf-16le" : "utf-16be";
}

/**
 * Split a text into its cells by the separator that makes the most columns in its head.
 * @param {string} text
 * @returns {Table}
 */
export function tableOf(text) {
  // Excel's own word for the separator.
  const named = /^sep=([,;|\t])\r?\n/i.exec(text);
  if (named) return split(text.slice(named[0].length), named[1], Infinity);
  const widths = SEPARATORS.map((separator) =>
    Math.max(0, ...split(text, separator, HEAD).rows.map(({ cells }) => cells.length))
  );
  return split(text, SEPARATORS[widths.indexOf(Math.max(...widths))], Infinity);
}

/**
 * @param {string} text
 * @param {string} separator
 * @param {number} most rows that are read
 * @returns {Table}
 */
function split(text, separator, most) {
  /** @type {Row[]} */
  const rows = [];
  /** @type {string[]} */
  let cells = [];
  let number = 1;
  let unclosed = 0;
  let at = 0;
  const quoted = /[^"]*(?:""[^"]*)*/y;
  const bare = new RegExp(`[^${separator}\r\n]*`, "y");
  while (at < text.length && rows.length < most) {
    let cell;
    if (text[at] === '"') {
      quoted.lastIndex = at + 1;
      cell = (quoted.exec(text)?.[0] ?? "").replaceAll('""', '"');
      unclosed = quoted.lastIndex < text.length ? unclosed : number;
      at = Math.min(quoted.lastIndex + 1, text.length);
    } else cell = "";
    // What stands behind a closed quotation belongs to the cell.
    bare.lastIndex = at;
    cell += bare.exec(text)?.[0] ?? "";
    at = bare.lastIndex;
    cells.push(cell);
    const sign = text[at];
    at += 1;
    if (sign === separator) {
      if (at === text.length) cells.push("");
      continue;
    }
    if (sign === "\r" && text[at] === "\n") at += 1;
    if (cells.some((one) => one !== "")) rows.push({ number, cells, unknown: [] });
    cells = [];
    number += 1;
  }
  if (cells.some((one) => one !== "")) rows.push({ number, cells, unknown: [] });
  return { rows, unclosed };
}
