// How long it is until the case's deadline, beside every step of a letter. Fetched once the form is there.
import { distance } from "../pure/deadline.js";
import { endOfRefusal, endOfTerm, kindOfTerm } from "../pure/ends.js";
import { DAY } from "../pure/time.js";
import { now } from "./clock.js";
import { one, say, tell } from "./dom.js";
import { fetched } from "./fetched.js";
import { store } from "./store.js";

/** @import { Holidays } from "../pure/shapes.js" */

/** How often the time that is left is told anew, in milliseconds. */
const EVERY = 60_000;

/**
 * Bring the time that is left to life.
 * @param {HTMLElement} section
 * @returns {() => void} shows it anew
 */
export function due(section) {
  const place = one(section, "[data-due]");
  // A letter that answers a refusal runs by the refusal's own term: the notice was answered before.
  const isAgain = section.querySelector("[name=resubmit_by]") !== null;
  /** @type {Holidays | null} */
  let holidays = null;
  let isAsked = false;

  /** Business days cannot be counted without the holidays: until they are there, nothing is told. */
  function end() {
    if (isAgain) return endOfRefusal(store.value);
    if (kindOfTerm(store.value) === "business" && !holidays) {
      if (!isAsked) bring();
      return null;
    }
    return endOfTerm(store.value, holidays ?? {});
  }

  async function bring() {
    isAsked = true;
    try {
      holidays = /** @type {Holidays} */ (await fetched("holidays"));
      show();
    } catch { /* the case desk tells it */ }
  }

  function show() {
    const found = end();
    const left = found ? found.at - now() : 0;
    const { d, h, m } = distance(now(), found?.at ?? now());
    const key = left < 0 ? "letter.over" : left < DAY ? "letter.hours-left" : "letter.days-left";
    tell(place, found ? say(key, { d, h, m }) : "");
    place.classList.toggle("is-over", left < 0);
  }
  setInterval(show, EVERY);
  return show;
}
