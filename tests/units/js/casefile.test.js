// A case as a file: nothing that comes in is trusted, and nothing that stands here is lost.
import assert from "node:assert/strict";
import {
  broughtIn,
  conflictsOf,
  newsIn,
  readCaseFile,
} from "../../../docs/assets/js/pure/bringing.js";
import { caseFile } from "../../../docs/assets/js/pure/casefile.js";
import { emptyCase, NewerError } from "../../../docs/assets/js/pure/document.js";
import { markRemoved } from "../../../docs/assets/js/pure/merge.js";

/** @import { Case, Entry } from "../../../docs/assets/js/pure/shapes.js" */

const MADE = "2026-11-22T02:13";

/** @param {Record<string, Entry>} fields @param {Record<string, Entry>} [ticks] */
const caseWith = (fields, ticks = {}) => Object.assign(emptyCase(), { fields, ticks });

/** @param {Record<string, Case>} cases */
const standing = (cases) => new Map(Object.entries(cases));

/** @param {unknown} cases @param {object} [more] */
const fileOf = (cases, more) =>
  JSON.stringify({ format: "coupang-playbook-case", version: 1, cases, ...more });

Deno.test("a case goes out and comes in unchanged", () => {
  const one = caseWith({ store_name: { v: "한빛 $& {x}", t: 5 } }, { "a/b": { s: "done", t: 6 } });
  const { cases, isPart } = readCaseFile(`\ufeff${caseFile("first", one, MADE)}`, [], "other");
  assert.equal(JSON.stringify(cases.first), JSON.stringify(one));
  assert.equal(isPart, false);
});

Deno.test("one list goes into the case at hand, unless its own is here", () => {
  const one = caseWith({ store_name: { v: "한빛", t: 5 } }, {
    "a/b": { s: "done", t: 6 },
    "c/d": { s: "na", t: 6 },
  });
  const part = {
    name: "a",
    has: (/** @type {string} */ map, /** @type {string} */ id) => map === "ticks" && id === "a/b",
  };
  const text = caseFile("first", one, MADE, part);
  const there = readCaseFile(text, ["first"], "other").cases;
  const elsewhere = readCaseFile(text, ["other"], "other").cases;
  assert.deepEqual([Object.keys(there), Object.keys(elsewhere)], [["first"], ["other"]]);
  assert.deepEqual([Object.keys(elsewhere.other.fields), Object.keys(elsewhere.other.ticks)], [[], [
    "a/b",
  ]]);
});

for (
  const text of [
    "",
    "null",
    "{",
    "[]",
    fileOf({}),
    fileOf({ a: null }),
    fileOf({ a: { fields: {} } }),
    fileOf({ a: { fields: { x: { v: "x", t: 1e300 } } } }),
    fileOf({ a: { fields: { x: { v: "x", t: -1 } } } }),
    fileOf({ a: { about: { gone: { v: "yes", t: 9 } } } }),
    fileOf({ __proto__: null, constructor: 5 }),
    fileOf({ a: { fields: { x: { v: "x", t: 1 } } } }).replace("coupang", "other"),
    fileOf({ a: { fields: { x: { v: "x", t: 1 } } } }).replace('"version":1,', ""),
  ]
) {
  Deno.test(`no case file: ${text.slice(0, 90)}`, () => {
    assert.throws(() => readCaseFile(text, [], "other"), (error) => !(error instanceof NewerError));
  });
}

Deno.test("a time that is none does not come in, and nothing else stays out for it", () => {
  for (const t of [1e300, 9e15, -1, "5", null]) {
    const text = fileOf({ a: { fields: { bad: { v: "x", t }, good: { v: "y", t: 5 } } } });
    assert.deepEqual(Object.keys(readCaseFile(text, [], "a").cases.a.fields), ["good"], String(t));
  }
});

Deno.test("a file of a newer version is told from a damaged one", () => {
  assert.throws(() => readCaseFile(fileOf({}, { version: 99 }), [], "other"), NewerError);
});

Deno.test("a file cannot remove a case", () => {
  const gone = { v: "yes", t: 1e12 };
  const about = { gone, removed: gone };
  const { cases } = readCaseFile(
    fileOf({ first: { about, fields: { a: { v: "x", t: 5 } } } }),
    [],
    "first",
  );
  assert.deepEqual(Object.keys(cases.first.about), []);
});

Deno.test("what one side never had, or says in the same words, is no conflict", () => {
  const mine = standing({
    first: caseWith({ same: { v: "x", t: 1 }, other: { v: "x", t: 1 }, mine: { v: "x", t: 1 } }),
  });
  const theirs = {
    first: caseWith({ same: { v: "x", t: 9 }, other: { v: "y", t: 0 }, theirs: { v: "y", t: 1 } }),
  };
  assert.deepEqual(conflictsOf(mine, theirs).map(({ key }) => key), ["other"]);
});

Deno.test("a file that comes in again was told as if all of it were new", () => {
  const theirs = { first: caseWith({ a: { v: "x", t: 5 }, b: { v: "y", t: 5 } }) };
  assert.equal(newsIn(standing({}), theirs), 2);
  assert.equal(newsIn(standing({ first: caseWith({ a: { v: "x", t: 9 } }) }), theirs), 1);
  assert.equal(newsIn(standing(theirs), theirs), 0);
});

Deno.test("a case that is called as something of the language itself comes in like every other", () => {
  const { cases } = readCaseFile(
    fileOf({ constructor: caseWith({ a: { v: "x", t: 5 } }) }),
    [],
    "other",
  );
  const mine = standing({ first: caseWith({ a: { v: "y", t: 5 } }) });
  assert.deepEqual(conflictsOf(mine, cases), []);
  const made = broughtIn(mine, cases, (id) => mine.get(id), [], 50);
  assert.deepEqual(Object.keys(made).sort(), ["constructor", "first"]);
});

Deno.test("a choice stands against both sides, and what was typed on while it stood open is kept", () => {
  const own = caseWith({ a: { v: "하나", t: 5 }, b: { v: "둘", t: 5 } });
  const mine = standing({ first: own });
  const theirs = { first: caseWith({ a: { v: "저쪽", t: 99 }, b: { v: "저쪽", t: 99 } }) };
  const [a, b] = conflictsOf(mine, theirs);
  own.fields.a = { v: "하나 둘", t: 200 };
  const choices = [{ conflict: a, keepMine: true }, { conflict: b, keepMine: false }];
  const { first } = broughtIn(mine, theirs, (id) => mine.get(id), choices, 50);
  assert.deepEqual(first.fields.a, { v: "하나 둘", t: 201 });
  assert.deepEqual(first.fields.b, { v: "저쪽", t: 100 });
});

Deno.test("a file older than the removal of its case still brings everything in", () => {
  const removed = caseWith({});
  markRemoved(removed, 100);
  const theirs = { first: caseWith({ a: { v: "x", t: 5 } }) };
  const back = broughtIn(new Map(), theirs, () => removed, [], 200);
  assert.deepEqual(back.first.fields.a, { v: "x", t: 101 });
  // And once more, when the case stands here again but was removed once.
  const again = caseWith({});
  again.about.removed = { v: "yes", t: 100 };
  again.about.gone = { gone: 1, t: 150 };
  assert.equal(
    broughtIn(standing({ first: again }), theirs, () => again, [], 200).first.fields.a.v,
    "x",
  );
});

Deno.test("an entry from the end of time won over what was typed after it, and that was lost with the page", () => {
  const now = 1_795_000_000_000;
  const text = fileOf({ a: { fields: { late: { v: "x", t: 8e15 }, old: { v: "y", t: 5 } } } });
  const { fields } = readCaseFile(text, [], "a", now).cases.a;
  assert.deepEqual([fields.late.t <= now, fields.old.t], [true, 5]);
});

Deno.test("a file of the register without its name, size or hash is no evidence", () => {
  const whole = { name: "a.png", size: 1, sha256: "00", t: 5 };
  const text = fileOf({
    a: {
      fields: { x: { v: "x", t: 5 } },
      evidence: {
        whole,
        gone: { gone: 1, t: 5 },
        sizeless: { ...whole, size: -1 },
        nameless: { ...whole, name: 5 },
        unhashed: { ...whole, sha256: "" },
      },
    },
  });
  const { evidence } = readCaseFile(text, [], "a").cases.a;
  assert.deepEqual(Object.keys(evidence), ["whole", "gone"]);
});

Deno.test("of what was done with a case elsewhere, only its name comes in", () => {
  const about = Object.fromEntries(
    ["name", "begun", "exported", "gone"].map((key) => [key, { v: "x", t: 5 }]),
  );
  const { cases } = readCaseFile(fileOf({ a: { about } }), [], "a");
  assert.deepEqual(Object.keys(cases.a.about), ["name"]);
});

Deno.test("a file with several cases brings all of them", () => {
  const one = caseWith({ x: { v: "x", t: 5 } });
  assert.deepEqual(Object.keys(readCaseFile(fileOf({ a: one, b: one }), [], "a").cases), [
    "a",
    "b",
  ]);
});

Deno.test("a case that version 1 exported comes in whole", () => {
  const t = 1_795_000_000_000;
  const text = fileOf({
    k3x0: {
      about: { name: { v: "사건", t } },
      fields: { store_name: { v: "한빛", t } },
      ticks: { "first-24-hours/hold-still": { s: "done", who: "LW", t } },
      evidence: { e1: { name: "a.png", size: 3, sha256: "ab", added: 1, t } },
      timeline: { t1: { at: "2026-11-21T11:30", text: "회신", t } },
      letters: { "appeal-general": { s: "draft", t } },
    },
  }, { made: MADE });
  const { cases } = readCaseFile(text, [], "other", t + 1);
  assert.deepEqual(JSON.parse(JSON.stringify(cases)), JSON.parse(text).cases);
});
