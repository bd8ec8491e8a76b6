// The text of a notice: made plain once, cut into sentences, searched by patterns. As macros/playbook/notice_text.py does it.

/** @import { Span } from "./shapes.js" */

const LINE_ENDS = /\r\n?|[\v\f\x85\u2028\u2029]/g;
const BLANKS = /[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
/** Signs that are not seen and turn the direction of writing or split words: somebody may hide words by them. */
// deno-lint-ignore no-control-regex
const UNSEEN = /[\x00-\x08\x0e-\x1f\x7f\xad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g;
const FULL_WIDTH = /[\uff08-\uff09\uff10-\uff1a]/g;

const END = /[.!?。！？](?=[ \n]|$)/g;
/** A line that begins like this begins something of its own. */
const BEGINS = /^ *(?:[■□◼◻▶▷◆◇●○•·※★☆*>–-]|[ㅁㅇㄴ] |[0-9]{1,2}[.)] |\[|[^\n:]{1,12}:)/u;
const ENDS = /[.!?:;)\]。！？]$/;
/** No sentence ends so: a phone wraps lines that are short. */
const GOES_ON = /(?:까지|[을를]|하여|및|또는|,)$/;
/** A line that is shorter was ended by its writer, not by a program that wraps lines. */
const WRAPPED_FROM = 30;
/** How far around words something counts as near: a text without any full stop is not one sentence. */
const FAR = 300;

/**
 * Return a text in composed characters, with one kind of line end and blank, without what is not seen.
 * @param {string} text
 */
export const seen = (text) =>
  text.normalize("NFC").replace(LINE_ENDS, "\n").replace(BLANKS, " ").replace(UNSEEN, "");

/**
 * Return the same with digits, brackets and colons of one width: what the patterns are applied to.
 * @param {string} text
 */
export const plain = (text) =>
  seen(text).replace(FULL_WIDTH, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));

/**
 * Write words in one line.
 * @param {string} text
 */
export const joined = (text) => text.split(/[ \n]+/).filter(Boolean).join(" ");

/**
 * @param {string} text
 * @param {number} start
 * @param {number} end
 * @returns {Span}
 */
export const spanOf = (text, start, end) => ({ start, end, text: text.slice(start, end) });

/**
 * Return where sentences end.
 * @param {string} text
 */
function borders(text) {
  const found = new Set([0, text.length]);
  for (const { 0: sign, index } of text.matchAll(END)) {
    // The dot of a numbered day, 2026. 12. 3., ends nothing.
    if (!(sign === "." && /[0-9]/.test(text.charAt(index - 1)))) found.add(index + 1);
  }
  const lines = text.split("\n");
  let position = 0;
  for (const [at, line] of lines.slice(0, -1).entries()) {
    position += line.length + 1;
    const shown = line.trimEnd();
    const following = lines[at + 1] ?? "";
    const short = shown.length < 2 * WRAPPED_FROM && [...shown].length < WRAPPED_FROM &&
      !GOES_ON.test(shown);
    if (short || ENDS.test(shown) || following.trim() === "" || BEGINS.test(following)) {
      found.add(position);
    }
  }
  return [...found].sort((a, b) => a - b);
}

/**
 * Return the sentences of a plain text in order; blank ones are left out.
 * @param {string} text
 * @returns {Span[]}
 */
export function sentences(text) {
  const found = [];
  let start = 0;
  for (const end of borders(text).slice(1)) {
    const words = text.slice(start, end);
    const stripped = words.trim();
    const begin = start + words.length - words.trimStart().length;
    if (stripped) found.push(spanOf(text, begin, begin + stripped.length));
    start = end;
  }
  return found;
}

/**
 * Return the first index of a sorted list at which a test holds.
 * @param {Span[]} list
 * @param {(one: Span) => boolean} holds
 */
function firstWhere(list, holds) {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const one = list[middle];
    if (one && holds(one)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** @param {string} text @param {number} at */
const inPair = (text, at) => (text.charCodeAt(at) & 0xfc00) === 0xdc00;

/**
 * Go some characters on, or back, but not past a limit.
 * @param {string} text
 * @param {number} from
 * @param {1 | -1} step
 * @param {number} limit
 */
function away(text, from, step, limit) {
  let at = from;
  for (let left = FAR; left > 0 && (limit - at) * step > 0; left -= 1) {
    at += step;
    if (inPair(text, at)) at += step;
  }
  return at;
}

/**
 * An expression with one thing in the same sentence and without another.
 * @typedef {{ pattern: RegExp, near?: RegExp | undefined, notNear?: RegExp | undefined }} Wanted
 */

/** A plain text that patterns are applied to. */
export class NoticeText {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
    this.sentences = sentences(text);
  }

  /**
   * Return which of the sentences words stand in: from the first to before the second.
   * @param {number} start
   * @param {number} end
   * @returns {[number, number]}
   */
  touched(start, end) {
    return [
      firstWhere(this.sentences, (one) => one.end > start),
      firstWhere(this.sentences, (one) => one.start >= end),
    ];
  }

  /**
   * Yield where a pattern stands.
   * @param {Wanted} wanted
   */
  *find({ pattern, near, notNear }) {
    for (const match of this.text.matchAll(pattern)) {
      const around = near || notNear ? this.around(match.index, match.index + match[0].length) : "";
      if ((!near || near.test(around)) && !notNear?.test(around)) yield match;
    }
  }

  /**
   * Return the sentences that words stand in, as far as they are near.
   * @param {number} start
   * @param {number} end
   */
  around(start, end) {
    const [from, to] = this.touched(start, end);
    const [first, last] = [this.sentences[from], this.sentences[to - 1]];
    if (from >= to || !first || !last) return "";
    return this.text.slice(
      away(this.text, start, -1, first.start),
      away(this.text, end, 1, last.end),
    );
  }
}
