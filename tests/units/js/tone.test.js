// What should not stand in a letter is warned about, and nothing else.
import assert from "node:assert/strict";
import { warnings } from "../../../docs/assets/js/pure/tone.js";

const TEXT = { type: "text" };

/** @param {string} text */
const found = (text) => warnings(TEXT, text, ["010-1111-2222"], "ko");

for (
  const [text, rule, what] of [
    ["귀사를 형사 고소하겠습니다", "threat", "형사 고소"],
    ["언론에 알리겠습니다", "threat", "언론에 알리"],
    ["사기꾼입니다", "insult", "사기꾼"],
    ["你是骗子", "insult", "骗子"],
    ["저희 실수입니다", "admission", "저희 실수"],
    ["위조품이라는 점은 사실입니다", "admission", "사실입니다"],
    ["확인된 사실입니다만 죄송합니다", "admission", "죄송"],
    ["확인된 사실입니다. 그러나 침해는 사실입니다", "admission", "사실입니다"],
    ["번호는 900101-1234567 입니다", "person", "900101-1234567"],
    ["身份证110101199003071234", "person", "110101199003071234"],
    ["연락처 010-1234-5678", "person", "010-1234-5678"],
    ["+82 10 1234 5678", "person", "+82 10 1234 5678"],
    ["电话13812345678。", "person", "13812345678"],
    ["a.b@example.co.kr로", "person", "a.b@example.co.kr"],
    ["숨은\u200b글자", "invisible", ""],
    ["품목 申诉材料在此", "chinese", "申诉材料在此"],
    // Cut short without a sign it looked as if the last character of the name were lost.
    ["深圳市云帆电子商务有限公司", "chinese", "深圳市云帆电子商务有限公司"],
    [
      "这里写的是一整句很长的中文说明没有人读得懂它的意思",
      "chinese",
      "这里写的是一整句很长的中文说明没有人读…",
    ],
  ]
) {
  Deno.test(`told: ${text}`, () => {
    assert.deepEqual(found(text).find(([one]) => one === rule), [rule, what]);
  });
}

for (
  const text of [
    "확인된 사실입니다",
    "확인한 사실입니다",
    "주문번호 2010123456789012",
    "운송장 1-010-1234-5678-9",
    "1380000000000000000",
    "내 번호 010-1111-2222",
    "정품 구매 증빙을 첨부합니다",
  ]
) {
  Deno.test(`not told: ${text}`, () => assert.deepEqual(found(text), []));
}

Deno.test("who quotes does not threaten, but may still name a person", () => {
  const quote = { type: "multiline", any: true };
  assert.deepEqual(warnings(quote, "고소하겠다 010-1234-5678", [], "ko"), [[
    "person",
    "010-1234-5678",
  ]]);
});

Deno.test("the number of goods, an order or a right is nobody's telephone", () => {
  const field = { type: "text", identifier: true };
  for (const text of ["14839201745", "16100000001, 13812345678", "20000000000001"]) {
    assert.deepEqual(warnings(field, text, [], "ko"), []);
  }
  assert.deepEqual(found("상품 14839201745"), [["person", "14839201745"]]);
  assert.deepEqual(warnings(TEXT, "상품 14839201745", ["14839201745"], "ko"), []);
});

Deno.test("a date or a choice is no text", () => {
  assert.deepEqual(warnings({ type: "date" }, "고소하겠습니다", [], "ko"), []);
});
