// A reminder comes when there is a reason, and stays away for a while once it was put away.
import assert from "node:assert/strict";
import { emptyCase } from "../../../docs/assets/js/pure/document.js";
import { reminderOf } from "../../../docs/assets/js/pure/reminder.js";

/** @import { Entry } from "../../../docs/assets/js/pure/shapes.js" */

const DAY = 86_400_000;
const NOW = 1_795_000_000_000;

/** @param {number[]} typed days ago @param {number} [exported] days ago */
function caseOf(typed, exported) {
  const one = emptyCase();
  for (const [index, days] of typed.entries()) {
    one.fields[`f${index}`] = /** @type {Entry} */ ({ v: "x", t: NOW - days * DAY });
  }
  if (exported !== undefined) one.about.exported = { v: "x", t: NOW - exported * DAY };
  return one;
}

const rows = /** @type {const} */ ([
  ["nothing was typed", [], undefined, ""],
  ["typed lately", [6], undefined, ""],
  ["typed long ago, and going on", [8, 0], undefined, "week"],
  ["exported lately", [8, 0], 6, ""],
  ["exported long ago, and going on", [20, 0], 8, "week"],
  ["exported long ago, and nothing since", [20, 9], 8, ""],
]);
for (const [name, typed, exported, expected] of rows) {
  Deno.test(`to be exported: ${name}`, () => {
    const one = caseOf([...typed], exported);
    assert.equal(reminderOf({ isDisk: false, one, now: NOW, away: {} }), expected);
  });
}

Deno.test("a time that no clock has written reminds of nothing", () => {
  const one = emptyCase();
  one.fields.a = { v: "x", t: 5 };
  assert.equal(reminderOf({ isDisk: false, one, now: NOW, away: {} }), "");
});

Deno.test("what was put away stays away for a while, and the other reminder does not", () => {
  const one = caseOf([9]);
  const state = { isDisk: true, one, now: NOW };
  assert.equal(reminderOf({ ...state, away: {} }), "disk");
  assert.equal(reminderOf({ ...state, away: { disk: NOW - DAY } }), "week");
  assert.equal(reminderOf({ ...state, away: { disk: NOW - DAY, week: NOW - DAY } }), "");
  assert.equal(reminderOf({ ...state, away: { disk: NOW - 31 * DAY, week: NOW } }), "disk");
  assert.equal(reminderOf({ ...state, away: { disk: NOW, week: NOW - 8 * DAY } }), "week");
});
