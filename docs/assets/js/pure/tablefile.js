// A file that may be a table: what it is by its first bytes, whatever its name says, and what it has.
import { readCsv } from "./csvread.js";
import { FileError } from "./fileerror.js";
import { rowsOf } from "./listrows.js";
import { byWord, headOf } from "./sheetheads.js";
import { readWorkbook } from "./xlsxread.js";

/** @import { Found } from "./listrows.js" */
/** @import { Known } from "./sheetheads.js" */

/** So many rows with something in them are read: all lists together have some three hundred. */
export const MOST_ROWS = 10_000;

/** What is no text: pictures, PDF, packed files of other kinds, programs, rich text. */
const OTHERS = [
  "\x89PNG",
  "\xff\xd8\xff",
  "GIF8",
  "%PDF",
  "Rar!",
  "7z\xbc\xaf",
  "\x1f\x8b",
  "MZ",
  "RIFF",
  "{\\rtf",
];
/** An old container of Microsoft's: a workbook before 2007, or one with a password. */
const COMPOUND = "\xd0\xcf\x11\xe0";
const LOCKED = [..."EncryptedPackage"].join("\0");

/**
 * Read a table of ours. Throws a FileError.
 * @param {ArrayBuffer} buffer
 * @param {Known} known
 * @returns {Found & { rows: number }} and how many rows were looked at
 */
export function readTable(buffer, known) {
  const bytes = new Uint8Array(buffer);
  const start = String.fromCharCode(...bytes.subarray(0, 64));
  const isZip = start.startsWith("PK\x03\x04") || start.startsWith("PK\x05\x06");
  const { sheets, unclosed } = isZip ? { sheets: readWorkbook(buffer), unclosed: 0 } : text();
  const rows = sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0);
  if (rows > MOST_ROWS) throw new FileError("rows");
  const found = rowsOf(sheets, known);
  if (found.isNewer) throw new FileError("newer");
  if (found.known === 0) throw new FileError("unknown");
  if (unclosed > 0) found.troubles.push({ reason: "unclosed", at: { sheet: "", row: unclosed } });
  return { ...found, rows: found.said.length + found.files.length };

  function text() {
    if (/^[\s\0\xef\xbb\xbf\xff\xfe]*$/.test(start) && bytes.length <= 64) {
      throw new FileError("empty");
    }
    if (start.startsWith(COMPOUND)) {
      throw new FileError(
        new TextDecoder("latin1").decode(bytes).includes(LOCKED) ? "password" : "old",
      );
    }
    // Some programs write a page, or XML, and call it .xls.
    if (/^(?:\xef\xbb\xbf)?\s*</.test(start)) throw new FileError("old");
    if (OTHERS.some((one) => start.startsWith(one))) throw new FileError("other");
    const words = byWord(known.heads);
    const { rows, unclosed } = readCsv(bytes, (read) => headOf(read, words) !== null);
    // What a quotation that never ends has swallowed is no cell.
    const whole = rows.filter(({ number }) => unclosed === 0 || number < unclosed);
    return { sheets: [{ name: "", table: "", rows: whole }], unclosed };
  }
}
