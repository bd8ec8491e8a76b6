// Pages of one subject: a measure and its list have one name, and are told once.

/** @import { Answer } from "./search.js" */

/** A page whose list, or measure, has the same name. */
const TWINS = /^(?:(checklists|measures|precautions)\/)?([\w-]+)\/$/;

/**
 * Let what has one subject (a measure and its list) stand once, where the better of the two is.
 * @param {Answer[]} answers best first
 */
export function merged(answers) {
  /** @type {Map<string, Answer>} */
  const seen = new Map();
  return answers.filter((answer) => {
    const [, folder, name] = answer.page.address.match(TWINS) ?? [];
    if (!name) return true;
    const twin = seen.get(name);
    // Two lists or two measures are no twins.
    if (!twin || twin.twin || twin.page.address.startsWith(`${folder}/`)) {
      if (!twin) seen.set(name, answer);
      return true;
    }
    twin.twin = answer;
    return false;
  });
}
