// What an entry is called and says where two sides differ: words, never the key under which it is kept.
import assert from "node:assert/strict";
import { nameOf, sayingOf } from "../../../docs/assets/js/pure/called.js";

/** @import { Entry, MapName, Names } from "../../../docs/assets/js/pure/shapes.js" */

/** @type {Names} */
const NAMES = {
  about: { name: "名称" },
  fields: { kind: "种类", day: "日期" },
  options: { kind: { ip: "知识产权" } },
  lists: {},
  items: { "a/b": "存好" },
  letters: { appeal: "申诉书" },
};

/** @type {[MapName, string, Entry, string, string][]} */
const ENTRIES = [
  ["about", "name", { v: "한빛", t: 1 }, "名称", "한빛"],
  ["fields", "kind", { v: "ip", half: "", t: 1 }, "种类", "知识产权"],
  ["fields", "kind", { v: "constructor", t: 1 }, "种类", "constructor"],
  ["fields", "day", { v: "2026-11-22T02:13", t: 1 }, "日期", "2026年11月22日 02:13"],
  ["fields", "day", { v: "", t: 1 }, "日期", "transfer.empty"],
  ["fields", "toString", { v: "한빛", t: 1 }, "", "한빛"],
  ["ticks", "a/b", { s: "done", who: "李", t: 1 }, "存好", "state.done · 李"],
  ["ticks", "a/gone", { s: "na", t: 1 }, "", "state.na"],
  ["ticks", "own/a/1", { text: "打电话", s: "", added: 1, t: 1 }, "打电话", "打电话"],
  ["evidence", "x1", { gone: 1, t: 1 }, "", "transfer.removed"],
  ["evidence", "x1", { name: "a.png", size: 1, sha256: "00", t: 1 }, "a.png", "a.png"],
  ["letters", "appeal", { s: "draft", t: 1 }, "申诉书", "transfer.begun"],
  [
    "letters",
    "gone",
    { s: "draft", out: "docx", at: "2026-11-22T02:13", t: 1 },
    "",
    "transfer.out 2026年11月22日 02:13",
  ],
];
for (const [map, id, entry, name, saying] of ENTRIES) {
  Deno.test(`what stands under ${map} ${id} ${JSON.stringify(entry)} is told in words`, () => {
    const say = (/** @type {string} */ key, values = {}) =>
      [key, ...Object.values(values)].filter(Boolean).join(" ");
    assert.equal(nameOf(NAMES, map, id, entry), name);
    assert.equal(sayingOf(NAMES, map, id, entry, say, "zh"), saying);
  });
}
