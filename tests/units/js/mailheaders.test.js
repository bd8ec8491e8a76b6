// The headers of a mail: words in any charset, names that want to be somebody else's, dates, and parameters in pieces.
import assert from "node:assert/strict";
import { mailboxes } from "../../../docs/assets/js/pure/addresses.js";
import { words } from "../../../docs/assets/js/pure/headers.js";
import { readMail } from "../../../docs/assets/js/pure/mail.js";
import { mailDate } from "../../../docs/assets/js/pure/maildate.js";
import { parametrised } from "../../../docs/assets/js/pure/parameters.js";

/** @param {string} headers */
const read = (headers) =>
  readMail(Uint8Array.from(`${headers}\r\n\r\nx`, (sign) => sign.charCodeAt(0)));
/** @param {{ problems: { code: string }[] }} mail */
const codes = ({ problems }) => problems.map(({ code }) => code);
const DATED = "Date: Sun, 22 Nov 2026 02:13:00 +0900";

for (
  const [written, wanted] of [
    ["plain", "plain"],
    ["=?utf-8?B?7L+g7Yyh?= WING", "쿠팡 WING"],
    ["=?UTF-8?q?=EC=BF=A0=ED=8C=A1_WING?=", "쿠팡 WING"],
    ["=?euc-kr?B?xse4xQ==?= =?utf-8?B?7KSR7KeA?=", "판매중지"],
    ["[=?utf-8?B?7L+g7Yyh?=] =?utf-8?B?7KSR7KeA?=", "[쿠팡] 중지"],
    // Cut within a letter, between two words; and within the base64 itself.
    ["=?utf-8?B?7L8=?= =?utf-8?B?oO2MoQ==?=", "쿠팡"],
    ["=?utf-8?B?7L+g7Y?=\t=?utf-8?B?yh?=", "쿠팡"],
    ["=?utf-8?Q?=EC=BF?= =?utf-8?Q?=A0?=", "쿠"],
    ["=?utf-8*ko?B?7L+g7Yyh?=", "쿠팡"],
    ["=?ks_c_5601-1987?B?xse4xQ==?=", "판매"],
    ["=?iso-2022-kr?B?GyQpQw5GRzhFDw==?=", "판매"],
    ["=?us-ascii?B?7L+g7Yyh?=", "쿠팡"],
    ["=?x-none?B?7L+g7Yyh?=", "쿠팡"],
    ["=?utf-8?B?", "=?utf-8?B?"],
    ["=?utf-8?X?abc?=", "=?utf-8?X?abc?="],
    ["=?utf-8?B??=", ""],
  ]
) {
  Deno.test(`words: ${written}`, () => assert.equal(words(written), wanted));
}

for (
  const [written, wanted] of /** @type {[string, [string, string][]][]} */ ([
    ["a@b.kr", [["", "a@b.kr"]]],
    ["<a@b.kr>", [["", "a@b.kr"]]],
    ["a@b.kr (쿠팡 (주))", [["쿠팡 (주", "a@b.kr"]].map(([name, to]) => [`${name})`, to])],
    ['"Kim, Lee" <a@b.kr>, c@d.kr', [["Kim, Lee", "a@b.kr"], ["", "c@d.kr"]]],
    ['"a \\"b\\" c" <a@b.kr>', [['a "b" c', "a@b.kr"]]],
    // Only what stands in the brackets is where the mail comes from.
    ["noreply@coupang.com <x@evil.help>", [["noreply@coupang.com", "x@evil.help"]]],
    ['"noreply@coupang.com" <x@evil.help>', [["noreply@coupang.com", "x@evil.help"]]],
    ["=?utf-8?Q?noreply=40coupang=2Ecom?= <x@evil.help>", [["noreply@coupang.com", "x@evil.help"]]],
    ["=?utf-8?Q?a=40coupang=2Ecom?=", [["a@coupang.com", ""]]],
    ["=?utf-8?Q?=3Ca=40coupang.com=3E?= <x@evil.help>", [["<a@coupang.com>", "x@evil.help"]]],
    ["A <a@coupang.com> <x@evil.help>", [["A", "a@coupang.com"], ["", "x@evil.help"]]],
    ["undisclosed-recipients:;", []],
    ["팀: a@b.kr, c@d.kr;", [["", "a@b.kr"], ["", "c@d.kr"]]],
    ["쿠팡: 알림 <a@b.kr>", [["쿠팡: 알림", "a@b.kr"]]],
    ["<@relay.kr:a@b.kr>", [["", "a@b.kr"]]],
    ["쿠팡 <a@b.kr", [["쿠팡", "a@b.kr"]]],
    ["=?utf-8?Q?Kim,_Lee?= <a@b.kr>", [["Kim, Lee", "a@b.kr"]]],
    ["", []],
    [",,;<>", []],
  ])
) {
  Deno.test(`addresses: ${written}`, () => {
    const found = mailboxes(written, []).map(({ name, address }) => [name, address]);
    assert.deepEqual(found, wanted);
  });
}

Deno.test("marks that turn names around are taken out of them, and told", () => {
  const turned = btoa(
    String.fromCharCode(...new TextEncoder().encode("\u202emoc.gnapuoc\u202c\u200e 쿠\u200b팡\0")),
  );
  const mail = read(`From: =?utf-8?B?${turned}?= <a@b.kr>\r\n${DATED}`);
  assert.deepEqual(mail.headers.from, { name: "moc.gnapuoc 쿠팡", address: "a@b.kr" });
  assert.deepEqual(codes(mail), ["bidi-marks", "control-characters"]);
  const file = read(
    `From: a@b.kr\r\n${DATED}\r\nContent-Type: application/octet-stream\r\n` +
      "Content-Disposition: attachment; filename*=utf-8''notice%E2%80%AEfdp.exe",
  );
  assert.equal(file.attachments[0].name, "noticefdp.exe");
  assert.ok(codes(file).includes("bidi-marks"));
});

Deno.test("lines within a header's words begin no header of their own", () => {
  const mail = read(
    `From: a@b.kr\r\n${DATED}\r\nSubject: =?utf-8?Q?one=0D=0ABcc:_x@y.kr=0D=0A=0D=0Atwo?=\0`,
  );
  assert.equal(mail.headers.subject, "one Bcc: x@y.kr two");
  assert.equal(mail.text, "x");
});

Deno.test("folded headers are one line", () => {
  const mail = read(
    `From: "A\r\n B" <a@b.kr>\r\n${DATED}\r\nSubject:\r\n one\r\n\ttwo\r\nReferences: <1@a>\r\n <2@a>`,
  );
  assert.equal(mail.headers.from?.name, "A B");
  assert.equal(mail.headers.subject, "one two");
  assert.deepEqual(mail.headers.references, ["<1@a>", "<2@a>"]);
});

Deno.test("a second sender is told, in one header and in two", () => {
  const one = read(`From: a@coupang.com, x@evil.help\r\n${DATED}`);
  assert.equal(one.headers.from?.address, "a@coupang.com");
  assert.deepEqual(one.problems, [{ code: "from-several", detail: "x@evil.help" }]);
  const two = read(`From: a@coupang.com\r\nFrom: x@evil.help\r\n${DATED}`);
  assert.deepEqual(codes(two), ["header-twice", "from-several"]);
  assert.ok(codes(read(DATED)).includes("from-missing"));
});

for (
  const [written, moment, zoned] of /** @type {[string, string, boolean][]} */ ([
    ["Sun, 22 Nov 2026 02:13:00 +0900", "2026-11-22T02:13", true],
    ["Sat, 21 Nov 2026 17:13:59 +0000 (UTC)", "2026-11-22T02:13", true],
    ["21 Nov 2026 12:13 EST", "2026-11-22T02:13", true],
    ["Sun, 22 Nov 2026 01:13:00 +08:00", "2026-11-22T02:13", true],
    ["Sun, 22 Nov 2026 02:13:00 GMT+0900", "2026-11-22T02:13", true],
    ["Sun, 22 Nov 2026 02:13:00 GMT+09:00 (KST)", "2026-11-22T02:13", true],
    ["Sun, 22 Nov 2026 01:13:00 UTC+8", "2026-11-22T02:13", true],
    ["Sun, 22 Nov 2026 02:13:00 +09", "2026-11-22T02:13", true],
    ["22-Nov-26 02:13:00 KST", "2026-11-22T02:13", true],
    ["Fri, 31 Dec 99 23:59:00 GMT", "2000-01-01T08:59", true],
    ["2026-11-21T17:13:00Z", "2026-11-22T02:13", true],
    ["2026-11-22 02:13:00", "2026-11-22T02:13", false],
    ["Sun, 22 Nov 2026 02:13:00", "2026-11-22T02:13", false],
    ["Mon, 30 Feb 2026 02:13:00 +0900", "", true],
    ["22 Xyz 2026 02:13:00 +0900", "", true],
    ["Sun, 22 Nov 2026 25:13:00 +0900", "", true],
    ["어제", "", true],
    ["", "", true],
  ])
) {
  Deno.test(`dates: ${written}`, () => assert.deepEqual(mailDate(written), { moment, zoned }));
}

Deno.test("a mail without a date has the one of its arrival", () => {
  const mail = read("Received: from a by b; Sat, 21 Nov 2026 17:13:00 +0000\r\nFrom: a@b.kr");
  assert.equal(mail.headers.date.moment, "2026-11-22T02:13");
  assert.ok(codes(read("From: a@b.kr")).includes("date-unknown"));
  assert.ok(
    codes(read("From: a@b.kr\r\nDate: 22 Nov 2026 02:13:00")).includes("date-without-zone"),
  );
});

for (
  const [written, name, wanted] of [
    ["x; name=a.pdf", "name", "a.pdf"],
    ['x; name="a; b.pdf"', "name", "a; b.pdf"],
    ["x; NAME = a b.pdf", "name", "a b.pdf"],
    ["x; name==?utf-8?B?7L+g7YyhLnBkZg==?=", "name", "쿠팡.pdf"],
    ['x; name="=?euc-kr?B?xse4xS5wZGY=?="', "name", "판매.pdf"],
    ["x; name*=utf-8''%EC%BF%A0.pdf; name=old.pdf", "name", "쿠.pdf"],
    ["x; name=old.pdf; name*=euc-kr'ko'%C6%C7%B8%C5", "name", "판매"],
    ["x; name*1*=%A0.pdf; name*0*=utf-8''%EC%BF", "name", "쿠.pdf"],
    ['x; name*0="one "; name*1="two.pdf"', "name", "one two.pdf"],
    ["x; name*0*=utf-8''%EC; name*1*=%BF; name*2*=%A0; name*3=%20.pdf", "name", "쿠%20.pdf"],
    ["x; name*=%EC%BF%A0", "name", "쿠"],
    ['x; name="open', "name", "open"],
    ['x; name="a\\"b.pdf"', "name", 'a"b.pdf'],
    ["x; charset", "charset", undefined],
    ["", "name", undefined],
  ]
) {
  Deno.test(`parameters: ${written}`, () => {
    assert.equal(parametrised(String(written)).parameters.get(String(name)), wanted);
  });
}

Deno.test("a file's name has no path", () => {
  for (const path of ["../../etc/notice.pdf", "C:\\\\temp\\\\notice.pdf", "/notice.pdf"]) {
    const mail = read(
      `From: a@b.kr\r\n${DATED}\r\nContent-Type: application/pdf; name="${path}"`,
    );
    assert.equal(mail.attachments[0].name, "notice.pdf");
  }
});
