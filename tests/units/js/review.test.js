// What an answer adds to a letter, and what a letter says and states before it is sent.
import assert from "node:assert/strict";
import { added } from "../../../docs/assets/js/pure/adds.js";
import { enclosed, sentences, stated } from "../../../docs/assets/js/pure/review.js";

/** @import { Letter } from "../../../docs/assets/js/pure/shapes.js" */

/** @param {string} words */
const both = (words) => ({ zh: words, ko: words });
const choices = [{ id: "stop", label: both("stopped") }, { id: "limit", label: both("limited") }];

/** @type {Letter} */
const LETTER = {
  id: "letter",
  language: "ko",
  paper: both("letter"),
  layout: "mail",
  recipient: both("to"),
  subject: both("about {name}"),
  parts: [
    { kind: "text", ...both("hello") },
    { kind: "heading", ...both("grounds") },
    { kind: "item", ...both("genuine"), when: "genuine" },
    { kind: "item", ...both("measure {measure}"), when: "measure" },
    { kind: "item", ...both("by {until}"), when: "until" },
    { kind: "item", ...both("no papers"), when: "not genuine" },
  ],
  attachments: [{ ...both("invoice"), when: "genuine" }],
  signature: [both("{name}")],
  fields: [
    { id: "name", type: "text", max: 60, label: both("name") },
    { id: "measure", type: "choice", max: 60, label: both("measure"), options: choices },
    { id: "genuine", type: "fact", max: 60, label: both("genuine"), applies: "measure=stop" },
    { id: "until", type: "date", max: 60, label: both("until") },
  ],
  rules: [],
  labels: {
    zh: { recipient: "", subject: "", attachments: "", sent: "", understood: "" },
    ko: { recipient: "", subject: "", attachments: "", sent: "", understood: "" },
  },
};
const STOPPED = { name: "한빛", measure: "stop" };

for (
  const [name, typed, wanted] of /** @type {[string, Record<string, string>, string[]][]} */ ([
    ["genuine", STOPPED, ["part-2", "attachment-0"]],
    ["genuine", { ...STOPPED, genuine: "yes" }, ["part-2", "attachment-0"]],
    ["measure", STOPPED, ["part-3"]],
    ["measure", { ...STOPPED, genuine: "yes" }, ["part-3"]],
    ["until", STOPPED, ["part-4"]],
    ["until", { ...STOPPED, until: "2026-11-30" }, ["part-4"]],
    ["name", STOPPED, ["subject"]],
    ["genuine", {}, []],
  ])
) {
  Deno.test(`${name} adds ${wanted} to ${JSON.stringify(typed)}`, () =>
    assert.deepEqual(added(LETTER, typed, name, "ko").map(({ row }) => row), wanted));
}

Deno.test("each sentence leads to what made it, and stands there in both languages", () => {
  const found = sentences(LETTER, { ...STOPPED, genuine: "yes" }, "zh");
  const made = Object.fromEntries(found.map(({ read, field }) => [read.row, field]));
  assert.equal(made["part-0"], undefined);
  assert.equal(made["part-2"], "genuine");
  assert.equal(made["part-3"], "measure");
  assert.equal(made["signature-0"], "name");
  assert.ok(found.every(({ read, sent }) => read.row === sent.row));
  assert.deepEqual(
    found.filter(({ read }) => read.kind === "item").map(({ read, sent }) =>
      `${read.number} ${sent.number}`
    ),
    ["1) 가.", "2) 나."],
  );
});

Deno.test("only what is asked and confirmed is stated", () => {
  const names = (/** @type {Record<string, string>} */ typed) =>
    stated(LETTER, typed).map(({ id }) => id);
  assert.deepEqual(names({ ...STOPPED, genuine: "yes" }), ["measure", "genuine"]);
  assert.deepEqual(names({ measure: "limit", genuine: "yes" }), ["measure"]);
  assert.deepEqual(names({ name: "한빛" }), []);
});

Deno.test("a file is an enclosure because the reader said so, and only then", () => {
  const entry = { name: "invoice.pdf", t: 1 };
  const invoice = { ko: "invoice", zh: "发票" };
  assert.equal(enclosed([["a", entry]], invoice), undefined);
  const [id] = enclosed([["a", entry], ["b", { ...entry, encloses: "invoice" }]], invoice) ?? [];
  assert.equal(id, "b");
});

Deno.test("the notice is one paper, whatever a letter calls it", () => {
  const mail = { name: "notice.eml", t: 1, encloses: "notice" };
  const files = /** @type {[string, typeof mail][]} */ ([["a", mail]]);
  for (const ko of ["통지 메일 사본", "쿠팡의 통지 메일"]) {
    assert.equal(enclosed(files, { ko, zh: "通知", notice: true })?.[0], "a");
  }
  assert.equal(enclosed(files, { ko: "사진", zh: "照片" }), undefined);
});
