// The one document in which everything typed is kept: its shape, its migration, and how two copies become one.
//
// { version, active: {v, t}, cases: { id: { map: { id: { …, t } } } } }
// Every entry carries the time of its last change (`t`), so that two tabs, or two people, merge entry by entry.

export const VERSION = 1;
const MAPS = ["about", "fields", "ticks", "evidence", "timeline", "letters"];
const NUMBERS = ["t", "size", "added", "gone"]; // everything else is text
const LATEST = 8e15; // beyond it a time is no date, and one millisecond more is the same number

/** The document was written by a newer version of the site: it is left alone. */
export class NewerError extends Error {}

const ID = /^_?[a-z0-9][\w/.-]{0,120}$/i; // `__proto__` is none
const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
const isCount = (value) => Number.isFinite(value) && value >= 0 && value <= LATEST;
const listOf = (value) => Object.entries(isObject(value) ? value : {}).filter(([id]) => ID.test(id));

/** Return an empty document. */
export const empty = () => ({ version: VERSION, active: { v: "", t: 0 }, cases: Object.create(null) });

/** Return an empty case. */
export const emptyCase = () => Object.fromEntries(MAPS.map((map) => [map, Object.create(null)]));

/** Return an id that no other browser makes. (`randomUUID` does not exist on plain http.) */
export const newId = () => Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => (byte % 36).toString(36)).join("");

// Each step turns a document of version n into one of version n + 1.
const MIGRATIONS = [
  // 0: the flat draft, one case, values without times.
  ({ fields, ticks }) => ({
    active: { v: "first", t: 1 },
    cases: { first: {
      fields: Object.fromEntries(listOf(fields).map(([id, v]) => [id, { v: String(v), t: 1 }])),
      ticks: Object.fromEntries(listOf(ticks).map(([id, done]) => [id, { s: done ? "done" : "", t: 1 }])),
    } },
  }),
];

/** Return a document from parsed JSON, migrated; what has not its shape is left out. Throws where it is none. */
export function open(raw) {
  if (raw.version > VERSION) throw new NewerError();
  if (!raw.version && !isObject(raw.fields ?? raw.ticks)) throw new Error("no document");
  for (let from = raw.version ?? 0; from !== VERSION; from++) raw = MIGRATIONS[from](raw);
  if (!isObject(raw.cases)) throw new Error("no cases");
  const made = empty();
  if (isCount(raw.active?.t)) made.active = { v: String(raw.active.v), t: raw.active.t };
  for (const [id, one] of listOf(raw.cases)) {
    made.cases[id] = emptyCase();
    for (const map of MAPS) for (const [key, entry] of listOf(one?.[map])) if (isCount(entry?.t)) made.cases[id][map][key] = Object.fromEntries(listOf(entry).filter(([part, said]) => (NUMBERS.includes(part) ? isCount(said) : typeof said === "string")));
  }
  return made;
}

const signature = (entry = {}) => JSON.stringify(Object.entries(entry).filter(([key, said]) => key !== "t" && said !== "").sort());

/** Tell whether two entries say the same, whenever they said it. */
export const same = (one, other) => signature(one) === signature(other);

/** Return the later of two entries; at the same moment the choice must only be the same in every tab. */
export function later(one, other) {
  if (!one || !other) return one ?? other;
  return other.t > one.t || (other.t === one.t && signature(other) > signature(one)) ? other : one;
}

/** Merge two documents, entry by entry. */
export function merge(one, other) {
  const made = { ...empty(), active: later(one.active, other.active) };
  for (const document of [one, other]) {
    for (const id of Object.keys(document.cases)) made.cases[id] ??= emptyCase();
    for (const [id, map, key, entry] of entries(document)) made.cases[id][map][key] = later(made.cases[id][map][key], entry);
  }
  // Of a case that was removed only that stays, so that it does not come back from another tab.
  for (const [id, { about }] of Object.entries(made.cases)) if (about.gone?.v) made.cases[id] = { ...emptyCase(), about: { gone: about.gone } };
  return made;
}

/** Return every entry of a document as `[case, map, id, entry]`. */
export function* entries({ cases }) {
  for (const [id, one] of Object.entries(cases)) for (const map of MAPS) for (const [key, entry] of Object.entries(one[map])) yield [id, map, key, entry];
}
