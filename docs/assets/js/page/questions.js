// The form as its answers make it: what is needed is marked, and of facts that exclude each other only one can be
// confirmed. What was typed stays kept, whether it is asked or not.
import { applicable, asked, excludedFacts } from "../pure/answers.js";
import { requiredFields } from "../pure/fill.js";
import { above, hide, language, many, one, tell } from "./dom.js";
import { isControl } from "./form.js";

/** @import { Letter, Values } from "../pure/shapes.js" */

/**
 * Bring the questions of a letter to life.
 * @param {HTMLFormElement} form
 * @param {Letter} letter
 * @returns {(typed: Values) => Set<string>} marks what these values need, and tells what is asked
 */
export function questions(form, letter) {
  const rows = many(form, "[data-field-row]");
  const facts = new Set(letter.fields.filter(({ type }) => type === "fact").map(({ id }) => id));
  // It is disabled for what it says, not for the eye alone; a screen reader still reaches it and hears why.
  form.addEventListener("click", (event) => {
    if (above(event, "[aria-disabled=true]")) event.preventDefault();
  });

  return (typed) => {
    const kept = applicable(letter, typed);
    const visible = asked(letter, kept);
    const required = new Set(requiredFields(letter, kept));
    const excluded = excludedFacts(letter, typed);
    for (const row of rows) {
      const name = row.dataset.fieldRow ?? "";
      const control = form.elements.namedItem(name);
      if (!isControl(control)) continue;
      if (facts.has(name)) {
        const rule = excluded.get(name);
        set(control, "aria-disabled", rule !== undefined);
        tell(one(row, ".field__reason"), rule?.says[language] ?? "");
        continue;
      }
      set(control, "aria-required", required.has(name));
      for (const mark of many(row, ".field__required")) hide(mark, !required.has(name));
    }
    return visible;
  };
}

/**
 * @param {Element} node
 * @param {string} attribute
 * @param {boolean} isOn
 */
function set(node, attribute, isOn) {
  if (isOn) node.setAttribute(attribute, "true");
  else node.removeAttribute(attribute);
}
