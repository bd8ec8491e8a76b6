// The working parts of the desk, which stand folded below its head: the register of evidence, what happened, handing over.
// Fetched once the head is alive.
import { clocksOf } from "../pure/clocks.js";
import { endOfNow, endOfTerm } from "../pure/ends.js";
import { keepApart, reportIn } from "./apart.js";
import { now } from "./clock.js";
import { language, listen, one, report, say } from "./dom.js";
import { enclosures } from "./enclosures.js";
import { fetched } from "./fetched.js";
import { happenings, timeline } from "./happened.js";
import { register } from "./register.js";
import { store } from "./store.js";
import { transfer } from "./transfer.js";

/** @import { Desk } from "../pure/shapes.js" */
/** @import { PackData } from "./calendar.js" */

/**
 * Bring the working parts of the desk to life.
 * @param {HTMLElement} section
 * @param {Desk} desk
 * @returns {(() => void)[]} what shows them anew
 */
export function deskParts(section, desk) {
  const at = (/** @type {string} */ name) => one(section, `[data-${name}]`);
  const titleOf = (/** @type {string} */ letter) =>
    desk.letters.find(({ id }) => id === letter)?.title ?? say("case.letter-gone");
  const events = () => happenings(endOfTerm(store.value, desk.holidays), titleOf);
  const handover = at("handover");
  keepApart(section);
  transfer(handover);
  const { files, show } = enclosures(handover);
  listen(handover, { "case-pack": packing(handover, desk, files, events) });
  // Where the browser can write to a file that the reader has chosen, the case saves itself.
  if ("showSaveFilePicker" in globalThis) {
    import("./filecopy.js").then((copy) => copy.start(at("file-copy")), () => {});
  }
  return [
    register(at("register"), desk.korean),
    timeline(at("timeline"), events),
    show,
    clocks(at("clocks"), desk),
  ];
}

/**
 * Show every clock of the case on one line, where there are several: the one of the notice stands at the head anyway.
 * @param {HTMLElement} part
 * @param {Desk} desk
 * @returns {() => void} shows it anew
 */
function clocks(part, { holidays }) {
  const place = one(part, "[data-axis]");
  /** @type {Promise<[PackData, typeof import("./axis.js")]> | null} */
  let fetching = null;
  return async () => {
    if (store.all("fields").length === 0 && !fetching) return;
    fetching ??= Promise.all([fetched("pack"), import("./axis.js")]);
    try {
      const [data, { axis }] = await fetching;
      const end = endOfTerm(store.value, holidays);
      const own = clocksOf(data.clocks, store.values(), holidays).map(({ at, what, limit }) => (
        { at, text: what[language], note: limit?.[language] }
      ));
      const answer = { at: end?.at ?? 0, text: say("axis.answer"), href: "#desk-term" };
      part.hidden = own.length === 0;
      axis(place, part.hidden ? [] : [...end ? [answer] : [], ...own], now());
    } catch { /* what could not be had: the head tells the notice's own deadline */ }
  };
}

/**
 * Return what makes the case pack when it is called, one at a time.
 * @param {HTMLElement} place
 * @param {Desk} desk
 * @param {() => File[] | null} chosen the files that go into it; null where there are too many
 * @param {() => ReturnType<typeof happenings>} events
 */
function packing(place, desk, chosen, events) {
  let isBusy = false;
  return async () => {
    const files = isBusy ? null : chosen();
    if (!files) return;
    isBusy = true;
    const of = store.activeCase();
    report(place, say("common.working"));
    try {
      // Without what fills blanks, letters come as text.
      const [{ handOut }, data, filling] = await Promise.all([
        import("./pack.js"),
        fetched("pack"),
        import("./docx.js").catch(() => ({})),
      ]);
      // The files are of the case in which they were chosen.
      if (of !== store.activeCase()) throw new Error("another case is open");
      const end = endOfNow(store.value, desk.holidays);
      await handOut(place, { desk, data, files, events: events(), end, filling });
    } catch {
      reportIn(of, place, say("pack.failed"));
    }
    isBusy = false;
  };
}
