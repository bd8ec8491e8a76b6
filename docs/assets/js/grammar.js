// The one grammar of the letters: `{field}` and, in Korean, `{field:은}`. The same as macros/playbook/grammar.py;
// tests/grammar.json holds both to one table.

const PLACEHOLDER = /\{([a-z][a-z0-9_]*)(?::(은|이|을|과|으로|이라|아))?\}/g;

// Each particle: after a consonant, after a vowel, and where the value does not tell.
const PARTICLES = {
  은: ["은", "는", "은(는)"], 이: ["이", "가", "이(가)"], 을: ["을", "를", "을(를)"], 과: ["과", "와", "와(과)"],
  으로: ["으로", "로", "(으)로"], 이라: ["이라", "라", "(이)라"], 아: ["아", "야", "아(야)"],
};
const RIEUL = 8; // after ㄹ, 으로 becomes 로
const DIGITS = [21, RIEUL, 0, 16, 0, 0, 1, RIEUL, RIEUL, 0];
const LETTER_NAMES = { L: RIEUL, M: 16, N: 4, R: RIEUL };
const ENDINGS = {
  ng: 21, le: 8, al: 8, el: 8, il: 8, ol: 8, ul: 8, ll: 8, l: 8, m: 16, me: 16, n: 4, ne: 4,
  ck: 1, ook: 1, ic: 1, ac: 1, oc: 1, op: 17, ap: 17, ip: 17, up: 17, et: 19, it: 19, ot: 19, at: 19,
};
const COMPANY = "㈜"; // one sign, read 주식회사: it ends in a vowel
const TRAILING = new Set(" \t\n.,;:!?…'\"’”)]}>』」》〉）】~・·®™©");

/** Return the index of the final consonant with which Korean reads `value`: 0 for a vowel, null if unknown. */
export function finalConsonant(value) {
  let end = value.length;
  while (end && TRAILING.has(value[end - 1])) end--;
  const last = value[end - 1] ?? "";
  if (last >= "가" && last <= "힣") return (last.charCodeAt(0) - 0xac00) % 28;
  if (last === COMPANY) return 0;
  if (/[0-9]/.test(last)) return DIGITS[last];
  if (!/[A-Za-z]/.test(last)) return null;
  const word = value.slice(0, end).match(/[A-Za-z]+$/)[0];
  if (word === word.toUpperCase()) return LETTER_NAMES[last] ?? 0;
  for (const length of [3, 2, 1]) {
    const ending = word.toLowerCase().slice(-length);
    if (word.length >= length && Object.hasOwn(ENDINGS, ending)) return ENDINGS[ending];
  }
  return 0;
}

/** Return the particle `form` (its form after a consonant) as it reads after `value`. */
export function particle(value, form) {
  const [consonant, vowel, unknown] = PARTICLES[form];
  const final = finalConsonant(value);
  if (final === null) return unknown;
  return final === 0 || (final === RIEUL && form === "으로") ? vowel : consonant;
}

/** Split a text at its placeholders: pieces are `{text}` or `{field, form, open}`; `open` is the undecided particle. */
export function pieces(text) {
  const found = [];
  let at = 0;
  for (const match of text.matchAll(PLACEHOLDER)) {
    if (match.index > at) found.push({ text: text.slice(at, match.index) });
    found.push({ field: match[1], form: match[2], open: match[2] ? PARTICLES[match[2]][2] : "" });
    at = match.index + match[0].length;
  }
  if (at < text.length) found.push({ text: text.slice(at) });
  return found;
}

/** Return the names of the fields in `text`, in order. */
export const placeholders = (text) => pieces(text).filter((piece) => piece.field).map((piece) => piece.field);

/** Replace every placeholder in one pass by `valueOf(field, form)`, verbatim. */
export const substitute = (text, valueOf) => text.replace(PLACEHOLDER, (_, field, form) => valueOf(field, form));
