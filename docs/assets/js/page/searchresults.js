// What the search box shows: cards and results as items of its list. Fetched when the box gets the focus.

import { excerpt, splitAt } from "../pure/excerpt.js";
import { runsOf } from "../pure/runs.js";
import { Index } from "../pure/search.js";
import { unparted } from "../pure/unparted.js";
import { folder, spoken } from "./fetched.js";

/** @import { Card } from "../pure/cards.js" */
/** @import { Answer, Titles } from "../pure/search.js" */

/** The language of the results, and that of words inside them which are not in it. */
const [own, other] = spoken === "ko"
  ? [/** @type {const} */ ("ko"), "zh-Hans"]
  : [/** @type {const} */ ("zh"), "ko"];
const SHOWN = 12;
/** A longer title of a place is no heading but an item of a list. */
const LONGEST_HEADING = 30;
/** A longer one is cut: the page tells the rest. */
const LONGEST_CARD = 110;

/**
 * Begin to search with the titles alone.
 * @param {Titles} titles
 */
export const indexOf = (titles) => new Index(titles);

/**
 * Return how many pages and cards answer a query, and what is shown of them.
 * @param {Index} index
 * @param {string} query
 */
export function results(index, query) {
  const answers = index.find(query);
  const cards = index.cardsOf(query);
  const count = answers.length + cards.length;
  const ways = count === 0 ? index.cards?.ways ?? [] : [];
  const items = [...cards.map(cardItem), ...answers.slice(0, SHOWN).map(item), ...ways.map(way)];
  return { count, items };
}

/** @param {Card} card */
function cardItem({ title, says, address, phone }) {
  const link = linked("md-search-result__link", address, make("b", "", title));
  const short = says.length > LONGEST_CARD ? `${says.slice(0, LONGEST_CARD)}…` : says;
  link.append(make("span", "", short));
  const card = make("li", "md-search-result__item search__card", link);
  // An agency may have two numbers: at home and from abroad.
  for (const number of phone?.split(" / ") ?? []) {
    const call = make("a", "search__more");
    call.textContent = number;
    call.setAttribute("href", `tel:${number.replace(/[^+\d]/g, "")}`);
    card.append(call);
  }
  return card;
}

/** @param {[string, string]} way */
const way = ([title, address]) =>
  make(
    "li",
    "md-search-result__item",
    linked("md-search-result__link search__way", address, make("b", "", title)),
  );

/** @param {Answer} answer */
function item({ page, entry, text, words, twin }) {
  const address = page.address + (entry ? `#${entry.anchor}` : "");
  const title = make("b", "", ...marked(page.title, words));
  const link = linked("md-search-result__link", address, title);
  // A heading says where; an item of a list is itself what was looked for.
  const heading = entry && entry.title.length <= LONGEST_HEADING ? entry.title : "";
  const where = [page.section, heading].filter(Boolean).join(" › ");
  link.append(make("span", "search__where", where));
  const said = heading || !entry?.title ? text : entry.title;
  if (said) link.append(make("span", "", ...marked(excerpt(said, words), words)));
  const found = make("li", "md-search-result__item", link);
  if (twin) {
    const { address, section, title } = twin.page;
    const anchor = twin.entry ? `#${twin.entry.anchor}` : "";
    found.append(linked("search__more", address + anchor, `${section} › ${title}`));
  }
  return found;
}

/**
 * @param {string} className
 * @param {string} address below the language's folder
 * @param {...(Node | string)} children
 */
function linked(className, address, ...children) {
  const link = make("a", className, ...children);
  link.setAttribute("href", folder + address);
  return link;
}

/**
 * @param {string} tag
 * @param {string} className
 * @param {...(Node | string)} children
 */
function make(tag, className, ...children) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  for (const one of children) {
    node.append(...(typeof one === "string" ? inItsLanguages(one) : [one]));
  }
  return node;
}

/**
 * Return a text with each run of the other language in a part that says so: a screen reader changes its voice there.
 * @param {string} text
 */
const inItsLanguages = (text) =>
  runsOf(unparted(text), own).map((run, index) => {
    if (index % 2 === 0) return run;
    const part = document.createElement("span");
    part.lang = other;
    part.textContent = run;
    return part;
  });

/**
 * Return a text with the words marked in it.
 * @param {string} text
 * @param {string[]} words
 */
const marked = (text, words) =>
  splitAt(text, words).map((piece, index) => index % 2 === 1 ? make("mark", "", piece) : piece);
