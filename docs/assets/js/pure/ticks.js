// What is ticked in a checklist: when it was, what a team has added to the list itself, and how much is still open.
import { wall } from "./time.js";

/** @import { Entry } from "./shapes.js" */
/** @typedef {{ id: string, text: string }} OwnItem an item that somebody added to a list, in one case */

/**
 * Return where the items stand that are added to a list: they are kept among the ticks, behind this.
 * @param {string} list
 */
export const ownPrefix = (list) => `own/${list}/`;

/**
 * Return the items that were added to a list, the oldest first.
 * @param {string} list
 * @param {[string, Entry][]} ticks every entry of the case's ticks
 * @returns {OwnItem[]}
 */
export const ownItems = (list, ticks) =>
  ticks
    .filter(([id, { text }]) => id.startsWith(ownPrefix(list)) && text)
    .sort(([one, { added: a = 0 }], [other, { added: b = 0 }]) => a - b || (one < other ? -1 : 1))
    .map(([id, { text = "" }]) => ({ id, text }));

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
    if (s) continue;
    counts[""] += 1;
    if (by) counts[by] += 1;
  }
  return counts;
}
