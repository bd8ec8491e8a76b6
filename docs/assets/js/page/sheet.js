// The sheet: the letter as it stands, in both languages side by side; and the bar's strip, which shows one sentence of it.
import { holds, terms } from "../pure/condition.js";
import { inLetter, rows } from "../pure/fill.js";
import { pieces } from "../pure/grammar.js";
import { el, many, one, settled, tell, write } from "./dom.js";
import { isControl } from "./form.js";

/** @import { Field, Language, Letter, Line, Values } from "../pure/shapes.js" */

/**
 * Bring the sheet of a letter to life.
 * @param {HTMLElement} section
 * @param {Letter} letter
 * @param {HTMLFormElement} form
 * @returns {(typed: Values) => void} shows the letter with these values, all of which apply
 */
export function sheet(section, letter, form) {
  const root = one(section, ".sheet");
  const columns = many(section, "[data-preview]").map((column) => ({
    column,
    language: /** @type {Language} */ (column.dataset.preview),
    sentences: many(column, "[data-row]"),
  }));
  const fields = new Map(letter.fields.map((field) => [field.id, field]));
  /** What each row shows. @type {WeakMap<HTMLElement, string>} */
  const shown = new WeakMap();

  /**
   * Return the control of a field.
   * @param {string | undefined} name
   */
  const controlOf = (name) => {
    const found = name ? form.elements.namedItem(name) : null;
    return isControl(found) ? found : null;
  };

  /**
   * @param {HTMLElement} row
   * @param {Line | undefined} line
   * @param {Values} typed
   * @param {Language} language
   */
  function showRow(row, line, typed, language) {
    row.hidden = !line;
    row.classList.toggle("is-on", Boolean(line));
    const target = row.querySelector("[data-words]");
    if (!line || !target) return;
    if (line.number) tell(one(row, ".part__number"), line.number);
    // Only a row whose words change is written anew: the reader may have selected some of them.
    const key = line.words + line.text + Object.keys(typed).filter((name) => typed[name]).join();
    if (shown.get(row) === key) return;
    shown.set(row, key);
    target.replaceChildren();
    for (const piece of pieces(line.words)) {
      const field = piece.field === undefined ? undefined : fields.get(piece.field);
      if (field) target.append(...blank(field, piece, typed, language));
      else write(target, piece.text ?? "", language);
    }
  }

  /**
   * Return a field's place in a sentence: filled, or named.
   * @param {Field} field
   * @param {{ form?: string, open?: string }} particle
   * @param {Values} typed
   * @param {Language} language
   */
  function blank(field, particle, typed, language) {
    const filled = inLetter(field, typed, undefined, language);
    const span = el("span", { className: filled ? "filled" : "blank" });
    span.dataset.field = field.id;
    write(span, filled || field.label[language], language);
    if (!filled) return [span, particle.open ?? ""];
    return [span, inLetter(field, typed, particle.form, language).slice(filled.length)];
  }

  // ---- Partners: the same sentence in the other language
  /** @param {(string | undefined)[]} names */
  function mark(names) {
    for (const row of columns.flatMap(({ sentences }) => sentences)) {
      row.classList.toggle("is-partner", names.includes(row.dataset.row));
    }
  }

  /**
   * @param {Event} event
   * @returns {HTMLElement | null}
   */
  const rowOf = ({ target }) => target instanceof Element ? target.closest("[data-row]") : null;
  for (const event of ["pointerover", "focusin"]) {
    root.addEventListener(event, (happened) => mark([rowOf(happened)?.dataset.row]));
  }
  for (const event of ["pointerleave", "focusout"]) root.addEventListener(event, () => mark([]));
  root.addEventListener("click", ({ target }) => {
    /** @type {HTMLElement | null} */
    const field = target instanceof Element ? target.closest("[data-field]") : null;
    controlOf(field?.dataset.field)?.focus();
  });

  // One stop for the Tab key in each column; the arrows go from sentence to sentence and over to the partner.
  for (const column of columns) column.sentences[0].tabIndex = 0;
  root.addEventListener("keydown", (event) => {
    const row = rowOf(event);
    if (!row || event.altKey || event.ctrlKey || event.metaKey) return;
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
   * Return what a key leads to from a row: a row, or the control of a field in it.
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
      case "Enter": {
        /** @type {HTMLElement | null} */
        const field = row.querySelector("[data-field]");
        return controlOf(field?.dataset.field);
      }
      default:
        return null;
    }
  }

  // ---- While a field is being filled in, its sentence stands in the bar, in both languages.
  const strip = one(section, "[data-strip]");
  /** @type {Values} */
  let kept = {};
  const stripNote = one(strip, ":scope > :last-child");

  function showStrip() {
    const focused = document.activeElement;
    const name = form.contains(focused) && isControl(focused) ? focused.name : "";
    const found = name ? columns[0].sentences.filter((row) => isAbout(row, name)) : [];
    const first = found.find(({ hidden }) => !hidden) ??
      found.find(({ dataset }) => holds(dataset.when, { ...kept, [name]: "yes" })) ?? found[0];
    strip.hidden = !first;
    if (!first) return;
    mark(found.map(({ dataset }) => dataset.row));
    for (const [index, column] of columns.entries()) {
      const row = column.sentences.find(({ dataset }) => dataset.row === first.dataset.row);
      const words = row?.querySelector("[data-words]");
      strip.children[index].replaceChildren(...(words ? [words.cloneNode(true)] : []));
    }
    stripNote.hidden = !first.hidden;
  }
  form.addEventListener("focusin", showStrip);
  // The bar must not move away under a press on one of its buttons.
  form.addEventListener("focusout", () =>
    settled(() => {
      mark([]);
      showStrip();
    }));

  return (typed) => {
    kept = typed;
    for (const { language, sentences } of columns) {
      const lines = new Map(rows(letter, typed, language).map((line) => [line.row, line]));
      for (const row of sentences) showRow(row, lines.get(row.dataset.row ?? ""), typed, language);
    }
    showStrip();
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
