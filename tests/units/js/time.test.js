// Moments: Korean time, wherever the laptop stands.
import assert from "node:assert/strict";
import { deadline, distance } from "../../../docs/assets/js/pure/deadline.js";
import {
  BEIJING,
  isWall,
  KOREA,
  momentOf,
  wall,
  written,
  writtenMoment,
} from "../../../docs/assets/js/pure/time.js";
import { chance } from "./random.js";

const MOMENT = Date.UTC(2026, 10, 21, 17, 13);

Deno.test("a moment is told in Korea and in Beijing, with its day of the week", () => {
  assert.equal(wall(MOMENT), "2026-11-22T02:13");
  assert.equal(writtenMoment(MOMENT, KOREA, "ko"), "2026년 11월 22일(일) 02:13");
  assert.equal(writtenMoment(MOMENT, BEIJING, "zh"), "2026年11月22日（周日） 01:13");
});

Deno.test("days that do not exist are none", () => {
  const none = [
    "2026-02-30",
    "2026-13-01",
    "1899-01-01",
    "2026-11-22T24:30",
    "2026-11-22 02:13",
    "",
    "x",
    "26-1-1",
  ];
  assert.deepEqual(none.filter(isWall), []);
  assert.ok(none.every((text) => Number.isNaN(momentOf(text))));
  assert.deepEqual(none.map((text) => written(text, "ko")), none);
  assert.ok(isWall("2028-02-29") && isWall("2026-11-22T02:13") && isWall("2026-11-22T02:13:05"));
});

Deno.test("a wall clock and its moment lead to each other", () => {
  const pick = chance(3);
  for (let turn = 0; turn < 500; turn += 1) {
    const moment = Date.UTC(1950 + pick(140), pick(12), 1 + pick(28), pick(24), pick(60));
    for (const zone of [KOREA, BEIJING]) assert.equal(momentOf(wall(moment, zone), zone), moment);
  }
});

Deno.test("what is left is split into days, hours and minutes, forwards and backwards", () => {
  const parts = { d: 1, h: 2, m: 3 };
  const span = ((24 + 2) * 60 + 3) * 60_000 + 59_000;
  assert.deepEqual([distance(0, span), distance(span, 0)], [parts, parts]);
});

Deno.test("a term that ends after the last year that is counted is told as none, not as NaN", () => {
  const received = "2099-12-31T23:59";
  for (const kind of ["calendar", "business"]) {
    assert.equal(deadline({ received, kind, amount: "1" }, {}), null);
  }
});
