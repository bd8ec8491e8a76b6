// Answers that stand above the results: what a word means, whom to call, what to do when the time is over.

import { squeeze } from "./query.js";

/**
 * @typedef {object} Card
 * @property {string} title
 * @property {string} says
 * @property {string} address below the language's folder
 * @property {string} [phone] a number to call
 *
 * As they are fetched: `asks` are phrases in which readers ask, the parts of each parted by blanks.
 * @typedef {object} CardTables
 * @property {{ asks: string[], notice?: boolean, card: Card }[]} answers
 * @property {{ words: string[], card: Card }[]} numbers whose number it is
 * @property {{ own: string[], foreign: string[], card: Card }[]} terms in the page's language and in others
 * @property {[string, string][]} ways out of an empty answer: title and address
 */

/** Words that ask what something means, and words that ask for a number. */
const MEANING =
  /(?:是)?(?:什么意思|啥意思|什么是|是什么|是啥|的意思)|무슨뜻|무슨말|뜻이?|이란|란무엇/g;
const NUMBER = /电话|号码|打给|热线|几号打|전화|번호|연락처|phone|hotline|call/;
/** What Korean glues to a word that is asked about: 소명이 무슨 뜻. */
const PARTICLE = /(?:이|가|은|는|을|를)$/;
const HANGUL = /[\uac00-\ud7a3]/g;
/** So many Korean syllables are no word that somebody looks up; in a Korean query they must end as a mail does. */
const PASTED = { foreign: 14, own: 40 };
const MAIL = /(?:드립니다|바랍니다|됩니다|되었습니다|하였습니다|있습니다|하십시오|주십시오|주시기)/;
const MOST = 2;

/** The cards of one language. */
export class Cards {
  /**
   * @param {CardTables} tables
   * @param {string} language
   */
  constructor({ answers, numbers, terms, ways }, language) {
    this.language = language;
    this.ways = ways;
    this.answers = answers.map(({ asks, notice, card }) => (
      { asks: asks.map((ask) => ask.split(" ").map(squeeze)), notice, card }
    ));
    this.numbers = numbers.map(({ words, card }) => ({ words: words.map(squeeze), card }));
    this.terms = terms.map(({ own, foreign, card }) => (
      { own: new Set(own.map(squeeze)), foreign: new Set(foreign.map(squeeze)), card }
    ));
  }

  /**
   * Return the cards of a query, the most telling first.
   * @param {string} query in simplified characters
   * @returns {Card[]}
   */
  find(query) {
    const asked = squeeze(query).replaceAll(" ", "");
    if (!asked) return [];
    const told = this.answers.filter(({ asks, notice }) =>
      (notice && this.#isPasted(query)) ||
      asks.some((parts) => parts.every((part) => asked.includes(part)))
    ).map(({ card }) => card);
    return [...new Set([...told, ...this.#numbers(asked), ...this.#terms(asked)])].slice(0, MOST);
  }

  /** @param {string} query */
  #isPasted(query) {
    const syllables = query.match(HANGUL)?.length ?? 0;
    if (this.language === "zh") return syllables >= PASTED.foreign;
    return syllables >= PASTED.own && MAIL.test(query);
  }

  /** @param {string} asked */
  #numbers(asked) {
    const bare = asked.replace(NUMBER, "");
    return this.numbers.filter(({ words }) =>
      words.some((word) => asked === word || (bare !== asked && bare.includes(word)))
    ).map(({ card }) => card);
  }

  /** @param {string} asked */
  #terms(asked) {
    const bare = asked.replace(MEANING, "");
    const asksMeaning = bare !== asked;
    const words = asksMeaning ? [bare, bare.replace(PARTICLE, "")] : [bare];
    return this.terms.filter(({ own, foreign }) =>
      words.some((word) => foreign.has(word) || (asksMeaning && own.has(word)))
    ).map(({ card }) => card);
  }
}
