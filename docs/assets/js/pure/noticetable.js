// The table by which notices are read, its patterns compiled: once for all notices of a page.

/** @import { Alarm } from "./noticealarms.js" */
/** @import { Wanted } from "./noticetext.js" */
/** @import { NoticeSign, NoticeTable } from "./shapes.js" */

/** @typedef {{ sign: NoticeSign, wanted: Wanted, then: RegExp | undefined }} Sign compiled */
/** @typedef {{ signs: Sign[], alarms: Alarm[] }} Compiled */

/** @param {string | undefined} pattern */
const one = (pattern) => pattern === undefined ? undefined : new RegExp(pattern, "um");

/**
 * @param {{ near?: string, not_near?: string }} record
 * @param {string} pattern
 * @returns {Wanted}
 */
const wantedOf = (record, pattern) => ({
  pattern: new RegExp(pattern, "gum"),
  near: one(record.near),
  notNear: one(record.not_near),
});

/** @type {WeakMap<NoticeTable, Compiled>} */
const known = new WeakMap();

/**
 * Return the patterns of a table.
 * @param {NoticeTable} table
 * @returns {Compiled}
 */
export function compiled(table) {
  const before = known.get(table);
  if (before) return before;
  const now = {
    signs: table.signs.map((sign) => ({
      sign,
      wanted: wantedOf(sign, sign.pattern),
      then: sign.then === undefined ? undefined : new RegExp(sign.then, "yum"),
    })),
    alarms: table.alarms.map((record) => ({
      record,
      wanted: record.pattern === undefined ? undefined : wantedOf(record, record.pattern),
      file: one(record.file),
    })),
  };
  known.set(table, now);
  return now;
}

/** Long enough that engines compile an expression for good, and in letters as wide as those of notices. */
const SAMPLE = "가 ".repeat(600);

/**
 * Compile the patterns of a table before a notice is there, which is half of the first reading. For a moment in which the
 * page has nothing else to do; reading works without it.
 * @param {NoticeTable} table
 */
export function prepare(table) {
  const { signs, alarms } = compiled(table);
  for (const { wanted, then } of [...signs, ...alarms.map((alarm) => ({ ...alarm, then: null }))]) {
    for (const expression of [wanted?.pattern, wanted?.near, wanted?.notNear, then]) {
      if (expression) SAMPLE.search(expression);
    }
  }
}
