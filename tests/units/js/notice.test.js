// Two notices of the same case: what both say and say differently is asked about, and nothing else.
import assert from "node:assert/strict";
import { conflicts } from "../../../docs/assets/js/pure/noticeconflicts.js";

/** @import { FoundDeadline, Reading, Span } from "../../../docs/assets/js/pure/shapes.js" */

/** @type {Span} */
const WORDS = { start: 0, end: 1, text: "가" };

/**
 * @param {Record<string, string>} said
 * @param {Record<string, string>} head
 * @param {string} [until]
 * @returns {Reading}
 */
function reading(said, head = {}, until) {
  /** @type {Reading["values"]} */
  const values = {};
  for (const [field, value] of Object.entries(said)) values[field] = { value, words: [WORDS] };
  for (const [field, value] of Object.entries(head)) values[field] = { value, words: [] };
  /** @type {FoundDeadline | null} */
  const deadline = until
    ? { term: "business", amount: 3, at: until, wholeDay: false, words: WORDS }
    : null;
  return {
    text: "가",
    kinds: [],
    scenarios: [],
    values,
    undecided: {},
    deadline,
    deadlines: [],
    unreadTerms: [],
    told: [],
    phrases: [],
    unknown: [],
    warnings: [],
    letters: [],
  };
}

Deno.test("what only one notice says is no conflict", () => {
  assert.deepEqual(conflicts(reading({ brand_name: "한빛" }), reading({ product_id: "1" })), []);
});

Deno.test("the same ids in another order are no conflict", () => {
  const first = reading({ product_id: "71000000011, 71000000012" });
  assert.deepEqual(conflicts(first, reading({ product_id: "71000000012, 71000000011" })), []);
});

Deno.test("what both notices say differently is told with both values", () => {
  const first = reading({ brand_name: "한빛", asserted_right: "trademark" });
  const second = reading({ brand_name: "나라", asserted_right: "trademark" });
  assert.deepEqual(conflicts(first, second), [
    { field: "brand_name", first: "한빛", second: "나라" },
  ]);
});

Deno.test("each mail has its own subject and moment", () => {
  const first = reading({}, { notice_reference: "안내" });
  assert.deepEqual(conflicts(first, reading({}, { notice_reference: "재안내" })), []);
});

Deno.test("two deadlines are one conflict, counted or written out", () => {
  const first = reading({ deadline_at: "2026-12-03T18:00" }, {}, "2026-12-03T18:00");
  const second = reading({}, {}, "2026-12-07T23:59");
  const told = [{ field: "deadline_at", first: "2026-12-03T18:00", second: "2026-12-07T23:59" }];
  assert.deepEqual(conflicts(first, second), told);
  assert.deepEqual(conflicts(first, reading({})), []);
});
