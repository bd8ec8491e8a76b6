// Deadlines, counted as Korea counts them: from the day after the notice, without weekends and public holidays.
import { DAY, HOUR, KOREA, momentOf, wall } from "./time.js";

const nextDay = (day) => new Date(Date.parse(`${day}T00:00Z`) + DAY).toISOString().slice(0, 10);
const isWeekend = (day) => [0, 6].includes(new Date(`${day}T00:00Z`).getUTCDay());

/**
 * Return when a term ends: `{ at, skipped, beyond }`, or null where it cannot be told.
 * @param received the wall clock in Korea at which the notice came in
 * @param kind `exact`, `business`, `calendar` or `hours`; `exact` takes `exactly`, a wall clock in Korea
 * @param holidays names of public holidays by day; `beyond` tells that the count runs past the last year that they cover
 */
export function deadline({ received, kind, amount, exactly }, holidays) {
  if (kind === "exact") {
    const at = momentOf(exactly);
    return Number.isNaN(at) ? null : { at, skipped: [], beyond: false };
  }
  const from = momentOf(received), count = Number(amount);
  if (Number.isNaN(from) || !/^\d{1,4}$/.test(amount) || count < 1 || count > (kind === "hours" ? 8760 : 365)) return null;
  if (kind === "hours") return { at: from + count * HOUR, skipped: [], beyond: false };
  if (kind !== "business" && kind !== "calendar") return null;
  const last = Object.keys(holidays).sort().at(-1)?.slice(0, 4) ?? "";
  const skipped = [];
  let day = wall(from, KOREA).slice(0, 10);
  for (let left = count; left;) {
    day = nextDay(day);
    if (kind === "business" && Object.hasOwn(holidays, day) && !isWeekend(day)) skipped.push(day);
    else if (kind === "calendar" || !isWeekend(day)) left--;
  }
  // The last day counts to its end.
  return { at: momentOf(`${day}T23:59`), skipped, beyond: kind === "business" && day.slice(0, 4) > last };
}

/** Split what is left, or what has passed, into days, hours and minutes. */
export function distance(from, to) {
  const minutes = Math.floor(Math.abs(to - from) / 60_000);
  return { d: Math.floor(minutes / 1440), h: Math.floor(minutes / 60) % 24, m: minutes % 60 };
}
