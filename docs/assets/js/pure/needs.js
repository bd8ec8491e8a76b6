// How far a letter is by some values, told without its words: what it cannot be sent without, and when.
import { applicable } from "./answers.js";
import { holds, valueIn } from "./condition.js";

/** @import { Letter, Values } from "./shapes.js" */

/**
 * Return how many of the required fields of a letter are filled, and how many there are.
 * @param {Record<string, string>} asked the condition under which a question arises, where there is one
 * @param {[string, string[]?][]} needs the required fields, each with the conditions of the lines that print it; without
 *   any it is needed always
 * @param {Values} values
 */
export function filledOf(asked, needs, values) {
  const fields = /** @type {Letter["fields"]} */ (/** @type {unknown} */ (
    Object.entries(asked).map(([id, applies]) => ({ id, applies }))
  ));
  const kept = applicable({ fields }, values);
  const needed = needs.filter(([id, lines]) =>
    holds(asked[id], kept) && (!lines || lines.some((when) => holds(when, kept)))
  );
  return { of: needed.length, n: needed.filter(([id]) => valueIn(kept, id)).length };
}
