// What a case runs by: the term of its notice, or of the refusal that came after it.
import { deadline } from "./deadline.js";
import { isWall } from "./time.js";

/** @import { End, Holidays } from "./shapes.js" */

/** @typedef {(field: string) => string} Value what a field of the case says, "" for nothing */

/**
 * Return how the term of the notice is told; what the notice itself names prevails over any count.
 * @param {Value} value
 */
export const kindOfTerm = (value) => isWall(value("deadline_at")) ? "exact" : value("_term_kind");

/**
 * Return when the term of the notice ends, null where it cannot be told.
 * @param {Value} value
 * @param {Holidays} holidays
 */
export const endOfTerm = (value, holidays) =>
  deadline({
    received: value("notice_received_at"),
    kind: kindOfTerm(value),
    amount: value("_term_amount"),
    exactly: value("deadline_at"),
  }, holidays);

/**
 * Return until when a refusal says that one can appeal again, null where none was read or typed.
 * @param {Value} value
 */
export const endOfRefusal = (value) =>
  deadline({ kind: "exact", exactly: value("resubmit_by") }, {});

/**
 * Return what the case runs by now, null where it cannot be told: the term of its refusal, for its notice was answered
 * then; else that of its notice.
 * @param {Value} value
 * @param {Holidays} holidays
 * @returns {End | null}
 */
export const endOfNow = (value, holidays) => endOfRefusal(value) ?? endOfTerm(value, holidays);
