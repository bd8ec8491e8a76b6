// A case as a file that is handed out; reading one back is in bringing.js.
import { mapsOf, VERSION } from "./document.js";

/** @import { Case, MapName } from "./shapes.js" */

/** By what a case file is known. */
export const FORMAT = "coupang-playbook-case";

/**
 * What a file is cut down to, such as one list.
 * @typedef {object} Part
 * @property {string} name
 * @property {(map: MapName, id: string) => boolean} has
 */

/**
 * Return a case as the text of a file.
 * @param {string} id
 * @param {Case} one
 * @param {string} made the wall clock at which it is made
 * @param {Part} [part]
 */
export function caseFile(id, one, made, part) {
  const maps = mapsOf(one).map(([map, held]) => [
    map,
    Object.fromEntries(Object.entries(held).filter(([key]) => !part || part.has(map, key))),
  ]);
  const cases = { [id]: Object.fromEntries(maps) };
  const content = { format: FORMAT, version: VERSION, made, part: part?.name, cases };
  return `${JSON.stringify(content, null, 1)}\n`;
}
