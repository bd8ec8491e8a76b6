// The one grammar of the letters: `{field}` and, in Korean, `{field:은}`. The same as macros/playbook/grammar.py;
// tests/grammar.json holds both to one table.

const PLACEHOLDER = /\{([a-z][a-z0-9_]*)(?::(은|이|을|과|으로|이라|아))?\}/g;

/**
 * Each particle: after a consonant, after a vowel, and where the value does not tell.
 * @type {Record<string, [string, string, string]>}
 */
const PARTICLES = {
  은: ["은", "는", "은(는)"],
  이: ["이", "가", "이(가)"],
  을: ["을", "를", "을(를)"],
  과: ["과", "와", "와(과)"],
  으로: ["으로", "로", "(으)로"],
  이라: ["이라", "라", "(이)라"],
  아: ["아", "야", "아(야)"],
};

// Final consonants by their place in a syllable of Unicode: 0 is a vowel.
const [VOWEL, KIYEOK, NIEUN, RIEUL, MIEUM, PIEUP, SIOS, IEUNG] = [0, 1, 4, 8, 16, 17, 19, 21];
// 영 일 이 삼 사 오 육 칠 팔 구
const DIGITS = [IEUNG, RIEUL, VOWEL, MIEUM, VOWEL, VOWEL, KIYEOK, RIEUL, RIEUL, VOWEL];
/** @type {Record<string, number>} letters read by their names: L is 엘 */
const LETTER_NAMES = { L: RIEUL, M: MIEUM, N: NIEUN, R: RIEUL };
/** How Korean reads what English words end in; every other ending is a vowel. */
const ENDINGS = new Map(
  /** @type {[number, string][]} */ ([
    [IEUNG, "ng"],
    [RIEUL, "le al el il ol ul ll l"],
    [MIEUM, "m me"],
    [NIEUN, "n ne"],
    [KIYEOK, "ck ook ic ac oc"],
    [PIEUP, "op ap ip up"],
    [SIOS, "et it ot at"],
  ]).flatMap(([final, endings]) =>
    endings.split(" ").map((ending) => /** @type {[string, number]} */ ([ending, final]))
  ),
);
const COMPANY = "㈜"; // one sign, read 주식회사: it ends in a vowel
const TRAILING = new Set(" \t\n.,;:!?…'\"’”)]}>』」》〉）】~・·®™©");

/**
 * Return the index of the final consonant with which Korean reads `value`: 0 for a vowel, null if unknown.
 * @param {string} value
 */
function finalConsonant(value) {
  let end = value.length;
  while (end > 0 && TRAILING.has(value.charAt(end - 1))) end -= 1;
  const last = value.charAt(end - 1);
  if (last >= "가" && last <= "힣") return (last.charCodeAt(0) - 0xac00) % 28;
  if (last === COMPANY) return VOWEL;
  if (/[0-9]/.test(last)) return DIGITS[Number(last)];
  const word = value.slice(0, end).match(/[A-Za-z]+$/)?.[0];
  if (!word) return null;
  if (isSpelt(word)) return LETTER_NAMES[last] ?? VOWEL;
  for (const length of [3, 2, 1]) {
    const final = ENDINGS.get(word.toLowerCase().slice(-length));
    if (word.length >= length && final !== undefined) return final;
  }
  return VOWEL;
}

/**
 * Tell whether a word is read letter by letter: many firms are registered in capitals, and read as words.
 * @param {string} word
 */
const isSpelt = (word) =>
  word === word.toUpperCase() && (word.length < 5 || !/[AEIOUY]/.test(word));

/**
 * Return the particle `form` (its form after a consonant) as it reads after `value`.
 * @param {string} value
 * @param {string} form
 */
export function particle(value, form) {
  const [consonant, vowel, unknown] = PARTICLES[form];
  const final = finalConsonant(value);
  if (final === null) return unknown;
  // After ㄹ, 으로 becomes 로.
  return final === VOWEL || (final === RIEUL && form === "으로") ? vowel : consonant;
}

/** The initials ㄱ … ㅎ without the doubled ones, and the vowels ㅏ ㅓ ㅗ ㅜ, as they are counted in Unicode. */
const PLAIN_INITIALS = [0, 2, 3, 5, 6, 7, 9, 11, 12, 14, 15, 16, 17, 18];
const VOWELS = [0, 4, 8, 13];

/**
 * Return the syllable by which Korean papers number: 가, 나, … 하, then 거, 너, … and so on, from 1.
 * @param {number} number
 */
export function syllable(number) {
  const initial = PLAIN_INITIALS[(number - 1) % PLAIN_INITIALS.length];
  const vowel = VOWELS[Math.floor((number - 1) / PLAIN_INITIALS.length)];
  return String.fromCharCode(0xac00 + initial * 588 + vowel * 28);
}

/**
 * A piece of a text: words, or a placeholder with its particle; `open` is the undecided particle.
 * @typedef {{ text: string, field?: undefined, form?: undefined, open?: undefined }} Words
 * @typedef {{ text?: undefined, field: string, form: string | undefined, open: string }} Placeholder
 */

/**
 * Split a text at its placeholders.
 * @param {string} text
 */
export function pieces(text) {
  /** @type {(Words | Placeholder)[]} */
  const found = [];
  let at = 0;
  for (const match of text.matchAll(PLACEHOLDER)) {
    const [whole, field, form] = match;
    if (match.index > at) found.push({ text: text.slice(at, match.index) });
    found.push({ field, form, open: form ? PARTICLES[form][2] : "" });
    at = match.index + whole.length;
  }
  if (at < text.length) found.push({ text: text.slice(at) });
  return found;
}

/**
 * Return the names of the fields in `text`, in order.
 * @param {string} text
 */
export const placeholders = (text) => pieces(text).flatMap(({ field }) => field ?? []);

/**
 * Replace every placeholder in one pass, verbatim.
 * @param {string} text
 * @param {(field: string, form: string | undefined) => string} valueOf
 */
export const substitute = (text, valueOf) =>
  text.replace(PLACEHOLDER, (_, field, form) => valueOf(field, form));
