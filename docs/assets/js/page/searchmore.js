// What the search learns after its first answer: slips of writing, and cards. Fetched when the titles are there.

import { Cards } from "../pure/cards.js";
import { Slips } from "../pure/slips.js";
import { spoken } from "./fetched.js";

/** @import { CardTables } from "../pure/cards.js" */
/** @import { Index, SlipTables } from "../pure/search.js" */

/**
 * Teach an index, whose texts are there, the rest.
 * @param {Index} index
 * @param {SlipTables} slips
 * @param {CardTables} cards
 */
export function teach(index, slips, cards) {
  const often = (/** @type {string} */ word) => index.often(word);
  index.learn(new Slips(slips, index.vocabulary.known, often), new Cards(cards, spoken));
}
