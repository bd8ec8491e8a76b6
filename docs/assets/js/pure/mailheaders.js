// What the headers of a mail say: who, to whom, when, what about, and in answer to what. Also how a mail is known by them.

import { mailboxes } from "./addresses.js";
import { markOf } from "./charset.js";
import { oneLine, raw, readHeaders, words } from "./headers.js";
import { mailDate } from "./maildate.js";

/** @import { Mailbox } from "./addresses.js" */
/** @import { Problem } from "./headers.js" */
/** @import { Part } from "./mime.js" */

/**
 * @typedef {object} Headers
 * @property {Mailbox | null} from
 * @property {Mailbox | null} replyTo
 * @property {Mailbox[]} to
 * @property {Mailbox[]} cc
 * @property {string} subject
 * @property {{ raw: string, moment: string }} date the moment as `2026-11-22T02:13` in Korean time; empty where unknown
 * @property {string} messageId with its brackets
 * @property {string} inReplyTo
 * @property {string[]} references
 */

/**
 * Return the first charset that a mail's texts name: most likely its headers have it too.
 * @param {Part} part
 * @returns {string}
 */
function charsetIn(part) {
  const own = part.type.startsWith("text/") ? part.parameters.get("charset") ?? "" : "";
  return own || part.children.map(charsetIn).find((one) => one) || "";
}

/** What may stand once in a mail; which one counts where there are two is anybody's guess. */
const SINGLE = ["from", "reply-to", "subject", "date", "message-id"];

/**
 * Read the headers of a mail.
 * @param {Part} part the whole of it
 * @param {Problem[]} problems
 * @returns {Headers}
 */
export function headersOf(part, problems) {
  const charset = charsetIn(part);
  /** @param {string} name */
  const all = (name) => part.fields.filter(([one]) => one === name).map(([, value]) => value);
  /** @param {string} name */
  const value = (name) => raw(all(name)[0] ?? "", charset);
  /** @param {string} name */
  const people = (name) => all(name).flatMap((one) => mailboxes(raw(one, charset), problems));
  /** @param {string} name */
  const ids = (name) => oneLine(value(name), problems).match(/<[^<>\s]+>/g) ?? [];
  for (const name of SINGLE) {
    if (all(name).length > 1) problems.push({ code: "header-twice", detail: name });
  }
  const [from = null, ...others] = people("from");
  if (!from) problems.push({ code: "from-missing", detail: "" });
  for (const { address } of others) problems.push({ code: "from-several", detail: address });
  // Without a date of its own, a mail has the one of its arrival, behind the last semicolon.
  const date = value("date") || (value("received").split(";").pop() ?? "");
  const written = oneLine(words(date), problems);
  const { moment, zoned } = mailDate(written);
  if (!moment) problems.push({ code: "date-unknown", detail: written });
  if (!zoned) problems.push({ code: "date-without-zone", detail: written });
  return {
    from,
    replyTo: people("reply-to")[0] ?? null,
    to: people("to"),
    cc: people("cc"),
    subject: oneLine(words(value("subject")), problems),
    date: { raw: written, moment },
    messageId: ids("message-id")[0] ?? "",
    inReplyTo: ids("in-reply-to")[0] ?? "",
    references: ids("references"),
  };
}

/**
 * Return where the text of a file begins: behind a mark of Unicode, and behind empty lines.
 * @param {Uint8Array} bytes
 */
export function beginning(bytes) {
  let at = markOf(bytes) === "utf-8" ? 3 : 0;
  while (at < bytes.length && (bytes[at] === 0x0a || bytes[at] === 0x0d)) at += 1;
  return at;
}

const OWN = /^(?:from|date|message-id|received|return-path|mime-version|delivered-to)$/;
const COMMON =
  /^(?:to|cc|subject|reply-to|sender|content-type|x-[\w-]+|dkim-signature|references)$/;

/**
 * Tell whether a text begins with headers that only mails have.
 * @param {Uint8Array} bytes
 */
export function isMailText(bytes) {
  const start = beginning(bytes);
  const { fields } = readHeaders(bytes, start, Math.min(bytes.length, start + 64 * 1024));
  const own = fields.filter(([name]) => OWN.test(name));
  return own.length > 0 && own.length + fields.filter(([name]) => COMMON.test(name)).length > 1;
}
