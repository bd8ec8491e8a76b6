// Where the reader of a letter's form is, and what stands in sight.
import assert from "node:assert/strict";
import {
  addressOf,
  awaited,
  IN_SIGHT,
  isKnown,
  partsOf,
  partWith,
  placeIn,
} from "../../../docs/assets/js/pure/steps.js";

for (const [step, part] of [[1, 1], [2, 3], [4, 12]]) {
  Deno.test(`the address of step ${step}, part ${part}, leads back to it`, () =>
    assert.deepEqual(placeIn(addressOf({ step, part })), { step, part }));
}
for (const other of ["", "#send", "#step-", "#step-x", "#step-1-", "#step-1-2-3", "#a-step-1"]) {
  Deno.test(`no step: ${other}`, () => assert.equal(placeIn(other), null));
}

/** @param {string} name @param {number} n */
const group = (name, n) => Array.from({ length: n }, (_, index) => `${name}${index}`);

for (
  const [sizes, wanted] of /** @type {[number[], number[]][]} */ ([
    [[], []],
    [[3, 4], [7]],
    [[3, 4, 4], [7, 4]],
    [[8, 1], [8, 1]],
    [[9], [5, 4]],
    [[20], [7, 7, 6]],
    [[2, 9, 3], [2, 5, 7]],
  ])
) {
  Deno.test(`groups of ${sizes} stand in parts of ${wanted}`, () => {
    const groups = sizes.map((size, index) => group("abc"[index], size));
    const parts = partsOf(groups);
    assert.deepEqual(parts.map(({ length }) => length), wanted);
    assert.deepEqual(parts.flat(), groups.flat());
    assert.ok(parts.every(({ length }) => length <= IN_SIGHT));
  });
}

Deno.test("what an answer raises stands in the part of what is before it", () => {
  const order = ["a", "b", "raised", "c", "d"];
  const parts = [["a", "b"], ["c", "d"]];
  assert.deepEqual(order.map((name) => partWith(order, parts, name)), [1, 1, 1, 2, 2]);
  assert.equal(partWith(order, [["b"], ["d"]], "a"), 1);
});

const label = { zh: "", ko: "" };
for (
  const [type, value, wanted] of /** @type {[string, string, boolean][]} */ ([
    ["text", "란허리빙", true],
    ["text", "  ", false],
    ["email", "store@", false],
    ["date", "2026-11-29", true],
    ["fact", "yes", false],
  ])
) {
  Deno.test(`${type} ${JSON.stringify(value)} is ${wanted ? "" : "not "}known`, () =>
    assert.equal(isKnown({ id: "a", type, max: 60, label }, { a: value }), wanted));
}

/** @type {[string, string[], Record<string, string>, string | undefined][]} */
const WAITING = [
  ["its choice is open", ["ground", "note"], {}, "right"],
  ["its choice is answered", ["ground", "note"], { right: "design" }, undefined],
  ["another one decides less of it", ["ground", "other", "paused"], {}, "right"],
  ["more of it is asked than waits", ["note", "text", "ground"], {}, undefined],
  ["everything in it is asked", ["note"], {}, undefined],
  ["a box decides it", ["papers"], {}, undefined],
  ["its own choice decides it", ["right", "ground"], {}, undefined],
];
for (const [what, order, values, name] of WAITING) {
  Deno.test(`what a step waits for: ${what}`, () => {
    const fields = [
      { id: "measure", type: "choice", max: 60, label },
      { id: "right", type: "choice", max: 60, label },
      { id: "box", type: "fact", max: 60, label },
      { id: "ground", type: "fact", max: 60, label, applies: "right=trademark" },
      { id: "other", type: "fact", max: 60, label, applies: "right=trademark or right=design" },
      { id: "paused", type: "fact", max: 60, label, applies: "measure=stop" },
      { id: "papers", type: "text", max: 60, label, applies: "box" },
      { id: "note", type: "text", max: 60, label },
      { id: "text", type: "text", max: 60, label },
    ];
    const asked = new Set(["measure", "right", "box", "note", "text"]);
    assert.equal(awaited(fields, order, asked, values)?.id, name);
  });
}
