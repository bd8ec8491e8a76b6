// The register of evidence as tables and lists, for people and for letters.
import { written } from "./time.js";

/** @import { Entry, Evidence } from "./shapes.js" */

/** Write a number of bytes as people read it. */
export function fileSize(bytes = 0) {
  const units = ["B", "KB", "MB", "GB", "TB"];
  let size = bytes;
  let unit = 0;
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024;
    unit += 1;
  }
  return `${Number(size.toPrecision(3))} ${units[unit]}`;
}

/**
 * Return the registered files in the order in which they came.
 * @param {[string, Entry][]} entries
 * @returns {Evidence[]}
 */
export const inOrder = (entries) =>
  entries.map(([id, file]) => ({ id, ...file }))
    .sort((one, other) => (one.added ?? 0) - (other.added ?? 0));

/**
 * Return a text as one line in which everything can be seen: a name must add no entry, and not turn its ending around.
 * @param {string} [text]
 */
const oneLine = (text = "") => text.replace(/\s+/g, " ").replace(/\p{C}/gu, "").trim();

/**
 * Return the list of the files in Korean, as it is enclosed with a letter.
 * @param {Evidence[]} files
 * @param {{ list: string, taken: string }} korean its words
 */
export function registerList(files, korean) {
  const lines = files.map(({ name, size, sha256, captured }, index) => {
    const taken = captured ? `${korean.taken} ${written(captured, "ko")}, ` : "";
    return `${index + 1}. ${oneLine(name)} (${taken}${size ?? "?"} bytes)\n   SHA-256: ${
      oneLine(sha256)
    }`;
  });
  return `${[korean.list, ...lines].join("\n")}\n`;
}

/** What the notice of the case is called among what is enclosed, whatever a letter calls it. */
export const NOTICE = "notice";
