// How words sound, and how near they are.
import assert from "node:assert/strict";
import { blurred, isNear, letters, Sounds } from "../../../docs/assets/js/pure/sounds.js";

Deno.test("Korean syllables are taken apart into letters as Unicode does it", () => {
  for (const word of ["소명", "판매정지", "값 KC 认证", "힣가"]) {
    assert.equal(letters(word), word.normalize("NFD"), word);
  }
});

Deno.test("two words are near by letters put in, left out, changed or swapped", () => {
  assert.ok(isNear("appeal", "apeal", 1));
  assert.ok(isNear("appeal", "appaal", 1));
  assert.ok(isNear("appeal", "apepal", 1));
  assert.ok(isNear("appeal", "appeall", 1));
  assert.ok(!isNear("appeal", "apeall", 1));
  assert.ok(isNear("appeal", "apeall", 2));
  assert.ok(!isNear("appeal", "appendix", 2));
  assert.ok(isNear(letters("소멍"), letters("소명"), 1));
});

Deno.test("syllables that are typed for each other sound alike", () => {
  for (const [one, other] of [["shu", "su"], ["zhang", "zan"], ["feng", "fen"], ["ning", "lin"]]) {
    assert.equal(blurred(one), blurred(other), `${one} ${other}`);
  }
  assert.notEqual(blurred("su"), blurred("shi"));
});

Deno.test("a word is known by its syllables in full, by their first letters, by its sound", () => {
  const sounds = new Sounds({ shen: "申深", su: "诉", shu: "述", zhong: "重", chong: "重" });
  assert.equal(sounds.spelled("shensu", "申诉"), 6);
  assert.equal(sounds.spelled("shensushu", "申诉"), 6);
  assert.equal(sounds.spelled("shen", "申诉"), -1);
  assert.ok(sounds.isInitials("ss", "申诉"));
  assert.ok(!sounds.isInitials("s", "申诉"));
  assert.deepEqual(sounds.keys("申诉"), sounds.keys("申述"));
  assert.equal(sounds.keys("重").length, 2);
  assert.deepEqual(sounds.keys("申字"), []);
});
