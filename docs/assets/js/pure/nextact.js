// What is to be done now in a case, from what stands in it: one act, never a list.
import { wall } from "./time.js";

/**
 * A letter of the case that others are to read.
 * @typedef {object} Underway
 * @property {string} id
 * @property {number} t when it was last changed
 * @property {string} out when it was last copied or saved, as the wall clock in Korea; "" where it never was
 * @property {boolean} answers it answers the notice itself
 * @property {number | null} missing how much it still lacks; null while that is not known
 */

/**
 * The letter that fits.
 * @typedef {object} Fitting
 * @property {string} id
 * @property {string} since when that was found out, as the wall clock in Korea
 * @property {boolean} answers it answers the notice itself
 */

/**
 * How a case stands.
 * @typedef {object} Standing
 * @property {boolean} hasNotice it is known when a notice came, or until when it is to be answered
 * @property {boolean} isUndated a notice was read into the case, and neither is known
 * @property {boolean} hasEvidence a file is registered
 * @property {boolean} isNear the deadline is so near that the answer goes before everything else
 * @property {boolean} isOver the deadline has passed
 * @property {Fitting | null} fits the letter that fits by what is known; null where that is open
 * @property {Underway[]} letters those that were begun
 * @property {string} lastEvent when the last thing happened that was written down, "" for nothing
 */

/** @typedef {"notice" | "received" | "evidence" | "triage" | "begin" | "write" | "send" | "late" | "record" | "answer"} Act */

/**
 * Return what is to be done, and with which letter.
 * @param {Standing} standing
 * @returns {{ act: Act, letter: string }}
 */
export function nextAct(standing) {
  const { hasNotice, isUndated, hasEvidence, isNear, isOver, fits, letters, lastEvent } = standing;
  const underway = letters.filter(({ out }) => !out).sort((one, other) => other.t - one.t);
  const [open] = underway;
  const sent = lastSent(letters);
  const due = isDue(standing);
  const letter = fits?.id ?? "";
  if (isOver && !sent) {
    const late = underway.find(({ answers }) => answers) ?? open;
    return { act: "late", letter: due ? letter : late?.id ?? "" };
  }
  if (open) return { act: open.missing === 0 ? "send" : "write", letter: open.id };
  if (sent && due) return { act: "begin", letter };
  // The same minute counts: who writes down an answer does so by the minute.
  if (sent) return { act: lastEvent >= sent.out ? "answer" : "record", letter: sent.id };
  if (isUndated) return { act: "received", letter: "" };
  // Some cases have no notice: who knows the letter and has kept what there is goes on without.
  if (!hasNotice && !(fits && hasEvidence)) return { act: "notice", letter: "" };
  if (!hasEvidence && !isNear) return { act: "evidence", letter: "" };
  return fits ? { act: "begin", letter } : { act: "triage", letter };
}

/**
 * Return the letter that went out last.
 * @param {Underway[]} letters
 */
const lastSent = (letters) =>
  letters.filter(({ out }) => out).sort((one, other) => one.out < other.out ? 1 : -1)[0];

/**
 * Tell whether the letter that fits is still to be written: it is not begun, and no other took its place. What went out
 * before it was found out did not, nor what only asked where it answers the notice; an answer that is being written does
 * if it was written on since.
 * @param {Pick<Standing, "fits" | "letters">} standing
 */
export function isDue({ fits, letters }) {
  if (!fits || letters.some(({ id }) => id === fits.id)) return false;
  const sent = lastSent(letters);
  if (sent) return fits.since > sent.out || (fits.answers && !letters.some(isAnswerSent));
  return !letters.some(({ answers, t }) => answers && wall(t) >= fits.since);
}

/** @param {Underway} letter */
const isAnswerSent = ({ out, answers }) => out !== "" && answers;
