// What is ticked in a checklist: when it was, and how much is still open.
import { isSettled } from "./states.js";
import { wall } from "./time.js";

/**
 * Write when something was ticked, in Korean time: the hour, behind the day where that is not today.
 * @param {number} moment
 * @param {number} now
 */
export function tickedAt(moment, now) {
  const [day, hour] = wall(moment).split("T");
  return day === wall(now).slice(0, 10) ? hour : `${day.slice(5)} ${hour}`;
}

/**
 * Count what is not settled, by role; everything stands under "".
 * @param {{ by: string, s: string | undefined }[]} items
 * @returns {Record<string, number>}
 */
export function openByRole(items) {
  /** @type {Record<string, number>} */
  const counts = { "": 0 };
  for (const { by, s } of items) {
    counts[by] ??= 0;
    if (isSettled(s)) continue;
    counts[""] += 1;
    if (by) counts[by] += 1;
  }
  return counts;
}
