// What files are called that leave the browser: readable names, clean for every system.

import { valueIn } from "./condition.js";

/** @import { Values } from "./shapes.js" */

/** What no name may hold on some system, and what turns its letters round so that one reads another ending. */
const UNFIT =
  // deno-lint-ignore no-control-regex
  /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff/\\:*?"<>|]+/g;
const LONGEST = 60;
const ENDING = /\.[\p{L}\p{N}]{1,8}$/u;

/**
 * Return a name that every system takes: composed (a Mac decomposes Hangul), without signs that it refuses, no longer
 * than 60 characters before its ending. Empty where nothing is left.
 * @param {string} name
 */
export function cleaned(name) {
  const plain = name.normalize("NFC").replace(UNFIT, " ").replace(/\s+/g, " ")
    .trim();
  const ending = ENDING.exec(plain)?.[0] ?? "";
  const stem = [...plain.slice(0, plain.length - ending.length)].slice(0, LONGEST).join("");
  return `${stem.replace(/[. ]+$/, "")}${ending}`.replace(/^[. ]+/, "");
}

/**
 * Return the parts that say something as one name: `소명서(일반)_란허리빙_2026-11-22`.
 * @param {string[]} parts
 */
export const nameOf = (...parts) => parts.map(cleaned).filter(Boolean).join("_");

/**
 * Return whose file it is: the store, or the company where the store has no name yet.
 * @param {Values} values
 */
export const ownerIn = (values) => valueIn(values, "store_name") || valueIn(values, "company_name");

/**
 * Return what makes each name that it is given one of its kind: a second `a.txt` becomes `a (2).txt`.
 * Windows takes `A.txt` for `a.txt`.
 */
export function naming() {
  /** @type {Set<string>} */
  const taken = new Set();
  return (/** @type {string} */ name) => {
    const ending = ENDING.exec(name)?.[0] ?? "";
    const stem = name.slice(0, name.length - ending.length);
    let one = name;
    for (let n = 2; taken.has(one.toLowerCase()); n += 1) one = `${stem} (${n})${ending}`;
    taken.add(one.toLowerCase());
    return one;
  };
}
