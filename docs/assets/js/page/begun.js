// The letters that were begun in this case, read from their pages.
import { rows } from "../pure/fill.js";
import { blocking } from "../pure/outgoing.js";
import { enclosed } from "../pure/review.js";
import { isBegun } from "./cockpit.js";
import { language, one } from "./dom.js";
import { fetchedFile } from "./fetched.js";
import { readLetter } from "./letterpage.js";
import { store } from "./store.js";

/** @import { LetterLink } from "../pure/shapes.js" */

/** @type {Map<string, Promise<Document>>} */
const pages = new Map();

/** @param {string} href */
function pageAt(href) {
  const page = pages.get(href) ?? fetchPage(href);
  pages.set(href, page);
  page.catch(() => pages.delete(href)); // what failed is asked for again the next time
  return page;
}

/** @param {string} href */
async function fetchPage(href) {
  const page = await fetchedFile(href);
  return new DOMParser().parseFromString(await page.text(), "text/html");
}

/**
 * Return the letters that were begun.
 * @param {LetterLink[]} letters
 */
export const begun = (letters) => letters.filter(isBegun);

/**
 * Return a letter as its page carries it. Rejects where the page cannot be read.
 * @param {LetterLink} link
 */
export async function letterOf({ href, title }) {
  const page = await pageAt(href);
  const section = one(page, "[data-template]");
  return { ...readLetter(section, new URL(href, location.href).href), title };
}

/**
 * How far a letter is.
 * @typedef {object} State
 * @property {number} n what keeps it from being sent; -1 where its page cannot be read
 * @property {string} first the field at which that begins
 * @property {string[]} gaps its enclosures of which no file is registered, as the reader knows them
 */

/**
 * @param {LetterLink} link
 * @returns {Promise<State>}
 */
async function stateOf(link) {
  try {
    const letter = await letterOf(link);
    const values = store.values();
    const obstacles = blocking(letter, values);
    const files = store.all("evidence");
    // As the record calls them: printed, a name ends in the words that end a list.
    const gaps = rows(letter, values, language)
      .filter(({ kind }) => kind === "attachment")
      .map(({ row }) => letter.attachments[Number(row.split("-")[1])])
      .filter((enclosure) => !enclosed(files, enclosure))
      .map((enclosure) => enclosure[language]);
    return {
      n: obstacles.length,
      first: obstacles[0]?.fields[0] ?? "",
      gaps: letter.inner ? [] : gaps,
    };
  } catch {
    return { n: -1, first: "", gaps: [] };
  }
}

/**
 * Return how far letters are, by their ids.
 * @param {LetterLink[]} links
 */
export const statesOf = async (links) =>
  new Map(
    await Promise.all(
      links.map(async (link) => /** @type {const} */ ([link.id, await stateOf(link)])),
    ),
  );
