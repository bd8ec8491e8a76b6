// A checklist: ticks, what does not apply, notes and initials; kept by the item's id, so that a renamed item keeps them.
import { clone, dataIn, learn, listen, many, one, paced, report, say, tell } from "./dom.js";
import { keep, keeping } from "./form.js";
import { store } from "./store.js";
import { showStored } from "./stored.js";
import { transfer } from "./transfer.js";

/**
 * Bring the checklist in `section` to life.
 * @param {HTMLElement} section
 */
export function start(section) {
  learn(section);
  store.carry(dataIn(section, "[data-retired]"));
  const items = many(section, "[data-item]", HTMLInputElement).map((box) => ({
    id: box.dataset.item ?? "",
    box,
    row: /** @type {HTMLElement} */ (box.closest("li")),
    words: box.parentElement?.textContent?.trim() ?? "",
  }));
  const words = new Map(items.map((item) => [item.id, item.words]));
  for (const { id, row, box } of items) {
    box.disabled = false; // as the page is sent no box can be ticked: nothing would keep it
    const tools = keeping(clone(section, "item-tools"), "ticks", id);
    one(tools, ".checklist__link", HTMLAnchorElement).href = `#${row.id}`;
    row.append(tools);
  }
  one(section, "[data-tools]").hidden = false;
  keep(section);
  showStored(section);
  transfer(section, () => Promise.resolve((_, id) => words.get(id) ?? id), {
    name: section.dataset.checklist ?? "",
    has: (map, id) => map === "ticks" && words.has(id),
  });
  listen(section, {
    print: () => print(),
    reset() {
      const back = store.undoable(() => {
        for (const { id } of items) store.put("ticks", id, { s: "", note: "", who: "" });
      });
      report(section, say("checklist.was-reset"), back);
    },
  });

  function show() {
    let done = 0;
    let skipped = 0;
    for (const { id, row } of items) {
      const { s, who, note } = store.get("ticks", id);
      const isDone = s === "done";
      const isSkipped = s === "na";
      if (isDone) done += 1;
      if (isSkipped) skipped += 1;
      row.classList.toggle("is-done", isDone);
      row.classList.toggle("is-na", isSkipped);
      const state = [isSkipped ? say("checklist.na") : "", who, note];
      tell(one(row, "[data-state]"), state.filter(Boolean).join(" · "));
    }
    const ofThese = skipped > 0 ? say("checklist.of-these", { n: skipped }) : "";
    tell(one(section, "[data-progress]"), `${done + skipped} / ${items.length}${ofThese}`);
    one(section, "progress", HTMLProgressElement).value = done + skipped;
  }
  store.onChange(paced(show));
  show();
}
