// What is stored here, counted, and what was set aside because it could not be read. Fetched when the reader asks.
import { el, many, one, save } from "./dom.js";
import { store } from "./store.js";

/** @import { MapName } from "../pure/shapes.js" */

/**
 * Bring the list in `details` to life.
 * @param {HTMLElement} details
 */
export function start(details) {
  const aside = one(details, "[data-aside]");
  const places = one(aside, ":scope > :last-child");

  function show() {
    for (const count of many(details, "[data-count]")) {
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
  store.onChange(show);
  show();
}
