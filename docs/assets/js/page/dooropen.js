// The door of the home page where this browser keeps a case: it leads there first, and says until when.
import { endOfNow, endOfRefusal, kindOfTerm } from "../pure/ends.js";
import { KOREA, writtenMoment } from "../pure/time.js";
import { storeNameIn } from "../pure/unnamed.js";
import { now } from "./clock.js";
import { el, language, learn, one, say } from "./dom.js";
import { fetched } from "./fetched.js";
import { store } from "./store.js";

/** @import { Holidays } from "../pure/shapes.js" */

/** What tells of a case: who the merchant is stands in every one, before anything happened. */
const FIELDS = [
  "_notice",
  "_letter",
  "_term_kind",
  "notice_received_at",
  "deadline_at",
  "refusal_received_at",
];
const MAPS = /** @type {const} */ (["evidence", "letters", "timeline", "ticks"]);

/** Tell whether something happened in the open case. */
const isUnderway = () => MAPS.some((map) => store.all(map).length > 0) || FIELDS.some(store.value);

/**
 * Let the door lead to the open case as long as something happened in it.
 * @param {HTMLElement} door
 */
export async function goOn(door) {
  learn(document);
  /** @type {Holidays | null} */
  const holidays = await fetched("holidays").catch(() => null);
  const usual = [...door.childNodes];
  const notice = one(door, "a", HTMLAnchorElement).href;

  /** Return until when the case is to be answered, in words; without the holidays no business days are counted. */
  function until() {
    const isCounted = kindOfTerm(store.value) === "business";
    const end = isCounted && !holidays
      ? endOfRefusal(store.value)
      : endOfNow(store.value, holidays ?? {});
    const time = end && writtenMoment(end.at, KOREA, language);
    return time ? say(end.at < now() ? "door.over" : "door.until", { time }) : "";
  }

  function show() {
    if (!isUnderway()) {
      door.style.removeProperty("min-height");
      return door.replaceChildren(...usual);
    }
    // What stands below the door stays where it is.
    door.style.setProperty("min-height", `${door.offsetHeight}px`);
    const open = store.caseOf(store.activeCase());
    const name = (open.about.name?.v ?? "").trim() || storeNameIn(open);
    const words = name ? say("door.go-on-named", { name }) : say("door.go-on");
    door.replaceChildren(
      el("a", { href: door.dataset.door }, words),
      el("span", {}, until(), el("a", { href: notice }, say("door.other"))),
    );
  }
  store.onChange(show);
  show();
}
