// What is handed out: archives, lists, tables, and text that other programs read.
import assert from "node:assert/strict";
import { cutByBytes } from "../../../docs/assets/js/pure/bytecut.js";
import { fileSize, inOrder, registerList } from "../../../docs/assets/js/pure/evidence.js";
import { forWindows } from "../../../docs/assets/js/pure/outgoing.js";
import { checklistCsv, registerCsv, timelineCsv } from "../../../docs/assets/js/pure/tables.js";
import { inTime } from "../../../docs/assets/js/pure/timeline.js";
import { runsOf } from "../../../docs/assets/js/pure/runs.js";
import { filledIn, joined } from "../../../docs/assets/js/pure/words.js";
import { safeForXml } from "../../../docs/assets/js/pure/xml.js";
import { entryOf, readZip, textOf, writeZip } from "../../../docs/assets/js/pure/zip.js";

const say = (/** @type {string} */ key) => key;

Deno.test("an archive is read back as it was written", async () => {
  const texts = ["", "가나다\n".repeat(2000), "\u0000\u00ff"];
  const entries = await Promise.all(texts.map((text, index) => entryOf(`폴더/${index}.txt`, text)));
  const archive = writeZip(entries, "2026-11-22T02:13");
  const read = readZip(await archive.arrayBuffer());
  assert.deepEqual(read.map(({ name }) => name), ["폴더/0.txt", "폴더/1.txt", "폴더/2.txt"]);
  assert.deepEqual(await Promise.all(read.map(textOf)), texts);
  assert.deepEqual(read.map(({ crc }) => crc), entries.map(({ crc }) => crc));
  assert.equal(read[1].method, 8);
});

Deno.test("the checksum is the one that all archives use", async () => {
  assert.equal((await entryOf("a", "123456789")).crc, 0xcbf43926);
});

Deno.test("what is no archive is refused", () => {
  assert.throws(() => readZip(new ArrayBuffer(5)));
  assert.throws(() =>
    readZip(new TextEncoder().encode("no archive at all, but long enough").buffer)
  );
});

Deno.test("sizes are told as people read them", () => {
  const sizes = [0, 1023, 1024, 1_500_000, 5e12, undefined];
  assert.deepEqual(sizes.map((size) => fileSize(size)), [
    "0 B",
    "1020 B",
    "1 KB",
    "1.43 MB",
    "4.55 TB",
    "0 B",
  ]);
});

Deno.test("the register comes in the order in which files were added", () => {
  const files = inOrder([
    ["b", { t: 1, added: 2, name: "둘", size: 8, sha256: "bb", captured: "2026-11-21T01:40" }],
    ["a", { t: 2, added: 1, name: "=하나", size: 9, sha256: "aa" }],
  ]);
  const [head, first, second] = registerCsv(files, say).split("\r\n");
  assert.ok(head.includes("register.sha256"));
  assert.equal(first, "1,'=하나,9,aa,,,");
  assert.equal(second, "2,둘,8,bb,2026-11-21 01:40,,");
  assert.equal(
    registerList(files, { list: "첨부", taken: "확보" }),
    "첨부\n1. =하나 (9 bytes)\n   SHA-256: aa\n2. 둘 (확보 2026년 11월 21일 01:40, 8 bytes)\n   SHA-256: bb\n",
  );
});

Deno.test("the tables of the pack say what was ticked and what happened", () => {
  const lists = [{ title: "목록", items: [{ id: "a", text: "하나" }, { id: "b", text: "둘" }] }];
  const tick = (/** @type {string} */ id) =>
    id === "a"
      ? { s: "done", who: "김", t: 1_795_281_180_000, evidence: "폴더" }
      : { due: "2026-12-01" };
  assert.deepEqual(checklistCsv(lists, tick, say).split("\r\n").slice(1, 3), [
    "목록,하나,김,,state.done,2026-11-22 02:13,,폴더,a",
    "목록,둘,,2026-12-01,state.open,,,,b",
  ]);
  const events = inTime([{ at: "2026-11-22", text: "나" }, { text: "언제" }, {
    at: "2026-11-21T09:00",
    text: "가",
  }]);
  assert.deepEqual(timelineCsv(events, say).split("\r\n").slice(1, 3), [
    "2026-11-21 09:00,가",
    "2026-11-22,나",
  ]);
});

Deno.test("a text for Windows has its mark and its line ends", () => {
  assert.equal(forWindows("가\n나\n"), "\ufeff가\r\n나\r\n");
});

Deno.test("what XML cannot hold is replaced, and a whole character is not", () => {
  assert.equal(
    safeForXml("a\u0000b\ud800c\udc00d🙂\ufffe\t\n가"),
    "a\ufffdb\ufffdc\ufffdd🙂\ufffd\t\n가",
  );
});

Deno.test("words are filled in once, verbatim", () => {
  assert.equal(filledIn("{a} {b} {c}", { a: "{b}", b: "$&", c: undefined }), "{b} $& {c}");
  assert.deepEqual([joined(["a", "b"], "ko"), joined(["a", "b"], "zh")], ["a, b", "a、b"]);
});

Deno.test("a passage in the other language stands alone", () => {
  assert.deepEqual(runsOf("请写 소명서 2부 제출 再说", "zh"), [
    "请写 ",
    "소명서 2부 제출",
    " 再说",
  ]);
  assert.deepEqual(runsOf("제목 申诉书（通用） 입니다", "ko"), [
    "제목 ",
    "申诉书（通用",
    "） 입니다",
  ]);
});

for (
  const [text, first, rest, pieces] of /** @type {const} */ ([
    ["", 3, 3, [""]],
    ["abc", 3, 3, ["abc"]],
    ["abcd", 3, 2, ["abc", "d"]],
    ["한빛ab", 4, 3, ["한", "빛", "ab"]],
    ["🙂🙂", 7, 4, ["🙂", "🙂"]],
  ])
) {
  Deno.test(`a text is cut by bytes, never inside a character: ${text}`, () => {
    assert.deepEqual(cutByBytes(text, first, rest), pieces);
  });
}
