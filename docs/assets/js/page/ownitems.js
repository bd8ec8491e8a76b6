// What a team adds to a checklist itself: rows like the others, kept with the case, removed with a way back.
import { ownItems } from "../pure/ownitems.js";
import { now } from "./clock.js";
import { clone, listen, many, one, report, say } from "./dom.js";
import { newId, store } from "./store.js";

/** @typedef {{ id: string, row: HTMLElement, by: string, words: string }} Item */
/** @typedef {{ items: () => Item[], show: () => void, add: () => void }} OwnRows */

/**
 * Return the rows of what was added to a list.
 * @param {HTMLElement} section
 * @param {string} list
 * @param {(item: Item) => Item} fitted gives a row what every row has
 * @returns {OwnRows}
 */
export function ownRows(section, list, fitted) {
  const place = one(section, "[data-own]");
  const input = one(place, "form input", HTMLInputElement);
  /** @type {Map<string, Item>} */
  const rows = new Map();
  listen(place, {
    "remove-own"(button) {
      const id = button.closest("li")?.id.replaceAll("--", "/") ?? "";
      const name = rows.get(id)?.words ?? "";
      const back = store.undoable(() => store.remove("ticks", id));
      report(section, say("checklist.removed", { name }), back);
    },
  });

  /** @param {{ id: string, text: string }} item */
  function rowOf({ id, text }) {
    const row = clone(section, "own-item", { text });
    row.id = id.replaceAll("/", "--");
    const made = fitted({ id, row, by: "", words: text });
    for (const box of many(row, "[type=checkbox]", HTMLInputElement)) {
      box.checked = store.get("ticks", id).s === box.value;
    }
    return made;
  }

  return {
    items: () => [...rows.values()],
    show() {
      const kept = ownItems(list, store.all("ticks"));
      for (const [id, { row }] of rows) {
        if (kept.some((item) => item.id === id)) continue;
        row.remove();
        rows.delete(id);
      }
      for (const item of kept) {
        if (rows.has(item.id)) continue;
        const made = rowOf(item);
        rows.set(item.id, made);
        one(place, "ul").append(made.row);
      }
    },
    add() {
      const text = input.value.trim();
      input.value = "";
      store.put("about", `own-${list}`, { v: "" });
      input.focus();
      const id = `own/${list}/${newId()}`;
      if (text) store.put("ticks", id, { text, s: "", added: now() });
    },
  };
}
