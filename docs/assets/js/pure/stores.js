// A company with several stores: which of them a case is about, and what was typed beside it.

/** @import { Values } from "./shapes.js" */

/**
 * A store: its name, by which a case keeps it, and what it fills in.
 * @typedef {{ id: string, values: Values }} OwnStore
 */

/** What tells a store from the others, best first. */
const TELLING = ["vendor_id", "store_name"];

/**
 * Return the store that a case is about: the one that was chosen, or the one that a notice or the reader has named, or the
 * first. None where the chosen one is no longer among them: then nothing of another store may be filled in.
 * @param {OwnStore[]} stores
 * @param {string} chosen
 * @param {Values} typed what the case itself says, by field
 */
export function storeOf(stores, chosen, typed) {
  if (chosen) return stores.find(({ id }) => id === chosen);
  const named = TELLING.map((name) =>
    typed[name] ? stores.find(({ values }) => values[name] === typed[name]) : undefined
  );
  return named.find(Boolean) ?? stores[0];
}

/**
 * Return the fields in which the case says something else than the store that it is about.
 * @param {OwnStore | undefined} store
 * @param {Values} typed
 */
export const differing = (store, typed) =>
  Object.keys(typed).filter((name) => typed[name] && typed[name] !== store?.values[name]);

/**
 * Tell whether a value came from a store: then another store takes its place. What was typed stays.
 * @param {OwnStore[]} stores
 * @param {string} name
 * @param {string} value
 */
export const isOfStore = (stores, name, value) =>
  !value || stores.some(({ values }) => values[name] === value);
