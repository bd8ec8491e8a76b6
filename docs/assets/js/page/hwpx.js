// The filled letter for Hangul (HWPX), from the blank that the site offers.
import { filledHwpx } from "../pure/hwpx.js";
import { now } from "./clock.js";

/** @import { LetterWithBlank, Values } from "../pure/shapes.js" */

/**
 * Return the filled letter as a Blob. Throws where the blank cannot be fetched or read.
 * @param {LetterWithBlank} letter
 * @param {Values} values
 */
export async function fillHwpx(letter, values) {
  const answer = await fetch(letter.hwpx);
  if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
  return filledHwpx(await answer.arrayBuffer(), letter, values, now());
}
