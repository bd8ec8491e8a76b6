// Moments. What a notice says is Korean time, wherever the laptop stands: UTC+9, without summer time; Beijing is UTC+8.

export const KOREA = 9, BEIJING = 8;
export const HOUR = 3_600_000, DAY = 24 * HOUR;

/** Return this moment in milliseconds. `window.playbookNow` (a number or a function) stands in for the clock in tests. */
export function now() {
  const hook = globalThis.playbookNow;
  return (typeof hook === "function" ? hook() : hook) ?? Date.now();
}

/** Return the wall clock `2026-11-22T02:13` of a moment in a zone. */
export const wall = (moment, zone = KOREA) => new Date(moment + zone * HOUR).toISOString().slice(0, 16);

/** Tell whether `text` is a real day, or a day with a time, since 1900. */
export function isWall(text) {
  if (!/^(?:19|20)\d\d-\d\d-\d\d(T\d\d:\d\d(:\d\d)?)?$/.test(text)) return false;
  const date = new Date(`${text.slice(0, 10)}T00:00Z`);
  return !Number.isNaN(+date) && date.toISOString().startsWith(text.slice(0, 10)) && !Number.isNaN(Date.parse(text));
}

/** Return the moment of a wall clock; NaN where it is none. */
export const momentOf = (text, zone = KOREA) => (isWall(text) ? Date.parse(`${text}${text.includes("T") ? "" : "T00:00"}Z`) - zone * HOUR : NaN);

/** Write a day or a wall clock as each language writes it; what is none stays as it is. */
export function written(text, language) {
  if (!isWall(text)) return text;
  const [year, month, day] = text.slice(0, 10).split("-").map(Number);
  const date = language === "ko" ? `${year}년 ${month}월 ${day}일` : `${year}年${month}月${day}日`;
  return text.includes("T") ? `${date} ${text.slice(11, 16)}` : date;
}

/** Write a moment with its day of the week, in a zone. */
export function writtenMoment(moment, zone, language) {
  const local = wall(moment, zone);
  const weekday = (language === "ko" ? "일월화수목금토" : "日一二三四五六")[new Date(`${local}Z`).getUTCDay()];
  return written(local, language).replace(/ (\d\d:\d\d)$/, language === "ko" ? `(${weekday}) $1` : `（周${weekday}） $1`);
}

/** Return the day that it is in Korea. */
export const today = () => wall(now()).slice(0, 10);
