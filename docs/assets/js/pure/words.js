// Words of the interface, and passages in the other language.

/** @import { Language } from "./shapes.js" */

/**
 * Return a text with every `{name}` filled in, in one pass, verbatim.
 * @param {string} text
 * @param {Record<string, unknown>} values
 */
export const filledIn = (text, values) =>
  text.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));

/**
 * Join names as a sentence does.
 * @param {string[]} names
 * @param {Language} language
 */
export const joined = (names, language) => names.join(language === "ko" ? ", " : "、");

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
