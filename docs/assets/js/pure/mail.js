// A mail as it comes, read: who, to whom, when, what about, the text, the links in it, the files with it, the mails in it.
// Whatever the bytes are, something is returned and what was wrong is told; nothing is opened, rendered or fetched.

import { decode, markOf } from "./charset.js";
import { base64Size, decoded, readBase64 } from "./encoding.js";
import { isBinary, kindOf } from "./filekind.js";
import { beginning, headersOf, isMailText } from "./mailheaders.js";
import { readText } from "./mailtext.js";
import { readPart, sourceOf } from "./mime.js";

/** @import { Problem } from "./headers.js" */
/** @import { Link } from "./htmltext.js" */
/** @import { Headers } from "./mailheaders.js" */
/** @import { Part, Source } from "./mime.js" */

/**
 * @typedef {object} Attachment
 * @property {string} name without a path; empty where it has none
 * @property {string} type as the mail says, `application/pdf`
 * @property {number} size in bytes, decoded
 * @property {boolean} inline a picture in the text, say
 * @property {string} encoding
 * @property {Uint8Array} packed still encoded: a view into the mail, no copy
 */

/**
 * @typedef {object} Mail
 * @property {"mail"} kind
 * @property {Headers} headers
 * @property {string} text its lines ended by LF
 * @property {"plain" | "html" | ""} textFrom
 * @property {Link[]} links of its HTML, also where the text is from elsewhere, and in the text
 * @property {Attachment[]} attachments
 * @property {Mail[]} forwarded mails that were attached to it: their text is not its own
 * @property {Problem[]} problems
 */

/**
 * @typedef {{ kind: "text", text: string, links: Link[], problems: Problem[] }} PlainText a text that is no mail
 * @typedef {{ kind: "not-mail", is: string, problems: Problem[] }} NotMail what it is: see `kindOf`, or too-big
 */

/** In bytes: what mail services carry, after base64, and some more. */
const BIGGEST = 50 * 1024 * 1024;
const MOST_FORWARDED = 10;
const ENCODINGS = new Set(["", "7bit", "8bit", "binary", "base64", "quoted-printable"]);

/**
 * Tell each problem once.
 * @param {Problem[]} problems
 */
const once = (problems) => [
  ...new Map(problems.map((problem) => [`${problem.code} ${problem.detail}`, problem])).values(),
];

/** A text that only says that the mail is in HTML, or that nobody reads answers to it, is shorter. */
const SHORT = 400;
/** And it says less than one part in so many of what the HTML says. */
const PART = 3;

/** Reads the body of one mail, and remembers what is found on the way. */
class Body {
  /** @type {Attachment[]} */
  attachments = [];
  /** @type {Link[]} */
  links = [];
  /** @type {Mail[]} */
  forwarded = [];
  texts = 0;

  /**
   * @param {Source} source
   * @param {Problem[]} problems
   * @param {number} depth how many mails this one is in
   */
  constructor(source, problems, depth) {
    this.source = source;
    this.problems = problems;
    this.depth = depth;
  }

  /**
   * @param {Part} part
   * @returns {{ text: string, html: boolean }}
   */
  read(part) {
    const { type, children, disposition, name } = part;
    if (children.length > 0) {
      const read = children.map((child) => this.read(child)).filter(({ text }) => text !== "");
      return type === "multipart/alternative" ? chosen(read) : {
        text: read.map(({ text }) => text).join("\n\n"),
        html: read.some(({ html }) => html),
      };
    }
    const readable = type === "text/plain" || type === "text/html";
    // Some mailers name the text itself; a second one with a name is a file.
    if (readable && disposition !== "attachment" && (!name || this.texts === 0)) {
      this.texts += 1;
      return this.text(part);
    }
    this.attach(part);
    return { text: "", html: false };
  }

  /** @param {Part} part */
  packed({ start, end, encoding }) {
    if (!ENCODINGS.has(encoding)) this.problem("encoding-unknown", encoding);
    return this.source.bytes.subarray(start, end);
  }

  /** @param {string} code */
  problem(code, detail = "") {
    this.problems.push({ code, detail });
  }

  /** @param {Part} part */
  text(part) {
    const packed = this.packed(part);
    const { bytes, whole } = part.encoding === "base64"
      ? readBase64(packed)
      : { bytes: decoded(packed, part.encoding), whole: true };
    if (!whole) this.problem("base64-broken");
    const label = part.parameters.get("charset") ?? "";
    const { text, html, links, problems } = readText(bytes, label, part.type === "text/html");
    this.links.push(...links);
    this.problems.push(...problems);
    return { text, html };
  }

  /** @param {Part} part */
  attach(part) {
    const { type, encoding, name } = part;
    const packed = this.packed(part);
    const { size, whole } = encoding === "base64"
      ? base64Size(packed)
      : { size: decoded(packed, encoding).length, whole: true };
    if (!whole) this.problem("base64-broken", name);
    const attachment = {
      name,
      type,
      size,
      inline: part.disposition === "inline" ||
        (part.disposition === "" && part.fields.some(([one]) => one === "content-id")),
      encoding,
      packed,
    };
    this.attachments.push(attachment);
    const isMail = type === "message/rfc822" || type === "message/global";
    if (!isMail && !/\.eml$/i.test(name)) return;
    const bytes = attachmentBytes(attachment);
    if (isMail || isMailText(bytes)) this.forward(part, bytes);
  }

  /**
   * @param {Part} part
   * @param {Uint8Array} bytes
   */
  forward({ start, end }, bytes) {
    if (this.depth >= MOST_FORWARDED) this.problem("parts-cut");
    else if (bytes.buffer === this.source.bytes.buffer) {
      this.forwarded.push(readAt(this.source, start, end, this.depth + 1));
    } else {
      const inner = sourceOf(bytes, this.source.left);
      this.forwarded.push(readAt(inner, 0, bytes.length, this.depth + 1));
    }
  }
}

/**
 * Choose between forms of the same text: the plain one, unless it only stands in for the other.
 * @param {{ text: string, html: boolean }[]} forms
 */
function chosen(forms) {
  const plain = forms.find(({ html }) => !html);
  const html = forms.filter((form) => form.html).pop();
  if (!plain || !html) return plain ?? html ?? { text: "", html: false };
  const { length } = plain.text;
  const isStub = /html/i.test(plain.text) || length * PART < html.text.length;
  return length < SHORT && isStub ? html : plain;
}

/**
 * Read the mail that stands in a range.
 * @param {Source} source
 * @param {number} start
 * @param {number} end
 * @param {number} depth
 * @returns {Mail}
 */
function readAt(source, start, end, depth) {
  /** @type {Problem[]} */
  const problems = [];
  const part = readPart(source, start, end, problems);
  const body = new Body(source, problems, depth);
  const { text, html } = body.read(part);
  if (text === "") problems.push({ code: "text-missing", detail: "" });
  if (part.type === "multipart/report") problems.push({ code: "report", detail: "" });
  const headers = headersOf(part, problems);
  const { links, attachments, forwarded } = body;
  const textFrom = text === "" ? "" : html ? "html" : "plain";
  return {
    kind: "mail",
    headers,
    text,
    textFrom,
    links,
    attachments,
    forwarded,
    problems: once(problems),
  };
}

/**
 * Read a mail.
 * @param {Uint8Array} bytes
 * @returns {Mail}
 */
export const readMail = (bytes) => readAt(sourceOf(bytes), beginning(bytes), bytes.length, 0);

/**
 * Read a file by what is in it; its name tells only whether somebody was mistaken.
 * @param {string} name
 * @param {Uint8Array} bytes
 * @returns {Mail | PlainText | NotMail}
 */
export function readFile(name, bytes) {
  const mislabelled = /\.(?:eml|txt)$/i.test(name) ? [{ code: "name-misleads", detail: name }] : [];
  if (bytes.length > BIGGEST) return { kind: "not-mail", is: "too-big", problems: [] };
  const kind = kindOf(bytes);
  if (kind === "empty") return { kind: "not-mail", is: kind, problems: [] };
  if (kind) return { kind: "not-mail", is: kind, problems: mislabelled };
  // Saved by an editor that knows Unicode as UTF-16 only.
  const wide = markOf(bytes).startsWith("utf-16");
  const narrow = wide ? new TextEncoder().encode(decode(bytes).text) : bytes;
  if (isMailText(narrow)) return readMail(narrow);
  if (isBinary(narrow)) return { kind: "not-mail", is: "binary", problems: mislabelled };
  const { text, links, problems } = readText(narrow, "", false);
  // A text of its own has nowhere to name its charset.
  const told = problems.filter(({ code }) => code !== "charset-missing");
  return { kind: "text", text, links, problems: told };
}

/**
 * Return the bytes of an attachment, decoded.
 * @param {Pick<Attachment, "packed" | "encoding">} attachment
 */
export const attachmentBytes = ({ packed, encoding }) => decoded(packed, encoding);
