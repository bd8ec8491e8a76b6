// What of a letter leaves the browser as text, and what keeps it from leaving.
import { applicable, brokenRules, concerned } from "./answers.js";
import { valueIn } from "./condition.js";
import { fault } from "./fields.js";
import { asText, missingFields, neededFields, rows } from "./fill.js";

/** @import { Letter, Rule, Text, Values } from "./shapes.js" */

/**
 * Something that keeps a letter from being sent: a field that is empty though required, or wrong; or a broken rule.
 * @typedef {object} Obstacle
 * @property {string[]} fields where it can be mended, the first one first
 * @property {Text} says the field's label, or what the rule says
 * @property {Rule} [rule]
 */

/**
 * Return what keeps a letter from being sent: fields in the order of the form, then rules.
 * @param {Letter} letter
 * @param {Values} typed
 * @returns {Obstacle[]}
 */
export function blocking(letter, typed) {
  const kept = applicable(letter, typed);
  const needed = neededFields(letter, kept);
  const missing = missingFields(letter, kept);
  const fields = letter.fields.filter((field) =>
    missing.includes(field.id) || (needed.has(field.id) && fault(field, valueIn(kept, field.id)))
  );
  const rules = brokenRules(letter, kept);
  return [
    ...fields.map(({ id, label }) => ({ fields: [id], says: label })),
    ...rules.map((rule) => ({ fields: concerned(letter, rule, kept), says: rule.says, rule })),
  ];
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
