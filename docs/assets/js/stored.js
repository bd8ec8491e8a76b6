// "What is stored here": visible wherever something is kept, with the means to erase it all.
import { el, listen, report, save, say, tell } from "./dom.js";
import { activeCase, all, cases, eraseAll, get, onChange, setAside, state, undoable } from "./store.js";

/** Return what a case is called, as far as it fits a line. */
export const nameOfCase = (id = activeCase()) => (get("about", "name", id).v ?? "").trim().slice(0, 60) || say("case.unnamed");

/** Bring the block below `root` that says what this browser keeps to life. */
export function showStored(root) {
  const block = root.querySelector("[data-stored]");
  const how = block.querySelector("[data-how]"), aside = block.querySelector("[data-aside]");
  listen(block, {
    "erase-all"() {
      report(block, say("stored.erased"), undoable(eraseAll));
    },
  });
  function show() {
    tell(how, (cases().length > 1 ? say("stored.case", { name: nameOfCase() }) : "") + say(`stored.${state.problem || "here"}`));
    how.classList.toggle("is-problem", Boolean(state.problem));
    for (const count of block.querySelectorAll("[data-count]")) count.textContent = all(count.dataset.count).length;
    const damaged = setAside();
    aside.hidden = !damaged.length;
    aside.lastElementChild.replaceChildren(...damaged.map(([key, raw]) => el("button", { type: "button", className: "button", onclick: () => save(`${key}.txt`, raw, "text/plain") }, key)));
  }
  block.hidden = false;
  onChange(show);
  show();
}
