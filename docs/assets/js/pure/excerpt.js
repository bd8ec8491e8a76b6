// The words of a query as they stand in a text: with spaces between the characters or without.

const LENGTH = 96;
const BEFORE = 24;

/** @param {string} word */
const loose = (word) =>
  [...word].map((char) => char.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("\\s*");

/**
 * Return a pattern of the words that the text has; of their pairs, where it has none of them.
 * @param {string[]} words
 * @param {string} text
 */
function pattern(words, text) {
  let parts = words.map(loose).filter((word) => new RegExp(word, "i").test(text));
  if (parts.length === 0) {
    parts = words.filter((word) => word.length > 2).flatMap((word) =>
      [...word].slice(1).map((_, at) => loose(word.slice(at, at + 2)))
    );
  }
  if (parts.length === 0) parts = words.map(loose);
  return new RegExp(`(${parts.join("|")})`, "gi");
}

/**
 * Return the part of a text in which the words stand.
 * @param {string} text
 * @param {string[]} words
 */
export function excerpt(text, words) {
  const at = Math.max(0, text.search(pattern(words, text)));
  if (at < 30) return text.slice(0, LENGTH) + (text.length > LENGTH ? "…" : "");
  const from = at - BEFORE;
  const part = text.slice(from, from + LENGTH).replace(/^[^\p{L}\p{N}]+/u, "");
  return `…${part}${text.length > from + LENGTH ? "…" : ""}`;
}

/**
 * Split a text at the words: what stands between them and the words themselves, in turn.
 * @param {string} text
 * @param {string[]} words
 */
export const splitAt = (text, words) => text.split(pattern(words, text));
