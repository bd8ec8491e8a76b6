// What is typed into a field: tidied, and judged.
import assert from "node:assert/strict";
import { fault, sizeOf, tidied } from "../../../docs/assets/js/pure/fields.js";

for (
  const [typed, isNumber, wanted] of /** @type {[string, boolean, string][]} */ ([
    ["Ａ００１２３４５６", false, "A00123456"],
    ["A0012\u200b3456\ufeff", false, "A00123456"],
    ["（주）한빛，２개", false, "（주）한빛，2개"],
    ["1,500,000원", true, "1500000"],
    ["１５００ 韩元", true, "1500"],
    ["1,5", true, "1,5"],
    ["₩ 12", true, "12"],
    ["007", true, "7"],
    ["00", true, "0"],
    ["007", false, "007"],
  ])
) {
  Deno.test(`tidied: ${typed}`, () => assert.equal(tidied(typed, isNumber), wanted));
}

for (
  const [type, right, wrong] of /** @type {[string, string[], string[]][]} */ ([
    ["email", ["a@b.kr", "a.b+c@d-e.co.kr"], ["a@b", "a b@c.kr", "@b.kr"]],
    ["phone", ["010-1234-5678", "+82 10 1234 5678"], ["010", "abc", "010_1234"]],
    ["number", ["0", "123"], ["1.5", "-1", "1,5"]],
    ["money", ["1500000"], ["1,5", "1e3"]],
    ["date", ["2026-11-22"], ["2026-02-30", "2026-11-22T01:00", "11/22"]],
    ["datetime", ["2026-11-22T02:13"], ["2026-11-22", "2026-11-22T25:00"]],
    ["choice", ["one"], ["two"]],
  ])
) {
  Deno.test(`judged: ${type}`, () => {
    const field = { type, max: 99, options: [{ id: "one", label: { zh: "一", ko: "하나" } }] };
    for (const text of [...right, "", "  "]) assert.equal(fault(field, text), "", text);
    for (const text of wrong) assert.equal(fault(field, text), `form.${type}`, text);
  });
}

Deno.test("what is too long is told before anything else, as readers count", () => {
  assert.equal(sizeOf("한🙂"), 2);
  assert.equal(fault({ type: "email", max: 3 }, "a@b.kr"), "form.long");
  assert.equal(fault({ type: "text", max: 2 }, "한🙂"), "");
});
