// What tells a case without a name from the others: its store, and when it was begun.
import { entries } from "./document.js";

/** @import { Case } from "./shapes.js" */

/** A time before it was written by no clock. */
const EARLIEST = 1e12;

/**
 * Return when a case was begun, as far as what stands in it tells; Infinity where nothing does.
 * @param {Case} one
 */
export const begunAt = (one) =>
  Math.min(
    ...[...entries({ cases: { one } })].map(([, , , { t }]) => t).filter((t) => t > EARLIEST),
  );

/**
 * Return the store that a case itself names, "" where it names none: the one that was chosen, or that was typed.
 * @param {Case} one
 */
export const storeNameIn = ({ fields }) => fields._store?.v || fields.store_name?.v || "";
