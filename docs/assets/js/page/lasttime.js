// What a letter said the last time it went out stands beside what is asked anew. Fetched once the form is there.
import { formatValue } from "../pure/fill.js";
import { askAnew, isRefusedAgain } from "./again.js";
import { el, language, many, say, tell } from "./dom.js";
import { store } from "./store.js";

/** @import { Letter } from "../pure/shapes.js" */

/**
 * Bring to life what stands beside the questions that are asked anew.
 * @param {HTMLFormElement} form
 * @param {Letter} letter
 * @returns {() => void} shows it anew
 */
export function lastTime(form, letter) {
  // A refusal that was typed on the desk, not read from its mail, has not asked anything yet.
  const came = store.value("refusal_received_at");
  if (isRefusedAgain(letter, came)) {
    askAnew(letter);
    store.put("fields", "refusal_received_at", { v: came });
  }
  const rows = many(form, "[data-field-row]").flatMap((row) => {
    const field = letter.fields.find(({ id }) => id === row.dataset.fieldRow);
    return field && letter.anew?.includes(field.id) ? [{ row, field }] : [];
  });
  return () => {
    for (const { row, field } of rows) {
      const { last = "" } = store.get("fields", field.id);
      const place = row.querySelector("p.last");
      if (!last && !place) continue;
      const words = !last
        ? ""
        : field.type === "fact"
        ? say("letter.last-fact")
        : say("letter.last", { value: formatValue(field, String(last), language) });
      const shown = place instanceof HTMLElement
        ? place
        : row.appendChild(el("p", { className: "last fine" }));
      tell(shown, words);
    }
  };
}
