// What a team writes and the case has no place for: it is told, and nothing of it is lost silently.
import assert from "node:assert/strict";
import { datedIn } from "../../../docs/assets/js/pure/cellvalues.js";
import { rowsOf } from "../../../docs/assets/js/pure/listrows.js";
import { KNOWN } from "./known.js";

/**
 * Return a sheet.
 * @param {string} name
 * @param {string[][]} cells its head, and its rows
 * @param {number[]} unknown columns whose formula has no value, in the last row
 */
const sheet = (name, cells, unknown = []) => ({
  name,
  table: "",
  rows: cells.map((row, at) => (
    { number: at + 1, cells: row, unknown: at === cells.length - 1 ? unknown : [] }
  )),
});

/** @param {...string[]} cells */
const list = (...cells) => rowsOf([sheet("第一天", cells)], KNOWN);

/** @param {ReturnType<typeof rowsOf>} found */
const columnsIn = ({ columns }) => columns.map(({ name, at: { row }, n }) => `${name} ${row} ${n}`);

Deno.test("a column of a team's own that has something in it is told, with its first row and how often", () => {
  const head = ["要做的事", "状态", "金额", "", "id", "没写的"];
  const found = list(
    head,
    ["存好", "已完成", "", "", "first-day/save"],
    ["打电话", "", "300元", "见", "first-day/call"],
    ["拍视频", "", "20元"],
    ["", "", "320元"],
  );
  assert.deepEqual(columnsIn(found), ["金额 3 3", "D 3 1"]);
  assert.deepEqual([found.said.length, found.troubles], [3, []]);
  const formula = sheet("x", [head, ["存好", "", "", "", "first-day/save"]], [2]);
  assert.deepEqual(columnsIn(rowsOf([formula], KNOWN)), ["金额 2 1"]);
});

Deno.test("a second column of the same name is told where the first says something too", () => {
  const head = ["要做的事", "备注", "备注", "id"];
  assert.deepEqual(columnsIn(list(head, ["存好", "", "乙", "first-day/save"])), []);
  assert.deepEqual(columnsIn(list(head, ["存好", "甲", "乙", "first-day/save"])), ["备注 2 1"]);
});

Deno.test("another role than ours is told, and every role of an item of one's own", () => {
  const head = ["序号", "阶段", "要做的事", "建议分工", "id"];
  const found = list(
    head,
    ["1", "24小时内", "存好", "运营 운영 담당", "first-day/save"],
    ["2", "24小时内", "打电话", "仓库", "first-day/call"],
    ["3", "", "拍视频", "仓库", ""],
  );
  assert.deepEqual(columnsIn(found), ["建议分工 3 2"]);
  assert.deepEqual(
    columnsIn(list(head, ["合计", "现在", "拍视频", "", ""])),
    ["序号 2 1", "阶段 2 1"],
  );
});

Deno.test("an item of ours stays called as it is: other words for it are told", () => {
  const head = ["要做的事", "할 일", "状态", "id"];
  assert.deepEqual(columnsIn(list(head, ["存好\n细节", "저장", "", "first-day/save"])), []);
  const { said: [{ id }], ...found } = list(head, ["存好", "모두 저장", "", "first-day/save"]);
  assert.deepEqual([id, columnsIn({ said: [], ...found })], ["first-day/save", ["할 일 2 1"]]);
  // What took its place has other words by itself.
  assert.deepEqual(columnsIn(list(head, ["旧", "옛것", "", "first-day/old"])), []);
});

Deno.test("an item of one's own written in both languages keeps both", () => {
  const head = ["要做的事", "할 일", "id"];
  const words = (/** @type {string[][]} */ ...rows) => {
    const { said, columns } = list(head, ["存好", "저장", "first-day/save"], ...rows);
    assert.deepEqual(columns, []);
    return said.slice(1).map(({ id, text }) => `${id} ${text}`);
  };
  assert.deepEqual(
    words(["拍仓库\n视频", "창고 촬영", ""], ["", "촬영", ""], ["拍", "", "own/audit/x"]),
    [
      " 拍仓库 视频 / 창고 촬영",
      " 촬영",
      "own/audit/x 拍",
    ],
  );
  // In a copied row only what was written is new.
  assert.deepEqual(words(["拍视频", "저장\n자세히", "first-day/save"]), [" 拍视频"]);
  assert.deepEqual(words(["存好", "촬영", "first-day/save"]), [" 촬영"]);
});

Deno.test("of the register, where originals are kept and remarks are told to stay in the file", () => {
  const head = ["文件", "取得时间", "来源", "原件存放位置", "备注", "SHA-256"];
  const found = rowsOf(
    [sheet("证据登记", [head, ["a.png", "", "", "财务柜", "", "ab"], ["", "", "", "", "问王丽"], [
      "",
      "2026-11-02",
    ]])],
    KNOWN,
  );
  assert.deepEqual(columnsIn(found), ["原件存放位置 2 1", "备注 3 1"]);
  assert.deepEqual(found.files.map(({ at: { row } }) => row), [2, 4]);
  const formula = sheet("证据登记", [head, ["a.png", "", "", "", "", "ab"]], [2]);
  assert.deepEqual(rowsOf([formula], KNOWN).troubles.map(({ column }) => column), ["source"]);
});

Deno.test("a sheet that a case does not keep is named whatever is written there", () => {
  const left = (/** @type {string[][]} */ ...rows) =>
    rowsOf([sheet("文书", [["文书", "负责人", "状态", "发出日", "金额", "id"], ...rows])], KNOWN)
      .left;
  assert.deepEqual(left(["申诉书", "", "", "", "", "letter/appeal"]), []);
  assert.deepEqual(left(["申诉书", "王", "", "", "", "letter/appeal"]), ["文书"]);
  assert.deepEqual(left(["申诉书", "", "", "", "300", "letter/appeal"]), ["文书"]);
  assert.deepEqual(left(["申诉书", "", "", "", "", "letter/x"], ["我们的信"]), ["文书"]);
});

Deno.test("a sheet of a team's own is named, and the overview where the case is written on it; what we wrote is not", () => {
  const own = [["要做的事", "状态", "id"], ["存好", "已完成", "first-day/save"]];
  const left = (/** @type {string[][]} */ ...cells) =>
    rowsOf([sheet("第一天", own), sheet("另一张", cells)], KNOWN).left;
  assert.deepEqual(left(["费用", "元"], ["快递", "30"]), ["另一张"]);
  assert.deepEqual(left(), []);
  assert.deepEqual(left(["手册"], ["案件", ""], ["开始时间"], ["清单", "项数"]), []);
  assert.deepEqual(left(["手册"], ["案件", "甲店"], ["清单", "项数"]), ["另一张"]);
  assert.deepEqual(left(["手册"], ["案件 사건"], ["开始时间 시작 일시", "2026-11-02"]), ["另一张"]);
  assert.deepEqual(left(["目的", "看"], ["状态", "选"], ["负责人", "写"], ["截止日", "写"]), []);
});

Deno.test("what is written above a head is told; title, purpose, edition, progress and the way back are ours", () => {
  const own = [["要做的事", "状态", "id"], ["存好", "已完成", "first-day/save"]];
  const ours = [["第一天", "", "完成进度", "0.5"], ["为什么要做"], [
    "手册版本 1.1.0",
    "",
    "← 概览",
  ]];
  const above = (/** @type {string[][]} */ ...rows) =>
    rowsOf([sheet("第一天", [...rows, ...own])], KNOWN).above;
  assert.deepEqual(above(...ours), []);
  assert.deepEqual(above(), []);
  assert.deepEqual(above(...ours, ["本周由李文负责"]), ["第一天"]);
  assert.deepEqual(above(ours[0], ["为什么要做", "", "先做前三项"], ours[2]), ["第一天"]);
  const table = (/** @type {string[][]} */ ...rows) =>
    rowsOf([sheet("", [...rows, ...own])], KNOWN).above.length;
  assert.deepEqual([table(), table(["本周由李文负责"])], [0, 1]);
});

Deno.test("comments on cells are told with their sheet, whatever the sheet is", () => {
  const own = {
    ...sheet("第一天", [["要做的事", "状态", "id"], ["存好", "", "first-day/save"]]),
    comments: 2,
  };
  const { comments } = rowsOf([own, { ...sheet("费用", [["快递", "30"]]), comments: 1 }], KNOWN);
  assert.deepEqual(comments, ["第一天", "第一天", "费用"]);
});

Deno.test("the hour of a due day, and whatever else stands behind a day, is told; a day of the week says nothing more", () => {
  const head = ["要做的事", "截止日", "id"];
  const told = (/** @type {string} */ due) => {
    const { said: [{ parts }], troubles } = list(head, ["存好", due, "first-day/save"]);
    assert.equal(parts.due, "2026-11-24");
    return troubles.map(({ reason, column, value }) => `${reason} ${column} ${value}`);
  };
  for (
    const due of ["2026-11-24 18:00", "2026-11-24T18:00", "2026. 11. 24. (화) 오후 6시", "46350.75"]
  ) {
    assert.deepEqual(told(due), [`hour due ${due}`]);
  }
  for (
    const due of [
      "2026-11-24",
      "2026.11.24 (화)",
      "2026年11月24日 星期二",
      "2026-11-24 Tue",
      "2026-11-24 00:00:00",
    ]
  ) assert.deepEqual(told(due), [], due);
  assert.equal(datedIn("2026-11-24 (화) 09:00").rest, "09:00");
});

Deno.test("a moment that is not sure is told and not half taken", () => {
  const head = ["文件", "取得时间", "来源", "SHA-256"];
  const { troubles } = rowsOf(
    [sheet("x", [head, ["a", "2026-11-02 9:00 ~ 18:00", "", "ab"]])],
    KNOWN,
  );
  assert.deepEqual(troubles.map(({ reason, column }) => [reason, column]), [["date", "captured"]]);
});
