// The deadline of the case, and how long it is until then.
import { deadline, distance, stage } from "../pure/deadline.js";
import { endOfNow, endOfRefusal, kindOfTerm } from "../pure/ends.js";
import { BEIJING, DAY, KOREA, written, writtenMoment } from "../pure/time.js";
import { now, today } from "./clock.js";
import { language, listed, listen, many, one, save, say, tell } from "./dom.js";
import { store } from "./store.js";

/** @import { End, Holidays } from "../pure/shapes.js" */

/**
 * Return what is said where there is no deadline: that none is named, that the number counts nothing, or that it is unknown.
 * @param {string} kind
 */
function whyNone(kind) {
  if (kind === "none") return say("deadline.none");
  const amount = store.value("_term_amount");
  const counts = (/** @type {string} */ some) =>
    deadline({ received: today(), kind, amount: some }, {}) !== null;
  return say(amount && counts("1") && !counts(amount) ? "deadline.amount" : "deadline.unknown");
}

/**
 * Return what is said beside the deadline: how it came about.
 * @param {End} end
 * @param {boolean} isWritten the notice itself names it
 * @param {Holidays} holidays
 */
function remarks({ skipped, beyond }, isWritten, holidays) {
  const days = listed(skipped.map((day) => `${written(day, language)} ${holidays[day]}`));
  return [
    isWritten ? say("deadline.written") : "",
    skipped.length > 0 ? say("deadline.skipped", { days }) : "",
    beyond ? say("deadline.beyond") : "",
  ].join("");
}

/**
 * Bring the deadline to life.
 * @param {HTMLElement} section the case desk
 * @param {HTMLElement} banner
 * @param {Holidays} holidays
 * @returns {() => void} shows it anew
 */
export function countdown(section, banner, holidays) {
  const at = (/** @type {string} */ name) => one(section, `[data-${name}]`);
  const change = one(banner, "[data-again]", HTMLAnchorElement);
  listen(banner, {
    "export-ics": async () => {
      const end = endOfNow(store.value, holidays);
      const { calendarFile, packData } = await import("./calendar.js");
      const data = await packData().catch(() => null);
      save("deadline.ics", calendarFile(end, holidays, data), "text/calendar");
    },
  });
  let told = "";
  return () => {
    // A moment that a letter already names needs no counting.
    if (!store.value("_term_kind") && store.value("deadline_at")) {
      store.put("fields", "_term_kind", { v: "exact" });
    }
    const kind = kindOfTerm(store.value);
    for (const row of many(section, "[data-kinds]")) {
      row.hidden = !row.dataset.kinds?.split(" ").includes(kind);
    }
    const refused = endOfRefusal(store.value);
    const end = endOfNow(store.value, holidays);
    const isOver = end !== null && end.at < now();
    at("known").hidden = end === null;
    at("unknown").hidden = end !== null;
    banner.classList.toggle("is-over", isOver);
    banner.classList.toggle("is-soon", end !== null && !isOver && end.at - now() < DAY);
    const words = end
      ? say(isOver ? "deadline.over" : "deadline.left", distance(now(), end.at))
      : whyNone(kind);
    tell(at("left"), words);
    // It is told aloud when the end is another one or a stage nearer, not every minute.
    const key = end ? `${end.at} ${stage(end.at - now())}` : words;
    if (key !== told) tell(at("left-said"), words);
    told = key;
    if (!end) return;
    tell(at("korea"), writtenMoment(end.at, KOREA, language));
    tell(at("beijing"), writtenMoment(end.at, BEIJING, language));
    const isWritten = kind !== store.value("_term_kind");
    tell(at("skipped"), refused ? say("deadline.again") : remarks(end, isWritten, holidays));
    change.href = refused ? change.dataset.again ?? "" : "#desk-term";
  };
}
