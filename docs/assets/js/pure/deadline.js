// Deadlines, counted as Korea counts them: from the day after the notice, without weekends and public holidays.
import { DAY, HOUR, isWall, KOREA, momentOf, wall } from "./time.js";

/** @import { End, Holidays } from "./shapes.js" */

/** @param {string} day */
const nextDay = (day) => new Date(Date.parse(`${day}T00:00Z`) + DAY).toISOString().slice(0, 10);

/** @param {string} day */
const isWeekend = (day) => [0, 6].includes(new Date(`${day}T00:00Z`).getUTCDay());

/**
 * Return when a term ends, or null where it cannot be told.
 * @param {object} term
 * @param {string} [term.received] the wall clock in Korea at which the notice came in
 * @param {string} [term.kind] `exact`, `business`, `calendar` or `hours`; anything else is no term
 * @param {string} [term.amount] how many of them
 * @param {string} [term.exactly] for `exact`: a wall clock in Korea
 * @param {Holidays} holidays
 * @returns {End | null} `skipped` are the holidays on the way; `beyond` tells that the count runs past the last year
 *   whose holidays are known
 */
export function deadline({ received = "", kind, amount = "", exactly = "" }, holidays) {
  if (kind === "exact") {
    const at = momentOf(exactly);
    return ending(at);
  }
  const from = momentOf(received);
  const count = Number(amount);
  const most = kind === "hours" ? 8760 : 365;
  if (Number.isNaN(from) || !/^\d{1,4}$/.test(amount) || count < 1 || count > most) return null;
  if (kind === "hours") return ending(from + count * HOUR);
  if (kind !== "business" && kind !== "calendar") return null;
  const skipped = [];
  let day = wall(from, KOREA).slice(0, 10);
  for (let left = count; left > 0;) {
    day = nextDay(day);
    if (kind === "business" && Object.hasOwn(holidays, day) && !isWeekend(day)) skipped.push(day);
    else if (kind === "calendar" || !isWeekend(day)) left -= 1;
  }
  const lastKnownYear = Object.keys(holidays).sort().at(-1)?.slice(0, 4) ?? "";
  // The last day counts to its end.
  const beyond = kind === "business" && day.slice(0, 4) > lastKnownYear;
  return ending(momentOf(`${day}T23:59`), skipped, beyond);
}

/**
 * @param {number} at
 * @param {string[]} skipped
 * @returns {End | null} null where no such moment can be written: after 2099
 */
const ending = (at, skipped = [], beyond = false) =>
  Number.isNaN(at) || !isWall(wall(at)) ? null : { at, skipped, beyond };

/** What is left when a reader is told anew how much it is, in hours. */
const STAGES = [168, 72, 24, 3, 1, 0];

/**
 * Return how many of the stages to the end are behind.
 * @param {number} left in milliseconds
 */
export const stage = (left) => STAGES.filter((hours) => left < hours * HOUR).length;

/**
 * Split what is left, or what has passed, into days, hours and minutes.
 * @param {number} from in milliseconds
 * @param {number} to in milliseconds
 */
export function distance(from, to) {
  const minutes = Math.floor(Math.abs(to - from) / 60_000);
  return { d: Math.floor(minutes / 1440), h: Math.floor(minutes / 60) % 24, m: minutes % 60 };
}
