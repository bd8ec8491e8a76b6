// The filled letter for Hangul (HWPX), from the blank that the site offers.
import { filledHwpx } from "../pure/hwpx.js";
import { now } from "./clock.js";
import { fetchedFile } from "./fetched.js";

/** @import { LetterWithBlank, Values } from "../pure/shapes.js" */

/**
 * Return the filled letter as a Blob. Throws where the blank cannot be fetched or read.
 * @param {LetterWithBlank} letter
 * @param {Values} values
 */
export async function fillHwpx(letter, values) {
  const blank = await fetchedFile(letter.hwpx);
  return filledHwpx(await blank.arrayBuffer(), letter, values, now());
}
