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
const MOST_LINKS = 1000;
/** In characters: a text that is longer is no notice. */
const LONGEST = 1_000_000;
/** In bytes: what can make such a text; in HTML the pictures may stand within it. */
const ENOUGH = 4 * LONGEST;
const ENOUGH_HTML = 10 * LONGEST;

/**
 * Read a text. One in HTML may name its charset itself.
 * @param {Uint8Array} bytes
 * @param {string} label the charset that stands with it; may be empty
 * @param {boolean} asHtml whether it is called HTML
 * @returns {Read}
 */
export function readText(bytes, label, asHtml) {
  const start = binary(bytes.subarray(0, 2048));
  const meta = /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]+)/i.exec(start)?.[1] ?? "";
  const html = asHtml || /^\s*<(?:!doctype html|html|head|body|table)\b/i.test(start);
  const named = label || meta;
  const cut = bytes.subarray(0, html ? ENOUGH_HTML : ENOUGH);
  const { text, charset, problem } = decode(cut, named);
  const detail = named ? `${named} → ${charset}` : charset;
  const problems = problem ? [{ code: problem, detail }] : [];
  const read = html ? readHtml(text, LONGEST) : readPlain(text);
  if (cut.length < bytes.length || read.text.length > LONGEST) {
    problems.push({ code: "text-cut", detail: String(LONGEST) });
  }
  return { ...read, text: read.text.slice(0, LONGEST), html, problems };
}

/** @param {string} text */
function readPlain(text) {
  const plain = visible(text.slice(0, LONGEST + 1));
  const found = [...new Set(plain.match(ADDRESS))].slice(0, MOST_LINKS);
  const links = found.map((href) => ({ text: href, href }));
  return { text: plain.trim() === "" ? "" : plain.trimEnd(), links };
}
