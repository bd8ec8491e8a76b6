// The letters that were begun in this case, read from their pages.
import { blocking } from "../pure/outgoing.js";
import { written } from "../pure/time.js";
import { fetchedFile } from "./fetched.js";
import { language, many, one, say, tell } from "./dom.js";
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

/** @param {LetterLink} letter */
const isBegun = ({ id }) => Boolean(store.get("letters", id).s || store.get("letters", id).out);

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

/** @param {LetterLink} link */
async function stateOf(link) {
  try {
    const n = blocking(await letterOf(link), store.values()).length;
    return say(n > 0 ? "case.letter-missing" : "case.letter-ready", { n });
  } catch {
    return say("case.letter-unread");
  }
}

/**
 * Bring the list of letters in `place` to life.
 * @param {HTMLElement} place
 * @param {LetterLink[]} letters
 * @returns {() => void} shows it anew
 */
export function letterStates(place, letters) {
  const links = new Map(letters.map((letter) => [letter.id, letter]));
  const none = one(place, "[data-no-letters]");
  let shown = "";
  return async () => {
    const key = JSON.stringify([store.activeCase(), store.all("letters"), store.values()]);
    if (key === shown) return;
    shown = key;
    for (const row of many(place, "[data-letter-row]")) {
      const link = links.get(row.dataset.letterRow ?? "");
      row.hidden = !link || !isBegun(link);
      if (!link || row.hidden) continue;
      const { at } = store.get("letters", link.id);
      const sent = at ? say("case.letter-out", { time: written(at, language) }) : "";
      tell(one(row, ":scope > :last-child"), await stateOf(link) + sent);
    }
    none.hidden = begun(letters).length > 0;
  };
}
