// What is to be done now in a case, from what stands in it: one act, never a list.

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
  const latest = [...letters].sort((one, other) => other.t - one.t);
  const open = latest.find(({ out }) => !out);
  const sent =
    latest.filter(({ out }) => out).sort((one, other) => one.out < other.out ? 1 : -1)[0];
  if (open && isOver && !sent) return { act: "late", letter: open.id };
  if (open) return { act: open.missing === 0 ? "send" : "write", letter: open.id };
  if (sent && fits && isStillDue(fits, sent, letters)) return { act: "begin", letter: fits.id };
  // The same minute counts: who writes down an answer does so by the minute.
  if (sent) return { act: lastEvent >= sent.out ? "answer" : "record", letter: sent.id };
  const letter = fits?.id ?? "";
  if (isOver) return { act: "late", letter };
  if (isUndated) return { act: "received", letter: "" };
  // Some cases have no notice: who knows the letter and has kept what there is goes on without.
  if (!hasNotice && !(fits && hasEvidence)) return { act: "notice", letter: "" };
  if (!hasEvidence && !isNear) return { act: "evidence", letter: "" };
  return fits ? { act: "begin", letter } : { act: "triage", letter };
}

/**
 * Tell whether the letter that fits is due though another one went out: it was found out since, or it answers the
 * notice, and what went out only asked.
 * @param {Fitting} fits
 * @param {Underway} sent
 * @param {Underway[]} letters
 */
const isStillDue = ({ id, since, answers }, sent, letters) =>
  letters.every((one) => one.id !== id) &&
  (since > sent.out || (answers && !letters.some((one) => one.out && one.answers)));
