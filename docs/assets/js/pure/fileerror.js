// A file that cannot be read, and why.

/**
 * The key of a reason; `bring.refused-<reason>` tells it in the reader's words.
 * @typedef {"damaged" | "large" | "rows" | "empty" | "password" | "old" | "opendocument" | "document" | "not-workbook" |
 *   "other" | "unknown" | "newer"} Refusal
 */

/** A file that is not read, and why. */
export class FileError extends Error {
  /** @param {Refusal} reason */
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}
