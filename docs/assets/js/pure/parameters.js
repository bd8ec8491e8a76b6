// Headers with parameters, `text/plain; charset=euc-kr`: also in pieces and with a charset of their own (RFC 2231),
// and as mailers write them against it, with encoded words.

import { decode } from "./charset.js";
import { bytesOf, words } from "./headers.js";

/**
 * @typedef {object} Parametrised
 * @property {string} value before the parameters, in small letters
 * @property {Map<string, string>} parameters names in small letters
 */

/** Nothing has more parameters, or one in more pieces. */
const MOST = 100;

/** @typedef {{ order: number, extended: boolean, text: string }} Piece */

/**
 * Cut a header's value where a parameter begins, not within quotes.
 * @param {string} text
 */
function pieces(text) {
  const out = [];
  let from = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    if (quoted && text[at] === "\\") at += 1;
    else if (text[at] === '"') quoted = !quoted;
    else if (text[at] === ";" && !quoted) {
      out.push(text.slice(from, at));
      from = at + 1;
    }
  }
  out.push(text.slice(from));
  return out.map((piece) => piece.trim());
}

/** @param {string} text */
function unquoted(text) {
  const inner = /^"([^]*?)"?$/.exec(text)?.[1];
  return inner === undefined ? text : inner.replace(/\\(["\\])/g, "$1");
}

/**
 * Put the pieces of a parameter together, and decode them.
 * @param {Piece[]} found
 */
function whole(found) {
  found.sort((one, other) => one.order - other.order);
  const [first] = found;
  if (found.length === 1 && !first.extended) return words(first.text);
  if (!found.some(({ extended }) => extended)) return words(found.map(({ text }) => text).join(""));
  const [, charset = "", start = first.text] = first.extended
    ? /^([^']*)'[^']*'([^]*)$/.exec(first.text) ?? []
    : [];
  const all = [{ ...first, text: start }, ...found.slice(1)].map(({ extended, text }) =>
    extended
      ? text.replace(/%([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16)))
      : text
  );
  return decode(bytesOf(all.join("")), charset).text;
}

/**
 * Read a header with parameters.
 * @param {string} text its value, as `raw` gives it
 * @returns {Parametrised}
 */
export function parametrised(text) {
  const [value, ...rest] = pieces(text);
  /** @type {Map<string, Piece[]>} */
  const found = new Map();
  for (const piece of rest) {
    const [, key, content] = /^([^\s=]+)\s*=\s*([^]*)$/.exec(piece) ?? [];
    if (!key) continue;
    const [, name, order, star] = /^([^*]+)(?:\*(\d{1,4}))?(\*)?$/.exec(key.toLowerCase()) ?? [];
    if (!name) continue;
    // The form with a charset stands for the one without, which is there for old mailers.
    const extended = star !== undefined;
    const one = { order: Number(order ?? 0), extended, text: unquoted(content) };
    const numbered = order !== undefined || extended;
    const id = `${name}${numbered ? "*" : ""}`;
    const list = found.get(id) ?? [];
    if (list.length < MOST) list.push(one);
    if (found.size < MOST) found.set(id, list);
  }
  /** @type {Map<string, string>} */
  const parameters = new Map();
  for (const [id, list] of found) {
    const name = id.replace("*", "");
    if (id !== name || !found.has(`${name}*`)) parameters.set(name, whole(list));
  }
  return { value: words(value).toLowerCase().trim(), parameters };
}
