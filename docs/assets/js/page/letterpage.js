// The letter that a page carries, this one or another.
import { dataIn } from "./dom.js";

/** @import { LetterWithBlank } from "../pure/shapes.js" */

/**
 * Read a letter, with the addresses of its blanks.
 * @param {HTMLElement} section
 * @returns {LetterWithBlank}
 */
export const readLetter = (section, base = location.href) => ({
  ...dataIn(section, "[data-letter]"),
  docx: new URL(section.dataset.docx ?? "none", base).href,
  hwpx: new URL(section.dataset.hwpx ?? "none", base).href,
});
