// How two copies of the document become one. Whatever the order in which copies meet, the same comes out: `merge` is
// commutative, idempotent and associative (tests/units/js/merge.test.js).
//
// It is so because each thing that is known only ever grows: of two entries the later one stays, and of two times at
// which a case was removed, or everything erased, the later one. An entry as old as the removal of its case, or as the
// erasing, is gone, whoever still has it.
import { empty, emptyCase, entries } from "./document.js";

/** @import { Case, Entry, Kept } from "./shapes.js" */

/**
 * @param {Partial<Entry>} entry
 * @param {(part: [string, unknown]) => boolean} counts
 */
const signature = (entry, counts) => JSON.stringify(Object.entries(entry).filter(counts).sort());

/** @param {Partial<Entry>} [entry] */
const saying = (entry = {}) => signature(entry, ([part, said]) => part !== "t" && said !== "");

/**
 * Tell whether two entries say the same, whenever they said it.
 * @param {Partial<Entry>} [one]
 * @param {Partial<Entry>} [other]
 */
export const same = (one, other) => saying(one) === saying(other);

/** @param {Partial<Entry>} entry */
const whole = (entry) => signature(entry, () => true);

/**
 * Tell whether one entry is a copy of the other: most that meet are, and that is told without their signatures.
 * @param {Partial<Entry>} one
 * @param {Partial<Entry>} other
 */
const isCopy = (one, other) =>
  Object.keys(one).length === Object.keys(other).length &&
  Object.entries(one).every(([part, said]) => said === other[part]);

/**
 * Return the later of two entries; at the same moment the choice must only be the same in every tab.
 * @template {{ t: number }} T
 * @param {T | undefined} one
 * @param {T} other
 * @returns {T}
 */
export function later(one, other) {
  if (!one) return other;
  if (one.t !== other.t) return other.t > one.t ? other : one;
  if (isCopy(one, other)) return one;
  return saying(other) + whole(other) > saying(one) + whole(one) ? other : one;
}

/**
 * Return when a case was last removed, 0 where it never was. It may have come back since: that is what `about.gone`
 * says, the removal itself is kept in `about.removed`.
 * @param {Case} [one]
 */
export function removedAt(one) {
  const { gone, removed } = one?.about ?? {};
  return Math.max(removed?.t ?? 0, gone?.v ? gone.t : 0);
}

/**
 * Tell whether there is such a case, and it is not removed.
 * @param {Case} [one]
 */
export const isLiving = (one) => one !== undefined && !one.about.gone?.v;

/** What is noted of a case without anything standing in it. */
const MARKS = ["begun", "exported", "gone", "removed", "yielded"];

/**
 * Tell whether nothing stands in a case, or nothing any more.
 * @param {Case} one
 */
export function isBlank(one) {
  for (const [, map, key, entry] of entries({ cases: { one } })) {
    const isMark = map === "about" && MARKS.includes(key);
    if (!isMark && !entry.gone && !same(entry, {})) return false;
  }
  return true;
}

/**
 * Mark a case as removed at a moment that is later than all it says.
 * @param {Case} one
 * @param {number} t
 */
export function markRemoved(one, t) {
  one.about.gone = { v: "yes", t };
  one.about.removed = { v: "yes", t };
}

/**
 * Return the case as what comes in after its removal: what is older is dated just behind it.
 * @param {Case} one
 * @param {number} removal
 */
export function lifted(one, removal) {
  const made = emptyCase();
  for (const [, map, key, entry] of entries({ cases: { one } })) {
    made[map][key] = entry.t > removal ? entry : { ...entry, t: removal + 1 };
  }
  return made;
}

/**
 * Take away what was said before the removal of a case, all but the marks of it.
 * @param {Case} one
 */
function clear(one) {
  const removal = removedAt(one);
  if (removal === 0) return;
  one.about.removed = { v: "yes", t: removal };
  for (const [, map, key, entry] of [...entries({ cases: { one } })]) {
    const isMark = map === "about" && (key === "gone" || key === "removed");
    if (!isMark && entry.t <= removal) delete one[map][key];
  }
}

/**
 * Take away what was said before everything was erased.
 * @param {Kept} kept
 */
function wipe({ erased, cases }) {
  if (erased === 0) return;
  for (const [id, map, key, entry] of [...entries({ cases })]) {
    if (entry.t <= erased) delete cases[id][map][key];
  }
  for (const [id, one] of Object.entries(cases)) {
    if (entries({ cases: { one } }).next().done) delete cases[id];
  }
}

/**
 * Merge two documents, entry by entry.
 * @param {Kept} one
 * @param {Kept} other
 */
export function merge(one, other) {
  const active = later(one.active, other.active);
  const made = { ...empty(), erased: Math.max(one.erased, other.erased), active };
  for (const from of [one, other]) {
    for (const [id, theirs] of Object.entries(from.cases)) {
      made.cases[id] ??= emptyCase();
      const { about } = made.cases[id];
      // The later time of removal stands, whatever `gone` says since.
      const removal = Math.max(removedAt(made.cases[id]), removedAt(theirs));
      for (const [, map, key, entry] of entries({ cases: { one: theirs } })) {
        made.cases[id][map][key] = later(made.cases[id][map][key], entry);
      }
      if (removal > 0) about.removed = { v: "yes", t: removal };
    }
  }
  wipe(made);
  for (const held of Object.values(made.cases)) clear(held);
  return made;
}
