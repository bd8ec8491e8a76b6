// "What is stored here": visible wherever something is kept, with the means to erase it all.
import { el, listen, many, one, report, save, say, tell } from "./dom.js";
import { store } from "./store.js";

/** @import { MapName } from "../pure/shapes.js" */

const LONGEST_NAME = 60;

/** Return what a case is called, as far as it fits a line. */
export function nameOfCase(id = store.activeCase()) {
  const name = store.get("about", "name", id).v ?? "";
  return name.trim().slice(0, LONGEST_NAME) || say("case.unnamed");
}

/**
 * Bring the block below `root` that says what this browser keeps to life.
 * @param {HTMLElement} root
 */
export function showStored(root) {
  const block = one(root, "[data-stored]");
  const how = one(block, "[data-how]");
  const aside = one(block, "[data-aside]");
  const places = one(aside, ":scope > :last-child");
  listen(block, {
    "erase-all"() {
      report(block, say("stored.erased"), store.undoable(store.eraseAll));
    },
  });

  function show() {
    const { problem } = store.state;
    const which = store.cases().length > 1 ? say("stored.case", { name: nameOfCase() }) : "";
    tell(how, which + say(`stored.${problem || "here"}`));
    how.classList.toggle("is-problem", problem !== "");
    for (const count of many(block, "[data-count]")) {
      const map = /** @type {MapName} */ (count.dataset.count);
      count.textContent = String(store.all(map).length);
    }
    const damaged = store.setAside();
    aside.hidden = damaged.length === 0;
    places.replaceChildren(...damaged.map(([key, raw]) => {
      const onclick = () => save(`${key}.txt`, raw, "text/plain");
      return el("button", { type: "button", className: "button", onclick }, key);
    }));
  }
  block.hidden = false;
  store.onChange(show);
  show();
}
