// Which checklists a case is shown: those that were begun, and those of its kind of report. The rest is one link away.

/** @typedef {Record<string, { first: string, lists: string[] }>} Kinds by kind of report: the letter that answers it, and its lists */

/**
 * Return the kinds of report that a case is about: the one that was found out, or else those that a letter of it answers.
 * @param {Kinds} kinds
 * @param {string} found
 * @param {string[]} letters those that were begun
 */
export const kindsOf = (kinds, found, letters) =>
  Object.hasOwn(kinds, found)
    ? [found]
    : Object.keys(kinds).filter((kind) => letters.includes(kinds[kind].first));

/**
 * Return the lists that are shown, in the order in which they are given.
 * @param {{ id: string, isBegun: boolean }[]} lists
 * @param {Kinds} kinds
 * @param {string[]} about the kinds of report that the case is about
 */
export function fittingLists(lists, kinds, about) {
  const fit = new Set(about.flatMap((kind) => kinds[kind].lists));
  return lists.filter(({ id, isBegun }) => isBegun || fit.has(id)).map(({ id }) => id);
}
