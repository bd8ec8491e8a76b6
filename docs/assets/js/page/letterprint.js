// A letter on paper. A sheet of its own is made right before the browser prints, from the same lines as every other way
// out, and goes when it has printed: the button and Ctrl+P print the same, whatever the page shows.
import { applicable } from "../pure/answers.js";
import { inLetter, rows } from "../pure/fill.js";
import { pieces } from "../pure/grammar.js";
import { blocking } from "../pure/outgoing.js";
import { onPaper } from "../pure/paper.js";
import { el, language, say, write } from "./dom.js";
import { store } from "./store.js";

/** @import { Language, Letter, Line, Values } from "../pure/shapes.js" */

const TAGS = { zh: "zh-Hans", ko: "ko" };

/**
 * Let the letter be printed. What Ctrl+P finds is the letter where it is complete, else both languages with the mark that
 * it is not, and the page itself where nothing of the letter is written.
 * @param {Letter} letter
 * @param {() => boolean} isBegun
 * @returns {(both: boolean) => void} prints the letter that is sent, or both languages side by side
 */
export function letterPrint(letter, isBegun) {
  const root = document.documentElement;
  let wanted = false; // by a button, not by Ctrl+P
  let wantsBoth = false;
  let title = "";
  /** @type {HTMLElement | null} */
  let paper = null;

  addEventListener("beforeprint", () => {
    if (paper || !(wanted || isBegun())) return;
    const values = store.values();
    const missing = blocking(letter, values).length;
    const kept = applicable(letter, values);
    const subject = rows(letter, kept, letter.language).find(({ kind }) => kind === "subject");
    paper = wantsBoth || missing > 0 ? bothSheet(letter, kept, missing) : sentSheet(letter, kept);
    document.body.append(paper);
    root.classList.add("prints-letter");
    title = document.title;
    document.title = missing > 0 ? letter.paper[language] : subject?.text ?? "";
  });
  addEventListener("afterprint", () => {
    wanted = wantsBoth = false;
    if (!paper) return;
    paper.remove();
    paper = null;
    root.classList.remove("prints-letter");
    document.title = title;
  });
  return (both) => {
    wanted = true;
    wantsBoth = both;
    print();
  };
}

/**
 * Return a sheet around `body`. Its margins are the head and the foot of a table, which each page repeats: a page without
 * margins of its own has no room for the browser's title, address and date.
 * @param {string} kind
 * @param {HTMLElement[]} head
 * @param {HTMLElement[]} body
 */
function sheet(kind, head, body) {
  const margin = () => el("tr", {}, el("td", { colSpan: 2, className: "paper__margin" }));
  const table = el(
    "table",
    { className: `paper paper--${kind}` },
    el("thead", {}, margin(), ...head),
    el("tbody", {}, ...body),
    el("tfoot", {}, margin()),
  );
  if (head.length === 0) table.setAttribute("role", "presentation");
  return table;
}

/**
 * Return the letter as it is sent.
 * @param {Letter} letter
 * @param {Values} kept the values that apply
 */
function sentSheet(letter, kept) {
  const own = letter.language;
  const { title, head, framed, body, end } = onPaper(letter.layout, rows(letter, kept, own));
  /** @param {Line} line */
  const draw = (line) => lineOf(letter, line, kept, own, line === title ? "h1" : "p");
  /** @param {string} name @param {Line[]} lines */
  const block = (name, lines) => {
    if (lines.length === 0) return [];
    return [el("div", { className: `paper__${name}` }, ...lines.map(draw))];
  };
  const whole = el(
    "td",
    { colSpan: 2, lang: TAGS[own] },
    ...title ? [draw(title)] : [],
    ...block("head", head),
    ...block("framed", framed),
    ...body.map(draw),
    ...block("end", end),
  );
  return sheet(letter.layout, [], [el("tr", {}, whole)]);
}

/**
 * Return both languages side by side, what is sent first.
 * @param {Letter} letter
 * @param {Values} kept the values that apply
 * @param {number} missing how many things still keep it from being sent
 */
function bothSheet(letter, kept, missing) {
  const languages = letter.language === "ko"
    ? /** @type {const} */ (["ko", "zh"])
    : /** @type {const} */ (["zh", "ko"]);
  const columns = languages.map((one) => rows(letter, kept, one));
  const names = languages.map((one, index) => (
    el(
      "th",
      { lang: TAGS[one], scope: "col" },
      letter.labels[one][index === 0 ? "sent" : "understood"],
    )
  ));
  const mark = el(
    "th",
    { colSpan: 2, className: "paper__unfinished" },
    say("letter.unfinished", { n: missing }),
  );
  const body = columns[0].map((_, index) => {
    const cells = languages.map((one, column) => (
      el("td", { lang: TAGS[one] }, lineOf(letter, columns[column][index], kept, one, "p"))
    ));
    return el("tr", {}, ...cells);
  });
  return sheet("both", [...missing > 0 ? [el("tr", {}, mark)] : [], el("tr", {}, ...names)], body);
}

/**
 * Return a line: its label or number, and its words. A blank that is still empty says what belongs there.
 * @param {Letter} letter
 * @param {Line} line
 * @param {Values} kept
 * @param {Language} own
 * @param {"h1" | "p"} tag
 */
function lineOf(letter, { row, kind, number, words }, kept, own, tag) {
  const { labels, fields } = letter;
  const isDay = kind === "signature" && words === "{letter_date}";
  const look = tag === "h1" ? "title" : isDay ? "date" : kind;
  const line = el(tag, { className: `paper__line paper__line--${look}` });
  line.dataset.row = row;
  const label = kind === "recipient" || kind === "subject" ? labels[own][kind] : number;
  if (label && tag !== "h1") {
    line.append(write(el("span", { className: "paper__label" }), label, own));
  }
  if (kind === "enclosed") return write(line, labels[own].attachments, own);
  const body = el("span", { className: "paper__words" });
  for (const piece of pieces(words)) {
    const field = fields.find(({ id }) => id === piece.field);
    const filled = field && inLetter(field, kept, piece.form, own);
    if (field && !filled) {
      body.append(
        write(el("span", { className: "paper__blank" }), field.label[own], own),
        piece.open ?? "",
      );
    } else write(body, filled ?? piece.text ?? "", own);
  }
  line.append(body);
  return line;
}
