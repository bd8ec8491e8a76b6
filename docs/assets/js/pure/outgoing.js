// What of a letter leaves the browser as text, and what keeps it from leaving.
import { fault } from "./fields.js";
import { asText, missingFields, neededFields, rows } from "./fill.js";

/** @import { Letter, Values } from "./shapes.js" */

/**
 * Return what keeps a letter from being sent: the names of fields that are empty though required, or wrong.
 * @param {Letter} letter
 * @param {Values} typed
 */
export function blocking(letter, typed) {
  const needed = neededFields(letter, typed);
  const missing = missingFields(letter, typed);
  return letter.fields
    .filter((field) =>
      missing.includes(field.id) || (needed.has(field.id) && fault(field, typed[field.id] ?? ""))
    )
    .map(({ id }) => id);
}

/**
 * Return the letter in the language that is sent, as it is pasted.
 * @param {Letter} letter
 * @param {Values} typed
 */
export function letterText(letter, typed) {
  const { language } = letter;
  return asText(rows(letter, typed, language), language, letter.labels[language]);
}

/**
 * Return a text as a file for Windows: with its mark and its line ends.
 * @param {string} text
 */
export const forWindows = (text) => `\ufeff${text.replaceAll("\n", "\r\n")}`;
