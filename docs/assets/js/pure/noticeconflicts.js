// Two notices of the same case: where the second says something else than the first, the reader is asked.

/** @import { Reading } from "./shapes.js" */

/** @typedef {{ field: string, first: string, second: string }} Conflict */

/**
 * Tell whether two values name the same things, in whatever order.
 * @param {string} first
 * @param {string} second
 */
const same = (first, second) =>
  first.split(", ").sort().join() === second.split(", ").sort().join();

/**
 * Return until when an answer is asked for, wherever the notice says it.
 * @param {Reading} reading
 */
const untilOf = ({ deadline }) => deadline?.at ?? "";

/**
 * Return the fields in which two readings differ. What only one of them says is no conflict, nor is what only the heads
 * of the mails say: each mail has its own subject and its own moment.
 * @param {Reading} first
 * @param {Reading} second
 * @returns {Conflict[]}
 */
export function conflicts(first, second) {
  const found = [];
  for (const [field, one] of Object.entries(first.values)) {
    const other = second.values[field];
    if (field === "deadline_at" || !other || one.words.length + other.words.length === 0) continue;
    if (!same(one.value, other.value)) {
      found.push({ field, first: one.value, second: other.value });
    }
  }
  const [until, other] = [untilOf(first), untilOf(second)];
  if (until && other && until !== other) {
    found.push({ field: "deadline_at", first: until, second: other });
  }
  return found;
}
