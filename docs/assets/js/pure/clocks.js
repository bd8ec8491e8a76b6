// Every clock of a case: the limits of docs/data/deadlines.yml whose beginning the case knows, and the last days that
// somebody set or promised. What cannot be counted is left out: no day is better than a wrong one.
import { holds, valueIn } from "./condition.js";
import { deadline } from "./deadline.js";
import { DAY, isWall, momentOf } from "./time.js";

/** @import { Holidays, Text, Values } from "./shapes.js" */

/**
 * A limit as the case pack's data has it. Without `unit`, the field says the last day itself.
 * @typedef {object} Clock
 * @property {string} id
 * @property {Text} what
 * @property {string} starts_on the field
 * @property {number} [amount]
 * @property {"business" | "calendar" | "months" | "years"} [unit]
 * @property {string} [when] a condition on the answers
 * @property {string} [since] the first day from which it can be counted
 * @property {Text} [limit]
 * @property {Text} [starts]
 * @property {Text} [applies_to]
 */

/**
 * Return the last day of a number of months that begin the day after `day` (Civil Act, articles 157 and 160): the day
 * before the one with the same number, or the month's last day where it has no such day.
 * @param {string} day
 * @param {number} months
 */
function afterMonths(day, months) {
  const first = new Date(Date.parse(`${day}T00:00Z`) + DAY);
  const year = first.getUTCFullYear();
  const month = first.getUTCMonth() + months;
  const lastOfMonth = Date.UTC(year, month + 1, 0);
  const end = Math.min(Date.UTC(year, month, first.getUTCDate()) - DAY, lastOfMonth);
  return new Date(end).toISOString().slice(0, 10);
}

/**
 * @param {Clock} clock
 * @param {string} from a day or a wall clock
 * @param {Holidays} holidays
 */
function endOf({ unit, amount = 0 }, from, holidays) {
  if (unit === undefined) return from.includes("T") ? momentOf(from) : momentOf(`${from}T23:59`);
  if (unit === "months" || unit === "years") {
    const months = unit === "years" ? 12 * amount : amount;
    return momentOf(`${afterMonths(from.slice(0, 10), months)}T23:59`);
  }
  const end = deadline({ received: from, kind: unit, amount: String(amount) }, holidays);
  return end && !end.beyond ? end.at : NaN;
}

/**
 * Return the clocks that can be counted, the earliest first, each with the moment at which it ends.
 * @param {Clock[]} clocks
 * @param {Values} values
 * @param {Holidays} holidays
 * @returns {(Clock & { at: number })[]}
 */
export const clocksOf = (clocks, values, holidays) =>
  clocks.flatMap((clock) => {
    const from = valueIn(values, clock.starts_on);
    if (!isWall(from) || !holds(clock.when, values)) return [];
    if (clock.since && from.slice(0, 10) < clock.since) return [];
    const at = endOf(clock, from, holidays);
    return Number.isNaN(at) ? [] : [{ ...clock, at }];
  }).sort((one, other) => one.at - other.at);
