// The one grammar of conditions: on which answers a line of a letter, a field or a rule depends. The same as
// macros/playbook/condition.py; tests/conditions.json holds both to one table.

/** @import { Values } from "./shapes.js" */

/**
 * One answer that a condition asks about: a field, perhaps its value, and whether it must not be so.
 * @typedef {{ field: string, option: string, negated: boolean }} Term
 */

const NOT = "not ";

/**
 * @param {string} text
 * @returns {Term}
 */
function termOf(text) {
  const negated = text.startsWith(NOT);
  const [field, option = ""] = text.slice(negated ? NOT.length : 0).split("=");
  return { field, option, negated };
}

/**
 * Return the value of a field, empty where there is none.
 * @param {Values} values
 * @param {string} name
 */
export const valueIn = (values, name) => Object.hasOwn(values, name) ? values[name].trim() : "";

/**
 * Return the alternatives of a condition, each a group of terms that must all hold.
 * @param {string} condition
 */
export const alternatives = (condition) =>
  condition.split(" or ").map((group) => group.split(" and ").map(termOf));

/**
 * Return all terms of a condition, in order; none where there is no condition.
 * @param {string | undefined} condition
 */
export const terms = (condition) => condition ? alternatives(condition).flat() : [];

/**
 * Tell whether it is so with these values: the answer was chosen, or there is one that is not "no".
 * @param {Term} term
 * @param {Values} values
 */
export function isSo({ field, option, negated }, values) {
  const value = valueIn(values, field);
  return (option ? value === option : value !== "" && value !== "no") !== negated;
}

/**
 * Tell whether a condition holds; what has no condition always does.
 * @param {string | undefined} condition
 * @param {Values} values
 */
export const holds = (condition, values) =>
  !condition ||
  alternatives(condition).some((group) => group.every((term) => isSo(term, values)));
