// The filled letter as DOCX: the blank is fetched from the site, and filled inside the browser.
import { fillBlank } from "../pure/docx.js";
import { now } from "./clock.js";
import { fetchedFile } from "./fetched.js";

/** @import { LetterWithBlank, Values } from "../pure/shapes.js" */

/**
 * Return the filled letter as a Blob, in the language that is sent. Throws where the blank cannot be fetched or read.
 * @param {LetterWithBlank} letter
 * @param {Values} values
 */
export const fillDocx = (letter, values) => filled(letter.docx, letter, values);

/**
 * Return the filled letter with both languages side by side as a Blob, for those who approve it. Throws as `fillDocx`.
 * @param {LetterWithBlank} letter
 * @param {Values} values
 */
export const fillBilingual = (letter, values) => filled(letter.docxBoth, letter, values);

/**
 * @param {string} address
 * @param {LetterWithBlank} letter
 * @param {Values} values
 */
async function filled(address, letter, values) {
  const blank = await fetchedFile(address);
  return fillBlank(await blank.arrayBuffer(), letter, values, now());
}
