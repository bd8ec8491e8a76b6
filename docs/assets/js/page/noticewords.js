// The text of a notice with every known phrase explained at its place. It is put in as text, never as HTML.
import { el, language, many, say, write } from "./dom.js";

/** @import { Phrase, Reading, Span } from "../pure/shapes.js" */

/** In characters: of a longer text the beginning is shown. */
const LONGEST = 20_000;

let numbered = 0;

/** @param {Phrase} phrase */
function explained({ means, words }) {
  numbered += 1;
  const note = el("span", {
    className: "phrase__means",
    id: `means-${numbered}`,
    lang: language === "zh" ? "zh-Hans" : "ko",
  });
  write(note, means);
  // No button: a line could not break inside it, and the rest of its sentence would stand apart.
  const link = el("a", { className: "phrase", href: `#${note.id}`, textContent: words.text });
  link.dataset.phrase = "";
  link.setAttribute("aria-expanded", "false");
  link.setAttribute("aria-describedby", note.id);
  link.addEventListener("click", (event) => {
    event.preventDefault();
    link.setAttribute("aria-expanded", String(link.getAttribute("aria-expanded") !== "true"));
  });
  return [link, note];
}

/** @param {Span} words */
function unread({ text }) {
  const span = el("span", { className: "unread", textContent: text });
  span.dataset.unknown = "";
  return [span];
}

/**
 * Return the text, its phrases and what is not known marked.
 * @param {Reading} reading
 */
function marked({ text, phrases, unknown }) {
  const shown = text.slice(0, LONGEST);
  const places = [
    ...phrases.map((phrase) => ({ ...phrase.words, make: () => explained(phrase) })),
    ...unknown.filter((one) => one.text.trim()).map((one) => ({ ...one, make: () => unread(one) })),
  ].filter(({ end }) => end <= shown.length).sort((one, other) => one.start - other.start);
  const body = el("div", { className: "original", lang: "ko" });
  let at = 0;
  for (const { start, end, make } of places) {
    if (start < at) continue;
    body.append(shown.slice(at, start), ...make());
    at = end;
  }
  body.append(shown.slice(at));
  return body;
}

/**
 * Return the known words once each, with what they mean, linked to the glossary where it has them.
 * @param {Phrase[]} phrases
 * @param {Record<string, string>} terms
 */
function listOf(phrases, terms) {
  const rows = [...new Map(phrases.map((one) => [one.sign, one])).values()];
  const items = rows.map(({ means, words }) => {
    const bare = words.text.replace(/\s/g, "");
    const term = Object.keys(terms).find((one) => bare.includes(one.replace(/\s/g, "")));
    const word = el(term ? "a" : "span", { lang: "ko", textContent: words.text.trim() });
    if (word instanceof HTMLAnchorElement && term) word.href = terms[term];
    return el("div", {}, el("dt", {}, word), el("dd", {}, means));
  });
  return el(
    "details",
    { className: "intake__list" },
    el("summary", {}, say("notice.list", { n: rows.length })),
    el("dl", {}, ...items),
  );
}

/**
 * Return the section with the text.
 * @param {Reading} reading
 * @param {Record<string, string>} terms the addresses of Korean words in the glossary
 */
export function wordsOf(reading, terms) {
  const body = marked(reading);
  const all = el("button", { type: "button", className: "button" }, say("notice.open-all"));
  all.addEventListener("click", () => {
    const opens = body.classList.toggle("is-open");
    all.textContent = say(opens ? "notice.close-all" : "notice.open-all");
    for (const link of many(body, ".phrase")) link.setAttribute("aria-expanded", String(opens));
  });
  const { phrases, text } = reading;
  const n = many(body, "[data-unknown]").length;
  return el(
    "section",
    { className: "intake__text" },
    el("h3", {}, say("notice.text")),
    el("p", { className: "fine" }, say("notice.text-help")),
    ...phrases.length > 0 ? [el("p", { className: "bar" }, all)] : [],
    body,
    ...text.length > LONGEST ? [el("p", { className: "fine" }, say("notice.cut"))] : [],
    ...n > 0 ? [el("p", { className: "fine" }, say("notice.unread", { n }))] : [],
    ...phrases.length > 0 ? [listOf(phrases, terms)] : [],
  );
}
