// The list of evidence in the columns that a Korean lawyer uses. What the register does not know stays empty, to be
// written by hand: when a file was obtained is not when it was made, and who registered it is not its author.
import { written } from "./time.js";
import { WIDTHS } from "./wordfile.js";

/** @import { Column, Cell } from "./sheetfile.js" */
/** @import { Evidence, Text } from "./shapes.js" */
/** @import { Paragraph, Table } from "./wordfile.js" */

/** @typedef {Record<string, Text>} Words */

/** Widths in Word, in parts of the whole, and in Excel, in digits. The order is the order of the columns. */
const COLUMNS = [
  { id: "number", parts: 6, width: 7 },
  { id: "name", parts: 25, width: 38 },
  { id: "written", parts: 11, width: 13 },
  { id: "author", parts: 11, width: 13 },
  { id: "purpose", parts: 24, width: 36 },
  { id: "captured", parts: 15, width: 18, kind: /** @type {const} */ ("moment") },
  { id: "sha256", parts: 19, width: 36, style: "Code" },
  { id: "remarks", parts: 20, width: 36, style: "Soft" },
];

/**
 * What else is known of a file. The words are Korean: the list is for a Korean lawyer.
 * @param {Evidence} file
 * @param {string} enclosed the name under which it is in the pack, "" where it is not
 * @param {Words} words
 */
const remarks = ({ source = "", size = 0, dated = "" }, enclosed, words) =>
  [
    enclosed,
    source && `${words.source.ko}: ${source}`,
    `${words.size.ko}: ${size} bytes`,
    dated && `${words.dated.ko}: ${written(dated, "ko")}`,
  ].filter(Boolean).join("\n");

/**
 * Return the cells of the list, a row for each file.
 * @param {Evidence[]} files in the order of the register
 * @param {string[]} enclosed under which name each is in the pack, "" where it is not
 * @param {Words} words
 * @returns {Cell[][]}
 */
export const exhibitRows = (files, enclosed, words) =>
  files.map((file, index) => {
    const { name = "", note = "", captured = "", sha256 = "" } = file;
    return [index + 1, name, "", "", note, captured, sha256, remarks(file, enclosed[index], words)];
  });

/**
 * Return the columns for a workbook, with the Chinese head below the Korean one.
 * @param {Words} words
 * @returns {Column[]}
 */
export const exhibitColumns = (words) =>
  COLUMNS.map(({ id, width, kind }) => (
    { head: `${words[id].ko}\n${words[id].zh}`, width, kind }
  ));

/**
 * Return the list as blocks of a document.
 * @param {Cell[][]} rows
 * @param {string[]} about whose evidence it is, and of when, a line each
 * @param {Words} words
 * @returns {(Paragraph | Table)[]}
 */
export function exhibitBlocks(rows, about, words) {
  const whole = COLUMNS.reduce((sum, { parts }) => sum + parts, 0);
  return [
    { text: words.exhibits.ko, style: "Title" },
    { text: words.exhibits.zh, language: "zh", style: "Soft" },
    ...about.map((text) => ({ text })),
    { text: "" },
    {
      widths: COLUMNS.map(({ parts }) => WIDTHS.wide * parts / whole),
      head: COLUMNS.map(({ id }) => [
        { text: words[id].ko, style: "Strong" },
        { text: words[id].zh, language: /** @type {const} */ ("zh"), style: "Soft" },
      ]),
      rows: rows.map((row) =>
        row.map((cell, column) => {
          const text = COLUMNS[column].kind ? written(String(cell), "ko") : String(cell);
          return [{ text, style: COLUMNS[column].style }];
        })
      ),
    },
  ];
}
