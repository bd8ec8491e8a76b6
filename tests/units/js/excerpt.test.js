// A result says where its words stand.
import assert from "node:assert/strict";
import { excerpt, splitAt } from "../../../docs/assets/js/pure/excerpt.js";
import { wordsOf } from "../../../docs/assets/js/pure/query.js";

const LONG = "처음에는 아무 말도 없습니다. ".repeat(8);

Deno.test("a text is told around the words, and cut where it is long", () => {
  assert.equal(excerpt("판매정지 통지", ["판매정지"]), "판매정지 통지");
  const part = excerpt(`${LONG}판매 정지 통지를 받은 뒤 ${LONG}`, ["판매정지"]);
  assert.ok(part.startsWith("…") && part.endsWith("…") && part.includes("판매 정지"), part);
  assert.ok(part.length <= 98, String(part.length));
});

Deno.test("words are marked with spaces between their characters or without, or by their pairs", () => {
  assert.deepEqual(splitAt("판매 정지와 판매정지", ["판매정지"]), [
    "",
    "판매 정지",
    "와 ",
    "판매정지",
    "",
  ]);
  assert.deepEqual(splitAt("商标侵权", ["商标被侵权"]), ["", "商标", "", "侵权", ""]);
  assert.deepEqual(splitAt("C++ (a)", ["(a)", "c++"]), ["", "C++", " ", "(a)", ""]);
});

Deno.test("a query is what is meant by it: no words of asking, no letter that is still being typed", () => {
  assert.deepEqual(wordsOf("판매 정지 어떻게 하나요"), ["판매", "정지"]);
  assert.deepEqual(wordsOf("判断怎么办"), ["判断"]);
  assert.deepEqual(wordsOf("정지ㅈ"), ["정지"]);
  assert.deepEqual(wordsOf("怎么办"), ["怎么办"]);
});
