// What happened in this case, in order: what the desk knows, and what was written down.
import { inTime } from "../pure/timeline.js";
import { wall, written } from "../pure/time.js";
import { clone, copy, language, listen, many, one, report, say } from "./dom.js";
import { isControl, keep } from "./form.js";
import { files } from "./register.js";
import { newId, store } from "./store.js";

/** @import { End, Happening } from "../pure/shapes.js" */

/**
 * Return what happened.
 * @param {End | null} end
 * @param {(letter: string) => string} titleOf
 */
export const happenings = (end, titleOf) =>
  inTime([
    { at: store.value("notice_received_at"), text: say("timeline.received") },
    { at: end ? wall(end.at) : "", text: say("timeline.deadline") },
    ...files().map(({ captured, name }) => (
      { at: captured, text: say("timeline.captured", { name }) }
    )),
    ...store.all("letters").flatMap(([id, { at = "", sent = "" }]) =>
      [...String(sent).split(" "), at].map((time) => (
        { at: time, text: say("timeline.letter", { name: titleOf(id) }) }
      ))
    ),
    ...store.all("timeline").map(([id, { at, text }]) => ({ id, at, text })),
  ]);

/**
 * Bring the timeline in `place` to life.
 * @param {HTMLElement} place
 * @param {() => Happening[]} events
 * @returns {() => void} shows it anew
 */
export function timeline(place, events) {
  const form = one(place, "form", HTMLFormElement);
  const list = one(place, "[data-events]");
  const [when, what] = many(form, "input, select, textarea").filter(isControl);
  keep(form);
  form.addEventListener("submit", () => {
    const empty = [when, what].find((control) => !control.value.trim());
    if (empty) {
      report(place, say("timeline.incomplete"));
      empty.focus();
      return;
    }
    store.put("timeline", newId(), { at: when.value, text: what.value.trim() });
    what.value = "";
    store.put("about", "event-text", { v: "" });
    report(place, say("timeline.added"));
  });
  listen(place, {
    "copy-timeline": () => {
      const lines = events().map(({ at, text }) => `${at.replace("T", " ")} ${text}`);
      copy(place, lines.join("\n"), say("timeline.copied"));
    },
    "remove-event"(button) {
      const id = button.closest("li")?.dataset.id ?? "";
      report(place, say("timeline.removed"), store.undoable(() => store.remove("timeline", id)));
    },
  });
  let shown = "";
  return () => {
    const all = events();
    one(place, "[data-out]").hidden = all.length === 0;
    const key = JSON.stringify(all);
    if (shown === key) return;
    shown = key;
    list.replaceChildren(...all.map(({ id, at, text }) => {
      const row = clone(place, "event", { at: written(at, language), text });
      if (id) row.dataset.id = id;
      else one(row, "button").remove();
      return row;
    }));
  };
}
