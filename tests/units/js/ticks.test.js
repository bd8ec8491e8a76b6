// What is ticked in a list: own items in the order in which they were added, times in Korea, what is open by role.
import assert from "node:assert/strict";
import { ownItems } from "../../../docs/assets/js/pure/ownitems.js";
import { openByRole, tickedAt } from "../../../docs/assets/js/pure/ticks.js";

const NOW = Date.parse("2026-11-21T17:13Z"); // 02:13 on the 22nd in Korea

Deno.test("a time is told in Korea, with its day where that is not today", () => {
  assert.equal(tickedAt(Date.parse("2026-11-21T15:58Z"), NOW), "00:58");
  assert.equal(tickedAt(Date.parse("2026-11-21T14:58Z"), NOW), "11-21 23:58");
});

Deno.test("own items are those of the list, the oldest first", () => {
  const items = ownItems("a-list", [
    ["own/a-list/z9", { t: 9, text: "second", added: 2 }],
    ["own/a-list/b1", { t: 3, text: "first", added: 1 }],
    ["own/a-list-2/c1", { t: 3, text: "of another list", added: 1 }],
    ["own/a-list/d1", { t: 3, s: "done" }],
    ["a-list/given", { t: 3, s: "done" }],
  ]);
  assert.deepEqual(items.map(({ text }) => text), ["first", "second"]);
});

Deno.test("what is done or does not apply is open for nobody, what is being done is", () => {
  const counts = openByRole([
    { by: "evidence", s: "doing" },
    { by: "evidence", s: "na" },
    { by: "legal", s: "done" },
    { by: "", s: undefined },
  ]);
  assert.deepEqual(counts, { "": 2, evidence: 1, legal: 0 });
});
