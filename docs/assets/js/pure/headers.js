// The headers of a mail: its lines, unfolded, and their values as text, of whatever charset they were written in.

import { decode } from "./charset.js";
import { fromBase64, fromQuotedPrintable } from "./encoding.js";

/**
 * @typedef {object} Problem something in a mail that is not as it should be; reading goes on
 * @property {string} code
 * @property {string} detail what it is about, as the mail says it or as it was taken; may be empty
 */

/**
 * @typedef {object} HeaderBlock
 * @property {[name: string, value: string][]} fields names in small letters; values with one character for each byte
 * @property {number} body where the text after the headers begins
 * @property {boolean} whole whether all of them were read
 */

const [LINE_FEED, RETURN] = [10, 13];
/** More than any mail has; what follows is no reading matter. */
const LONGEST = 256 * 1024;
const MOST = 1000;

/**
 * Return bytes as a string with one character for each.
 * @param {Uint8Array} bytes
 */
export function binary(bytes) {
  const parts = [];
  for (let at = 0; at < bytes.length; at += 8192) {
    parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  }
  return parts.join("");
}

/**
 * Return the bytes of a string with one character for each; characters beyond them as UTF-8.
 * @param {string} text
 */
export function bytesOf(text) {
  for (let at = 0; at < text.length; at += 1) {
    if (text.charCodeAt(at) > 255) return new TextEncoder().encode(text);
  }
  return Uint8Array.from(text, (sign) => sign.charCodeAt(0));
}

/**
 * Return where the line after the line end at `at` begins. Files that were translated twice end their lines with CR CR LF.
 * @param {Uint8Array} bytes
 * @param {number} at
 * @param {number} end
 */
export function nextLine(bytes, at, end) {
  let next = at;
  while (next < end && bytes[next] === RETURN) next += 1;
  return Math.min(bytes[next] === LINE_FEED ? next + 1 : at + 1, end);
}

/**
 * Read headers up to the empty line, or up to a line that is none.
 * @param {Uint8Array} bytes
 * @param {number} start
 * @param {number} end
 * @returns {HeaderBlock}
 */
export function readHeaders(bytes, start, end) {
  /** @type {[string, string][]} */
  const fields = [];
  let whole = true;
  let at = start;
  while (at < end) {
    let stop = at;
    while (stop < end && bytes[stop] !== LINE_FEED && bytes[stop] !== RETURN) stop += 1;
    const next = nextLine(bytes, stop, end);
    if (stop === at) return { fields, body: next, whole };
    if (next - start > LONGEST || fields.length > MOST) whole = false;
    else {
      const line = binary(bytes.subarray(at, stop));
      const folded = line[0] === " " || line[0] === "\t";
      const [, name, value] = /^([!-9;-~]+)[ \t]*:([^]*)$/.exec(line) ?? [];
      if (folded && fields.length > 0) fields[fields.length - 1][1] += line;
      else if (name && !folded) fields.push([name.toLowerCase(), value]);
      else if (!/^>?From /.test(line) || at > start) return { fields, body: at, whole };
    }
    at = next;
  }
  return { fields, body: end, whole };
}

/** What turns text around or has no shape: a name with them looks like another one. */
const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
// deno-lint-ignore no-control-regex
const CONTROLS = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b\u2060\ufeff]/g;

/**
 * Return a text of several lines without characters that cannot be seen, its lines ended by LF.
 * @param {string} text
 */
export const visible = (text) =>
  text.replace(/\r+\n?/g, "\n").replace(BIDI, "").replace(CONTROLS, "").replace(/\u00a0/g, " ");

/**
 * Return a name or a subject: one line, without characters that cannot be seen.
 * @param {string} text
 * @param {Problem[]} problems is told where there were any
 */
export function oneLine(text, problems) {
  const unfolded = text.replace(/[\r\n\t]+/g, " ");
  const clean = unfolded.replace(BIDI, "");
  if (clean !== unfolded) problems.push({ code: "bidi-marks", detail: "" });
  const shown = clean.replace(CONTROLS, "");
  if (shown !== clean) problems.push({ code: "control-characters", detail: "" });
  return shown.replace(/[ \u00a0\u3000]+/g, " ").trim();
}

/**
 * Return a header's value as text. Its encoded words are still encoded: they must not be taken for its structure.
 * @param {string} value with one character for each byte
 * @param {string} charset the one that the mail's text has, for bytes beyond ASCII
 */
export function raw(value, charset) {
  // deno-lint-ignore no-control-regex
  if (!/[^\0-\x7f]|\x1b\$/.test(value)) return value;
  const bytes = bytesOf(value);
  const { text, problem } = decode(bytes, "utf-8");
  // A short word in another charset may be UTF-8 by chance, but then of two bytes a letter, as East Asian ones never are.
  return problem || (charset && !/[\u0800-\uffff]/.test(text)) ? decode(bytes, charset).text : text;
}

/** A word as RFC 2047 writes it: =?charset?B or Q?…?= */
export const WORD = /=\?([^\s?*]{1,40})(?:\*[^\s?]{0,40})?\?([bq])\?([^?]*)\?=/gi;

/**
 * @param {string} encoding
 * @param {string} text
 */
const wordBytes = (encoding, text) =>
  encoding === "b" ? fromBase64(bytesOf(text)) : fromQuotedPrintable(bytesOf(text), true);

/** @param {Uint8Array[]} parts */
function joined(parts) {
  const out = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/**
 * Decode the encoded words in a text. Neighbours of one charset are decoded as one: mailers cut within a character.
 * @param {string} text
 */
export function words(text) {
  const out = [];
  /** @type {{ charset: string, encoding: string, texts: string[] }[]} */
  let run = [];
  let last = 0;
  const flush = () => {
    for (let at = 0; at < run.length;) {
      const { charset } = run[at];
      const parts = [];
      for (; at < run.length && run[at].charset === charset; at += 1) {
        parts.push(wordBytes(run[at].encoding, run[at].texts.join("")));
      }
      out.push(decode(joined(parts), charset).text);
    }
    run = [];
  };
  for (const match of text.matchAll(WORD)) {
    const between = text.slice(last, match.index);
    const [charset, encoding] = [match[1].toLowerCase(), match[2].toLowerCase()];
    if (run.length > 0 && between.trim() !== "") flush();
    if (run.length === 0) out.push(between);
    const before = run[run.length - 1];
    // Some cut the base64 itself, between any two letters.
    const goesOn = before && encoding === "b" && before.encoding === "b" &&
      before.charset === charset && !before.texts[before.texts.length - 1].endsWith("=");
    if (goesOn) before.texts.push(match[3]);
    else run.push({ charset, encoding, texts: [match[3]] });
    last = match.index + match[0].length;
  }
  flush();
  out.push(text.slice(last));
  return out.join("");
}
