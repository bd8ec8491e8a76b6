// Passages in the other language.

/** @import { Language } from "./shapes.js" */

/** A run of the other script, with the blanks, digits and signs inside it (as macros/render/language_of_parts.py). */
const FOREIGN = {
  zh: /([\uac00-\ud7a3\u3131-\u318e]+(?:[\w .,·/()~+-]*[\uac00-\ud7a3\u3131-\u318e]+)*)/,
  ko: /([\u3400-\u9fff]+(?:[\w·《》、，。；：（）“”]*[\u3400-\u9fff]+)*)/,
};

/**
 * Split a text into runs of its own language and of the other, in turn, its own first.
 * @param {string} text
 * @param {Language} own
 */
export const runsOf = (text, own) => text.split(FOREIGN[own]);
