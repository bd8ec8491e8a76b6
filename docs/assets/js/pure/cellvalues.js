// What people type into the cells of a list, as a case keeps it.
import { dayOf } from "./sheetcells.js";
import { isWall } from "./time.js";

/** Blanks and marks of direction that nobody sees; programs and chats bring them, Windows in the properties of a file. */
const UNSEEN = /[\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;
/** What was put before a text so that no program computes it (csv.js). */
const GUARD = /^'(?=[=+\-@\t\r\n＝＋－＠])/;

/**
 * Return what stands in a cell without what is not meant.
 * @param {string} [cell]
 */
export const textIn = (cell = "") =>
  cell.replace(GUARD, "").replace(UNSEEN, "").replace(/\r\n?/g, "\n").replaceAll("\u00a0", " ")
    .trim();

/** The years in which a number without a format can be a day of ours: it is the number of a year, or of a product, else. */
const [FIRST_NUMBER, LAST_NUMBER] = [43_831, 54_788]; // 2020 to 2049
const WRITTEN = [
  // 2026-11-22, 2026/11/22, 2026.11.22, 2026. 11. 22.
  /^(\d{4})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{1,2})(?!\d)\.?/,
  /^(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})(?!\d)(?:\s*[日일号號](?!요))?/,
  /^(\d{4})(\d\d)(\d\d)$/,
];
const WEEKDAY =
  "(?:[일월화수목금토](?:요일)?|(?:星期|礼拜|[周週])[一二三四五六日天]|(?:sun|mon|tue|wed|thu|fri|sat)[a-z]*)";
/** The half of the day, which stands before a time or behind it. */
const HALF = "(오전|上午|am|오후|下午|pm)?";
/** A day of the week and a time, behind a day; nothing may be left over. */
const CLOCK = new RegExp(
  `^[T\\s,]*(?:\\(?${WEEKDAY}\\)?[\\s,]*)?` +
    `(?:${HALF}\\s*(\\d{1,2}):(\\d\\d)(?::\\d\\d)?\\s*${HALF})?$`,
  "i",
);
/** What says nothing that the day does not: which day of the week it is, and its first minute. */
const SAYS_NO_MORE = new RegExp(
  `^\\s*(?:\\(?${WEEKDAY}\\)?(?![^\\s)]))?(?:[T\\s]*0?0:00(?::00(?:\\.0*)?)?$)?`,
  "i",
);

/**
 * Return the day that stands at the beginning of a text, and what stands behind it.
 * @param {string} text
 */
function begun(text) {
  const plain = text.normalize("NFKC").trim();
  const serial = /^\d{5}(?:\.\d+)?$/.test(plain) ? Number(plain) : 0;
  if (serial >= FIRST_NUMBER && serial <= LAST_NUMBER) {
    const [day, clock = ""] = dayOf(serial).split("T");
    return { day, rest: clock };
  }
  for (const pattern of WRITTEN) {
    const found = pattern.exec(plain);
    if (!found) continue;
    const [whole, year, month, day] = found;
    const made = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
    return { day: isWall(made) ? made : "", rest: plain.slice(whole.length) };
  }
  return { day: "", rest: "" };
}

/**
 * Return the day that a text means; "" where it is not sure which: without a year, or with the day and the month in an
 * order that differs from land to land. `rest` is what the text says beyond its day, as an hour.
 * @param {string} text
 */
export function datedIn(text) {
  const { day, rest } = begun(text);
  if (!/^[T\s(]/.test(rest) && !CLOCK.test(rest)) return { day: "", rest: "" };
  return { day, rest: rest.replace(SAYS_NO_MORE, "").replace(/^T/, "").trim() };
}

/**
 * Return the moment that a text means, "" where it is not sure; a day stays a day.
 * @param {string} text
 */
export function momentIn(text) {
  const { day, rest } = begun(text);
  const found = CLOCK.exec(rest);
  if (!found) return "";
  const [, before, hours, minutes, behind] = found;
  if (!day || !hours) return day;
  const half = before ?? behind;
  const isLate = /[후下p]/i.test(half ?? "");
  // 13:00 in the afternoon is a time, 13:00 in the morning is none.
  if (Number(hours) > (half && !isLate ? 12 : 23) || (before && behind)) return "";
  const hour = half ? Number(hours) % 12 + (isLate ? 12 : 0) : Number(hours);
  const moment = `${day}T${String(hour).padStart(2, "0")}:${minutes}`;
  return isWall(moment) ? moment : "";
}
