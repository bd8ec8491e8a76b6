// A letter that answers a refusal went out and was refused in its turn: it is written once more. What was new then is asked
// anew, and what was said stays beside the question as `last`.
import { store } from "./store.js";

/**
 * What of a letter is asked anew, as its record has it.
 * @typedef {object} Anew
 * @property {string} id
 * @property {string[]} [anew] fields
 * @property {string[]} [enclosed_anew] enclosures, by their Korean names
 */

/**
 * Tell whether a letter went out before this refusal came.
 * @param {Anew} letter
 * @param {string} came the wall clock in Korea; "" where nobody knows
 */
export function isRefusedAgain({ id, anew }, came) {
  const { out, at = "" } = store.get("letters", id);
  return Boolean(anew && out) && came > at;
}

/**
 * Ask anew what was new when the letter went out. When it went out is kept: that happened.
 * @param {Anew} letter
 */
export function askAnew({ id, anew = [], enclosed_anew: papers = [] }) {
  for (const field of anew) {
    const { v = "" } = store.get("fields", field);
    if (v) store.put("fields", field, { v: "", last: v });
  }
  for (const [file, { encloses = "" }] of store.all("evidence")) {
    if (papers.includes(String(encloses))) store.put("evidence", file, { encloses: "" });
  }
  const { at = "", sent = "" } = store.get("letters", id);
  store.put("letters", id, { s: "draft", out: "", at: "", sent: `${sent} ${at}`.trim() });
}
