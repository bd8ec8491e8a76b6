// A draft of the answer to a mail: what is kept of the mail for it, and the draft itself.
//
// `X-Unsent: 1` lets Outlook and others open the file as a mail that is still to be sent. Who sends it and when is left to
// the mail program: a draft has neither From nor Date.
import { oneLine } from "./headers.js";
import { base64, fileNameParameter, headerWords } from "./mailwrite.js";
import { hostOf, isCoupang } from "./noticesender.js";

/** @import { Headers } from "./mailheaders.js" */
/** @import { Evidence } from "./shapes.js" */

/**
 * What is kept of a mail so that it can be answered: only this, nothing of what it says.
 * @typedef {object} Answerable
 * @property {string} to who is answered
 * @property {string[]} others to whom the mail went too
 * @property {string[]} readers who got a copy of it
 * @property {string} subject
 * @property {string} id its Message-ID with brackets; empty where it had none
 * @property {string[]} references the mails before it
 */

/** Beyond it, a list of readers or of earlier mails is no reading matter. */
const MOST = 50;
const ADDRESS = /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])$/i;
const ID = /^<[\x21-\x3b\x3d\x3f-\x7e]{1,250}>$/;
/** What stands before the subject of an answer, in the languages of those who answer. */
const ANSWERED = /^(?:(?:re|답장|회신|答复|回复)\s*[:：]\s*)+/i;
/** Nothing in base64 looks like it. */
const BORDER = "=_part";

/** @param {unknown} given */
const texts = (given) =>
  (Array.isArray(given) ? given : []).filter((one) => typeof one === "string").slice(0, MOST);

/** @param {string} address */
const isTrusted = (address) => ADDRESS.test(address) && isCoupang(hostOf(address));

/**
 * Return the text in which a mail's entry in the register keeps what an answer needs; empty where nobody can be answered.
 * A mail that did not come from Coupang, or whose answer would go elsewhere, is no notice to be answered by a letter.
 * @param {Headers} headers
 */
export function answerable({ from, replyTo, to, cc, subject, messageId, inReplyTo, references }) {
  const address = (replyTo ?? from)?.address ?? "";
  if (!isTrusted(from?.address ?? "") || !isTrusted(address)) return "";
  const earlier = references.length > 0 || !inReplyTo ? references : [inReplyTo];
  /** @type {Answerable} */
  const kept = {
    to: address,
    others: to.map((one) => one.address).slice(0, MOST),
    readers: cc.map((one) => one.address).slice(0, MOST),
    subject,
    id: messageId,
    references: earlier.slice(-MOST),
  };
  return JSON.stringify(kept);
}

/**
 * Read it back. It may have come in with a case file that somebody else made: what has not its shape is left out.
 * @param {string | undefined} text
 * @returns {Answerable | null} `null` where nobody can be answered
 */
export function readAnswerable(text) {
  /** @type {Record<string, unknown>} */
  let raw;
  try {
    raw = Object(JSON.parse(text || "null"));
  } catch {
    return null;
  }
  const addresses = (/** @type {unknown} */ given) =>
    texts(given).filter((one) => ADDRESS.test(one));
  const [to] = addresses([raw.to]).filter(isTrusted);
  if (!to) return null;
  const ids = (/** @type {unknown} */ given) => texts(given).filter((one) => ID.test(one));
  return {
    to,
    others: addresses(raw.others),
    readers: addresses(raw.readers),
    subject: oneLine(texts([raw.subject])[0] ?? "", []),
    id: ids([raw.id])[0] ?? "",
    references: ids(raw.references),
  };
}

/**
 * Return the mail of a case that a letter answers: the one whose subject the case names as its notice, else the latest.
 * @param {Evidence[]} files the register of the case
 * @param {string} reference the subject of the notice
 * @returns {Answerable | null} `null` where the case has no mail that can be answered
 */
export function mailToAnswer(files, reference) {
  const mails = files.flatMap(({ reply, captured = "", added = 0 }) => {
    const mail = typeof reply === "string" ? readAnswerable(reply) : null;
    return mail ? [{ mail, captured, added }] : [];
  });
  const order = (/** @type {typeof mails[0]} */ one, /** @type {typeof mails[0]} */ other) =>
    other.captured.localeCompare(one.captured) || other.added - one.added;
  const [latest] = mails.sort(order);
  const named = mails.find(({ mail }) => reference !== "" && mail.subject === reference.trim());
  return (named ?? latest)?.mail ?? null;
}

/**
 * Return to whom "reply to all" sends: everybody but the one who is answered and ourselves. Where our address is not known,
 * a mail that went to one address went to us.
 * @param {Answerable} mail
 * @param {string[]} own our addresses, as far as they are known
 */
function copies({ to, others, readers }, own) {
  const all = [...others, ...readers];
  const ours = new Set(own.map((one) => one.trim().toLowerCase()));
  const knowsUs = all.some((one) => ours.has(one.toLowerCase()));
  /** @type {Map<string, string>} */
  const left = new Map();
  for (const one of others.length === 1 && !knowsUs ? readers : all) {
    const key = one.toLowerCase();
    if (!ours.has(key) && key !== to.toLowerCase()) left.set(key, one);
  }
  return [...left.values()];
}

/**
 * Return the draft of an answer as the text of an `.eml` file, which is ASCII throughout.
 * @param {object} draft
 * @param {Answerable} draft.mail
 * @param {string[]} draft.own our addresses, as far as they are known
 * @param {string} draft.text what the answer says
 * @param {{ name: string, type: string, bytes: Uint8Array }} draft.letter the file that is attached
 */
export function replyDraft({ mail, own, text, letter }) {
  const { to, subject, id, references } = mail;
  const before = id ? [...references.filter((one) => one !== id), id] : [];
  const cc = copies(mail, own);
  const answer = `Re: ${subject.replace(ANSWERED, "")}`;
  return [
    "X-Unsent: 1",
    `To: ${to}`,
    ...cc.length > 0 ? [`Cc: ${cc.join(",\r\n ")}`] : [],
    `Subject: ${headerWords(answer)}`,
    ...id ? [`In-Reply-To: ${id}`, `References: ${before.join("\r\n ")}`] : [],
    "MIME-Version: 1.0",
    `Content-Type: multipart/mixed; boundary="${BORDER}"`,
    "",
    `--${BORDER}`,
    "Content-Type: text/plain; charset=utf-8",
    "Content-Transfer-Encoding: base64",
    "",
    base64(new TextEncoder().encode(text.replace(/\r?\n/g, "\r\n"))),
    `--${BORDER}`,
    `Content-Type: ${letter.type}`,
    `Content-Disposition: attachment;\r\n ${fileNameParameter(letter.name)}`,
    "Content-Transfer-Encoding: base64",
    "",
    base64(letter.bytes),
    `--${BORDER}--`,
    "",
  ].join("\r\n");
}
