// The draft of an answer: what is kept of a mail, which mail is answered, and a draft that says only what it must.
import assert from "node:assert/strict";
import { words } from "../../../docs/assets/js/pure/headers.js";
import { attachmentBytes, readMail } from "../../../docs/assets/js/pure/mail.js";
import {
  answerable,
  mailToAnswer,
  readAnswerable,
  replyDraft,
} from "../../../docs/assets/js/pure/replydraft.js";

/** @import { Answerable } from "../../../docs/assets/js/pure/replydraft.js" */

/** @param {...string} headers */
function mailWith(...headers) {
  const mail = readMail(new TextEncoder().encode(`${headers.join("\r\n")}\r\n\r\nx`));
  return answerable(mail.headers);
}
const FROM = "From: Coupang <no_reply@coupang.com>";
/** @type {Answerable} */
const kept = {
  to: "a@coupang.com",
  others: ["ops@lanhe.example"],
  readers: [],
  subject: "판매중지",
  id: "<n1@coupang.com>",
  references: [],
};
const LETTER = { name: "소명서_한빛.docx", type: "application/x-test", bytes: new Uint8Array(300) };

/** @param {Partial<Answerable>} parts @param {string[]} [own] */
function draftOf(parts, own = []) {
  const mail = readAnswerable(JSON.stringify({ ...kept, ...parts }));
  assert.ok(mail);
  const text = replyDraft({ mail, own, text: "수신: 쿠팡\n본문\n", letter: LETTER });
  const [head] = text.split("\r\n\r\n");
  return { text, head, read: readMail(new TextEncoder().encode(text)) };
}

Deno.test("a mail is answered at the address that it names for answers", () => {
  const reply = readAnswerable(
    mailWith(
      FROM,
      "Reply-To: Team <tns@coupang.com>",
      "To: ops@lanhe.example, b@brand.example",
      "Cc: c@brand.example",
      "Subject: =?utf-8?B?7YyQ66ek7KSR7KeA?=",
      "Message-ID: <n2@coupang.com>",
      "References: <n0@coupang.com>\r\n <n1@coupang.com>",
    ),
  );
  assert.deepEqual(reply, {
    to: "tns@coupang.com",
    others: ["ops@lanhe.example", "b@brand.example"],
    readers: ["c@brand.example"],
    subject: "판매중지",
    id: "<n2@coupang.com>",
    references: ["<n0@coupang.com>", "<n1@coupang.com>"],
  });
});

for (
  const [what, headers] of /** @type {[string, string[]][]} */ ([
    ["a stranger", ["From: <help@coupang.example>"]],
    ["an answer that goes elsewhere", [FROM, "Reply-To: x@coupang-help.example"]],
    ["nobody", ["Subject: x", "Date: x"]],
  ])
) Deno.test(`no answer to ${what}`, () => assert.equal(mailWith(...headers), ""));

for (const text of ["", "{", "null", "[]", '"x"', "{}", '{"to":5}', '{"to":"x@evil.example"}']) {
  Deno.test(`no answer to what a case file says so: ${text}`, () =>
    assert.equal(readAnswerable(text), null));
}

/** @param {string} subject @param {string} captured */
const file = (subject, captured, reply = JSON.stringify({ ...kept, subject })) => ({
  id: subject,
  captured,
  reply,
});
const CASE = [file("하나", "2026-11-20T10:00"), file("둘", "2026-11-21T10:00"), {
  id: "picture",
  captured: "2026-11-22T10:00",
}];

for (
  const [reference, wanted] of [["하나", "하나"], [" 둘 ", "둘"], ["셋", "둘"], ["", "둘"]]
) {
  Deno.test(`of several mails, the notice ${JSON.stringify(reference)} or the latest`, () =>
    assert.equal(mailToAnswer(CASE, reference)?.subject, wanted));
}

Deno.test("an older case has no mail to answer", () => {
  assert.equal(mailToAnswer([CASE[2]], ""), null);
});

Deno.test("a draft is read back as it was meant", () => {
  const { text, head, read } = draftOf({ references: ["<n0@coupang.com>"] });
  assert.match(text, /^X-Unsent: 1\r\n/);
  // deno-lint-ignore no-control-regex
  assert.match(text, /^[\x00-\x7f]*$/);
  assert.ok(text.split("\r\n").every((line) => line.length <= 78), "a line is too long");
  assert.ok(!/^(?:From|Date|Message-ID|Cc):/mi.test(head), head);
  assert.equal(read.text.trim(), "수신: 쿠팡\n본문");
  assert.equal(read.headers.subject, "Re: 판매중지");
  assert.equal(read.headers.inReplyTo, kept.id);
  assert.deepEqual(read.headers.references, ["<n0@coupang.com>", kept.id]);
  assert.equal(read.attachments[0].name, LETTER.name);
  assert.deepEqual(attachmentBytes(read.attachments[0]), LETTER.bytes);
});

Deno.test("a mail without Message-ID is answered without naming it", () => {
  const { head } = draftOf({ id: "", references: ["<n0@coupang.com>"] });
  assert.ok(!/In-Reply-To|References/i.test(head));
});

for (
  const [subject, wanted] of [
    ["RE: re: 판매중지", "Re: 판매중지"],
    ["답장: 판매중지", "Re: 판매중지"],
    ["Re：[쿠팡] x", "Re: [쿠팡] x"],
    ["회신 기한 안내", "Re: 회신 기한 안내"],
    ["FW: x", "Re: FW: x"],
    ["", "Re: "],
    ["=?utf-8?B?eA==?=", "Re: =?utf-8?B?eA==?="],
    ["가".repeat(10_000), `Re: ${"가".repeat(10_000)}`],
    ["🙂".repeat(40), `Re: ${"🙂".repeat(40)}`],
    ["a\r\nBcc: evil@x.example\r\n\r\n<b>", "Re: a Bcc: evil@x.example <b>"],
    ["\u202eedoc\u2066", "Re: edoc"],
  ]
) {
  Deno.test(`the subject of an answer to ${JSON.stringify(subject).slice(0, 40)}`, () => {
    const { head } = draftOf({ subject });
    const lines = head.split("\r\n");
    const at = lines.findIndex((line) => line.startsWith("Subject: "));
    const rest = lines.slice(at + 1);
    const folded = rest.slice(0, rest.findIndex((line) => !line.startsWith(" ")));
    assert.equal(words([lines[at].slice(9), ...folded].join("")), wanted);
    assert.ok(lines.every((line) => line.length <= 78));
    assert.ok(!/^Bcc/mi.test(head));
  });
}

Deno.test("nothing that a case file brings writes a header of its own", () => {
  const evil = "x@coupang.com\r\nBcc: evil@x.example";
  const { head } = draftOf({
    others: [evil, "b@brand.example", "c@brand.example"],
    readers: [evil, "콜@brand.example", "a,b@x.example"],
    id: "<a>\r\nBcc: evil@x.example",
    references: ["<a b@x>", "<c@x>\r\nX: y"],
  });
  assert.ok(!/evil|Bcc|^X:|In-Reply-To/mi.test(head), head);
  assert.match(head, /^Cc: b@brand\.example,\r\n c@brand\.example$/m);
});

for (
  const [what, others, readers, own, wanted] of /** @type {[string, ...string[][]][]} */ ([
    ["who is known is left out", ["me@x.example", "b@x.example"], [], ["ME@x.example"], [
      "b@x.example",
    ]],
    ["the only one was we", ["me@x.example"], ["b@x.example"], [""], ["b@x.example"]],
    ["we were among the readers", ["b@x.example"], ["me@x.example"], ["me@x.example"], [
      "b@x.example",
    ]],
    ["nobody twice", ["b@x.example", "c@x.example"], ["B@x.example", kept.to], [], [
      "b@x.example",
      "c@x.example",
    ]],
  ])
) {
  Deno.test(`copies of an answer: ${what}`, () => {
    const { read } = draftOf({ others, readers }, own);
    assert.deepEqual(read.headers.cc.map(({ address }) => address.toLowerCase()), wanted);
  });
}
