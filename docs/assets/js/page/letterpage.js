// The letter that a page carries, this one or another. Its words stand in the sheet and are told once: they are read
// from there, the placeholders with the forms of their particles.
import { dataIn, many, one } from "./dom.js";

/** @import { Language, LetterWithBlank, Part } from "../pure/shapes.js" */

/** @param {Element} row */
function wordsOf(row) {
  return [...one(row, "[data-words]").childNodes].map((node) => {
    const { field, form, open } = node instanceof HTMLElement ? node.dataset : {};
    if (open !== undefined) return ""; // the particle that stands there while there is no value
    if (!field) return node.textContent;
    return form ? `{${field}:${form}}` : `{${field}}`;
  }).join("");
}

/**
 * Return the parts of a letter.
 * @param {HTMLElement} section
 * @returns {Part[]}
 */
function partsOf(section) {
  const [sent, understood] = many(section, "[data-preview]").map((column) => ({
    language: /** @type {Language} */ (column.dataset.preview),
    rows: many(column, ".part[data-row^=part-]"),
  }));
  return sent.rows.map((row, index) => {
    const kind = /** @type {Part["kind"]} */ (/part--(\w+)/.exec(row.className)?.[1]);
    const words = {
      [sent.language]: wordsOf(row),
      [understood.language]: wordsOf(understood.rows[index]),
    };
    return /** @type {Part} */ ({ kind, when: row.dataset.when, ...words });
  });
}

/**
 * Read a letter as its page was sent, with the addresses of its blanks.
 * @param {HTMLElement} section
 * @returns {LetterWithBlank}
 */
export const readLetter = (section, base = location.href) => ({
  ...dataIn(section, "[data-letter]"),
  parts: partsOf(section),
  docx: new URL(section.dataset.docx ?? "none", base).href,
  docxBoth: new URL(section.dataset.docxBoth ?? "none", base).href,
  hwpx: new URL(section.dataset.hwpx ?? "none", base).href,
});
