// The deadlines of a case in order, with now among them.
import assert from "node:assert/strict";
import { axisRows } from "../../../docs/assets/js/pure/axis.js";
import { DAY, HOUR } from "../../../docs/assets/js/pure/time.js";

const NOW = Date.UTC(2026, 10, 21, 9);
const at = (/** @type {number} */ away, text = "") => ({ at: NOW + away, text });

Deno.test("now stands between what has passed and what is to come", () => {
  const rows = axisRows([at(3 * DAY, "later"), at(-DAY, "past"), at(HOUR, "soon")], NOW);
  assert.deepEqual(rows.map(({ kind }) => kind), ["past", "now", "next", "next"]);
  assert.deepEqual(rows.map(({ deadline }) => deadline?.text), [
    "past",
    undefined,
    "soon",
    "later",
  ]);
});

Deno.test("what ends at this very moment is still to come", () => {
  assert.deepEqual(axisRows([at(0)], NOW).map(({ kind }) => kind), ["now", "next"]);
  assert.deepEqual(axisRows([at(-1)], NOW).map(({ kind }) => kind), ["past", "now"]);
});

Deno.test("the further apart two deadlines are, the wider the gap before the second", () => {
  const rows = axisRows([at(DAY - 1), at(2 * DAY), at(10 * DAY), at(60 * DAY)], NOW);
  assert.deepEqual(rows.map(({ gap }) => gap), [0, 0, 1, 2, 3]);
});

Deno.test("how far away a deadline is counts from now, before and after it", () => {
  const [past, , next] = axisRows([at(-2 * DAY - HOUR), at(5 * HOUR)], NOW);
  assert.deepEqual(past.away, { d: 2, h: 1, m: 0 });
  assert.deepEqual(next.away, { d: 0, h: 5, m: 0 });
});

Deno.test("a case without deadlines has now alone", () => {
  assert.equal(axisRows([], NOW).length, 1);
});
