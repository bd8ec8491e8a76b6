// What it is worth where a query stands on a page.

/** @import { Asked, Page } from "./search.js" */

/** What a pair is worth by where it stands, and what else weighs; tuned against tests/search_queries.yml. */
export const WORTH = {
  title: 14,
  keyword: 8,
  description: 3.5,
  heading: 3,
  body: 0.8,
  elsewhere: 0.3,
  /** A reading in which words were replaced by those that the pages use. */
  replaced: 0.95,
  /** A reading in which a slip was mended. */
  meant: 0.9,
  /** A page must have this share of the query. */
  least: 0.3,
  /** A page of at most this weight is for others than merchants, and comes after what has this share of its coverage. */
  aside: 0.5,
  asMuch: 0.6,
  /** What stands only elsewhere on the page covers the query less. */
  coveredElsewhere: 0.65,
};

/** What a whole phrase is worth, in shares of the query. */
export const PHRASE = {
  title: 6,
  keyword: 6,
  description: 2,
  heading: 1.3,
  body: 0.35,
  /** The whole of a long query, as it stands: somebody pasted it. */
  verbatim: 8,
  /** 申诉书（通用） is more of an answer to 申诉书 than a long title that has the word somewhere. */
  whole: 2,
  beginning: 1.25,
  long: 0.4,
};

const MOST_COUNTED = 6;
const HEADING_LENGTH = 16;
const PASTED = 16;

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

/** @typedef {{ worth: number, often: number }} Standing what a pair is worth, and how often the texts have it */

/**
 * Return where a pair stands on a page; null where it does not.
 * @param {Page["fields"]} fields
 * @param {string} pair
 * @returns {Standing | null}
 */
export function standing({ title, keywords, description, headings, body }, pair) {
  let worth = 0;
  if (title.includes(pair)) worth = WORTH.title;
  else if (keywords.includes(pair)) worth = WORTH.keyword;
  else if (description.includes(pair)) worth = WORTH.description;
  const often = count(body, pair) + count(headings, pair);
  return worth > 0 || often > 0 ? { worth, often } : null;
}

/**
 * Return how much of the query a phrase is, in weight.
 * @param {string} phrase
 * @param {Asked} asked
 */
export const shareOf = (phrase, { sum, whole }) => sum * Math.min(1, phrase.length / whole.length);

/**
 * Return how well a title that has a phrase fits it.
 * @param {string} title
 * @param {string} phrase
 */
export function fit(title, phrase) {
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
export function weigh(heading, text, asked) {
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
    const isPasted = phrase === asked.whole && phrase.length >= PASTED;
    if (isPasted && (heading.includes(phrase) || text.includes(phrase))) {
      worth += PHRASE.verbatim * share;
    } else if (heading.includes(phrase)) {
      worth += PHRASE.heading * share * (heading === phrase ? PHRASE.whole : dense);
    } else if (text.includes(phrase)) {
      worth += PHRASE.body * share;
    }
  }
  return { worth, has };
}
