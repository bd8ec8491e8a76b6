// Of what the reader is reminded, beside what is kept here: seldom, and not again for a while once it was put away.
import { entries } from "./document.js";
import { DAY } from "./time.js";

/** @import { Case } from "./shapes.js" */

/** How long some browsers keep the data of a site that is not visited. */
const WEEK = 7 * DAY;
/** A time before it was written by no clock. */
const EARLIEST = 1e12;

/**
 * The page is opened from disk, where every other file can read what is typed; a week has passed since the export.
 * @typedef {"disk" | "week"} Reminder
 */

/** For how long each stays away. @type {Record<Reminder, number>} */
const AWAY = { disk: 30 * DAY, week: WEEK };

/**
 * Return when the changes began that no exported file has; 0 where there are none.
 * @param {Case} one
 */
function unexportedSince(one) {
  const exported = one.about.exported?.t ?? 0;
  const times = [...entries({ cases: { one } })]
    .filter(([, map, , { t }]) => map !== "about" && t > Math.max(exported, EARLIEST))
    .map(([, , , { t }]) => t);
  return times.length === 0 ? 0 : exported || Math.min(...times);
}

/**
 * Return of what the reader is to be reminded, "" for nothing.
 * @param {object} state
 * @param {boolean} state.isDisk
 * @param {Case} state.one the case at hand
 * @param {number} state.now
 * @param {Partial<Record<Reminder, number>>} state.away when each was put away
 * @returns {Reminder | ""}
 */
export function reminderOf({ isDisk, one, now, away }) {
  /** @param {Reminder} reminder */
  const isAway = (reminder) => now < (away[reminder] ?? 0) + AWAY[reminder];
  const since = unexportedSince(one);
  if (isDisk && !isAway("disk")) return "disk";
  return since > 0 && now - since > WEEK && !isAway("week") ? "week" : "";
}
