// What stands beside the questions of a letter: what an answer adds, how much time is left, a sheet that follows, and at
// the end the letter as it is read before it is sent.
// Fetched once the form is there.
import { adds } from "./adds.js";
import { due } from "./due.js";
import { hand } from "./hand.js";
import { lastTime } from "./lasttime.js";
import { review } from "./review.js";

/** @import { Letter, Values } from "../pure/shapes.js" */

/**
 * Bring to life what stands beside the questions.
 * @param {HTMLElement} section
 * @param {HTMLFormElement} form
 * @param {Letter} letter
 * @param {(field: string) => void} reach leads to a question, wherever it is asked
 * @returns {(typed: Values) => void} shows it with these values
 */
export function beside(section, form, letter, reach) {
  const shows = [
    adds(form, letter),
    lastTime(form, letter),
    due(section),
    hand(section, form, reach),
    review(section, letter),
  ];
  return (typed) => {
    for (const show of shows) show(typed);
  };
}
