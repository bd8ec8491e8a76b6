// What a query may have been meant to be: words written by their sound, in other characters, or with a slip of a finger.
//
// A slip is looked for only where the query has what no page has; a word that is right is left alone.

import { CJK } from "./query.js";
import { isNear, letters, Sounds } from "./sounds.js";

/** @import { SlipTables } from "./search.js" */

/**
 * @typedef {object} Has whether a pair of characters, or a Latin word, is had
 * @property {(piece: string) => boolean} known by the known words, or by a page where it matters
 * @property {(piece: string) => boolean} anywhere by the text of a page
 */

const HANGUL = /^[\uac00-\ud7a3]+$/;
const HAN = /^[\u4e00-\u9fff]+$/;
const LATIN = /^[a-z]+$/;
const ENGLISH = /^[a-z][a-z -]+$/;
/** The longest word that is looked for, the shortest Latin one that may have a slip, the most readings of initials. */
const MOST = { word: 8, initials: 3 };
const LEAST = { latin: 4, initials: 2, spelled: 0.7 };
/** A longer query was pasted: nobody's finger slipped, and to look for it would take long. */
const TYPED = 30;
/** Letters of a word that may differ: one, in a longer word two. */
const LONG = 11;

/** @param {string} word */
const stem = (word) => word.replace(/(?:ing|ed|es|s|ion|al)$/, "");

/** Finds the words that were meant, among those that the pages know. */
export class Slips {
  /**
   * @param {SlipTables} tables
   * @param {Iterable<string>} words that the pages and the glossary know, as they are compared
   * @param {(word: string) => number} often how many pages have a word where it matters
   */
  constructor({ simple, sounds }, words, often) {
    this.simple = simple;
    this.sounds = new Sounds(sounds);
    this.often = often;
    const all = [...words];
    this.han = all.filter((word) => HAN.test(word) && word.length <= MOST.word);
    /** @type {{ word: string, apart: string }[]} */
    this.hangul = all.filter((word) => HANGUL.test(word)).map((word) => (
      { word, apart: letters(word) }
    ));
    this.latin = all.filter((word) => ENGLISH.test(word));
    /** @type {Map<string, string[]>} */
    this.heard = new Map();
    for (const word of this.han) {
      for (const key of this.sounds.keys(word)) {
        this.heard.set(key, [...(this.heard.get(key) ?? []), word]);
      }
    }
  }

  /**
   * Return a query in simplified characters and the words of the mainland.
   * @param {string} query
   */
  simplified(query) {
    let text = "";
    for (let at = 0; at < query.length;) {
      let length = Math.min(MOST.word, query.length - at);
      while (length > 1 && !Object.hasOwn(this.simple, query.slice(at, at + length))) length -= 1;
      const piece = query.slice(at, at + length);
      text += Object.hasOwn(this.simple, piece) ? this.simple[piece] : piece;
      at += length;
    }
    return text;
  }

  /**
   * Return other readings of a query.
   * @param {string[]} words
   * @param {Has} has
   * @returns {string[][]}
   */
  readings(words, has) {
    if (words.join("").length > TYPED) return [];
    const unknown = words.filter((word) => LATIN.test(word) && !has.known(word));
    const english = this.#english(unknown);
    const isLatin = words.every((word) => LATIN.test(word));
    if (isLatin && !english && unknown.length > 0) return this.#pinyin(words.join(""));
    const mended = [
      ...words.filter((word) => !english || !unknown.includes(word))
        .map((word) => CJK.test(word) ? this.#mended(word, has) : word),
      ...english ? [english] : [],
    ];
    return mended.join(" ") === words.join(" ") ? [] : [mended];
  }

  /**
   * @param {string[]} words
   * @returns {string | undefined} the one that most pages have
   */
  #best(words) {
    return [...words].sort((one, other) => this.often(other) - this.often(one))[0];
  }

  /**
   * Return the term that shares most with English words, else one that differs by a slip.
   * @param {string[]} words
   */
  #english(words) {
    const stems = new Set(words.filter((word) => word.length >= LEAST.latin).map(stem));
    let most = 0;
    /** @type {string[]} */
    let best = [];
    for (const term of this.latin) {
      const shared = term.split(/[ -]/).filter((part) => stems.has(stem(part))).length;
      if (shared > most) best = [];
      most = Math.max(most, shared);
      if (shared > 0 && shared === most) best.push(term);
    }
    if (most > 0) return this.#best(best);
    const slips = words.filter((word) => word.length > LEAST.latin).flatMap((word) =>
      this.latin.filter((term) => isNear(term, word, 1))
    );
    return this.#best(slips);
  }

  /**
   * @param {string} text
   * @returns {string[][]}
   */
  #pinyin(text) {
    /** @type {string[]} */
    const found = [];
    let told = 0;
    for (let at = 0; at < text.length;) {
      let end = at;
      /** @type {string[]} */
      let same = [];
      for (const word of this.han) {
        const to = this.sounds.spelled(text, word, at);
        if (to < 0 || to < end) continue;
        same = to > end ? [word] : [...same, word];
        end = to;
      }
      const best = this.#best(same);
      if (best) {
        found.push(best);
        told += end - at;
      }
      at = Math.max(end, at + 1);
    }
    if (told >= text.length * LEAST.spelled) return [found];
    if (text.length < LEAST.initials) return [];
    return this.han.filter((word) => this.sounds.isInitials(text, word))
      .sort((one, other) => this.often(other) - this.often(one))
      .slice(0, MOST.initials).map((word) => [word]);
  }

  /**
   * Return a run with the slips in it mended, one after another.
   * @param {string} run
   * @param {Has} has
   */
  #mended(run, has) {
    let mended = "";
    for (let at = 0; at < run.length;) {
      const slip = this.#slip(run, at, has);
      mended += slip ? slip.word : run[at];
      at += slip ? slip.length : 1;
    }
    return mended;
  }

  /**
   * Return the known word that stands misspelled at a place: the longest.
   * @param {string} run
   * @param {number} from
   * @param {Has} has
   */
  #slip(run, from, has) {
    for (let length = Math.min(MOST.word, run.length - from); length > 1; length -= 1) {
      const part = run.slice(from, from + length);
      // The slip is at its edge or beside it, not in what follows.
      const edges = [part.slice(0, 2), part.slice(-2)];
      if (edges.every((pair) => has.known(pair))) continue;
      let word = HAN.test(part) ? this.#heard(part) : undefined;
      if (!word && edges.some((pair) => !has.anywhere(pair))) {
        // Two characters of a sentence are too little to guess by one of them.
        if (HANGUL.test(part)) word = this.#typed(part);
        else if (length > 2 || part === run) word = this.#alike(part);
      }
      if (word && word !== part) return { word, length };
    }
    return null;
  }

  /**
   * Return a Chinese word of the same sound.
   * @param {string} part
   */
  #heard(part) {
    return this.#best(this.sounds.keys(part).flatMap((key) => this.heard.get(key) ?? []));
  }

  /**
   * Return a Chinese word that differs in one character.
   * @param {string} part
   */
  #alike(part) {
    const alike = this.han.filter((word) =>
      word.length === part.length &&
      [...word].filter((char, at) => char !== part[at]).length === 1
    );
    return this.#best(alike);
  }

  /**
   * Return a Korean word that differs in a letter.
   * @param {string} part
   */
  #typed(part) {
    const apart = letters(part);
    const most = apart.length >= LONG ? 2 : 1;
    for (let wrong = 1; wrong <= most; wrong += 1) {
      const near = this.hangul.filter((one) => isNear(one.apart, apart, wrong));
      if (near.length > 0) return this.#best(near.map(({ word }) => word));
    }
    return undefined;
  }
}
