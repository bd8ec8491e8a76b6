// What a table says beside what stands in the case: nothing that was ticked is lost, and nothing wins by itself.
import assert from "node:assert/strict";
import { both, compare, MOST_ADDED } from "../../../docs/assets/js/pure/comparing.js";

/** @import { Entry } from "../../../docs/assets/js/pure/shapes.js" */

const NOTHING = { s: "open", who: "", note: "", due: "", doneOn: "", evidence: "" };

/**
 * @param {string} id
 * @param {Partial<typeof NOTHING>} parts
 */
const row = (id, parts, text = id, at = { sheet: "", row: 5 }) => (
  { id, list: "a", text, parts: { ...NOTHING, ...parts }, at }
);

/**
 * @param {ReturnType<typeof row>[]} said
 * @param {[string, Partial<Entry>][]} ticks
 */
const compared = (said, ticks, owners = {}) => compare({ said, files: [] }, ticks, [], owners);

Deno.test("what is further, or said for the first time, is more; what is not, stays", () => {
  const { more, differing, behind, same } = compared([
    row("a/1", { s: "done", who: "王" }),
    row("a/2", { s: "done" }),
    row("a/3", {}),
    row("a/4", { s: "doing" }),
    row("a/5", { s: "done" }),
  ], [["a/2", { s: "doing" }], ["a/3", { s: "done", note: "x" }], ["a/4", { s: "na" }], ["a/5", {
    s: "done",
  }]]);
  assert.deepEqual(more.map(({ id, parts }) => [id, parts]), [["a/1", { s: "done", who: "王" }], [
    "a/2",
    { s: "done" },
  ]]);
  assert.deepEqual(behind.map(({ id }) => id), ["a/3", "a/4"]);
  assert.deepEqual([differing.length, same], [0, 3]);
});

Deno.test("what both say, and not the same, is chosen part by part", () => {
  const { more, differing } = compared(
    [row("a/1", { s: "na", who: "李", note: "다름", due: "2026-11-03", evidence: "p" })],
    [["a/1", { s: "done", who: "王", note: "같음", due: "2026-11-02" }]],
  );
  assert.deepEqual(differing.map(({ part, mine, theirs }) => [part, mine, theirs]), [
    ["s", "done", "na"],
    ["who", "王", "李"],
    ["note", "같음", "다름"],
    ["due", "2026-11-02", "2026-11-03"],
  ]);
  assert.deepEqual(more.map(({ parts }) => parts), [{ evidence: "p" }]);
});

Deno.test("a text that goes on from the other has all of it", () => {
  const { more, differing, same } = compared([
    row("a/1", { note: "통화함\n회신 대기", who: "王, 李" }),
    row("a/2", { note: "一", who: "李" }),
    row("a/3", { note: "没发了" }),
  ], [["a/1", { note: "통화함", who: "李" }], ["a/2", { note: "二\n一", who: "王、李" }], ["a/3", {
    note: "发了",
  }]]);
  assert.deepEqual(more.map(({ id }) => id), ["a/1"]);
  assert.deepEqual(differing.map(({ id }) => id), ["a/3"]);
  assert.equal(same, 1);
  assert.equal(both("note", "二\n一", "三"), "二\n一\n三");
  assert.equal(both("note", "二\n一", "一"), "二\n一");
  assert.equal(both("who", "王", "李"), "王, 李");
  assert.equal(both("who", "王", ""), "王");
});

Deno.test("who stands there from the start is no word of the team's", () => {
  const said = [row("a/1", { who: "金" }), row("a/2", { who: "王" })];
  const { more, same } = compared(said, [], { "a/1": "金", "a/2": "金" });
  assert.deepEqual(more.map(({ id }) => id), ["a/2"]);
  assert.equal(same, 1);
});

Deno.test("what was added is the same for everybody, and is not added twice", () => {
  const said = [
    row("", { s: "doing" }, "拍视频。"),
    row("", {}, "叫 人"),
    row("", { who: "王" }, "拍视频"),
  ];
  const { added, troubles } = compared(said, []);
  assert.deepEqual(added.map(({ parts }) => parts), [{ text: "拍视频。", s: "doing", who: "王" }, {
    text: "叫 人",
  }]);
  assert.deepEqual(troubles.map(({ reason }) => reason), ["twice"]);
  assert.match(added[0].id, /^own\/a\/[0-9a-f]{16}$/);
  /** @type {[string, Partial<Entry>][]} */
  const ticks = [
    ...added.map(({ id, parts }) => /** @type {[string, Partial<Entry>]} */ ([id, parts])),
  ];
  const again = compared(said, ticks);
  assert.deepEqual([again.added, again.more, again.differing], [[], [], []]);
  const elsewhere = compared([row("", { s: "done" }, "拍视频")], [["own/a/typed", {
    text: "拍视频",
  }]]);
  assert.deepEqual(elsewhere.more.map(({ id, parts }) => [id, parts]), [["own/a/typed", {
    s: "done",
  }]]);
});

Deno.test("an own item that was written out is known by its id, and its words may change", () => {
  const { added, differing } = compared(
    [row("own/a/x", {}, "new words"), row("own/a/y", { s: "done" }, "unknown here")],
    [["own/a/x", { text: "words" }]],
  );
  assert.deepEqual(differing.map(({ part, theirs }) => [part, theirs]), [["text", "new words"]]);
  assert.deepEqual(added.map(({ id, parts }) => [id, parts]), [["own/a/y", {
    text: "unknown here",
    s: "done",
  }]]);
});

Deno.test("two rows about one item are read together", () => {
  const { more, troubles } = compared([
    row("a/1", { s: "doing", note: "一", due: "2026-11-02" }),
    row("a/1", { s: "done", note: "二" }),
  ], []);
  assert.deepEqual(more[0].parts, { s: "done", note: "一\n二", due: "2026-11-02" });
  assert.deepEqual(troubles.map(({ reason, value }) => [reason, value]), [["twice", "5"]]);
});

Deno.test("more than a team adds is told and left out", () => {
  const said = Array.from(
    { length: MOST_ADDED + 3 },
    (_, at) => row("", {}, `일 ${at}`, { sheet: "", row: at }),
  );
  const { added, troubles } = compared(said, []);
  assert.equal(added.length, MOST_ADDED);
  assert.deepEqual(troubles.map(({ reason, at }) => [reason, at.row]), [["many", MOST_ADDED]]);
});

Deno.test("a file of the register takes what its row says; one that is not registered is told", () => {
  const parts = { captured: "2026-11-02T09:00", source: "메일", note: "" };
  const files = [{ sha256: "aa", name: "a", parts, at: { sheet: "", row: 2 } }, {
    sha256: "",
    name: "b",
    parts,
    at: { sheet: "", row: 3 },
  }];
  const { more, troubles } = compare({ said: [], files }, [], [["e1", {
    name: "a.png",
    sha256: "aa",
    source: "메일",
  }]], {});
  assert.deepEqual(more.map(({ map, id, parts }) => [map, id, parts]), [["evidence", "e1", {
    captured: "2026-11-02T09:00",
  }]]);
  assert.deepEqual(troubles.map(({ reason, value }) => [reason, value]), [["unregistered", "b"]]);
});

Deno.test("names that objects have by themselves are no states and no items", () => {
  const { more, differing } = compared([row("a/1", { s: "done" })], [["a/1", {
    s: "constructor",
  }]]);
  assert.deepEqual([more.length, differing.length], [1, 0]);
});

Deno.test("the deputy's line, which stood there before, is not written into the note", () => {
  const note = "대리: 김하늘\n회신 대기";
  const said = [row("a/1", { note }), row("a/2", { note: "대리: 김하늘" })];
  const deputies = { "a/1": ["대리: 김하늘"], "a/2": ["대리: 김하늘"] };
  const { more, same } = compare({ said, files: [] }, [], [], {}, deputies);
  assert.deepEqual(more.map(({ id, parts }) => [id, parts]), [["a/1", { note: "회신 대기" }]]);
  assert.equal(same, 1);
});
