// Days, moments and terms as notices write them, in Korean time. As macros/playbook/notice_term.py reads them.
import { DAY, isWall } from "./time.js";

/** @import { Doubt } from "./shapes.js" */

/**
 * A moment that words may name.
 * @typedef {object} Moment
 * @property {string} at a wall clock in Korea
 * @property {boolean} wholeDay they name the day alone, so that its last minute was taken
 * @property {Doubt | null} doubt why they may name another moment too
 */

/** A day, perhaps its day of the week, perhaps a time: `day`, `near-day`, `weekday`, `clock`, `zone` of the table. */
const MOMENT = new RegExp(
  String.raw`^(?:(금일|오늘|명일|내일|익일)` +
    String.raw`|(?:(20[0-9]{2}|['’‘]?[0-9]{2})[ \n]*[년.\/\-][ \n]*)?` +
    String.raw`([01]?[0-9])[ \n]*[월.\/\-][ \n]*` +
    String.raw`([0-3]?[0-9])[ \n]*[일.]?(?:[ \n]*\(?([월화수목금토일])(?:요일\)?|\)))?)[ \n]*` +
    String.raw`(?:업무[ \n]*시간[ \n]*(?:내|종료)?[ \n]*\()?` +
    String.raw`(?:(자정|정오)|(오전|오후|밤|낮)?[ \n]*T?([0-2]?[0-9])` +
    String.raw`(?::([0-5][0-9])|[ \n]*(시)(?:[ \n]*([0-5]?[0-9])분|[ \n]*(반))?))?`,
  "u",
);
/**
 * A day without its year is read as the next such day, unless that is further away than any notice gives; nor is a number
 * before a day its year where it would be.
 */
const FAR = 120 * DAY;
const WEEKDAYS = "월화수목금토일";
const FIRST_MINUTE = "00:00";
const NOON = "12:00";
const LAST_MINUTE = "23:59";

/** @param {number} number */
const two = (number) => String(number).padStart(2, "0");

/** @param {string} day @param {number} n */
const daysAfter = (day, n) =>
  new Date(Date.parse(`${day}T00:00Z`) + n * DAY).toISOString().slice(0, 10);

/**
 * @param {string | undefined} year
 * @param {boolean} isSure whether the year is certainly one
 * @param {number} month
 * @param {number} number
 * @param {string} received
 */
function dayOf(year, isSure, month, number, received) {
  /** @param {string | number} inYear */
  const day = (inYear) => `${inYear}-${two(month)}-${two(number)}`;
  const written = year && day(`20${year.slice(-2)}`);
  if (written && isSure) return isWall(written) ? written : null;
  const first = received.slice(0, 10);
  if (!isWall(first)) return null;
  const same = written || day(first.slice(0, 4));
  if (!isWall(same)) return null;
  const next = written || same >= first ? same : day(Number(first.slice(0, 4)) + 1);
  const ahead = Date.parse(next) - Date.parse(first);
  return isWall(next) && ahead >= 0 && ahead <= FAR ? next : null;
}

/**
 * Return a day; with the nearest one of its day of the week, where that is another.
 * @param {string | null} day
 * @param {string | undefined} weekday
 */
function daysOf(day, weekday) {
  if (!day) return [];
  const its = (new Date(`${day}T00:00Z`).getUTCDay() + 6) % 7;
  const apart = weekday ? (WEEKDAYS.indexOf(weekday) - its + 3 + 7) % 7 - 3 : 0;
  return [...new Set([day, daysAfter(day, apart)])].filter(isWall).sort();
}

/**
 * Midnight is where a day begins as well as where it ends.
 * @param {string} name
 */
const named = (name) => name === "자정" ? [FIRST_MINUTE, LAST_MINUTE] : [NOON];

/**
 * Return the times that an hour may be, and why it may be several.
 * @param {string | undefined} half
 * @param {string} hour
 * @param {number} rest minutes
 * @param {boolean} oclock
 * @returns {{ times: string[], doubt: Doubt | null }}
 */
function timesOf(half, hour, rest, oclock) {
  const hours = Number(hour);
  /** @param {number} at */
  const time = (at) => `${two(at)}:${two(rest)}`;
  if (half === "밤" || half === "낮") {
    // At what other hour night begins is not told.
    const times = hours === 12 && rest === 0 ? named(half === "밤" ? "자정" : "정오") : [];
    return { times, doubt: null };
  }
  if (hours === 12 && rest === 0 && (half || oclock)) {
    // The dictionary lets a morning end with twelve and an afternoon too; digital clocks let them begin so.
    return { times: half === "오전" ? [FIRST_MINUTE, NOON] : [NOON, LAST_MINUTE], doubt: "noon" };
  }
  if (half && hours <= 12) {
    return { times: [time(hours % 12 + (half === "오후" ? 12 : 0))], doubt: null };
  }
  if (hours === 24 && rest === 0) return { times: [LAST_MINUTE], doubt: null };
  if (hours > 23) return { times: [], doubt: null };
  const isOpen = hours > 0 && hours < 12 && (oclock || hours < 10) && !hour.startsWith("0");
  return {
    times: isOpen ? [time(hours), time(hours + 12)] : [time(hours)],
    doubt: isOpen ? "half" : null,
  };
}

/**
 * Return what words may name, the earliest first: one moment, several that nobody can tell apart, or none.
 * @param {string} words
 * @param {string} received a wall clock in Korea; may be empty
 * @returns {Moment[]}
 */
export function momentsIn(words, received) {
  const found = MOMENT.exec(words);
  if (!found) return [];
  const [, near, year, month, number, weekday, name, half, hour, minute, oclock, minutes, thirty] =
    found;
  let days = [];
  if (near) {
    const ahead = near === "금일" || near === "오늘" ? 0 : 1;
    days = received ? [daysAfter(received.slice(0, 10), ahead)] : [];
  } else {
    // 26.12.4 names a year only where the day comes soon; 26년 and '26 say that they do.
    const isSure = year !== undefined && (year.length > 2 || words.includes("년"));
    days = daysOf(dayOf(year, isSure, Number(month), Number(number), received), weekday);
  }
  const wholeDay = !name && hour === undefined;
  const rest = thirty ? 30 : Number(minute ?? minutes ?? 0);
  /** @type {ReturnType<typeof timesOf>} */
  const { times, doubt } = hour !== undefined
    ? timesOf(half, hour, rest, oclock !== undefined)
    : { times: name ? named(name) : [LAST_MINUTE], doubt: null };
  const why = days.length > 1 ? "weekday" : doubt ?? (times.length > 1 ? "midnight" : null);
  return days.flatMap((day) =>
    times.map((time) => ({ at: `${day}T${time}`, wholeDay, doubt: why }))
  );
}
