// The names of files that are handed out: what every system takes, whatever was typed.
import assert from "node:assert/strict";
import { fileName, letterFile } from "../../../docs/assets/js/pure/filename.js";

const bytes = (/** @type {string} */ text) => new TextEncoder().encode(text).length;

for (
  const [parts, wanted] of /** @type {[string[], string][]} */ ([
    [["소명서", "한빛상점", "2026-11-22"], "소명서_한빛상점_2026-11-22.docx"],
    [["소명서", "", "2026-11-22"], "소명서_2026-11-22.docx"],
    [["소명서", " \t… ", "x"], "소명서_…_x.docx"],
    [['a/b\\c:d*e?f"g<h>i|j'], "a b c d e f g h i j.docx"],
    [["..\\..", "/etc/passwd"], "etc passwd.docx"],
    [[".hidden", "Ltd. ", " ..."], "hidden_Ltd.docx"],
    [["Co., Ltd.", "2026"], "Co., Ltd._2026.docx"],
    [["한\u0000빛\r\n상\u001f점\u007f"], "한빛 상점.docx"],
    [["\u202egnp.\u2066exe\u2069", "a\u200bb\ufeff"], "gnp.exe_ab.docx"],
    [["한빛".normalize("NFD")], "한빛.docx"],
    [["상점🙂👩\u200d💻"], "상점🙂👩💻.docx"],
    [["\ud800broken"], "broken.docx"],
    [["CON"], "_CON.docx"],
    [["com1.x"], "_com1.x.docx"],
    [["CON", "2026"], "CON_2026.docx"],
    [["$& ${x} %00", "_a_"], "$& ${x} %00_a.docx"],
    [["", "///", "\u200f"], "file.docx"],
    [[], "file.docx"],
  ])
) {
  Deno.test(`a file's name: ${JSON.stringify(parts)}`, () =>
    assert.equal(fileName(parts, "docx"), wanted));
}

for (
  const long of [
    "가".repeat(120),
    "🙂".repeat(120),
    "a".repeat(10_000),
    "각".repeat(40).normalize("NFD"),
  ]
) {
  Deno.test(`a long name is cut within 200 bytes: ${long.slice(0, 2)} × ${long.length}`, () => {
    const name = fileName(["소명서", long, "2026-11-22"], "docx");
    assert.ok(bytes(name) <= 200, name);
    assert.match(name, /^소명서_.+_2026-11-22\.docx$/);
    assert.ok(!/\p{C}/u.test(name) && name === name.normalize("NFC"));
  });
}

Deno.test("a name is cut as little as needed", () => {
  const name = fileName(["소명서", "a".repeat(190), "2026-11-22"], "docx");
  assert.equal(bytes(name), 200);
});

/** @param {string[]} asked */
const letter = (...asked) => ({
  paper: { ko: "소명서", zh: "申诉书" },
  language: /** @type {const} */ ("ko"),
  fields: asked.map((id) => ({ id, type: "text", max: 200, label: { zh: id, ko: id } })),
});
const values = { store_name: " 한빛 ", company_name: "란허", letter_date: "2026-11-20" };

for (
  const [asked, kept, wanted] of /** @type {[string[], Record<string, string>, string][]} */ ([
    [["store_name", "company_name", "letter_date"], values, "소명서_한빛_2026-11-20.txt"],
    [["company_name", "letter_date"], values, "소명서_한빛_2026-11-20.txt"],
    [["store_name"], { company_name: "란허" }, "소명서_란허_2026-11-22.txt"],
    [["letter_date"], { letter_date: "2026-02-30" }, "소명서_2026-11-22.txt"],
    [[], values, "소명서_한빛_2026-11-22.txt"],
  ])
) {
  Deno.test(`a letter's file that asks for ${asked} is ${wanted}`, () =>
    assert.equal(letterFile(letter(...asked), kept, "2026-11-22", "txt"), wanted));
}

Deno.test("an inner paper is called in its reader's language", () => {
  const own = { ...letter("store_name"), language: /** @type {const} */ ("zh") };
  assert.equal(letterFile(own, values, "2026-11-22", "docx"), "申诉书_한빛_2026-11-22.docx");
});
