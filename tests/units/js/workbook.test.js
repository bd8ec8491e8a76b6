// A workbook that comes back, as Excel, WPS, LibreOffice and others write it.
import assert from "node:assert/strict";
import { FileError } from "../../../docs/assets/js/pure/fileerror.js";
import { inflate } from "../../../docs/assets/js/pure/inflate.js";
import { dayOf } from "../../../docs/assets/js/pure/sheetcells.js";
import { readWorkbook } from "../../../docs/assets/js/pure/xlsxread.js";
import { entryOf, writeZip } from "../../../docs/assets/js/pure/zip.js";
import { chance } from "./random.js";
import { linksXml, packed, workbook } from "./workbooks.js";

/** @param {string} cells */
const read = async (cells) => {
  const [{ rows }] = readWorkbook(await workbook(`<row r="3">${cells}</row></sheetData>`));
  return rows[0];
};

/** @param {Uint8Array<ArrayBuffer>} bytes */
async function deflated(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

Deno.test("what was packed is unpacked, whatever it is", async () => {
  const next = chance(19);
  for (
    const [length, signs] of [[0, 1], [1, 256], [300, 1], [70_000, 3], [200_000, 256], [99_999, 40]]
  ) {
    const bytes = Uint8Array.from({ length }, () => next(signs));
    assert.deepEqual(inflate(await deflated(bytes), length), bytes);
  }
  const small = new TextEncoder().encode("가".repeat(9));
  assert.deepEqual(inflate(await deflated(small), small.length), small);
});

Deno.test("what is damaged, cut off or larger than it says is not unpacked", async () => {
  const bytes = new TextEncoder().encode("쿠팡 소명서 ".repeat(500));
  const good = await deflated(bytes);
  assert.throws(() => inflate(good, bytes.length - 1));
  assert.throws(() => inflate(good, bytes.length + 1));
  assert.throws(() => inflate(good.subarray(0, good.length - 9), bytes.length));
  assert.throws(() => inflate(new Uint8Array(0), 0));
  const next = chance(7);
  for (let turn = 0; turn < 300; turn += 1) {
    const bad = good.slice();
    bad[next(bad.length)] ^= 1 + next(255);
    try {
      assert.equal(inflate(bad, bytes.length).length, bytes.length);
    } catch { /* told, and ended */ }
  }
});

Deno.test("texts stand in a table of their own, in the cell, or in runs", async () => {
  const { number, cells } = await read(
    '<c r="A3" t="s"><v>0</v></c><c r="B3" t="s"><v>1</v></c>' +
      '<c r="D3" t="inlineStr"><is><r><t>a &amp;&#10;b</t></r><rPh><t>x</t></rPh><r><t>c</t></r></is></c>' +
      '<c t="str"><f>A3</f><v>_x005F_한_x000D_</v></c><c t="b"><v>1</v></c>',
  );
  assert.equal(number, 3);
  assert.deepEqual([...cells], ["하나", "두 줄\n", undefined, "a &\nbc", "_한", "TRUE"]);
});

Deno.test("numbers are numbers, and days where they are shown as days", async () => {
  const { cells } = await read(
    "<c><v>12</v></c><c><v>0.30000000000000004</v></c>" +
      '<c s="1"><v>46348</v></c><c s="2"><v>46348.375</v></c><c s="3"><v>46348</v></c><c s="4"><v>46348</v></c>' +
      '<c t="d" s="1"><v>2026-11-22T00:00:00</v></c>',
  );
  const day = "2026-11-22";
  assert.deepEqual(cells, ["12", "0.3", day, `${day}T09:00`, "46348", day, day]);
  assert.deepEqual([dayOf(61), dayOf(0, true), dayOf(-1), dayOf(NaN), dayOf(3e6)], [
    "1900-03-01",
    "1904-01-01",
    "",
    "",
    "",
  ]);
});

Deno.test("a formula is read as its value; without one, or with an error, it is unknown", async () => {
  const { cells, unknown } = await read(
    '<c r="A3"><f>1+1</f><v>2</v></c><c r="B3"><f>NOW()</f></c><c r="C3" t="e"><f>메모</f><v>#NAME?</v></c>',
  );
  assert.deepEqual([cells, unknown], [["2"], [1, 2]]);
});

Deno.test("merged cells say in every row what stands in the first, and nothing to the side", async () => {
  const row = (/** @type {number} */ number) =>
    `<row r="${number}"><c r="A${number}"><v>${number}</v></c>` +
    `${number === 1 ? '<c r="B1" t="s"><v>0</v></c>' : ""}</row>`;
  const merges = '<mergeCells><mergeCell ref="B1:C2"/><mergeCell ref="A9:A9"/></mergeCells>';
  const [{ rows }] = readWorkbook(
    await workbook(`${[1, 2, 3].map(row).join("")}</sheetData>${merges}`),
  );
  assert.deepEqual(rows.map(({ cells }) => cells), [["1", "하나"], ["2", "하나"], ["3"]]);
});

Deno.test("the names of elements may have a prefix, and parts may be UTF-16", async () => {
  const xml = '<?xml version="1.0"?><!-- x --><x:worksheet xmlns:x="y"><x:sheetData><x:row>' +
    '<x:c t="inlineStr"><x:is><x:t><![CDATA[<가>]]></x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>';
  const [{ rows }] = readWorkbook(await workbook("", { "xl/worksheets/sheet1.xml": xml }));
  assert.deepEqual(rows, [{ number: 1, cells: ["<가>"], unknown: [] }]);
  const wide = Uint16Array.from(`\ufeff${xml}`, (sign) => sign.charCodeAt(0)).buffer;
  assert.deepEqual(
    readWorkbook(await workbook("", { "xl/worksheets/sheet1.xml": wide }))[0].rows,
    rows,
  );
});

Deno.test("a table is known by its name", async () => {
  const [{ table, name }] = readWorkbook(
    await workbook("</sheetData>", {
      "xl/worksheets/_rels/sheet1.xml.rels": linksXml({ a: ["table", "../tables/table1.xml"] }),
      "xl/tables/table1.xml": '<table name="list_first" displayName="list_first"/>',
    }),
  );
  assert.deepEqual([table, name], ["list_first", "목록"]);
});

Deno.test("the comments on its cells are counted", async () => {
  const commented = await workbook("</sheetData>", {
    "xl/worksheets/_rels/sheet1.xml.rels": linksXml({ a: ["comments", "../comments1.xml"] }),
    "xl/comments1.xml":
      '<comments><commentList><comment ref="B5"><text><t>누가?</t></text></comment>' +
      '<comment ref="C9"/></commentList></comments>',
  });
  assert.deepEqual(readWorkbook(commented).map(({ comments }) => comments), [2]);
  assert.deepEqual(readWorkbook(await workbook("</sheetData>")).map(({ comments }) => comments), [
    0,
  ]);
});

/** @param {ArrayBuffer} file */
function refusal(file) {
  try {
    readWorkbook(file);
  } catch (error) {
    if (error instanceof FileError) return error.reason;
  }
  return "";
}

Deno.test("what is no workbook is refused by what it is", async () => {
  const good = await workbook('<row><c t="s"><v>0</v></c></row></sheetData>');
  assert.equal(refusal(good), "");
  assert.equal(refusal(good.slice(0, good.byteLength - 30)), "damaged");
  assert.equal(refusal(await packed({ "a.txt": "x" })), "not-workbook");
  assert.equal(refusal(await packed({ "word/document.xml": "<x/>" })), "document");
  assert.equal(refusal(await packed({ "content.xml": "<x/>" })), "opendocument");
  const entities = {
    "xl/sharedStrings.xml": '<!DOCTYPE x [<!ENTITY a "b">]><sst><si><t>&a;</t></si></sst>',
  };
  assert.equal(refusal(await workbook("</sheetData>", entities)), "damaged");
  assert.equal(refusal(await workbook("<row>")), "damaged");
  const parts = [
    await entryOf("[Content_Types].xml", ""),
    await entryOf("xl/workbook.xml", "<x/>"),
  ];
  const wrong = parts.map((part) => ({ ...part, crc: part.crc + 1 }));
  assert.equal(refusal(await writeZip(wrong, "2026-11-22T02:13").arrayBuffer()), "damaged");
});

Deno.test("a bomb is refused before it is unpacked", async () => {
  const names = ["[Content_Types].xml", "xl/workbook.xml"];
  const entries = await Promise.all(names.map((name) => entryOf(name, "x".repeat(1000))));
  const file = await writeZip(entries.map((one) => ({ ...one, size: 3e9 })), "2026-11-22T02:13")
    .arrayBuffer();
  assert.equal(refusal(file), "large");
});

Deno.test("five thousand rows are read", async () => {
  const rows = Array.from(
    { length: 5000 },
    (_, at) =>
      `<row r="${at + 1}">${
        Array.from({ length: 14 }, (_, column) =>
          `<c r="${String.fromCharCode(65 + column)}${
            at + 1
          }" s="1" t="inlineStr"><is><t>기록 ${at} ${column}</t></is></c>`).join("")
      }</row>`,
  );
  const file = await workbook(`${rows.join("")}</sheetData>`);
  const [{ rows: read }] = readWorkbook(file);
  assert.equal(read.length, 5000);
  assert.equal(read[4999].cells[13], "기록 4999 13");
});
