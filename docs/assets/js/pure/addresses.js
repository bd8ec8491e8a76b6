// The addresses in a header: who is named, and where a mail from there or to there goes. Names are what a sender likes to
// be called; only the address in angle brackets counts.

import { oneLine, WORD, words } from "./headers.js";

/** @import { Problem } from "./headers.js" */
/** @typedef {{ name: string, address: string }} Mailbox */

/** More than a notice has; the rest of such a list is of no use to anyone. */
const MOST = 200;

/**
 * Return the mailboxes of a header, in order.
 * @param {string} text its value, as `raw` gives it
 * @param {Problem[]} problems
 * @returns {Mailbox[]}
 */
export function mailboxes(text, problems) {
  /** @type {Mailbox[]} */
  const found = [];
  let phrase = "";
  let comment = "";
  /** @type {string | null} */
  let angle = null;
  const flush = () => {
    const bare = phrase.replace(/\s/g, "");
    const isBare = angle === null && /^[^"]*@[^"]*$/.test(bare) && !bare.includes("=?");
    const name = oneLine(words(isBare ? comment : phrase || comment), problems);
    // A route before the address (`<@a,@b:who@c>`) is no part of it.
    const given = isBare ? bare : (angle ?? "").replace(/^\s*@[^:]*:/, "").replace(/\s/g, "");
    const address = oneLine(given, problems);
    if ((name || address) && found.length < MOST) found.push({ name, address });
    [phrase, comment, angle] = ["", "", null];
  };
  const word = new RegExp(WORD.source, "iy");
  const group = text.lastIndexOf(";");
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    word.lastIndex = at;
    const encoded = sign === "=" ? word.exec(text) : null;
    if (encoded) {
      phrase += encoded[0];
      at += encoded[0].length - 1;
    } else if (sign === '"') {
      for (at += 1; at < text.length && text[at] !== '"'; at += 1) {
        if (text[at] === "\\") at += 1;
        phrase += text[at] ?? "";
      }
    } else if (sign === "(") {
      let depth = 1;
      for (at += 1; at < text.length; at += 1) {
        if (text[at] === "\\") at += 1;
        else if (text[at] === "(") depth += 1;
        else if (text[at] === ")") depth -= 1;
        if (depth === 0) break;
        comment += text[at] ?? "";
      }
    } else if (sign === "<") {
      // A second address behind the first, without a comma, is one more sender.
      if (angle !== null) flush();
      const close = text.indexOf(">", at);
      angle = text.slice(at + 1, close < 0 ? text.length : close);
      at = close < 0 ? text.length : close;
    } else if (sign === "," || sign === ";") flush();
    // A group (`undisclosed-recipients:;`) ends with a semicolon; other colons belong to a name.
    else if (sign === ":" && group > at) phrase = "";
    else phrase += sign;
  }
  flush();
  return found;
}
