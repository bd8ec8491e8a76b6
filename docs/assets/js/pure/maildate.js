// The moment in a mail's Date header, in Korean time.

import { isWall, momentOf, wall } from "./time.js";

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
/** The zones that mails name, in hours ahead of UTC; the American ones are those of RFC 5322. */
const ZONES = new Map(
  Object.entries({
    ut: 0,
    utc: 0,
    gmt: 0,
    z: 0,
    kst: 9,
    jst: 9,
    est: -5,
    edt: -4,
    cst: -6,
    cdt: -5,
    mst: -7,
    mdt: -6,
    pst: -8,
    pdt: -7,
  }),
);
const DAY_FIRST =
  /(\d{1,2})[ -]+([a-z]{3})[a-z]*\.?[ -]+(\d{2,4}),?[ ]+(\d{1,2}):(\d\d)(?::\d\d)?/i;
const YEAR_FIRST = /(\d{4})-(\d\d)-(\d\d)[T ]+(\d\d):(\d\d)(?::\d\d)?(?:\.\d+)?/;

/** @param {string} year of two, three or four digits, as RFC 5322 reads them */
function fullYear(year) {
  const number = Number(year);
  if (year.length > 3) return number;
  return number + (number < 50 && year.length === 2 ? 2000 : 1900);
}

/** @param {string | number} number */
const two = (number) => String(number).padStart(2, "0");

/**
 * Return the moment as `2026-11-22T02:13` in Korean time, empty where there is none, and whether a zone was named.
 * Without one the clock is taken for a Korean one.
 * @param {string} text
 */
export function mailDate(text) {
  const [found, day, name, year, hour, minute] = DAY_FIRST.exec(text) ?? [];
  const [other, ...parts] = found ? [] : YEAR_FIRST.exec(text) ?? [];
  const clock = found
    ? `${fullYear(year)}-${two(MONTHS.indexOf(name.toLowerCase()) + 1)}-${two(day)}T${
      two(hour)
    }:${minute}`
    : `${parts.slice(0, 3).join("-")}T${parts.slice(3).join(":")}`;
  const matched = found ?? other;
  if (!matched || !isWall(clock)) return { moment: "", zoned: true };
  const rest = text.slice(text.indexOf(matched) + matched.length).trim();
  // +0900, +09:00, and as some programs write it: GMT+0900, UTC+9.
  const [, sign, hours, minutes = 0] =
    /^(?:GMT|UTC?)?\s*([+-])(\d\d?):?(\d\d)?(?!\d)/i.exec(rest) ?? [];
  const zone = sign
    ? Number(`${sign}1`) * (Number(hours) + Number(minutes) / 60)
    : ZONES.get(/^[a-z]+/i.exec(rest)?.[0].toLowerCase() ?? "");
  return {
    moment: zone === undefined ? clock : wall(momentOf(clock, zone)),
    zoned: zone !== undefined,
  };
}
