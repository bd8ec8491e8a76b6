// How words sound and how near they are: syllables of Chinese, letters of Korean, and slips between them.

const FIRST = 0xac00;
const LAST = 0xd7a3;
const MEDIALS = 21;
const FINALS = 28;
/** Offsets that keep leading, middle and final letters apart. */
const [LEAD, MIDDLE, FINAL] = [0x1100, 0x1161, 0x11a7];

/**
 * Return a text with its Korean syllables taken apart into letters; the rest stays as it is.
 * @param {string} text
 */
export function letters(text) {
  let apart = "";
  for (const char of text) {
    const code = char.charCodeAt(0);
    if (code < FIRST || code > LAST) {
      apart += char;
      continue;
    }
    const at = code - FIRST;
    const final = at % FINALS;
    apart += String.fromCharCode(
      LEAD + Math.floor(at / FINALS / MEDIALS),
      MIDDLE + (Math.floor(at / FINALS) % MEDIALS),
    );
    if (final > 0) apart += String.fromCharCode(FINAL + final);
  }
  return apart;
}

/**
 * Return a syllable as those hear it who keep zh from z, n from l or -ng from -n no further apart than the keyboard does.
 * @param {string} syllable
 */
export const blurred = (syllable) =>
  syllable.replace(/^([zcs])h/, "$1").replace(/^n/, "l").replace(/([aei])ng$/, "$1n");

/**
 * Return whether two texts differ by at most so many letters put in, left out, changed or swapped with a neighbour.
 * @param {string} one
 * @param {string} other
 * @param {number} most
 */
export function isNear(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return false;
  /** @type {number[]} */
  let above = [];
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let at = 1; at <= one.length; at += 1) {
    const before = above;
    above = row;
    row = [at];
    for (let to = 1; to <= other.length; to += 1) {
      const isSame = one[at - 1] === other[to - 1];
      let cost = Math.min(above[to] + 1, row[to - 1] + 1, above[to - 1] + (isSame ? 0 : 1));
      if (one[at - 1] === other[to - 2] && one[at - 2] === other[to - 1]) {
        cost = Math.min(cost, before[to - 2] + 1);
      }
      row.push(cost);
    }
    if (Math.min(...row) > most) return false;
  }
  return row[other.length] <= most;
}

/** The sounds of characters: each may have several. */
export class Sounds {
  /** @param {Record<string, string>} table syllable -> its characters */
  constructor(table) {
    /** @type {Map<string, string[]>} */
    this.of = new Map();
    for (const [syllable, chars] of Object.entries(table)) {
      for (const char of chars) this.of.set(char, [...(this.of.get(char) ?? []), syllable]);
    }
  }

  /**
   * Return how a word may sound, blurred; nothing where a character is not known.
   * @param {string} word
   */
  keys(word) {
    let keys = [""];
    for (const char of word) {
      const syllables = this.of.get(char);
      if (!syllables) return [];
      keys = keys.flatMap((key) => syllables.map((one) => `${key} ${blurred(one)}`)).slice(0, 8);
    }
    return keys;
  }

  /**
   * Return where a word that is spelled in Latin letters ends, or -1 if it does not stand there.
   * @param {string} text
   * @param {string} word
   * @param {number} [at]
   * @returns {number}
   */
  spelled(text, word, at = 0) {
    if (word === "") return at;
    const [char] = word;
    for (const syllable of this.of.get(char) ?? []) {
      if (!text.startsWith(syllable, at)) continue;
      const end = this.spelled(text, word.slice(char.length), at + syllable.length);
      if (end >= 0) return end;
    }
    return -1;
  }

  /**
   * Return whether letters are the first ones of a word's syllables.
   * @param {string} text
   * @param {string} word
   */
  isInitials(text, word) {
    return text.length === word.length &&
      [...word].every((char, at) => this.of.get(char)?.some((one) => one[0] === text[at]));
  }
}
