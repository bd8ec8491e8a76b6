// A letter: the form, the sheet in both languages, and the ways out of the browser. Only what is complete gets out.
import { copy, el, language, learn, listed, listen, paced, report, save, say, settled, tell, write } from "./dom.js";
import { applies, asText, inLetter, missingFields, neededFields, rows } from "./fill.js";
import { bindFields, fault } from "./form.js";
import { pieces } from "./grammar.js";
import { showStored } from "./stored.js";
import { get, given, onChange, put, undoable, value, values } from "./store.js";
import { now, today, wall } from "./time.js";

/** Read the letter that a page carries, with the address of its blank DOCX. */
export function readLetter(section, base = location.href) {
  return { ...JSON.parse(section.querySelector("script[data-letter]").textContent), docx: new URL(section.dataset.docx ?? "none", base).href };
}

/** Return what keeps a letter from being sent: the names of fields that are empty though required, or wrong. */
export function blocking(letter, typed) {
  const needed = neededFields(letter, typed), missing = missingFields(letter, typed);
  return letter.fields.filter(({ id, ...field }) => missing.includes(id) || (needed.has(id) && fault(field, typed[id] ?? ""))).map(({ id }) => id);
}

/** Return the letter in the language that is sent, as a file for Windows: with its mark and its line ends. */
export const letterFile = (letter, typed) => `\ufeff${letterText(letter, typed).replaceAll("\n", "\r\n")}`;

const letterText = (letter, typed) => asText(rows(letter, typed, letter.language), letter.language, letter.labels[letter.language]);

/** Bring the letter in `section` to life. */
export function start(section) {
  learn(section);
  const letter = readLetter(section);
  const fields = Object.fromEntries(letter.fields.map((field) => [field.id, field]));
  const at = (name) => section.querySelector(`[data-${name}]`);
  const form = at("form"), sheet = section.querySelector(".sheet"), strip = at("strip"), missing = at("missing");
  const columns = [...section.querySelectorAll("[data-preview]")];
  const control = (name) => name && form.elements.namedItem(name);
  section.querySelector(".needs-script").hidden = true;
  form.hidden = at("bar").hidden = false;
  showStored(section);
  const markMissing = bindFields(form, fields, letter.language);

  // ---- The sheet
  const source = (row) => {
    const [kind, index] = row.split("-");
    return { recipient: letter.recipient, subject: letter.subject, part: letter.parts[index], attachment: letter.attachments[index], signature: letter.signature[index] }[kind];
  };

  function showRow(row, line, typed, own) {
    row.hidden = !line;
    row.classList.toggle("is-on", Boolean(line));
    const target = row.querySelector("[data-words]");
    if (!line || !target) return;
    if (line.number) tell(row.querySelector(".part__number"), line.number);
    // Only a row whose words change is written anew: the reader may have selected some of them.
    const key = line.text + Object.keys(typed).filter((name) => typed[name]);
    if (row.shown === key) return;
    row.shown = key;
    target.replaceChildren();
    for (const { text, field, form, open } of pieces(source(row.dataset.row)[own])) {
      if (!field) { write(target, text, own); continue; }
      const filled = inLetter(fields[field], typed, undefined, own);
      const span = write(el("span", { className: filled ? "filled" : "blank" }), filled || fields[field].label[own], own);
      span.dataset.field = field;
      target.append(span, filled ? inLetter(fields[field], typed, form, own).slice(filled.length) : open);
    }
  }

  let asked = false;
  function show() {
    const typed = values(), names = blocking(letter, typed);
    for (const column of columns) {
      const lines = Object.fromEntries(rows(letter, typed, column.dataset.preview).map((line) => [line.row, line]));
      for (const row of column.querySelectorAll("[data-row]")) showRow(row, lines[row.dataset.row], typed, column.dataset.preview);
    }
    section.classList.toggle("is-incomplete", names.length > 0);
    missing.hidden = !names.length;
    if (missing.shown !== names.join()) {
      missing.shown = names.join();
      tell(missing.querySelector("summary"), say("letter.missing", { n: names.length }));
      missing.querySelector("ul").replaceChildren(...names.map((name) => el("li", {}, el("a", { href: `#field-${name}`, onclick(event) { event.preventDefault(); reach(name); } }, fields[name].label[language]))));
    }
    if (asked) markMissing(names);
    showStrip();
  }

  // ---- Partners: the same sentence in the other language
  const mark = (names) => { for (const row of sheet.querySelectorAll("[data-row]")) row.classList.toggle("is-partner", names.includes(row.dataset.row)); };
  const rowOf = ({ target }) => target.closest("[data-row]");
  sheet.addEventListener("pointerover", (event) => mark([rowOf(event)?.dataset.row]));
  sheet.addEventListener("pointerleave", () => mark([]));
  sheet.addEventListener("focusin", (event) => mark([rowOf(event)?.dataset.row]));
  sheet.addEventListener("focusout", () => mark([]));
  sheet.addEventListener("click", ({ target }) => control(target.closest("[data-field]")?.dataset.field)?.focus());
  // One stop for the Tab key in each column; the arrows go from sentence to sentence and over to the partner.
  for (const column of columns) column.querySelector("[data-row]").tabIndex = 0;
  sheet.addEventListener("keydown", (event) => {
    const row = rowOf(event), column = row?.parentNode;
    if (!row || event.altKey || event.ctrlKey || event.metaKey) return;
    const near = [...column.querySelectorAll("[data-row]:not([hidden])")], place = near.indexOf(row);
    const across = columns.find((other) => other !== column).querySelector(`[data-row="${row.dataset.row}"]`);
    const next = { ArrowDown: near[place + 1], ArrowUp: near[place - 1], ArrowLeft: across, ArrowRight: across, Enter: control(row.querySelector("[data-field]")?.dataset.field) }[event.key];
    if (!next) return;
    event.preventDefault();
    if (next.dataset.row) {
      for (const one of next.parentNode.querySelectorAll("[tabindex]")) one.tabIndex = -1;
      next.tabIndex = 0;
    }
    next.focus();
  });

  // While a field is being filled in, its sentence stands in the bar, in both languages.
  function showStrip() {
    const name = form.contains(document.activeElement) && document.activeElement.name;
    const found = name ? [...columns[0].querySelectorAll("[data-row]")].filter((row) => row.querySelector(`[data-field="${name}"]`) || row.dataset.when?.split("=")[0] === name) : [];
    const first = found.find((row) => !row.hidden) ?? found.find((row) => applies(row.dataset.when, { [name]: "yes" })) ?? found[0];
    strip.hidden = !first;
    if (!first) return;
    mark(found.map((row) => row.dataset.row));
    columns.forEach((column, index) => strip.children[index].replaceChildren(column.querySelector(`[data-row="${first.dataset.row}"] [data-words]`).cloneNode(true)));
    strip.lastElementChild.hidden = !first.hidden;
  }
  form.addEventListener("focusin", showStrip);
  // The bar must not move away under a press on one of its buttons.
  form.addEventListener("focusout", () => settled(() => { mark([]); showStrip(); }));

  // ---- The ways out
  function reach(name) {
    control(name).focus({ preventScroll: true });
    control(name).scrollIntoView({ block: "center" });
  }

  // Nothing unfinished is copied, saved or printed: what is missing is told aloud, listed, and the first of it focused.
  const complete = (act) => () => {
    const names = blocking(letter, values());
    if (!names.length) return act();
    asked = true;
    markMissing(names);
    reach(names[0]);
    missing.open = true;
    report(section.querySelector("[data-bar]"), say("letter.refused", { n: names.length, names: listed(names.slice(0, 5).map((name) => fields[name].label[language])) + (names.length > 5 ? "…" : "") }));
  };
  const done = (how) => { put("letters", letter.id, { out: how, at: wall(now()) }); report(at("bar"), say("letter.saved")); };

  listen(section, {
    copy: complete(async () => { if (await copy(at("bar"), letterText(letter, values()), say(`letter.copied-${letter.layout}`))) put("letters", letter.id, { out: "copy", at: wall(now()) }); }),
    "download-docx": complete(async () => {
      report(at("bar"), say("common.working"));
      try {
        const { fillDocx } = await import("./docx.js");
        save(`${letter.id}.${letter.language}.docx`, await fillDocx(letter, values()));
        done("docx");
      } catch { report(at("bar"), say("letter.docx-failed")); }
    }),
    "download-txt": complete(() => { save(`${letter.id}.${letter.language}.txt`, letterFile(letter, values()), "text/plain"); done("txt"); }),
    print: complete(() => {
      document.documentElement.classList.add("prints-letter");
      addEventListener("afterprint", () => document.documentElement.classList.remove("prints-letter"), { once: true });
      print();
      done("print");
    }),
    reset() {
      const back = undoable(() => { for (const { id } of letter.fields) put("fields", id, { v: given[id] ?? "" }); });
      asked = false;
      markMissing([]);
      report(at("bar"), say("letter.was-reset"), back);
    },
    today: () => put("fields", "letter_date", { v: today() }),
  });

  form.addEventListener("input", () => { if (!get("letters", letter.id).s) put("letters", letter.id, { s: "draft" }); });
  // A sentence is not written anew under a syllable that is still being composed.
  let composing = false;
  const later = paced(() => { if (!composing) show(); });
  form.addEventListener("compositionstart", () => { composing = true; });
  form.addEventListener("compositionend", () => { composing = false; later(); });
  onChange(later);
  show();
}
