// Until when a notice asks for an answer. As macros/playbook/notice_deadline.py tells it.
import { deadline as endOf } from "./deadline.js";
import { momentsIn } from "./noticeterm.js";
import { DAY, momentOf, wall } from "./time.js";

/** @import { Match } from "./noticepart.js" */
/** @import { FoundDeadline, Holidays, NoticeSign, Span } from "./shapes.js" */

/**
 * @param {string} caught
 * @param {Span} words
 * @param {string} received
 * @returns {FoundDeadline[]}
 */
function moments(caught, words, received) {
  // A moment before the receipt is told of something that was.
  const ahead = momentsIn(caught, received).filter(({ at }) => !received || at >= received);
  return ahead.map(({ at, wholeDay, doubt }) => ({
    term: "moment",
    amount: null,
    at,
    wholeDay,
    words,
    doubt: ahead.length > 1 ? doubt : null,
  }));
}

/**
 * @param {NoticeSign} sign
 * @param {number} amount
 * @param {Span} words
 * @param {string} received
 * @param {Holidays} holidays
 * @returns {FoundDeadline[]}
 */
function counted({ term: kind, from_today }, amount, words, received, holidays) {
  const term = /** @type {FoundDeadline["term"]} */ (kind);
  const rest = { wholeDay: false, words };
  if (!received) {
    // Which of two days it comes to is shown once there are days.
    return amount && !from_today ? [{ term, amount, at: null, doubt: null, ...rest }] : [];
  }
  /** @param {string} from */
  const end = (from) => {
    const found = endOf({ received: from, kind: term, amount: String(amount) }, holidays);
    return found && wall(found.at);
  };
  const at = end(received);
  const sooner = from_today ? end(wall(momentOf(received) - DAY)) : at;
  if (!at || !sooner) return [];
  if (sooner === at) return [{ term, amount, at, doubt: null, ...rest }];
  return [
    { term: "moment", amount: null, at: sooner, doubt: "first-day", ...rest },
    { term, amount, at, doubt: "first-day", ...rest },
  ];
}

/**
 * Return every deadline, each once, the earliest first; terms whose moment is not known come last.
 * @param {Match[]} matches
 * @param {string} received
 * @param {Holidays} holidays
 */
export function deadlinesOf(matches, received, holidays) {
  /** @type {Map<string, FoundDeadline>} */
  const found = new Map();
  for (const { sign, groups: [caught], words } of matches) {
    if (!sign.term || sign.term === "unread" || caught === undefined) continue;
    const ones = sign.term === "moment"
      ? moments(caught, words, received)
      : counted(sign, Number(caught), words, received, holidays);
    for (const one of ones) {
      const key = one.at ?? `${one.term} ${one.amount}`;
      if (!found.has(key)) found.set(key, one);
    }
  }
  const last = "9999";
  return [...found.values()].sort((a, b) => {
    const [x, y] = [a.at ?? last, b.at ?? last];
    return x < y ? -1 : x > y ? 1 : 0;
  });
}

/**
 * Return the deadline to propose where there are several: the sooner one, if all are ways to read the same words. Who
 * answers too early loses nothing; which of two limits counts that stand in different places, only the reader sees.
 * @param {FoundDeadline[]} deadlines
 */
export const proposed = ([first, ...others]) =>
  first?.doubt && others.every(({ words }) => words.start === first.words.start) ? first : null;
