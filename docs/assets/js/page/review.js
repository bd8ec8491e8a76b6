// The last step: the letter sentence by sentence in the reader's language, what is enclosed and whether it is registered,
// and what its sender states.
import { formatValue } from "../pure/fill.js";
import { enclosed, nameOf, sentences, stated } from "../pure/review.js";
import { el, language, one, say } from "./dom.js";
import { draw } from "./sheet.js";
import { store } from "./store.js";
import { applicable } from "../pure/answers.js";

/** @import { Letter, Values } from "../pure/shapes.js" */
/** @import { Sentence } from "../pure/review.js" */

const TAG = { ko: "ko", zh: "zh-Hans" };

/**
 * Bring the review of a letter to life.
 * @param {HTMLElement} section
 * @param {Letter} letter
 * @returns {(typed: Values) => void} shows the letter with these values
 */
export function review(section, letter) {
  const place = one(section, "[data-review]");
  const fields = new Map(letter.fields.map((field) => [field.id, field]));
  const [list, papers, papersPart, claims, claimsPart] = [
    "sentences",
    "papers",
    "papers-part",
    "claims",
    "claims-part",
  ].map((name) => one(section, `[data-${name}]`));
  let shown = "";

  /**
   * @param {Sentence} sentence
   * @param {Values} kept
   */
  function card({ read, sent, field }, kept) {
    const isTitle = read.kind === "heading" || read.kind === "enclosed";
    const own = el("p", { className: "card__read" });
    const label = read.kind === "recipient" || read.kind === "subject"
      ? letter.labels[language][read.kind]
      : read.kind === "enclosed"
      ? letter.labels[language].attachments
      : read.number;
    if (label) own.append(el("span", { className: "card__number" }, label), " ");
    const words = el("span", {});
    draw(words, read.words, fields, kept, language);
    own.append(words);
    const made = el("li", { className: isTitle ? "card card--title" : "card" }, own);
    if (language !== letter.language && sent.words) {
      const other = el("p", { className: "card__sent", lang: TAG[letter.language] });
      draw(other, sent.words, fields, kept, letter.language);
      made.append(other);
    }
    if (field) {
      const change = el(
        "a",
        { href: `#field-${field}`, className: "change" },
        say("letter.change"),
      );
      const name = fields.get(field)?.label[language] ?? "";
      change.append(el("span", { className: "sr" }, ` ${name}`));
      made.append(change);
    }
    return made;
  }

  /** @param {Sentence} sentence */
  function paper({ read, sent }) {
    const enclosure = letter.attachments[Number(read.row.split("-")[1])];
    const files = store.all("evidence").sort(([, a], [, b]) => (a.added ?? 0) - (b.added ?? 0));
    const found = enclosed(files, enclosure);
    const choose = document.createElement("select");
    choose.setAttribute("aria-label", `${say("letter.which-file")} ${read.text}`);
    choose.add(new Option(say("letter.not-yet"), ""));
    for (const [id, file] of files) {
      choose.add(new Option(String(file.name ?? id), id, false, id === found?.[0]));
    }
    choose.dataset.paper = read.row;
    choose.addEventListener("change", () => {
      if (found) store.put("evidence", found[0], { encloses: "" });
      if (choose.value) store.put("evidence", choose.value, { encloses: nameOf(enclosure) });
    });
    const state = el("span", {
      className: found ? "enclosure__state is-there" : "enclosure__state",
    });
    if (found || files.length === 0) {
      state.append(say(found ? "letter.registered" : "letter.not-yet"));
    }
    const words = el("span", { className: "enclosure__name" }, `${read.number} ${read.text}`);
    const other = el("span", { className: "enclosure__sent", lang: TAG[letter.language] }, "");
    if (language !== letter.language) draw(other, sent.words, fields, {}, letter.language);
    const line = el("li", { className: "enclosure" }, words, state, other);
    if (files.length > 0) line.append(choose);
    return line;
  }

  return (typed) => {
    const kept = applicable(letter, typed);
    const evidence = store.all("evidence");
    const key = JSON.stringify([kept, evidence]);
    if (key === shown || place.offsetParent === null) return;
    shown = key;
    const read = sentences(letter, typed, language);
    const body = read.filter(({ read: { kind } }) => kind !== "attachment" && kind !== "enclosed");
    list.replaceChildren(...body.map((sentence) => card(sentence, kept)));
    const enclosures = read.filter(({ read: { kind } }) => kind === "attachment");
    papers.replaceChildren(...enclosures.map(paper));
    papersPart.hidden = enclosures.length === 0;
    const said = stated(letter, typed);
    claims.replaceChildren(...said.map((field) => {
      const label = field.label[language];
      if (field.type === "fact") return el("li", {}, label);
      const value = formatValue(field, kept[field.id], language);
      return el("li", {}, `${label}${language === "ko" ? ": " : "："}${value}`);
    }));
    claimsPart.hidden = said.length === 0;
  };
}
