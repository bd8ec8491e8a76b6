// The search itself: a query and the pages of one language in, the pages that answer it out. Knows nothing of the page.
//
// Chinese writes no spaces, and Korean writes them freely (판매 정지, 판매정지), so words cannot be looked up: texts are
// compared without spaces, by pairs of characters. A pair is worth more the fewer pages have it.

import { CJK, pairsOf, spansOf, squeeze, wordsOf } from "./query.js";

/** What a pair is worth by where it stands, and what else weighs; tuned against tests/search_queries.yml. */
const WORTH = {
  title: 14,
  keyword: 8,
  description: 3.5,
  heading: 3,
  body: 0.8,
  elsewhere: 0.3,
  /** A reading in which words were replaced by those that the pages use. */
  replaced: 0.95,
  /** A page must have this share of the query. */
  least: 0.3,
  /** What stands only elsewhere on the page covers the query less. */
  coveredElsewhere: 0.65,
};

/** What a whole phrase is worth, in shares of the query. */
const PHRASE = {
  title: 6,
  keyword: 6,
  description: 2,
  heading: 1.3,
  body: 0.35,
  /** 申诉书（通用） is more of an answer to 申诉书 than a long title that has the word somewhere. */
  whole: 2,
  beginning: 1.25,
  long: 0.4,
};

const MOST_COUNTED = 6;
const HEADING_LENGTH = 16;

/**
 * Count a pair in a text, up to a few.
 * @param {string} text
 * @param {string} pair
 */
function count(text, pair) {
  let found = 0;
  let at = text.indexOf(pair);
  while (at >= 0 && found < MOST_COUNTED) {
    found += 1;
    at = text.indexOf(pair, at + pair.length);
  }
  return found;
}

/**
 * @typedef {[string, string, string, string, number, string]} PageRecord
 *   address, title, description, section, weight, keywords
 * @typedef {[number, string, string]} EntryRecord page, anchor, title
 * @typedef {{ pages: PageRecord[], entries: EntryRecord[], aliases: [string, string][] }} Titles
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

/** @typedef {{ page: Page, entry: Entry | null, text: string, score: number }} Hit */
/** @typedef {Hit & { words: string[] }} Answer with the words that were looked for */

/**
 * What is asked, weighed.
 * @typedef {object} Asked
 * @property {string[]} pairs
 * @property {number[]} weights
 * @property {number} sum of the weights
 * @property {string} whole
 * @property {string[]} phrases
 */

/** The pages of one language; `titles` is what is fetched first, the texts may follow. */
export class Index {
  /** @param {Titles} titles */
  constructor({ pages, entries, aliases }) {
    /** @type {Page[]} */
    this.pages = pages.map(([address, title, description, section, weight, keywords]) => ({
      address,
      title,
      section,
      weight,
      entries: [],
      text: description,
      opening: "",
      body: "",
      fields: {
        title: squeeze(title),
        keywords: squeeze(keywords),
        description: squeeze(description),
        headings: "",
        body: "",
      },
    }));
    /** @type {Entry[]} */
    this.entries = entries.map(([page, anchor, title]) => (
      { page: this.pages[page], anchor, title, words: squeeze(title), text: "", body: "" }
    ));
    for (const entry of this.entries) entry.page.entries.push(entry);
    for (const page of this.pages) {
      page.fields.headings = page.entries.map((entry) => entry.words).join("\n");
    }
    // The longest first: 허위 신고자 is not 허위 신고 and a syllable.
    this.aliases = aliases
      .map(([from, to]) => ({ from: squeeze(from), to: squeeze(to) }))
      .sort((one, other) => other.from.length - one.from.length);
    const titled = pages.flatMap(([, title]) => [title, ...title.split(/[\s·,(（、，]+/)]);
    const known = [...this.aliases.flatMap(({ from, to }) => [from, to]), ...titled.map(squeeze)];
    this.known = new Set(known.filter((word) => word.length > 1));
  }

  /**
   * Add the texts: first those that begin the pages, then those of the entries, in their order.
   * @param {string[]} texts
   */
  add(texts) {
    for (const [index, page] of this.pages.entries()) {
      page.opening = texts[index] ?? "";
      page.body = squeeze(page.opening);
    }
    for (const [index, entry] of this.entries.entries()) {
      entry.text = texts[this.pages.length + index] ?? "";
      entry.body = squeeze(entry.text);
    }
    for (const page of this.pages) {
      page.fields.body = [page.body, ...page.entries.map((entry) => entry.body)].join("\n");
    }
  }

  /**
   * Return the pages that answer a query, best first.
   * @param {string} query
   */
  find(query) {
    const words = wordsOf(query);
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
    return [...best.values()].sort((one, other) => other.score - one.score);
  }

  /**
   * Return the query as typed; then with the other words for a thing replaced by those that the pages use.
   * @param {string[]} words
   */
  #readings(words) {
    const readings = [{ asked: words, trust: 1 }];
    const found = [];
    let rest = words.join(" ");
    for (const { from, to } of this.aliases) {
      const isWide = CJK.test(from);
      // A Latin word is replaced as a whole only.
      const spaced = isWide ? rest.replaceAll(" ", "") : ` ${rest} `;
      if (from.length < 2 || !spaced.includes(isWide ? from : ` ${from} `)) continue;
      found.push(to);
      rest = spaced.replace(from, " ").trim();
    }
    if (found.length > 0) {
      const asked = [...found, ...rest.split(" ").filter(Boolean)];
      readings.push({ asked, trust: WORTH.replaced });
    }
    return readings;
  }

  /**
   * @param {string[]} words
   * @returns {Hit[]}
   */
  #score(words) {
    const { says, phrases } = pairsOf(words, this.known);
    const weights = says.map(([pair, say]) => {
      const pages = this.pages.filter(({ fields }) =>
        Object.values(fields).some((field) =>
          field.includes(pair)
        )
      ).length;
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
    return this.pages.flatMap((page) => this.#page(page, asked) ?? []);
  }

  /**
   * @param {Page} page
   * @param {Asked} asked
   * @returns {Hit | null}
   */
  #page(page, asked) {
    const { title, keywords, description, body, headings } = page.fields;
    const place = this.#place(page, asked);
    let score = place.worth;
    let covered = 0;
    for (const [index, pair] of asked.pairs.entries()) {
      const weight = asked.weights[index];
      let worth = 0;
      if (title.includes(pair)) worth = WORTH.title;
      else if (keywords.includes(pair)) worth = WORTH.keyword;
      else if (description.includes(pair)) worth = WORTH.description;
      const often = count(body, pair) + count(headings, pair);
      score += weight * (worth + WORTH.elsewhere * Math.log2(1 + often));
      if (worth > 0 || place.has.has(pair)) covered += weight;
      else if (often > 0) covered += weight * WORTH.coveredElsewhere;
    }
    const coverage = covered / asked.sum;
    if (coverage < WORTH.least) return null;
    for (const phrase of asked.phrases) {
      const share = shareOf(phrase, asked);
      if (title.includes(phrase)) score += PHRASE.title * share * fit(title, phrase);
      else if (keywords.includes(phrase)) score += PHRASE.keyword * share;
      else if (description.includes(phrase)) score += PHRASE.description * share;
    }
    return { page, score: score * page.weight * coverage, entry: place.entry, text: place.text };
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
 * Return how much of the query a phrase is, in weight.
 * @param {string} phrase
 * @param {Asked} asked
 */
const shareOf = (phrase, { sum, whole }) => sum * Math.min(1, phrase.length / whole.length);

/**
 * Return how well a title that has a phrase fits it.
 * @param {string} title
 * @param {string} phrase
 */
function fit(title, phrase) {
  if (title === phrase) return PHRASE.whole;
  const beginning = title.startsWith(phrase) ? PHRASE.beginning : 1;
  return beginning * Math.min(1, PHRASE.long + phrase.length / title.length);
}

/**
 * Return what a place is worth, and which pairs it has.
 * @param {string} heading
 * @param {string} text
 * @param {Asked} asked
 */
function weigh(heading, text, asked) {
  // A heading is short, an item of a list is not.
  const dense = Math.min(1, Math.sqrt(HEADING_LENGTH / (heading.length || 1)));
  /** @type {Set<string>} */
  const has = new Set();
  let worth = 0;
  for (const [index, pair] of asked.pairs.entries()) {
    let found = 0;
    if (heading.includes(pair)) found = WORTH.heading * dense;
    else if (text.includes(pair)) found = WORTH.body;
    worth += asked.weights[index] * found;
    if (found > 0) has.add(pair);
  }
  for (const phrase of asked.phrases) {
    const share = shareOf(phrase, asked);
    if (heading.includes(phrase)) {
      worth += PHRASE.heading * share * (heading === phrase ? PHRASE.whole : dense);
    } else if (text.includes(phrase)) {
      worth += PHRASE.body * share;
    }
  }
  return { worth, has };
}
