// The one document in which everything typed is kept: its shape, and what may come in from outside.
//
// { version, erased, active: {v, t}, cases: { id: { map: { id: { …, t } } } } }
// Every entry carries the time of its last change (`t`), so that two tabs, or two people, merge entry by entry.

/** @import { Case, Entries, Entry, Kept, MapName } from "./shapes.js" */

export const VERSION = 1;
/** @type {MapName[]} */
const MAPS = ["about", "fields", "ticks", "evidence", "timeline", "letters"];
const NUMBERS = ["t", "size", "added", "gone"]; // everything else is text
const LATEST = 8e15; // beyond it a time is no date, and one millisecond more is the same number
const FAR = 1e14; // no clock stands there: what claims such a time must not win over all that is typed later

/** The document was written by a newer version of the site: it is left alone. */
export class NewerError extends Error {}

const ID = /^_?[a-z0-9][\w/.-]{0,120}$/i; // `__proto__` is none

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

/**
 * @param {unknown} value
 * @returns {value is number}
 */
const isCount = (value) =>
  typeof value === "number" && Number.isFinite(value) && value >= 0 && value <= LATEST;

/**
 * Return a moment that somebody claims, as far as it can be one.
 * @param {number} t
 */
const moment = (t) => t > FAR ? 1 : t;

/** Signs that break a line, turn the direction of reading, or are seen by nobody: in a name they only deceive. */
// deno-lint-ignore no-control-regex -- these are what is looked for
const DECEIVING = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/g;

/**
 * Return an entry as it is kept: the name of a file stands in lists that are sent, as one line.
 * @template {Partial<Entry>} T
 * @param {MapName} map
 * @param {T} entry
 * @returns {T}
 */
export const cleaned = (map, entry) =>
  map === "evidence" && entry.name
    ? { ...entry, name: entry.name.replace(DECEIVING, " ").trim() }
    : entry;

/**
 * Return what an object says under names that may be ids.
 * @param {unknown} value
 */
const listOf = (value) =>
  Object.entries(isObject(value) ? value : {}).filter(([id]) => ID.test(id));

/**
 * Return an empty document.
 * @returns {Kept}
 */
export const empty = () => ({
  version: VERSION,
  erased: 0,
  active: { v: "", t: 0 },
  cases: Object.create(null),
});

/** Return an empty case. */
export const emptyCase =
  () => /** @type {Case} */ (Object.fromEntries(MAPS.map((map) => [map, Object.create(null)])));

/**
 * Each step turns a document of version n into one of version n + 1.
 * @type {((raw: Record<string, unknown>) => Record<string, unknown>)[]}
 */
const MIGRATIONS = [
  // 0: the flat draft, one case, values without times.
  ({ fields, ticks }) => ({
    active: { v: "first", t: 1 },
    cases: {
      first: {
        fields: Object.fromEntries(listOf(fields).map(([id, v]) => [id, { v: String(v), t: 1 }])),
        ticks: Object.fromEntries(
          listOf(ticks).map(([id, done]) => [id, { s: done ? "done" : "", t: 1 }]),
        ),
      },
    },
  }),
];

/**
 * Return the parts of an entry that have their shape; none where it has no time.
 * @param {unknown} raw
 */
function entryOf(raw) {
  if (!isObject(raw) || !isCount(raw.t)) return null;
  const parts = listOf(raw).filter(([part, said]) =>
    NUMBERS.includes(part) ? isCount(said) : typeof said === "string"
  );
  return /** @type {Entry} */ ({ ...Object.fromEntries(parts), t: moment(raw.t) });
}

/**
 * Return a document from parsed JSON, migrated; what has not its shape is left out. Throws where it is none.
 * @param {unknown} given
 */
export function open(given) {
  if (!isObject(given)) throw new Error("no document");
  let raw = given;
  const version = raw.version || 0;
  if (Number(version) > VERSION) throw new NewerError();
  if (version !== VERSION) {
    const steps = typeof version === "number" && version >= 0 ? MIGRATIONS.slice(version) : [];
    if (steps.length === 0 || !isObject(raw.fields ?? raw.ticks)) throw new Error("no document");
    for (const step of steps) raw = step(raw);
  }
  if (!isObject(raw.cases)) throw new Error("no cases");
  const made = empty();
  if (isCount(raw.erased)) made.erased = moment(raw.erased);
  if (isObject(raw.active) && isCount(raw.active.t)) {
    made.active = { v: String(raw.active.v), t: moment(raw.active.t) };
  }
  for (const [id, one] of listOf(raw.cases)) {
    made.cases[id] = emptyCase();
    for (const map of MAPS) {
      for (const [key, value] of listOf(isObject(one) ? one[map] : {})) {
        const entry = entryOf(value);
        if (entry) made.cases[id][map][key] = cleaned(map, entry);
      }
    }
  }
  return made;
}

/**
 * Return a copy that shares nothing.
 * @param {Kept} kept
 */
export const copyOf = (kept) => open(JSON.parse(JSON.stringify(kept)));

/**
 * Return every map of a case with its name.
 * @param {Case} one
 * @returns {[MapName, Entries][]}
 */
export const mapsOf = (one) => MAPS.map((map) => [map, one[map]]);

/**
 * Return every entry of a document as `[case, map, id, entry]`.
 * @param {Pick<Kept, "cases">} kept
 * @returns {Generator<[string, MapName, string, Entry]>}
 */
export function* entries({ cases }) {
  for (const [id, one] of Object.entries(cases)) {
    for (const [map, held] of mapsOf(one)) {
      for (const [key, entry] of Object.entries(held)) yield [id, map, key, entry];
    }
  }
}
