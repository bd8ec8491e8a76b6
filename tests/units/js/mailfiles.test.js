// Files by what is in them: mails, texts, and everything else that a merchant may drop.
import assert from "node:assert/strict";
import { readFile } from "../../../docs/assets/js/pure/mail.js";

const HEAD = "From: a@coupang.com\r\nSubject: x\r\nDate: Sun, 22 Nov 2026 02:13:00 +0900\r\n";

/** @param {string} text */
const bytes = (text) => new TextEncoder().encode(text);
/** @param {string} text */
const latin = (text) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
/** @param {{ problems: { code: string }[] }} read */
const codes = ({ problems }) => problems.map(({ code }) => code);

/** @type {[name: string, is: string, start: string][]} */
const NO_MAILS = [
  ["a.eml", "empty", ""],
  ["a.eml", "empty", "\r\n \0"],
  ["a.jpg", "image", "\xff\xd8\xff\xe0\0\x10JFIF"],
  ["a.png", "image", "\x89PNG\r\n\x1a\n"],
  ["IMG_1.HEIC", "image", "\0\0\0\x18ftypheic\0\0\0\0"],
  ["a.webp", "image", "RIFF\x10\0\0\0WEBPVP8 "],
  ["a.mov", "video", "\0\0\0\x14ftypqt  "],
  ["a.eml", "pdf", "%PDF-1.7\n"],
  ["a.eml", "zip", "PK\x03\x04\x14\0\0\0\x08\0notice.eml"],
  ["a.eml", "docx", "PK\x03\x04\x14\0\0\0\x08\0word/document.xml"],
  ["a.txt", "office", "PK\x03\x04\x14\0\0\0\x08\0xl/workbook.xml"],
  ["a.hwpx", "hwp", "PK\x03\x04\x14\0\0\0\0\0mimetypeapplication/hwp+zip"],
  ["a.exe", "program", "MZ\x90\0\x03\0\0\0"],
  ["winmail.dat", "tnef", "\x78\x9f\x3e\x22\0"],
  ["a.bin", "binary", "\x01\x02\x03\x04abc".repeat(9)],
];
for (const [name, is, start] of NO_MAILS) {
  Deno.test(`${name} that is ${is} in truth is called so: ${JSON.stringify(start.slice(0, 12))}`, () => {
    const read = readFile(name, latin(start));
    assert.deepEqual([read.kind, "is" in read && read.is], ["not-mail", is]);
    const misleads = is !== "empty" && /eml|txt/.test(name);
    assert.deepEqual(codes(read), misleads ? ["name-misleads"] : []);
  });
}

Deno.test("what Outlook saved is told from other old documents", () => {
  const file = (/** @type {string} */ entry) => {
    const made = new Uint8Array(2048);
    made.set(latin("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"));
    made[30] = 9; // sectors of 512 bytes; the directory is in the first
    made.set(Array.from(entry, (sign) => [sign.charCodeAt(0), 0]).flat(), 512 + 128);
    return readFile("notice.msg", made);
  };
  assert.deepEqual(file("__substg1.0_0037001F"), { kind: "not-mail", is: "msg", problems: [] });
  assert.deepEqual(file("WordDocument"), { kind: "not-mail", is: "office", problems: [] });
  assert.deepEqual(file("BodyText"), { kind: "not-mail", is: "hwp", problems: [] });
  const short = readFile("a.msg", latin("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"));
  assert.equal(short.kind, "not-mail");
});

Deno.test("a file that no mail service carries is not read", () => {
  const read = readFile("a.eml", new Uint8Array(50 * 1024 * 1024 + 1));
  assert.deepEqual(read, { kind: "not-mail", is: "too-big", problems: [] });
});

Deno.test("a text that is no mail is its text, whatever its charset and its name", () => {
  const text = "안녕하세요, 판매자님: 상품이 판매중지 되었습니다.\nhttps://wing.coupang.com/a 참고";
  for (const name of ["a.txt", "a.eml", "붙임"]) {
    const read = readFile(name, bytes(`\ufeff${text.replace("\n", "\r\n")}`));
    assert.deepEqual(read, {
      kind: "text",
      text,
      links: [{ text: "https://wing.coupang.com/a", href: "https://wing.coupang.com/a" }],
      problems: [],
    });
  }
  const korean = latin("\xc6\xc7\xb8\xc5 \xc1\xdf\xc1\xf6");
  const page = bytes("<!DOCTYPE html><title>x</title><p>판매<p>중지");
  const read = [readFile("a.txt", korean), readFile("a.html", page)];
  assert.deepEqual(read.map((one) => "text" in one && one.text), ["판매 중지", "판매\n\n중지"]);
});

Deno.test("a mail is known by its headers, not by its name", () => {
  for (const name of ["a.eml", "a.txt", "", "a.bin"]) {
    assert.equal(readFile(name, bytes(`${HEAD}\r\n본문`)).kind, "mail");
  }
  for (
    const text of ["제목: 판매 중지\n사유: 확인", "Note: one\nDate of it: two", "http://a.b\n\nx"]
  ) {
    assert.equal(readFile("a.eml", bytes(text)).kind, "text");
  }
});
