// What the desk tells of one case stands in no other: it waits, with its way back, until its case is opened again.
import { el, many, one, report, write } from "./dom.js";
import { store } from "./store.js";

/** What waits on each line, by case. @type {Map<string, Map<HTMLElement, Node[]>>} */
const waiting = new Map();

/**
 * Keep apart what is told below `section`. What was asked of a file is not asked any more once another case is open.
 * @param {HTMLElement} section
 */
export function keepApart(section) {
  const lines = many(section, "[data-said]");
  let of = store.activeCase();
  // At once: what is told of an act that opens another case is told after it.
  store.onChange(() => {
    const next = store.activeCase();
    if (next === of) return;
    for (const asked of many(section, "[data-conflicts]:not(:empty)")) {
      asked.replaceChildren();
      one(asked.parentElement ?? section, "[data-said]").replaceChildren();
    }
    if (!store.isMoved(of)) {
      waiting.set(of, new Map(lines.map((line) => [line, [...line.childNodes]])));
      for (const line of lines) line.replaceChildren(...waiting.get(next)?.get(line) ?? []);
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
  const lines = waiting.get(id) ?? new Map();
  waiting.set(id, lines.set(one(root, "[data-said]"), [write(el("span", {}), text)]));
}
