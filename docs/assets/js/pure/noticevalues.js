// What a notice fills: of several values for a field, the one that the table takes, or none.
import { sizeOf } from "./fields.js";
import { joined, seen } from "./noticetext.js";
import { valueOf } from "./noticevalue.js";

/** @import { Match } from "./notice.js" */
/** @import { FoundValue, NoticeTable, Reading, Told } from "./shapes.js" */

/**
 * A value that may fill a field.
 * @typedef {{ match: Match, value: string }} Row
 */

/**
 * What the head of a mail says.
 * @typedef {{ subject: string, received: string, to: string }} Lines
 */

/**
 * @param {Match[]} matches
 * @param {(only?: string[]) => boolean} applies
 */
function rowsOf(matches, applies) {
  /** @type {Map<string, Row[]>} */
  const found = new Map();
  for (const match of matches) {
    const { sign, groups } = match;
    if (!applies(sign.only)) continue;
    for (const [field, filled] of Object.entries(sign.fills ?? {})) {
      const value = typeof filled === "number"
        ? valueOf(groups[filled - 1] ?? "", sign.form)
        : filled;
      const rows = found.get(field);
      if (value && rows) rows.push({ match, value });
      else if (value) found.set(field, [{ match, value }]);
    }
  }
  return found;
}

/**
 * Return the value of a field, if one is taken, and the values that it is made of or that contend for it.
 * @param {Row[]} rows in the order of the table, so that the first is from the best sign
 * @returns {{ value: string | null, candidates: string[] }}
 */
function decide(rows) {
  const inPlace = [...rows].sort((a, b) => a.match.words.start - b.match.words.start);
  const candidates = [...new Set(inPlace.map(({ value }) => value))];
  const [best] = rows;
  const several = best?.match.sign.several;
  if (candidates.length === 1 || several === "all") {
    return { value: candidates.join(", "), candidates };
  }
  if (best && several === "first") return { value: best.value, candidates: [best.value] };
  return { value: null, candidates };
}

/**
 * Return what fills fields, and the fields for which nothing was decided.
 * @param {Match[]} matches
 * @param {Lines} lines
 * @param {NoticeTable} table
 * @param {{ kinds: Set<string>, told: Set<Told> }} read
 */
export function valuesOf(matches, lines, table, { kinds, told }) {
  const fields = new Map(table.fields.map((field) => [field.id, field]));
  /** @param {string[]} [only] */
  const applies = (only) => !only?.length || only.some((id) => kinds.has(id));
  /** @param {string} field @param {string} value */
  const fits = (field, value) => sizeOf(value) <= (fields.get(field)?.max ?? 0);
  /** @type {Record<string, FoundValue>} */
  const values = {};
  /** @type {Reading["undecided"]} */
  const undecided = {};
  const said = { ...lines, subject: joined(seen(lines.subject)) };
  for (const { head, field, only, told: needed, unless } of table.heads) {
    if (!applies(only) || (needed && !told.has(needed)) || (unless && told.has(unless))) continue;
    const isDay = head === "received" && fields.get(field)?.type === "date";
    const value = isDay ? said.received.slice(0, 10) : said[head];
    if (value && fits(field, value)) values[field] = { value, words: [] };
  }
  for (const [field, rows] of rowsOf(matches, applies)) {
    const { value, candidates } = decide(rows);
    const own = new Set(candidates);
    if (value === null || !fits(field, value)) undecided[field] = candidates;
    else {
      const words = rows.filter((row) => own.has(row.value)).map(({ match }) => match.words);
      values[field] = { value, words };
    }
  }
  return { values, undecided };
}
