// What a notice fills: of several values for a field, the one that the table takes, or none.
import { sizeOf } from "./fields.js";
import { joined, seen } from "./noticetext.js";
import { valueOf } from "./noticevalue.js";

/** @import { Match } from "./noticepart.js" */
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
 * Tell whether what a record fills is filled in a notice of such kinds, which says such things.
 * @param {{ only?: string[], told?: Told }} record
 * @param {Set<string>} kinds
 * @param {Set<Told>} told
 */
export function applies({ only, told: needed }, kinds, told) {
  // What was refused, without a word of what it was about, is of some kind all the same.
  const isBare = needed === "refused" && kinds.size === 0;
  const isOfKind = !only?.length || isBare || only.some((id) => kinds.has(id));
  return isOfKind && (!needed || told.has(needed));
}

/**
 * @param {Match[]} matches
 * @param {Set<string>} kinds
 * @param {Set<Told>} told
 */
function rowsOf(matches, kinds, told) {
  /** @type {Map<string, Row[]>} */
  const found = new Map();
  for (const match of matches) {
    const { sign, groups } = match;
    if (!applies(sign, kinds, told)) continue;
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
 * Return the value of a field, if one is taken; the values that it is made of or that contend for it; and what is left.
 * @param {Row[]} rows in the order of the table, so that the first is from the best sign
 * @returns {{ value: string | null, candidates: string[], others: string[] }}
 */
function decide(rows) {
  const inPlace = [...rows].sort((a, b) => a.match.words.start - b.match.words.start);
  const candidates = [...new Set(inPlace.map(({ value }) => value))];
  const [best] = rows;
  const several = best?.match.sign.several;
  if (candidates.length === 1 || several === "all") {
    return { value: candidates.join(", "), candidates, others: [] };
  }
  if (best && several === "first") {
    const others = candidates.filter((value) => value !== best.value);
    return { value: best.value, candidates: [best.value], others };
  }
  return { value: null, candidates, others: [] };
}

/**
 * @param {NoticeTable} table
 * @returns {(field: string, value: string) => boolean}
 */
function fitting({ fields }) {
  const most = new Map(fields.map(({ id, max }) => [id, max]));
  return (field, value) => sizeOf(value) <= (most.get(field) ?? 0);
}

/**
 * Return what the head of the mail fills.
 * @param {Lines} lines
 * @param {NoticeTable} table
 * @param {Set<string>} kinds
 * @param {Set<Told>} told
 */
export function headsOf(lines, table, kinds, told) {
  const fits = fitting(table);
  const types = new Map(table.fields.map(({ id, type }) => [id, type]));
  const said = { ...lines, subject: joined(seen(lines.subject)) };
  /** @type {Record<string, FoundValue>} */
  const values = {};
  for (const record of table.heads) {
    const { head, field, unless } = record;
    if (!applies(record, kinds, told) || (unless && told.has(unless))) continue;
    const isDay = head === "received" && types.get(field) === "date";
    const value = isDay ? said.received.slice(0, 10) : said[head];
    if (value && fits(field, value)) values[field] = { value, words: [] };
  }
  return values;
}

/** @param {Match} match */
const place = ({ words: { start, end } }) => `${start} ${end}`;

/**
 * Return what fills fields, and the fields for which nothing was decided.
 * @param {Match[]} matches
 * @param {NoticeTable} table
 * @param {Set<string>} kinds
 * @param {Set<Told>} told
 */
export function valuesOf(matches, table, kinds, told) {
  const fits = fitting(table);
  /** @type {Record<string, FoundValue>} */
  const values = {};
  /** @type {Reading["undecided"]} */
  const undecided = {};
  const ids = new Map(
    matches.filter(({ sign }) => sign.form === "id").map((
      one,
    ) => [place(one), one.groups[0] ?? []]),
  );
  const all = rowsOf(matches, kinds, told);
  for (const [field, rows] of all) {
    const { value, candidates, others } = decide(rows);
    if (value === null || !fits(field, value)) {
      undecided[field] = candidates;
      continue;
    }
    /** @param {string[]} of */
    const wordsOf = (of) =>
      rows.filter((row) => of.includes(row.value)).map(({ match }) => match.words);
    values[field] = { value, words: wordsOf(candidates) };
    const rest = rows[0]?.match.sign.rest;
    // A number that stands in the same words is that one's.
    const more = others.map((other) => {
      const spans = rows.filter(({ value }) => value === other).map(({ match }) => place(match));
      return [other, ...new Set(spans.flatMap((span) => ids.get(span) ?? []))].join(", ");
    }).join("\n");
    if (rest && more && !all.has(rest) && fits(rest, more)) {
      values[rest] = { value: more, words: wordsOf(others) };
    }
  }
  return { values, undecided };
}
