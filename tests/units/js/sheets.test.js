// What comes back in a table: its charset and separators, its heads, its items, and what stands beside them.
import assert from "node:assert/strict";
import { datedIn, momentIn, textIn } from "../../../docs/assets/js/pure/cellvalues.js";
import { readCsv, tableOf } from "../../../docs/assets/js/pure/csvread.js";
import { rowsOf } from "../../../docs/assets/js/pure/listrows.js";
import { bare, headOf } from "../../../docs/assets/js/pure/sheetheads.js";
import { KNOWN } from "./known.js";

const HEAD = ["要做的事", "负责人", "状态", "截止日", "完成日", "备注", "id"];

/**
 * @param {string[][]} cells
 * @param {{ name?: string, table?: string }} [sheet]
 */
const found = (cells, { name = "", table = "" } = {}) =>
  rowsOf([{
    name,
    table,
    rows: cells.map((row, at) => ({ number: at + 1, cells: row, unknown: [] })),
  }], KNOWN);

/** @param {string[][]} rows */
const idsIn = (...rows) => found([HEAD, ...rows]).said.map(({ id }) => id);

Deno.test("every charset and separator that programs save in is read", () => {
  const korean = "할 일,상태,id\r\n저장,완료,first-day/save\r\n";
  // What Windows writes: its bytes stand here, for browsers only read them.
  const cp949 = [
    199,
    210,
    32,
    192,
    207,
    44,
    187,
    243,
    197,
    194,
    44,
    105,
    100,
    10,
    192,
    250,
    192,
    229,
    44,
    44,
  ];
  const gbk = [
    210,
    170,
    215,
    246,
    181,
    196,
    202,
    194,
    44,
    215,
    180,
    204,
    172,
    44,
    105,
    100,
    10,
    180,
    230,
    186,
    195,
    44,
    44,
  ];
  const wide = Uint16Array.from(korean, (sign) => sign.charCodeAt(0));
  const heads = new Map(
    Object.entries({ 할일: "item", 상태: "status", 要做的事: "item", 状态: "status", id: "id" }),
  );
  const knows = (/** @type {import("../../../docs/assets/js/pure/sheetcells.js").Row[]} */ rows) =>
    headOf(rows, heads) !== null;
  const utf8 = new TextEncoder();
  for (
    const bytes of [
      utf8.encode(korean),
      utf8.encode(`\ufeff${korean}`),
      utf8.encode(korean.replaceAll(",", ";")),
      utf8.encode(korean.replaceAll(",", "\t")),
      utf8.encode(`sep=;\r\n${korean.replaceAll(",", ";")}`),
      new Uint8Array(wide.buffer),
      new Uint8Array(Uint16Array.from([0xfeff, ...wide]).buffer),
      new Uint8Array(wide.buffer).map((_, at, all) => all[at ^ 1]),
      Uint8Array.from(cp949),
      Uint8Array.from(gbk),
    ]
  ) {
    const { rows, unclosed } = readCsv(bytes, knows);
    assert.ok(knows(rows), rows[0].cells.join("|"));
    assert.equal(rows.length, 2);
    assert.ok(["저장", "存好"].includes(rows[1].cells[0]));
    assert.equal(unclosed, 0);
  }
});

Deno.test("quoted cells hold separators, lines and quotation marks; one that never ends is told", () => {
  const { rows } = tableOf('a,"b ""c"", d\r\ne",f\r"g";h,,\n\n"i"j,k');
  assert.deepEqual(rows.map(({ number, cells }) => [number, cells]), [
    [1, ["a", 'b "c", d\r\ne', "f"]],
    [2, ["g;h", "", ""]],
    [4, ["ij", "k"]],
  ]);
  assert.equal(tableOf('a,b\nc,"d\ne,f\n').unclosed, 2);
  assert.deepEqual(tableOf("").rows, []);
  assert.deepEqual(tableOf("a,\n").rows[0].cells, ["a", ""]);
});

Deno.test("a day is read in each style that is sure, and in no other", () => {
  for (
    const text of [
      "2026-11-02",
      "2026/11/2",
      "2026. 11. 2.",
      "2026.11.02 (월)",
      "2026年11月2日",
      "2026년 11월 2일",
      "20261102",
      "46328",
      "２０２６-１１-０２",
      "2026-11-02 09:00",
    ]
  ) assert.equal(datedIn(text).day, "2026-11-02", text);
  for (
    const text of [
      "",
      "11/25",
      "02/11/2026",
      "26-11-02",
      "2026-02-30",
      "tomorrow",
      "2026-11",
      "12345",
      "2026-11-021",
    ]
  ) {
    assert.equal(datedIn(text).day, "", text);
  }
  assert.deepEqual(
    ["2026-11-02T09:00", "2026/11/2 9:05:30", "2026-11-02", "2026-11-02 25:00"].map(momentIn),
    [
      "2026-11-02T09:00",
      "2026-11-02T09:05",
      "2026-11-02",
      "",
    ],
  );
});

for (
  const [written, moment] of /** @type {[string, string][]} */ ([
    ["2026. 11. 22 오후 9:05:00", "2026-11-22T21:05"],
    ["2026-11-22 下午 9:05", "2026-11-22T21:05"],
    ["2026年11月22日（星期日）下午9:05", "2026-11-22T21:05"],
    ["2026년 11월 22일 일요일, 오후 9:05:00", "2026-11-22T21:05"],
    ["2026/11/22 9:05 PM", "2026-11-22T21:05"],
    ["2026-11-22 오전 12:10", "2026-11-22T00:10"],
    ["2026-11-22 PM 12:10", "2026-11-22T12:10"],
    ["2026-11-22 下午 13:10", "2026-11-22T13:10"],
    ["2026年11月22日，21:00:00", "2026-11-22T21:00"],
    ["2026-11-22 (일) 21:00", "2026-11-22T21:00"],
    ["46348.875", "2026-11-22T21:00"],
    ["2026.11.22 (일)", "2026-11-22"],
    ["2026-11-22 上午 13:10", ""],
    ["2026-11-22 24:00", ""],
    ["2026-11-22 9:00 ~ 18:00", ""],
    ["2026年11月22日 晚上9:00", ""],
    ["2026-11-22 21시 30분", ""],
    ["2026-11-22T12:00:00Z", ""],
  ])
) Deno.test(`moments: ${written}`, () => assert.equal(momentIn(written), moment));

Deno.test("what Windows shows of a file is read without its marks of direction", () => {
  const copied = "\u200e2026년 \u200e11월 \u200e22일 \u200e일요일, \u200f\u200e오후 9:05:00";
  assert.equal(momentIn(textIn(copied)), "2026-11-22T21:05");
});

Deno.test("a cell says what was typed", () => {
  assert.deepEqual(
    ["'=메모", "'tis", " a\u200b\r\nb\u00a0", undefined].map((cell) => textIn(cell)),
    [
      "=메모",
      "'tis",
      "a\nb",
      "",
    ],
  );
  assert.equal(bare("ＩＤ（가） 1"), "id가1");
});

Deno.test("rows are known by their ids, whatever their order, their sheet or what stands above the head", () => {
  const { said, known, troubles } = found([
    ["목록"],
    ["", "진행"],
    ["id", "비고", "상태 状态", "할 일"],
    ["first-day/call", "", "완료 已完成", "다른 말"],
    ["first-day/save", "'=메모", "doing", "저장\n자세히"],
  ], { name: "아무 이름" });
  assert.deepEqual(
    said.map(({ id, list, parts: { s, note }, at: { row } }) => [id, list, s, note, row]),
    [
      ["first-day/call", "first-day", "done", "", 4],
      ["first-day/save", "first-day", "doing", "=메모", 5],
    ],
  );
  assert.deepEqual([known, troubles], [1, []]);
});

Deno.test("without ids an item is known by its words in its list, else it is told", () => {
  const head = HEAD.slice(0, -1);
  const { said, troubles } = found([head, ["存好\n细节", "", "已完成"], ["打电话", "", "已完成"]]);
  assert.deepEqual(said.map(({ id }) => id), ["first-day/save", "first-day/call"]);
  assert.deepEqual(troubles, []);
  const lone = found([head, ["打电话", "", "已完成"]], { name: "x" });
  assert.deepEqual(lone.said.map(({ list }) => list), ["first-day"]);
  const named = found([head, ["打电话", "", "已完成"]], { name: "점검" });
  assert.deepEqual(named.said.map(({ id }) => id), ["audit/call"]);
});

Deno.test("what a team added has no id; a copied row is no second item", () => {
  assert.deepEqual(
    idsIn(
      ["存好", "", "", "", "", "", "first-day/save"],
      ["拍视频", "", "", "", "", "", "first-day/save"],
      ["叫人", "", "", "", "", "", ""],
      ["", "", "", "", "", "", ""],
    ),
    ["first-day/save", "", ""],
  );
});

Deno.test("an item whose words somebody changed stays the item", () => {
  assert.deepEqual(idsIn(["存好所有东西", "", "", "", "", "", "first-day/save"]), [
    "first-day/save",
  ]);
});

Deno.test("retired items lead to what took their place; what leads nowhere is told", () => {
  const { said, troubles } = found([
    HEAD,
    ["旧", "", "已完成", "", "", "", "first-day/old"],
    ["走", "", "已完成", "", "", "", "audit/gone"],
    ["别的", "", "", "", "", "", "first-day/of-a-fork"],
    ["打电话", "", "", "", "", "", "first-day/renamed"],
  ]);
  assert.deepEqual(said.map(({ id }) => id), ["first-day/save", "first-day/call"]);
  assert.deepEqual(troubles.map(({ reason, at: { row } }) => [reason, row]), [["retired", 3]]);
});

Deno.test("what cannot be understood is told with its row, and the rest of the row is read", () => {
  const { said, troubles } = found([
    HEAD,
    ["存好", "王", "OK?", "11/25", "2026-11-02", "见", "first-day/save"],
    ["", "李", "", "", "", "", ""],
    ["打电话", "", "已完成", "", "2026-11-02", "", "first-day/of-a-fork-2"],
  ]);
  const [{ parts }] = said;
  assert.deepEqual([parts.who, parts.s, parts.due, parts.doneOn, parts.note], [
    "王",
    "",
    "",
    "",
    "见",
  ]);
  assert.deepEqual(troubles.map(({ reason, at: { row } }) => `${row} ${reason}`), [
    "2 state",
    "2 undone",
    "2 date",
    "3 nameless",
  ]);
});

Deno.test("a formula without a value is told, and the rest of its row is read", () => {
  const rows = [
    { number: 1, cells: HEAD, unknown: [] },
    { number: 2, cells: ["存好", "", "已完成", "", "", "", "first-day/save"], unknown: [5] },
  ];
  const { said, troubles } = rowsOf([{ name: "a", table: "", rows }], KNOWN);
  assert.deepEqual([said[0].parts.s, said[0].parts.note], ["done", ""]);
  assert.deepEqual(troubles, [{ reason: "formula", at: { sheet: "a", row: 2 }, column: "notes" }]);
});

Deno.test("the table of a pack has several lists", () => {
  const { said } = found([
    ["清单", "要做的事", "状态", "id"],
    ["第一天", "打电话", "已完成", ""],
    ["自查", "打电话", "已完成", ""],
    ["自查", "加的", "进行中", "own/audit/x1"],
    ["自查", "再加的", "待办", ""],
  ]);
  assert.deepEqual(said.map(({ id, list }) => [id, list]), [
    ["first-day/call", "first-day"],
    ["audit/call", "audit"],
    ["own/audit/x1", "audit"],
    ["", "audit"],
  ]);
});

Deno.test("other sheets of ours are no lists; what is filled in there is named", () => {
  const letters = ["", "状态", "发出日", "备注", "id"];
  const rows = [letters, ["", "", "", "", "letter/appeal"]];
  assert.deepEqual(found(rows, { name: "文书" }).left, []);
  assert.deepEqual(found([...rows, ["", "已完成", "", "", "letter/x"]], { name: "文书" }).left, [
    "文书",
  ]);
  assert.equal(found([["x", "y"], ["1", "2"]]).known, 0);
});

Deno.test("files of the register are known by their hash", () => {
  const { files, troubles } = found([
    ["文件", "取得时间", "SHA-256", "id"],
    ["a.png", "2026-11-02 09:05", "AB", ""],
    ["b.png", "어제", "cd", ""],
    ["", "", "", ""],
  ]);
  assert.deepEqual(files.map(({ sha256, parts: { captured } }) => [sha256, captured]), [[
    "ab",
    "2026-11-02T09:05",
  ], ["cd", ""]]);
  assert.deepEqual(troubles.map(({ reason }) => reason), ["date"]);
});

Deno.test("a workbook of a newer version is left alone; its hidden sheet says what renamed ids no longer do", () => {
  const meta = (/** @type {string} */ version) => ({
    name: "_meta",
    table: "",
    rows: [["format", "coupang-playbook-workbook"], ["version", version], [
      "sheet:list_audit",
      "乙",
    ]]
      .map((cells, at) => ({ number: at + 1, cells, unknown: [] })),
  });
  const rows = [HEAD.slice(0, -1), ["加的", "", "已完成"]].map((cells, at) => ({
    number: at + 1,
    cells,
    unknown: [],
  }));
  const sheet = { name: "乙", table: "", rows };
  assert.equal(rowsOf([sheet, meta("1")], KNOWN).said[0].list, "audit");
  assert.equal(rowsOf([sheet, meta("2")], KNOWN).isNewer, true);
});
