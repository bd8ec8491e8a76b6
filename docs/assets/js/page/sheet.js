// The sheet: the letter as it stands, in both languages side by side; on a phone sentence by sentence.
import { inLetter, rows } from "../pure/fill.js";
import { pieces } from "../pure/grammar.js";
import { el, hide, language as reading, many, one, tell, write } from "./dom.js";

/** @import { Field, Language, Letter, Line, Values } from "../pure/shapes.js" */

/**
 * Write a sentence into `target`, its places filled or named.
 * @param {Element} target
 * @param {string} words its placeholders still in it
 * @param {Map<string, Field>} fields
 * @param {Values} typed
 * @param {Language} language
 */
export function draw(target, words, fields, typed, language) {
  target.replaceChildren();
  for (const piece of pieces(words)) {
    const field = piece.field === undefined ? undefined : fields.get(piece.field);
    if (field) target.append(...blank(field, piece, typed, language));
    else write(target, piece.text ?? "", language);
  }
}

/** A number of goods, of a right, of an order: like a date it is never broken, not at its hyphens either. */
const NUMBER = /^[A-Z\d][A-Z\d.-]{1,29}$/i;

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
  const isWhole = field.type.startsWith("date") || NUMBER.test(filled);
  span.classList.toggle("is-whole", isWhole);
  span.dataset.field = field.id;
  write(span, filled || field.label[language], language);
  if (!filled) return [span, particle.open ?? ""];
  return [span, inLetter(field, typed, particle.form, language).slice(filled.length)];
}

/** Behind every line that a letter can have. */
const LAST = 999;

/**
 * Return where the first two lines stand that a mail begins with: other papers have their subject as a title above
 * everything, and a complaint names its office at its end.
 * @param {string | undefined} row
 * @param {Letter["layout"]} layout
 */
function placeOf(row, layout) {
  if (layout === "mail") return undefined;
  if (row === "subject") return 0;
  if (row === "recipient") return layout === "complaint" ? LAST : 1;
  return undefined;
}

/**
 * Bring the sheet of a letter to life.
 * @param {HTMLElement} section
 * @param {Letter} letter
 * @returns {(typed: Values) => void} shows the letter with these values, all of which apply
 */
export function sheet(section, letter) {
  const columns = many(section, "[data-preview]").map((column) => ({
    column,
    language: /** @type {Language} */ (column.dataset.preview),
    sentences: many(column, "[data-row]"),
  }));
  const fields = new Map(letter.fields.map((field) => [field.id, field]));
  /** What each row shows. @type {WeakMap<HTMLElement, string>} */
  const shown = new WeakMap();

  // The sheet follows the layout as paper does. On a phone each sentence is followed by its partner: the reader's
  // language first.
  for (const { language, sentences } of columns) {
    for (const [index, row] of sentences.entries()) {
      const place = placeOf(row.dataset.row, letter.layout) ?? index;
      row.style.order = String(2 * place + (language === reading ? 1 : 2));
    }
  }

  /**
   * @param {HTMLElement} row
   * @param {Line | undefined} line
   * @param {Values} typed
   * @param {Language} language
   */
  function showRow(row, line, typed, language) {
    hide(row, !line);
    row.classList.toggle("is-on", Boolean(line));
    const target = row.querySelector("[data-words]");
    if (!line || !target) return;
    if (line.number) tell(one(row, ".part__number"), line.number);
    // Only a row whose words change is written anew: the reader may have selected some of them.
    const key = line.words + line.text + Object.keys(typed).filter((name) => typed[name]).join();
    if (shown.get(row) === key) return;
    shown.set(row, key);
    draw(target, line.words, fields, typed, language);
  }

  return (typed) => {
    for (const { language, sentences } of columns) {
      const lines = new Map(rows(letter, typed, language).map((line) => [line.row, line]));
      for (const row of sentences) showRow(row, lines.get(row.dataset.row ?? ""), typed, language);
    }
  };
}
