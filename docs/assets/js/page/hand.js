// A hand on the sheet: what is pointed at marks its partner in the other language, what is pressed leads to its question;
// and the sheet follows the question at hand. Fetched once the form is there.
import { terms } from "../pure/condition.js";
import { above, many, one, settled } from "./dom.js";
import { isControl } from "./form.js";

/**
 * Bring the sheet of a letter to life.
 * @param {HTMLElement} section
 * @param {HTMLFormElement} form
 * @param {(field: string) => void} reach leads to a question, wherever it is asked
 * @returns {() => void} lets it follow the question at hand
 */
export function hand(section, form, reach) {
  const root = one(section, ".sheet");
  const columns = many(section, "[data-preview]").map((column) => ({
    sentences: many(column, "[data-row]"),
  }));

  /** @param {(string | undefined)[]} names */
  function mark(names) {
    for (const row of columns.flatMap(({ sentences }) => sentences)) {
      row.classList.toggle("is-partner", names.includes(row.dataset.row));
    }
  }

  /** @param {Event} event */
  const rowOf = (event) => above(event, "[data-row]");
  for (const event of ["pointerover", "focusin"]) {
    root.addEventListener(event, (happened) => mark([rowOf(happened)?.dataset.row]));
  }
  for (const event of ["pointerleave", "focusout"]) root.addEventListener(event, () => mark([]));
  root.addEventListener("click", (event) => {
    const name = above(event, "[data-field]")?.dataset.field;
    if (name) reach(name);
  });

  // One stop for the Tab key in each column; the arrows go from sentence to sentence and over to the partner.
  for (const column of columns) column.sentences[0].tabIndex = 0;
  root.addEventListener("keydown", (event) => {
    const row = rowOf(event);
    if (!row || event.altKey || event.ctrlKey || event.metaKey) return;
    const field = row.querySelector("[data-field]");
    if (event.key === "Enter" && field instanceof HTMLElement) {
      event.preventDefault();
      reach(field.dataset.field ?? "");
    }
    const next = neighbour(row, event.key);
    if (!next) return;
    event.preventDefault();
    const column = columns.find(({ sentences }) => sentences.includes(next));
    if (column) {
      for (const other of column.sentences) if (other.hasAttribute("tabindex")) other.tabIndex = -1;
      next.tabIndex = 0;
    }
    next.focus();
  });

  /**
   * Return the row to which a key leads from a row.
   * @param {HTMLElement} row
   * @param {string} key
   */
  function neighbour(row, key) {
    const own = columns.find(({ sentences }) => sentences.includes(row));
    const across = columns.find((column) => column !== own);
    const near = own?.sentences.filter(({ hidden }) => !hidden) ?? [];
    const place = near.indexOf(row);
    switch (key) {
      case "ArrowDown":
        return near[place + 1];
      case "ArrowUp":
        return near[place - 1];
      case "ArrowLeft":
      case "ArrowRight":
        return across?.sentences.find(({ dataset }) => dataset.row === row.dataset.row);
      default:
        return null;
    }
  }

  /** While a field is being filled in, its sentence is marked; beside the form the sheet goes there. */
  function follow() {
    const focused = document.activeElement;
    const name = form.contains(focused) && isControl(focused) ? focused.name : "";
    const about = name ? columns[0].sentences.filter((row) => isAbout(row, name)) : [];
    mark(about.map(({ dataset }) => dataset.row));
    const first = about.find(({ hidden }) => !hidden);
    if (!first || root.scrollHeight <= root.clientHeight) return;
    root.scrollTop += first.getBoundingClientRect().top - root.getBoundingClientRect().top -
      root.clientHeight / 3;
  }
  form.addEventListener("focusin", follow);
  form.addEventListener("focusout", () => settled(follow));

  return () => {
    if (form.contains(document.activeElement)) follow();
  };
}

/**
 * Tell whether a row has a field in it, or stands there because of one.
 * @param {HTMLElement} row
 * @param {string} name
 */
const isAbout = (row, name) =>
  row.querySelector(`[data-field="${name}"]`) !== null ||
  terms(row.dataset.when).some(({ field }) => field === name);
