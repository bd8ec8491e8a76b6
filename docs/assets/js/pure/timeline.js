// What happened in a case, in order.

/** @import { Happening } from "./shapes.js" */

/**
 * Return what has a moment, the earliest first.
 * @param {(Omit<Happening, "at" | "text"> & { at?: string, text?: string })[]} happenings
 * @returns {Happening[]}
 */
export const inTime = (happenings) =>
  happenings
    .map(({ at = "", text = "", ...rest }) => ({ ...rest, at, text }))
    .filter(({ at }) => at !== "")
    .sort((one, other) => (one.at < other.at ? -1 : 1));
