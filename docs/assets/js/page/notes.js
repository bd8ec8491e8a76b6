// The note above a form: what happened to what is kept, and reminders. Each is put away by the reader. Fetched after the
// page is alive.
import { reminderOf } from "../pure/reminder.js";
import { now } from "./clock.js";
import { listen, one, say, settled, tell } from "./dom.js";
import { site, store } from "./store.js";

/** @import { Reminder } from "../pure/reminder.js" */

const KEY = `playbook.away${site}`;

/** @returns {Partial<Record<Reminder, number>>} when each was put away */
function away() {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "{}") ?? {};
  } catch {
    return {};
  }
}

/** @param {Reminder} reminder */
function putAway(reminder) {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...away(), [reminder]: now() }));
  } catch { /* refused or full: it comes again */ }
}

/**
 * Bring the note in `block` to life.
 * @param {HTMLElement} block
 * @param {() => string} nameOfCase
 */
export function start(block, nameOfCase) {
  const note = one(block, "[data-note]");
  const line = one(note, "[data-slot]");
  const isDisk = location.protocol === "file:";
  // What happened comes first; what is only worth a reminder waits for it.
  const event = () => store.state.events[0];
  const reminder = () => reminderOf({ isDisk, one: store.caseOf(), now: now(), away: away() });

  function show() {
    const key = event() ?? reminder();
    note.hidden = !key;
    tell(line, key && say(`stored.${key}`, { name: nameOfCase() }));
  }
  listen(note, {
    "put-away"() {
      const [happened, due] = [event(), reminder()];
      if (happened) store.dismiss(happened);
      else if (due) putAway(due);
      show();
    },
  });
  store.onChange(() => settled(show));
  show();
}
