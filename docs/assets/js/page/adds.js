// What an answer adds to the letter stands below it, in both languages, the reader's first: below a fact and a choice
// always, below what is typed while it is being typed. Fetched once the form is there.
import { added } from "../pure/adds.js";
import { holds } from "../pure/condition.js";
import { applicable } from "../pure/answers.js";
import { el, language, many, settled } from "./dom.js";
import { isControl } from "./form.js";
import { draw } from "./sheet.js";

/** @import { Language, Letter, Values } from "../pure/shapes.js" */

/**
 * Bring the sentences below the questions to life.
 * @param {HTMLFormElement} form
 * @param {Letter} letter
 * @returns {(typed: Values) => void} shows them with these values
 */
export function adds(form, letter) {
  const fields = new Map(letter.fields.map((field) => [field.id, field]));
  const languages = /** @type {Language[]} */ (
    language === letter.language ? [language] : [language, letter.language]
  );
  /** What each place shows. @type {WeakMap<Element, string>} */
  const shown = new WeakMap();
  /** @type {Values} */
  let kept = {};

  /**
   * @param {HTMLElement} row
   * @param {string} name
   */
  function show(row, name) {
    const field = fields.get(name);
    const control = form.elements.namedItem(name);
    if (!field || !isControl(control) || row.classList.contains("is-known")) return;
    const isFact = field.type === "fact";
    const isShown = isFact || field.type === "choice" || control === document.activeElement;
    const isOff = isFact && !holds(name, kept);
    const isBarred = control.getAttribute("aria-disabled") === "true";
    const lines = isShown && !isBarred
      ? languages.map((one) => ({ one, lines: added(letter, kept, name, one) }))
      : [];
    const key = JSON.stringify([lines, isOff]);
    if (shown.get(row) === key) return;
    shown.set(row, key);
    const place = row.querySelector(".adds") ?? row.appendChild(el("div", { className: "adds" }));
    place.classList.toggle("is-off", isOff);
    place.replaceChildren(...lines.flatMap(({ one, lines }) =>
      lines.map(({ words, kind }) => {
        const line = el("p", { lang: one === "ko" ? "ko" : "zh-Hans" });
        if (kind === "attachment") line.className = "adds__enclosed";
        const text = el("span", {});
        draw(text, words, fields, isFact ? { ...kept, [name]: "yes" } : kept, one);
        const label = kind === "attachment" ? `${letter.labels[one].attachments} ` : "";
        line.append(label, text);
        return line;
      })
    ));
  }

  function all() {
    for (const row of many(form, "[data-field-row]")) {
      if (row.offsetParent) show(row, row.dataset.fieldRow ?? "");
    }
  }
  // A press must find its target: nothing moves between down and up.
  for (const event of ["focusin", "focusout"]) form.addEventListener(event, () => settled(all));
  return (typed) => {
    kept = applicable(letter, typed);
    all();
  };
}
