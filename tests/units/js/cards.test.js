// What stands above the results, and when.
import assert from "node:assert/strict";
import { Cards } from "../../../docs/assets/js/pure/cards.js";

/** @param {string} title */
const card = (title) => ({ title, says: "", address: "a/" });
const tables = {
  answers: [
    { asks: ["期限 过了"], card: card("late") },
    { asks: ["제출하여 주시기"], notice: true, card: card("notice") },
  ],
  numbers: [{ words: ["法律救助公团", "1345"], card: card("number") }],
  terms: [{ own: ["申诉"], foreign: ["소명", "appeal"], card: card("term") }],
  ways: /** @type {[string, string][]} */ ([["one", "a/"], ["two", "b/"]]),
};
const zh = new Cards(tables, "zh");
const ko = new Cards({ ...tables, terms: [] }, "ko");
/** @param {Cards} cards @param {string} query */
const titles = (cards, query) => cards.find(query).map(({ title }) => title);

Deno.test("a phrase asks when all of its parts are there, in any order and with words between", () => {
  assert.deepEqual(titles(zh, "申诉的期限已经过了吗"), ["late"]);
  assert.deepEqual(titles(zh, "过了的期限"), ["late"]);
  assert.deepEqual(titles(zh, "申诉期限"), []);
});

Deno.test("a foreign term is explained, one's own only when its meaning is asked", () => {
  assert.deepEqual(titles(zh, "소명"), ["term"]);
  assert.deepEqual(titles(zh, "Appeal"), ["term"]);
  assert.deepEqual(titles(zh, "소명是什么意思"), ["term"]);
  assert.deepEqual(titles(zh, "什么是申诉？"), ["term"]);
  assert.deepEqual(titles(zh, "申诉"), []);
});

Deno.test("a number is told to who asks for it or types it", () => {
  assert.deepEqual(titles(zh, "法律救助公团电话"), ["number"]);
  assert.deepEqual(titles(zh, "1345"), ["number"]);
  assert.deepEqual(titles(zh, "去法律救助公团申请"), []);
});

Deno.test("a pasted notice is one by its phrases or its length; a Korean question is none", () => {
  assert.deepEqual(titles(ko, "소명 자료를 제출하여 주시기 바랍니다"), ["notice"]);
  assert.deepEqual(titles(ko, "판매정지를 당했는데 어떻게 해야 하는지 알고 싶습니다"), []);
  assert.deepEqual(
    titles(ko, `${"귀하의 상품을 확인한 결과 ".repeat(4)}조치하였음을 알려드립니다`),
    ["notice"],
  );
  assert.deepEqual(titles(zh, "귀하의 상품을 확인한 결과 조치하였음을"), ["notice"]);
});
