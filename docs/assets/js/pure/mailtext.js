// The text of a mail or of a file, from its bytes: plain, or in HTML, whatever it is called.

import { decode } from "./charset.js";
import { binary, visible } from "./headers.js";
import { readHtml } from "./htmltext.js";

/** @import { Problem } from "./headers.js" */
/** @import { Link } from "./htmltext.js" */

/**
 * @typedef {object} Read
 * @property {string} text without characters that cannot be seen, its lines ended by LF
 * @property {boolean} html
 * @property {Link[]} links
 * @property {Problem[]} problems
 */

/** Addresses in a text. */
const ADDRESS = /\bhttps?:\/\/[^\s<>"'()]{1,2000}/gi;
/** In characters: a text that is longer is no notice. */
const LONGEST = 1_000_000;

/**
 * Read a text. One in HTML may name its charset itself.
 * @param {Uint8Array} bytes
 * @param {string} label the charset that stands with it; may be empty
 * @param {boolean} asHtml whether it is called HTML
 * @returns {Read}
 */
export function readText(bytes, label, asHtml) {
  const start = label ? "" : binary(bytes.subarray(0, 2048));
  const named = label || (/<meta[^>]{0,200}charset\s*=\s*["']?([\w-]+)/i.exec(start)?.[1] ?? "");
  const { text, charset, problem } = decode(bytes, named);
  const detail = named ? `${named} → ${charset}` : charset;
  const problems = problem ? [{ code: problem, detail }] : [];
  const html = asHtml || /^\s*<(?:!doctype html|html|head|body|table)\b/i.test(text.slice(0, 500));
  const read = html ? readHtml(text) : readPlain(text);
  if (read.text.length > LONGEST) {
    problems.push({ code: "text-cut", detail: String(read.text.length) });
  }
  return { ...read, text: read.text.slice(0, LONGEST), html, problems };
}

/** @param {string} text */
function readPlain(text) {
  const plain = visible(text);
  const links = [...new Set(plain.match(ADDRESS))].map((href) => ({ text: href, href }));
  return { text: plain.trim() === "" ? "" : plain.trimEnd(), links };
}
