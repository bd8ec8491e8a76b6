// Words of the interface.

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
