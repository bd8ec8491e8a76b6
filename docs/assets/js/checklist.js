// A checklist: ticks, what does not apply, notes and initials; kept by the item's id, so that a renamed item keeps them.
import { clone, learn, listen, paced, report, say, tell } from "./dom.js";
import { keep, keeping } from "./form.js";
import { showStored } from "./stored.js";
import { carry, get, onChange, put, undoable } from "./store.js";
import { transfer } from "./transfer.js";

/** Bring the checklist in `section` to life. */
export function start(section) {
  learn(section);
  carry(JSON.parse(section.querySelector("script[data-retired]").textContent));
  const boxes = [...section.querySelectorAll("[data-item]")];
  const words = Object.fromEntries(boxes.map((box) => [box.dataset.item, box.parentNode.textContent.trim()]));
  for (const box of boxes) {
    const row = box.closest("li"), tools = keeping(clone(section, "item-tools"), "ticks", box.dataset.item);
    tools.querySelector(".checklist__link").href = `#${row.id}`;
    row.append(tools);
  }
  section.querySelector("[data-tools]").hidden = false;
  keep(section);
  showStored(section);
  transfer(section, (map, id) => words[id] ?? id, { name: section.dataset.checklist, has: (map, id) => map === "ticks" && Object.hasOwn(words, id) });
  listen(section, {
    print: () => print(),
    reset() {
      report(section, say("checklist.was-reset"), undoable(() => { for (const id of Object.keys(words)) put("ticks", id, { s: "", note: "", who: "" }); }));
    },
  });

  function show() {
    let done = 0, skipped = 0;
    for (const box of boxes) {
      const { s, who, note } = get("ticks", box.dataset.item), row = box.closest("li");
      done += s === "done";
      skipped += s === "na";
      row.classList.toggle("is-done", s === "done");
      row.classList.toggle("is-na", s === "na");
      tell(row.querySelector("[data-state]"), [s === "na" && say("checklist.na"), who, note].filter(Boolean).join(" · "));
    }
    tell(section.querySelector("[data-progress]"), `${done + skipped} / ${boxes.length}${skipped ? say("checklist.of-these", { n: skipped }) : ""}`);
    section.querySelector("progress").value = done + skipped;
  }
  onChange(paced(show));
  show();
}
