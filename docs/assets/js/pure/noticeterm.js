// Days, moments and terms as notices write them, in Korean time. As macros/playbook/notice_term.py reads them.
import { DAY, isWall } from "./time.js";

/** A day, perhaps its day of the week, perhaps a time: the pieces `day`, `weekday`, `clock` and `zone` of the table. */
const MOMENT = new RegExp(
  String.raw`^(?:(20[0-9]{2}|['’‘]?[0-9]{2})[ \n]*[년.\/\-][ \n]*)?` +
    String.raw`([01]?[0-9])[ \n]*[월.\/\-][ \n]*` +
    String.raw`([0-3]?[0-9])[ \n]*[일.]?(?:[ \n]*\(?[월화수목금토일](?:요일)?\)?)?[ \n]*` +
    String.raw`(?:업무[ \n]*시간[ \n]*(?:내|종료)?[ \n]*\()?` +
    String.raw`(?:(오전|오후|밤)?[ \n]*([0-2]?[0-9])` +
    String.raw`(?::([0-5][0-9])|[ \n]*시(?:[ \n]*([0-5]?[0-9])분|[ \n]*(반))?))?`,
  "u",
);
/**
 * A day without its year is read as the next such day, unless that is further away than any notice gives; nor is a number
 * before a day its year where it would be.
 */
const FAR = 120 * DAY;
const LAST_MINUTE = "23:59";

/** @param {number} number */
const two = (number) => String(number).padStart(2, "0");

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
 * @param {string | undefined} half
 * @param {number} given
 */
function hourOf(half, given) {
  // 12 at night ends the day; at what other hour night begins is not told.
  if (half === "밤") return given === 12 ? 24 : 25;
  return half && given <= 12 ? given % 12 + (half === "오후" ? 12 : 0) : given;
}

/**
 * Return the moment that words name, and whether they name the day alone; null where it cannot be told.
 * @param {string} words
 * @param {string} received a wall clock in Korea; may be empty
 */
export function momentIn(words, received) {
  const found = MOMENT.exec(words);
  if (!found) return null;
  const [, year, month, number, half, hour, minute, minutes, thirty] = found;
  // 26.12.4 names a year only where the day comes soon; 26년 and '26 say that they do.
  const isSure = year !== undefined && (year.length > 2 || words.includes("년"));
  const day = dayOf(year, isSure, Number(month), Number(number), received);
  if (!day) return null;
  if (hour === undefined) return { at: `${day}T${LAST_MINUTE}`, wholeDay: true };
  const given = Number(hour);
  const hours = hourOf(half, given);
  const rest = thirty ? 30 : Number(minute ?? minutes ?? 0);
  if (hours === 24 && rest === 0) return { at: `${day}T${LAST_MINUTE}`, wholeDay: false };
  return hours < 24 ? { at: `${day}T${two(hours)}:${two(rest)}`, wholeDay: false } : null;
}
