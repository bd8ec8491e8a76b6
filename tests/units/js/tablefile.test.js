// A file that is chosen: told apart by what is in it, whatever its name says.
import assert from "node:assert/strict";
import { FileError } from "../../../docs/assets/js/pure/fileerror.js";
import { MOST_ROWS, readTable } from "../../../docs/assets/js/pure/tablefile.js";
import { KNOWN } from "./known.js";
import { packed, workbook } from "./workbooks.js";

const HEAD = "要做的事,负责人,状态,备注,id";
const CONTAINER = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/** @param {string} text */
const bytes = (text) => Uint8Array.from(text, (sign) => sign.charCodeAt(0)).buffer;

/** @param {string} text */
const csv = (text) => new TextEncoder().encode(text).buffer;

/** @param {ArrayBuffer} file */
function refusal(file) {
  try {
    readTable(file, KNOWN);
  } catch (error) {
    if (error instanceof FileError) return error.reason;
  }
  return "";
}

Deno.test("what is no table of ours is told by what it is", async () => {
  assert.equal(refusal(bytes("")), "empty");
  assert.equal(refusal(csv("\ufeff\r\n")), "empty");
  assert.equal(refusal(bytes(`${CONTAINER}…Workbook`)), "old");
  assert.equal(refusal(bytes(`${CONTAINER}${[..."EncryptedPackage"].join("\0")}`)), "password");
  assert.equal(refusal(csv("<html><table>")), "old");
  assert.equal(refusal(bytes("\x89PNG\r\n")), "other");
  assert.equal(refusal(bytes("%PDF-1.7")), "other");
  assert.equal(refusal(csv("name,price\n의자,3\n")), "unknown");
  assert.equal(refusal(bytes("PK\x03\x04 and no more")), "damaged");
  assert.equal(refusal(await packed({ "목록.xlsx": "x" })), "not-workbook");
  assert.equal(refusal(await workbook('<row><c t="s"><v>0</v></c></row></sheetData>')), "unknown");
  assert.equal(refusal(csv(`${HEAD}\n${"a,,,,\n".repeat(MOST_ROWS)}`)), "rows");
});

Deno.test("a list of ours is read from text and from a workbook alike", async () => {
  const row = ["存好", "王", "已完成", "见\n面", "first-day/save"];
  const text = csv(`${HEAD}\r\n${row.map((cell) => `"${cell}"`).join(",")}\r\n`);
  const cells = [HEAD.split(","), row].map((texts) =>
    `<row>${texts.map((one) => `<c t="inlineStr"><is><t>${one}</t></is></c>`).join("")}</row>`
  );
  for (const file of [text, await workbook(`${cells.join("")}</sheetData>`)]) {
    const { said: [{ id, parts }], rows } = readTable(file, KNOWN);
    assert.deepEqual([id, parts.who, parts.s, parts.note, rows], [
      "first-day/save",
      "王",
      "done",
      "见\n面",
      1,
    ]);
  }
});

Deno.test("a quotation that never ends swallows no tick before it, and is told", () => {
  const { said, troubles } = readTable(
    csv(`${HEAD}\n存好,,已完成,,first-day/save\n打电话,,已完成,"说了,first-day/call\n,,,,\n`),
    KNOWN,
  );
  assert.deepEqual(said.map(({ id }) => id), ["first-day/save"]);
  assert.deepEqual(troubles.map(({ reason, at: { row } }) => [reason, row]), [["unclosed", 3]]);
});

Deno.test("five thousand rows are read", () => {
  const rows = Array.from({ length: 5000 }, (_, at) => `第${at}件,,进行中,,`);
  const { said } = readTable(csv(`${HEAD}\n存好,,,,first-day/save\n${rows.join("\n")}`), KNOWN);
  assert.equal(said.length, 5001);
  assert.equal(said[5000].parts.s, "doing");
});
