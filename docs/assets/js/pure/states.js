// What can become of an item, by code: the same on the page, in case files, in the pack and in every download
// (macros/export/items.py). A case keeps the code, and nothing for what is open; the words are `js.state.<code>`.

export const STATES = ["open", "doing", "done", "na"];

/**
 * Return the code of what a case keeps; what is not known is open.
 * @param {string} [kept]
 */
export const stateOf = (kept = "") => STATES.includes(kept) ? kept : STATES[0];

/**
 * Tell whether nothing is left to be done.
 * @param {string} [kept]
 */
export const isSettled = (kept = "") => kept === "done" || kept === "na";
