// The deadlines of a case in order, with now among them and how far apart they are.
import { distance } from "./deadline.js";
import { DAY } from "./time.js";

/**
 * A deadline of a case, in the page's language.
 * @typedef {object} OwnDeadline
 * @property {number} at the moment at which it ends, in milliseconds
 * @property {string} text what must be done by then
 * @property {string} [href] where that is told
 * @property {string} [note] how it was counted
 */

/**
 * @typedef {object} AxisRow
 * @property {"past" | "now" | "next"} kind
 * @property {number} at
 * @property {0 | 1 | 2 | 3} gap to the row before: less than a day, a week, a month, or more
 * @property {{ d: number, h: number, m: number }} away from now
 * @property {OwnDeadline} [deadline] none where the row is now
 */

/** In days. */
const GAPS = [1, 7, 30];

/**
 * Return the rows of the axis, the earliest first. What ends at this very moment is still to come.
 * @param {OwnDeadline[]} deadlines in any order
 * @param {number} now in milliseconds
 * @returns {AxisRow[]}
 */
export function axisRows(deadlines, now) {
  /** @type {{ at: number, deadline?: OwnDeadline }[]} */
  const points = [{ at: now }, ...deadlines.map((deadline) => ({ at: deadline.at, deadline }))]
    .sort((one, other) => one.at - other.at);
  return points.map(({ at, deadline }, index) => {
    const days = index > 0 ? (at - points[index - 1].at) / DAY : 0;
    return {
      kind: !deadline ? "now" : at < now ? "past" : "next",
      at,
      gap: /** @type {AxisRow["gap"]} */ (GAPS.filter((most) => days >= most).length),
      away: distance(now, at),
      deadline,
    };
  });
}
