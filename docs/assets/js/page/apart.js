// What the desk tells or asks of one case stands in no other: it waits, with its way back, until its case is opened again.
import { el, many, one, report, write } from "./dom.js";
import { store } from "./store.js";

/** What waits in each place, by case. @type {Map<string, Map<HTMLElement, Node[]>>} */
const waiting = new Map();

/**
 * Keep apart what is told and asked below `section`.
 * @param {HTMLElement} section
 */
export function keepApart(section) {
  const places = many(section, "[data-said], [data-conflicts]");
  let of = store.activeCase();
  // At once: what is told of an act that opens another case is told after it.
  store.onChange(() => {
    const next = store.activeCase();
    if (next === of) return;
    if (!store.isMoved(of)) {
      waiting.set(of, new Map(places.map((place) => [place, [...place.childNodes]])));
      for (const place of places) place.replaceChildren(...waiting.get(next)?.get(place) ?? []);
    }
    of = next;
  });
}

/**
 * Say below `root` what happened in a case, as soon as it is open.
 * @param {string} id
 * @param {HTMLElement} root
 * @param {string} text
 */
export function reportIn(id, root, text) {
  if (id === store.activeCase()) {
    report(root, text);
    return;
  }
  const places = waiting.get(id) ?? new Map();
  waiting.set(id, places.set(one(root, "[data-said]"), [write(el("span", {}), text)]));
}
