// The letters of a case pack: as they are sent, beside their meaning, and as text. A letter that is not complete is named.
import { letterFile, naming } from "../pure/filename.js";
import { blocking, forWindows, letterText } from "../pure/outgoing.js";
import { letterOf } from "./begun.js";
import { today } from "./clock.js";
import { language } from "./dom.js";

/** @import { LetterLink, LetterWithBlank, Values } from "../pure/shapes.js" */
/** @import { Making, Piece } from "./pack.js" */

/**
 * What fills blanks, as far as it could be fetched. `fillBilingual` fills the one in both languages.
 * @typedef {object} Filling
 * @property {(letter: LetterWithBlank, values: Values) => Promise<Blob>} [fillDocx]
 * @property {(letter: LetterWithBlank, values: Values) => Promise<Blob>} [fillBilingual]
 */

/**
 * Return the files of the letters that were begun and are complete.
 * @param {LetterLink[]} links
 * @param {Values} values
 * @param {Filling} filling
 * @param {Making} making
 * @returns {Promise<Piece[]>}
 */
export async function letterPieces(links, values, filling, { data: { words, letters }, missing }) {
  /** @type {Piece[]} */
  const pieces = [];
  const single = naming();
  for (const link of links) {
    const title = letters[link.id];
    const letter = await letterOf(link).catch(() => null);
    if (!letter || blocking(letter, values).length > 0) {
      missing.push([title, letter ? words.unfinished : words.unread]);
      continue;
    }
    const file = (/** @type {string} */ ending, edition = "") =>
      single(letterFile(letter, values, today(), ending, edition));
    const docx = await filling.fillDocx?.(letter, values).catch(() => null);
    if (docx) pieces.push({ name: file("docx"), content: docx, says: words["for-letter"] });
    else missing.push([title, words["no-docx"]]);
    const both = await filling.fillBilingual?.(letter, values).catch(() => null);
    const name = file("docx", words.both[language]);
    if (both) pieces.push({ name, content: both, says: words["for-both"] });
    else missing.push([title, words["no-both"]]);
    const text = forWindows(letterText(letter, values));
    pieces.push({ name: file("txt"), content: text, says: words["for-text"] });
  }
  return pieces;
}
