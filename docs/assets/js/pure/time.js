// Moments. What a notice says is Korean time, wherever the laptop stands: UTC+9, without summer time; Beijing is UTC+8.

/** @import { Language } from "./shapes.js" */

/** Hours ahead of UTC. */
export const KOREA = 9;
/** Hours ahead of UTC. */
export const BEIJING = 8;
/** In milliseconds. */
export const HOUR = 3_600_000;
/** In milliseconds. */
export const DAY = 24 * HOUR;

/**
 * Return the wall clock `2026-11-22T02:13` of a moment in a zone.
 * @param {number} moment in milliseconds
 */
export const wall = (moment, zone = KOREA) =>
  new Date(moment + zone * HOUR).toISOString().slice(0, 16);

/**
 * Tell whether `text` is a real day, or a day with a time, since 1900.
 * @param {string} text
 */
export function isWall(text) {
  if (!/^(?:19|20)\d\d-\d\d-\d\d(T\d\d:\d\d(:\d\d)?)?$/.test(text)) return false;
  const day = text.slice(0, 10);
  const date = new Date(`${day}T00:00Z`);
  // 2026-02-30 is read as a day in March.
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day) &&
    !Number.isNaN(Date.parse(text));
}

/**
 * Return the moment of a wall clock in milliseconds; NaN where it is none.
 * @param {string} text
 */
export function momentOf(text, zone = KOREA) {
  if (!isWall(text)) return NaN;
  return Date.parse(`${text}${text.includes("T") ? "" : "T00:00"}Z`) - zone * HOUR;
}

/**
 * Write a day or a wall clock as each language writes it; what is none stays as it is.
 * @param {string} text
 * @param {Language} language
 */
export function written(text, language) {
  if (!isWall(text)) return text;
  const [year, month, day] = text.slice(0, 10).split("-").map(Number);
  const date = language === "ko" ? `${year}년 ${month}월 ${day}일` : `${year}年${month}月${day}日`;
  return text.includes("T") ? `${date} ${text.slice(11, 16)}` : date;
}

/**
 * Write a moment with its day of the week, in a zone.
 * @param {number} moment in milliseconds
 * @param {number} zone
 * @param {Language} language
 */
export function writtenMoment(moment, zone, language) {
  const clock = wall(moment, zone);
  const weekdays = language === "ko" ? "일월화수목금토" : "日一二三四五六";
  const weekday = weekdays[new Date(`${clock}Z`).getUTCDay()];
  const withDay = language === "ko" ? `(${weekday}) $1` : `（周${weekday}） $1`;
  return written(clock, language).replace(/ (\d\d:\d\d)$/, withDay);
}
