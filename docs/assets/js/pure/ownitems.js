// What a team has added to a checklist itself, in one case: kept among the ticks, behind `own/<list>/`.

/** @import { Entry } from "./shapes.js" */
/** @typedef {{ id: string, text: string }} OwnItem */

/**
 * Return the items that were added to a list, the oldest first.
 * @param {string} list
 * @param {[string, Partial<Entry>][]} ticks every entry of the case's ticks
 * @returns {OwnItem[]}
 */
export const ownItems = (list, ticks) =>
  ticks
    .filter(([id, { text }]) => id.startsWith(`own/${list}/`) && text)
    .sort(([one, { added: a = 0 }], [other, { added: b = 0 }]) => a - b || (one < other ? -1 : 1))
    .map(([id, { text = "" }]) => ({ id, text }));
