// Copies of the document meet in any order, and the same comes out.
import assert from "node:assert/strict";
import { empty, emptyCase } from "../../../docs/assets/js/pure/document.js";
import {
  isLiving,
  later,
  lifted,
  markRemoved,
  merge,
  removedAt,
} from "../../../docs/assets/js/pure/merge.js";
import { chance } from "./random.js";

/** @import { Entry, Kept, MapName } from "../../../docs/assets/js/pure/shapes.js" */

/** @type {MapName[]} */
const MAPS = ["fields", "ticks", "evidence"];

/**
 * Return a document of few values, so that copies have much to disagree on.
 * @param {(n: number) => number} pick
 */
function anyDocument(pick) {
  const made = empty();
  made.active = { v: `case${pick(3)}`, t: pick(4) };
  if (pick(3) === 0) made.erased = pick(4);
  for (let id = 0; id < 3; id += 1) {
    if (pick(4) === 0) continue;
    const one = emptyCase();
    for (const map of MAPS) {
      for (const key of ["a", "b"]) {
        if (pick(2) === 0) continue;
        const t = pick(5);
        /** @type {Entry} */
        const said = { v: `x${pick(3)}`, t };
        if (pick(3) === 0) said.note = ""; // says nothing, and is there
        one[map][key] = pick(4) === 0 ? { gone: 1, t } : said;
      }
    }
    // Removed, or removed and back again, as this version and the one before it write it.
    if (pick(4) === 0) {
      one.about.gone = pick(2) === 0 ? { v: "yes", t: pick(5) } : { gone: 1, t: pick(5) };
    }
    if (pick(6) === 0) one.about.removed = { v: "yes", t: pick(5) };
    made.cases[`case${id}`] = one;
  }
  return made;
}

/**
 * Return a document as text, its names in order.
 * @param {Kept} kept
 */
const asText = (kept) =>
  JSON.stringify(kept, (_, value) => {
    if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
    return Object.fromEntries(
      Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)),
    );
  });

const TRIPLES = 4000;

Deno.test("merging is commutative, idempotent and associative", () => {
  const pick = chance(20261129);
  for (let turn = 0; turn < TRIPLES; turn += 1) {
    const [a, b, c] = [anyDocument(pick), anyDocument(pick), anyDocument(pick)];
    const ab = merge(a, b);
    assert.equal(asText(merge(b, a)), asText(ab), `commutative, turn ${turn}`);
    assert.equal(asText(merge(ab, ab)), asText(ab), `idempotent, turn ${turn}`);
    assert.equal(
      asText(merge(merge(a, b), c)),
      asText(merge(a, merge(b, c))),
      `associative, turn ${turn}`,
    );
  }
});

Deno.test("merging changes neither of the two", () => {
  const pick = chance(7);
  for (let turn = 0; turn < 500; turn += 1) {
    const [a, b] = [anyDocument(pick), anyDocument(pick)];
    const before = [asText(a), asText(b)];
    merge(a, b);
    assert.deepEqual([asText(a), asText(b)], before);
  }
});

/**
 * Return a document with one case.
 * @param {Record<string, Entry>} fields
 * @param {Record<string, Entry>} [about]
 */
function withCase(fields, about = {}) {
  const kept = empty();
  kept.cases.first = Object.assign(emptyCase(), { fields, about });
  return kept;
}

Deno.test("a case that one tab removed does not come back from another", () => {
  const there = withCase({ store_name: { v: "한빛", t: 5 } });
  const removed = withCase({}, {});
  markRemoved(removed.cases.first, 6);
  const both = merge(there, removed);
  assert.equal(isLiving(both.cases.first), false);
  assert.deepEqual(Object.keys(both.cases.first.fields), []);
});

Deno.test("a document of the version before this one, with its own mark of removal, is understood", () => {
  const old = withCase({}, { gone: { v: "yes", t: 6 } });
  const both = merge(withCase({ store_name: { v: "한빛", t: 5 } }), old);
  assert.deepEqual(Object.keys(both.cases.first.fields), []);
  assert.equal(removedAt(both.cases.first), 6);
  // One that came back under that version has no mark of the removal left: nothing of it may go.
  const back = withCase({ store_name: { v: "한빛", t: 5 } }, { gone: { gone: 1, t: 7 } });
  assert.deepEqual({ ...merge(back, empty()).cases.first.fields }, {
    store_name: { v: "한빛", t: 5 },
  });
});

Deno.test("a case that came back keeps what it says, whoever still knows only of its removal", () => {
  const removed = withCase({});
  markRemoved(removed.cases.first, 6);
  const back = withCase({ store_name: { v: "한빛", t: 8 } }, {
    gone: { gone: 1, t: 8 },
    removed: { v: "yes", t: 6 },
  });
  for (const made of [merge(removed, back), merge(back, removed)]) {
    assert.ok(isLiving(made.cases.first));
    assert.equal(made.cases.first.fields.store_name.v, "한빛");
  }
});

Deno.test("what comes in after a removal is dated behind it", () => {
  const one = withCase({ a: { v: "x", t: 3 }, b: { v: "y", t: 9 } }).cases.first;
  const { fields } = lifted(one, 5);
  assert.deepEqual({ ...fields }, { a: { v: "x", t: 6 }, b: { v: "y", t: 9 } });
});

Deno.test("of two entries of one moment every tab takes the same", () => {
  const one = { v: "가", t: 3 };
  const other = { v: "나", t: 3, note: "" };
  assert.equal(later(one, other), later(other, one));
});
