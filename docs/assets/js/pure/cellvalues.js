// What people type into the cells of a list, as a case keeps it.
import { dayOf } from "./sheetcells.js";
import { isWall } from "./time.js";

/** Blanks that nobody sees; programs and chats bring them. */
const UNSEEN = /[\u200b-\u200d\u2060\ufeff]/g;
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
  // 2026-11-22, 2026/11/22, 2026.11.22, 2026. 11. 22., also with a time or a day of the week behind it
  /^(\d{4})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{1,2})\.?(?!\d)([T\s(（].*)?$/,
  /^(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일号號]?([\s(（].*)?$/,
  /^(\d{4})(\d\d)(\d\d)$/,
];
/** What says nothing that the day does not: which day of the week it is, and its first minute. */
const WEEKDAY =
  /^\s*\(?(?:(?:周|星期|礼拜)?[一二三四五六日天]|[월화수목금토일](?:요일)?|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?)(?![^\s)])\)?/i;
const MIDNIGHT = /^[T\s]*0?0:00(?::00(?:\.0*)?)?$/;

/**
 * Return the day that a text means; "" where it is not sure which: without a year, or with the day and the month in an
 * order that differs from land to land. `rest` is what the text says beyond its day, as an hour.
 * @param {string} text
 */
export function datedIn(text) {
  const plain = text.normalize("NFKC").trim();
  const serial = /^\d{5}(?:\.\d+)?$/.test(plain) ? Number(plain) : 0;
  if (serial >= FIRST_NUMBER && serial <= LAST_NUMBER) {
    const [day, rest = ""] = dayOf(serial).split("T");
    return { day, rest };
  }
  for (const pattern of WRITTEN) {
    const found = pattern.exec(plain);
    if (!found) continue;
    const [, year, month, day, behind = ""] = found;
    const made = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
    const rest = behind.replace(WEEKDAY, "").replace(MIDNIGHT, "").replace(/^T/, "").trim();
    return isWall(made) ? { day: made, rest } : { day: "", rest: "" };
  }
  return { day: "", rest: "" };
}

/**
 * Return the day alone.
 * @param {string} text
 */
export const dayIn = (text) => datedIn(text).day;

/**
 * Return the moment that a text means, "" where it is not sure; a day stays a day.
 * @param {string} text
 */
export function momentIn(text) {
  const { day, rest } = datedIn(text);
  const clock = /^(\d{1,2}):(\d\d)(?::\d\d)?$/.exec(rest);
  if (!day || !clock) return day;
  const moment = `${day}T${clock[1].padStart(2, "0")}:${clock[2]}`;
  return isWall(moment) ? moment : "";
}
