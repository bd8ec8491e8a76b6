// The search itself: a query and the pages of one language in, the pages that answer it out. Knows nothing of the page.
//
// Chinese writes no spaces, and Korean writes them freely (판매 정지, 판매정지), so words cannot be looked up: texts are
// compared without spaces, by pairs of characters. A pair is worth more the fewer pages have it.

import { bare, CJK, pairsOf, spansOf, squeeze, wordsOf } from "./query.js";
import { merged } from "./twins.js";
import { Vocabulary } from "./vocabulary.js";
import { fit, PHRASE, shareOf, standing, weigh, WORTH } from "./worth.js";

/**
 * What is fetched first, small enough for the first answer to come with the first round trip.
 * @typedef {[string, string, string, number, string]} PageRecord
 *   address, title, section, weight, keywords
 * @typedef {{ pages: PageRecord[], aliases: string[][] }} Titles
 *   an alias: a term that stands in one of them, then other words for it
 *
 * What follows.
 * @typedef {[string, string]} PageTexts its description and how it begins
 * @typedef {[number, string, string, string]} EntryRecord page, anchor, title, text
 * @typedef {{ pages: PageTexts[], entries: EntryRecord[], aliases: string[][] }} Texts
 *   the other aliases: without the texts they would find nothing
 *
 * @typedef {object} SlipTables
 * @property {Record<string, string>} simple Traditional characters and words -> those of the mainland
 * @property {Record<string, string>} sounds syllable -> its characters
 */

/**
 * A heading, or an item of a list, of a page.
 * @typedef {object} Entry
 * @property {Page} page
 * @property {string} anchor
 * @property {string} title
 * @property {string} words the title as it is compared
 * @property {string} text
 * @property {string} body the text as it is compared
 */

/**
 * @typedef {object} Page
 * @property {string} address
 * @property {string} title
 * @property {string} section
 * @property {number} weight
 * @property {Entry[]} entries
 * @property {string} text its description
 * @property {string} opening how it begins
 * @property {string} body how it begins, as it is compared
 * @property {Record<"title" | "keywords" | "description" | "headings" | "body", string>} fields as they are compared
 */

/** @import { Cards } from "./cards.js" */
/** @import { Has, Slips } from "./slips.js" */
/** @import { Standing } from "./worth.js" */
/** @typedef {{ page: Page, entry: Entry | null, text: string, score: number, coverage: number }} Hit */
/**
 * With the words that were looked for; and what has the same subject and comes later: the list of a measure.
 * @typedef {Hit & { words: string[], twin?: Answer }} Answer
 */

/**
 * What is asked, weighed.
 * @typedef {object} Asked
 * @property {string[]} pairs
 * @property {number[]} weights
 * @property {number} sum of the weights
 * @property {string} whole
 * @property {string[]} phrases
 */

/** The pages of one language: the titles come first, the texts and the tables of slips may follow. */
export class Index {
  /** @param {Titles} titles */
  constructor({ pages, aliases }) {
    /** @type {Page[]} */
    this.pages = pages.map(([address, title, section, weight, keywords]) => ({
      address,
      title,
      section,
      weight,
      entries: [],
      text: "",
      opening: "",
      body: "",
      fields: {
        title: squeeze(title),
        keywords: squeeze(keywords),
        description: "",
        headings: "",
        body: "",
      },
    }));
    this.aliases = aliases;
    this.titled = pages.map(([, title, , , words]) => `${title} ${words}`);
    this.vocabulary = new Vocabulary(aliases, this.titled);
    /** @type {Slips | null} */
    this.slips = null;
    /** @type {Cards | null} */
    this.cards = null;
    /** @type {Map<string, number>} */
    this.counts = new Map();
    /** @type {Map<string, (Standing | null)[]>} */
    this.having = new Map();
  }

  /**
   * Add the texts: how the pages begin, and their headings and items.
   * @param {Texts} texts
   */
  add({ pages, entries, aliases }) {
    this.having.clear();
    this.vocabulary = new Vocabulary([...this.aliases, ...aliases], this.titled);
    for (const [index, page] of this.pages.entries()) {
      [page.text, page.opening] = pages[index];
      page.body = squeeze(page.opening);
      page.entries = [];
    }
    for (const [at, anchor, title, text] of entries) {
      const page = this.pages[at];
      page.entries.push({ page, anchor, title, words: squeeze(title), text, body: squeeze(text) });
    }
    for (const page of this.pages) {
      page.fields.description = squeeze(page.text);
      page.fields.headings = page.entries.map((entry) => entry.words).join("\n");
      page.fields.body = [page.body, ...page.entries.map((entry) => entry.body)].join("\n");
    }
  }

  /**
   * Learn, once the texts are there, what words may be written instead of others, and what stands above the results.
   * @param {Slips} slips
   * @param {Cards} cards
   */
  learn(slips, cards) {
    this.counts.clear();
    this.slips = slips;
    this.cards = cards;
  }

  /**
   * Return the cards of a query.
   * @param {string} query
   */
  cardsOf(query) {
    return this.cards?.find(this.#simplified(query)) ?? [];
  }

  /**
   * Return a query in simplified characters, once they are known.
   * @param {string} query
   */
  #simplified(query) {
    return this.slips?.simplified(query.normalize("NFKC")) ?? query;
  }

  /**
   * Return the pages that answer a query, best first.
   * @param {string} query
   */
  find(query) {
    const words = wordsOf(this.#simplified(query));
    if (words.length === 0) return [];
    /** @type {Map<Page, Answer>} */
    const best = new Map();
    for (const { asked, trust } of this.#readings(words)) {
      for (const hit of this.#score(asked)) {
        const score = hit.score * trust;
        const before = best.get(hit.page);
        if (!before || before.score < score) best.set(hit.page, { ...hit, score, words: asked });
      }
    }
    return merged(asideLast([...best.values()].sort((one, other) => other.score - one.score)));
  }

  /**
   * Return the query as typed and as it may have been meant; each with the other words for a thing replaced by those
   * that the pages use.
   * @param {string[]} words
   */
  #readings(words) {
    const meant = this.slips?.readings(words, this.#has) ?? [];
    /** @type {Map<string, { asked: string[], trust: number }>} */
    const readings = new Map();
    /** @param {string[] | null} asked @param {number} trust */
    const read = (asked, trust) => {
      const key = asked?.join(" ");
      if (asked && key && !readings.has(key)) readings.set(key, { asked, trust });
    };
    for (const [index, asked] of [words, ...meant].entries()) {
      const trust = index === 0 ? 1 : WORTH.meant;
      read(asked, trust);
      read(this.vocabulary.replaced(asked), trust * WORTH.replaced);
      read(this.vocabulary.replaced(bare(asked)), trust * WORTH.replaced);
    }
    return readings.values();
  }

  /**
   * Return how many pages have a word where it matters, or the word that they use for it.
   * @param {string} word
   */
  often(word) {
    const before = this.counts.get(word);
    if (before !== undefined) return before;
    const said = this.vocabulary.said(word);
    const often =
      this.pages.filter(({ fields: { title, keywords, description } }) =>
        [title, keywords, description].some((field) => said.some((one) => field.includes(one)))
      ).length;
    this.counts.set(word, often);
    return often;
  }

  /**
   * Return where a pair stands on each page; kept, for a query is asked anew with each letter and in several readings.
   * @param {string} pair
   */
  #stands(pair) {
    let stands = this.having.get(pair);
    if (!stands) {
      stands = this.pages.map(({ fields }) => standing(fields, pair));
      this.having.set(pair, stands);
    }
    return stands;
  }

  /** @type {Has} */
  #has = {
    known: (piece) =>
      this.vocabulary.known.has(piece) ||
      (CJK.test(piece) && (this.vocabulary.whole.includes(piece) || this.often(piece) > 0)),
    anywhere: (piece) => this.#stands(piece).some(Boolean),
  };

  /**
   * @param {string[]} words
   * @returns {Hit[]}
   */
  #score(words) {
    const { says, phrases } = pairsOf(words, this.vocabulary.known);
    const stands = says.map(([pair]) => this.#stands(pair));
    const weights = says.map(([, say], at) => {
      const pages = stands[at].filter(Boolean).length;
      return pages === 0 ? 0 : say * Math.log(1 + this.pages.length / (pages + 2));
    });
    const sum = weights.reduce((total, weight) => total + weight, 0);
    if (sum === 0) return [];
    const whole = squeeze(words.join(" "));
    const all = new Set([whole, ...words.flatMap(spansOf), ...phrases]);
    const asked = {
      pairs: says.map(([pair]) => pair),
      weights,
      sum,
      whole,
      phrases: [...all].filter((phrase) => phrase.length > 1),
    };
    return this.pages.flatMap((page, at) => {
      const here = stands.map((of) => of[at]);
      return this.#page(page, asked, here) ?? [];
    });
  }

  /**
   * @param {Page} page
   * @param {Asked} asked
   * @param {(Standing | null)[]} stands of its pairs on the page
   * @returns {Hit | null}
   */
  #page(page, asked, stands) {
    const { title, keywords, description } = page.fields;
    const { pairs, weights } = asked;
    const present = weights.filter((_, at) => stands[at]).reduce((sum, weight) => sum + weight, 0);
    if (present < asked.sum * WORTH.least) return null;
    const place = this.#place(page, {
      ...asked,
      pairs: pairs.filter((_, at) => stands[at]),
      weights: weights.filter((_, at) => stands[at]),
    });
    let score = place.worth;
    let covered = 0;
    for (const [at, stand] of stands.entries()) {
      if (!stand) continue;
      score += weights[at] * (stand.worth + WORTH.elsewhere * Math.log2(1 + stand.often));
      const isNear = stand.worth > 0 || place.has.has(pairs[at]);
      covered += weights[at] * (isNear ? 1 : WORTH.coveredElsewhere);
    }
    const coverage = covered / asked.sum;
    if (coverage < WORTH.least) return null;
    for (const phrase of asked.phrases) {
      const share = shareOf(phrase, asked);
      if (title.includes(phrase)) score += PHRASE.title * share * fit(title, phrase);
      else if (keywords.includes(phrase)) score += PHRASE.keyword * share;
      else if (description.includes(phrase)) score += PHRASE.description * share;
    }
    return {
      page,
      score: score * page.weight * coverage,
      coverage,
      entry: place.entry,
      text: place.text,
    };
  }

  /**
   * Return where on the page: the entry that says most of the query, or the page's beginning.
   * @param {Page} page
   * @param {Asked} asked
   */
  #place(page, asked) {
    const { description } = page.fields;
    const opens = !asked.pairs.some((pair) => description.includes(pair)) &&
      asked.pairs.some((pair) => page.body.includes(pair));
    const beginning = weigh("", `${description}\n${page.body}`, asked);
    let best = {
      entry: /** @type {Entry | null} */ (null),
      text: opens && page.opening ? page.opening : page.text,
      ...beginning,
    };
    for (const entry of page.entries) {
      const found = weigh(entry.words, entry.body, asked);
      if (found.worth > best.worth) best = { entry, text: entry.text, ...found };
    }
    return best;
  }
}

/**
 * Let pages for others (the team's, whose 仓库 holds no goods; sources) come last where another page has about as much
 * of the query; unless they are named by it.
 * @param {Answer[]} answers best first
 */
function asideLast(answers) {
  const isAside = (/** @type {Answer} */ { page: { weight, fields }, words }) =>
    weight <= WORTH.aside &&
    !words.some((word) => fields.title.includes(word) || fields.keywords.includes(word));
  const rest = answers.filter((answer) => !isAside(answer));
  const most = Math.max(0, ...rest.map(({ coverage }) => coverage));
  const late = answers.filter((answer) =>
    isAside(answer) && most >= answer.coverage * WORTH.asMuch
  );
  return [...answers.filter((answer) => !late.includes(answer)), ...late];
}
