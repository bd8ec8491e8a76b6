// Mails: their parts, what is attached, what is forwarded, and what is told where something is wrong.
import assert from "node:assert/strict";
import { attachmentBytes, readMail } from "../../../docs/assets/js/pure/mail.js";

/** @import { Mail } from "../../../docs/assets/js/pure/mail.js" */

const HEAD = "From: 쿠팡 <noreply@coupang.com>\r\nSubject: 판매 중지 안내\r\n" +
  "Date: Sun, 22 Nov 2026 02:13:00 +0900\r\nMIME-Version: 1.0\r\n";

/** @param {string} text */
const bytes = (text) => new TextEncoder().encode(text);
/** @param {string} text */
const latin = (text) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
/** @param {string} rest */
const mail = (rest) => readMail(bytes(HEAD + rest));
/** @param {{ problems: { code: string }[] }} read */
const codes = ({ problems }) => problems.map(({ code }) => code);

/**
 * @param {string[]} parts
 * @param {string} [end]
 */
const multipart = (parts, subtype = "mixed", boundary = "B", end = `--${boundary}--\r\n`) =>
  `Content-Type: multipart/${subtype}; boundary="${boundary}"\r\n\r\nPreamble.\r\n` +
  parts.map((part) => `--${boundary}\r\n${part}\r\n`).join("") + end;

const PLAIN = "Content-Type: text/plain; charset=utf-8\r\n\r\n본문입니다.";
const HTML = "Content-Type: text/html; charset=utf-8\r\n\r\n" +
  '<p>본문<br>입니다. <a href="https://wing.coupang.com/x">WING</a></p>';
const PDF = 'Content-Type: application/pdf; name="a.pdf"\r\nContent-Transfer-Encoding: base64\r\n' +
  "Content-Disposition: attachment; filename*=utf-8''%EA%B7%BC%EA%B1%B0.pdf\r\n\r\nJVBERi0xLjc=";

Deno.test("a mail without parts is its headers and its text", () => {
  const read = mail("\r\n본문입니다.\r\n84123456789\r\n");
  assert.deepEqual(read.headers.from, { name: "쿠팡", address: "noreply@coupang.com" });
  assert.equal(read.headers.subject, "판매 중지 안내");
  assert.equal(read.headers.date.moment, "2026-11-22T02:13");
  assert.equal(read.text, "본문입니다.\n84123456789");
  assert.deepEqual(codes(read), ["charset-missing"]);
});

Deno.test("of two forms of a text the plain one is taken, and the links of both", () => {
  const read = mail(multipart([PLAIN, HTML], "alternative"));
  assert.deepEqual([read.text, read.textFrom], ["본문입니다.", "plain"]);
  assert.deepEqual(read.links, [{ text: "WING", href: "https://wing.coupang.com/x" }]);
  assert.deepEqual(codes(read), []);
});

Deno.test("of two forms of a text HTML is taken where the plain one says next to nothing of it", () => {
  const notice = "판매 중지 안내: 10영업일 이내에 소명 자료를 회신해 주시기 바랍니다. ".repeat(9);
  const html = `Content-Type: text/html; charset=utf-8\r\n\r\n<p>${notice}</p>`;
  const from = (/** @type {string} */ said) => {
    const plain = `Content-Type: text/plain; charset=utf-8\r\n\r\n${said}`;
    return mail(multipart([plain, html], "alternative")).textFrom;
  };
  assert.equal(from("이미지가 보이지 않으면 웹에서 보기를 눌러 주세요."), "html");
  assert.equal(from("본 메일은 발신 전용입니다."), "html");
  assert.equal(from(notice.slice(0, notice.length / 2)), "plain");
});

for (
  const stub of ["", " \r\n", "이 메일은 HTML 형식만 지원합니다.", "请使用支持 HTML 的客户端"]
) {
  Deno.test(`of two forms of a text HTML is taken where the plain one is ${JSON.stringify(stub)}`, () => {
    const plain = `Content-Type: text/plain; charset=utf-8\r\n\r\n${stub}`;
    const read = mail(multipart([plain, HTML], "alternative"));
    assert.deepEqual([read.text, read.textFrom], ["본문\n입니다. WING", "html"]);
  });
}

Deno.test("parts within parts are read, and files are listed, not opened", () => {
  const related = multipart(
    [
      HTML,
      "Content-Type: image/png\r\nContent-ID: <a>\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw==",
    ],
    "related",
    "R",
  );
  const read = mail(multipart([multipart([PLAIN, related], "alternative", "A"), PDF]));
  assert.equal(read.text, "본문입니다.");
  assert.deepEqual(
    read.attachments.map(({ name, type, size, inline }) => ({ name, type, size, inline })),
    [
      { name: "", type: "image/png", size: 4, inline: true },
      { name: "근거.pdf", type: "application/pdf", size: 8, inline: false },
    ],
  );
  assert.equal(new TextDecoder().decode(attachmentBytes(read.attachments[1])), "%PDF-1.7");
  assert.deepEqual(codes(read), []);
});

Deno.test("a text that is called a file is one, and a second text with a name too", () => {
  const named = "Content-Type: text/plain; charset=utf-8; name=b.txt\r\n\r\n덧붙임";
  const attached = `Content-Disposition: attachment; filename=c.txt\r\n${PLAIN}`;
  const read = mail(multipart([PLAIN, named, attached]));
  assert.equal(read.text, "본문입니다.");
  assert.deepEqual(read.attachments.map(({ name }) => name), ["b.txt", "c.txt"]);
});

Deno.test("texts one after the other are one text", () => {
  const read = mail(multipart([PLAIN, PDF, PLAIN]));
  assert.equal(read.text, "본문입니다.\n\n본문입니다.");
});

Deno.test("a mail in a mail is read for itself: its sender is not the outer one", () => {
  const inner = "From: trick@coupang.com.evil.help\r\nSubject: inner\r\n" +
    `Date: Mon, 23 Nov 2026 00:00:00 +0000\r\n${multipart([PLAIN, PDF], "mixed", "I")}`;
  const read = mail(multipart([PLAIN, `Content-Type: message/rfc822\r\n\r\n${inner}`]));
  assert.equal(read.headers.from?.address, "noreply@coupang.com");
  assert.equal(read.text, "본문입니다.");
  assert.deepEqual(read.attachments.map(({ type }) => type), ["message/rfc822"]);
  const [forwarded] = read.forwarded;
  assert.equal(forwarded.headers.from?.address, "trick@coupang.com.evil.help");
  assert.equal(forwarded.headers.date.moment, "2026-11-23T09:00");
  assert.deepEqual(forwarded.attachments.map(({ name }) => name), ["근거.pdf"]);
});

Deno.test("a machine's report on a mail is called one", () => {
  const status = "Content-Type: message/delivery-status\r\n\r\nFinal-Recipient: rfc822; a@b.c";
  const returned =
    "Content-Type: message/rfc822\r\n\r\nFrom: me@example.com\r\nSubject: 소명\r\n\r\n내용";
  const read = mail(multipart([PLAIN, status, returned], "report"));
  assert.ok(codes(read).includes("report"));
  assert.deepEqual(read.forwarded.map(({ headers }) => headers.subject), ["소명"]);
});

Deno.test("a boundary without an end still parts a mail", () => {
  const read = mail(multipart([PLAIN, PDF], "mixed", "B", ""));
  assert.deepEqual([read.text, read.attachments.length], ["본문입니다.", 1]);
  assert.deepEqual(codes(read), ["boundary-broken"]);
});

Deno.test("a boundary that is not the one that was named is found", () => {
  const read = mail(multipart([PLAIN, PDF]).replace('boundary="B"', 'boundary="other"'));
  assert.deepEqual([read.text, read.attachments.length], ["본문입니다.", 1]);
  assert.deepEqual(codes(read), ["boundary-broken"]);
});

Deno.test("a mail whose boundary is nowhere is one text", () => {
  const read = mail("Content-Type: multipart/mixed; boundary=B\r\n\r\n본문입니다.");
  assert.equal(read.text, "본문입니다.");
  assert.ok(codes(read).includes("boundary-broken"));
});

Deno.test("a line that only begins like a boundary parts nothing", () => {
  const read = mail(multipart([`${PLAIN}\r\n--B is here\r\n--Bold\r\n-- \r\n끝`]));
  assert.equal(read.text, "본문입니다.\n--B is here\n--Bold\n-- \n끝");
});

Deno.test("base64 that was cut off gives what is there, whole characters only, and is told", () => {
  const whole = btoa(String.fromCharCode(...bytes("가나다라마바사아자차카타파하")));
  for (let cut = 4; cut < whole.length; cut += 1) {
    const read = mail(
      "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n" +
        whole.slice(0, cut),
    );
    assert.ok(
      "가나다라마바사아자차카타파하".startsWith(read.text.replace("\ufffd", "")),
      read.text,
    );
    assert.equal(codes(read).includes("base64-broken"), cut % 4 !== 0);
  }
});

Deno.test("quoted-printable with broken signs keeps them", () => {
  const read = mail(
    "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: Quoted-Printable\r\n\r\n" +
      "a=3Db =ZZ =\t \r\n=EA=b0=80 100% =",
  );
  assert.equal(read.text, "a=b =ZZ 가 100%");
});

Deno.test("an encoding that nobody knows is told", () => {
  const read = mail("Content-Type: text/plain\r\nContent-Transfer-Encoding: x-uuencode\r\n\r\nabc");
  assert.deepEqual([read.text, codes(read)], ["abc", ["encoding-unknown"]]);
});

Deno.test("what is wrong with a charset is told with what was taken", () => {
  const read = readMail(latin(
    "From: a@b.c\r\nDate: Sun, 22 Nov 2026 02:13:00 +0900\r\nContent-Type: text/plain; charset=us-ascii\r\n\r\n" +
      "\xc6\xc7\xb8\xc5 \xc1\xdf\xc1\xf6",
  ));
  assert.equal(read.text, "판매 중지");
  assert.deepEqual(read.problems, [{ code: "charset-wrong", detail: "us-ascii → euc-kr" }]);
});

Deno.test("one broken byte costs one letter, not the text", () => {
  const read = readMail(latin(
    "From: a@b.c\r\nDate: Sun, 22 Nov 2026 02:13:00 +0900\r\nContent-Type: text/plain; charset=euc-kr\r\n\r\n" +
      "\xc6\xc7\xb8\xc5 \xff \xc1\xdf\xc1\xf6",
  ));
  assert.equal(read.text, "판매 \ufffd 중지");
  assert.deepEqual(codes(read), ["charset-broken"]);
});

Deno.test("parts nested without end, and parts without number, end", () => {
  for (const deepest of [50, 3000]) {
    let nested = HEAD;
    for (let depth = 0; depth < deepest; depth += 1) {
      nested += `Content-Type: multipart/mixed; boundary=b${depth}\r\n\r\n--b${depth}\r\n`;
    }
    assert.ok(codes(readMail(bytes(nested))).includes("parts-cut"));
  }
  assert.ok(codes(mail(multipart(Array(3000).fill(PDF)))).includes("parts-cut"));
  const inner = "From: a@b.c\r\nContent-Type: message/rfc822\r\n\r\n";
  let depth = 0;
  /** @type {Mail | undefined} */
  let read = readMail(bytes(inner.repeat(500)));
  for (; read; [read] = read.forwarded) depth += 1;
  assert.ok(depth > 2 && depth < 50);
});

// A step for each pair of signs would take an hour.
for (
  const [name, text] of Object.entries({
    "open tags": '<a href="',
    "unclosed comments": "<!--",
    "brackets": "<",
    "closed tags that were not open": "<div></x>",
    "scripts": "<script>",
    "ampersands": "&",
    "spaces": " ",
    "quotes": "'\"",
    "empty lines": "\r\n",
    "dashes": "--B x\r\n",
    "boundaries": "--B\r\n",
    "broken signs": "=  ",
  })
) {
  Deno.test(`a million bytes of ${name} are read`, () => {
    const many = text.repeat(Math.ceil(1_000_000 / text.length));
    for (const kind of ["text/html", "text/plain", "multipart/mixed; boundary=B"]) {
      const encoding = "Content-Transfer-Encoding: quoted-printable\r\n";
      const read = mail(`Content-Type: ${kind}\r\n${encoding}\r\n${many}x`);
      assert.ok(read.text.length <= 1_000_000);
    }
  });
}
