// The search box: opens, asks, shows. What it needs is fetched when it gets the focus, not before.
import { excerpt, splitAt } from "../pure/excerpt.js";
import { fetched, folder } from "./fetched.js";

/** @import { Answer, Index, Titles } from "../pure/search.js" */

const SHOWN = 12;
/** A longer title of a place is no heading but an item of a list. */
const LONGEST_HEADING = 30;

/** Start the search box of this page, if it has one. */
export function startSearch() {
  /** @type {HTMLElement | null} */
  const box = document.querySelector("[data-search]");
  const input = box?.querySelector("input");
  /** @type {HTMLElement | null | undefined} */
  const output = box?.querySelector("[data-search-output]");
  /** @type {HTMLElement | null} */
  const opener = document.querySelector("[data-search-open]");
  const list = output?.querySelector("ol");
  const status = output?.querySelector("[role=status]");
  if (box && input && output && opener && list && status) {
    searchBox({ box, input, output, opener, list, status });
  }
}

/**
 * @param {object} parts
 * @param {HTMLElement} parts.box
 * @param {HTMLInputElement} parts.input
 * @param {HTMLElement} parts.output
 * @param {HTMLElement} parts.opener shows the box where it is hidden: on a phone
 * @param {HTMLElement} parts.list
 * @param {Element} parts.status
 */
function searchBox({ box, input, output, opener, list, status }) {
  const narrow = matchMedia("(max-width: 59.99em)");
  /** @type {Promise<Index> | null} once somebody wants to search */
  let ready = null;
  let shown = "";

  function prepare() {
    ready ??= fetchIndex();
    ready.catch(() => {
      ready = null;
    });
    return ready;
  }

  async function fetchIndex() {
    // All at once: on a slow line it is the round trips that take time.
    /** @type {Promise<string[]>} */
    const texts = fetched("search/texts");
    texts.catch(() => {});
    output.dataset.index = "";
    /** @type {Promise<Titles>} */
    const titles = fetched("search/titles");
    const [{ Index }, known] = await Promise.all([import("../pure/search.js"), titles]);
    const index = new Index(known);
    output.dataset.index = "titles";
    addTexts(index, texts);
    return index;
  }

  /**
   * @param {Index} index
   * @param {Promise<string[]>} texts
   */
  async function addTexts(index, texts) {
    try {
      index.add(await texts);
      output.dataset.index = "whole";
    } catch {
      output.dataset.index = "failed";
      ready = null;
    }
    // What has the focus must not be replaced.
    if (list.contains(document.activeElement)) return;
    shown = "";
    ask();
  }

  /**
   * @param {string} query
   * @param {Element[]} items
   * @param {string | undefined} said
   */
  function answer(query, items, said) {
    shown = query;
    list.replaceChildren(...items);
    status.textContent = said ?? "";
    output.dataset.answered = query;
  }

  async function ask() {
    const query = input.value.trim();
    if (query && query === shown) return;
    const words = output.dataset;
    if (!query) {
      answer("", [], words.start);
      return;
    }
    try {
      if (list.childElementCount === 0) status.textContent = words.loading ?? "";
      const index = await prepare();
      if (query !== input.value.trim()) return;
      const hits = index.find(query);
      // Nothing in the titles may still be something in the texts, which are on their way.
      if (hits.length === 0 && words.index === "titles") return;
      if (hits.length === 0 && words.index === "failed") throw new Error("no texts");
      const said = hits.length > 0 ? words.found?.replace("{n}", String(hits.length)) : words.none;
      answer(query, hits.slice(0, SHOWN).map((hit) => item(hit, folder)), said);
    } catch {
      status.textContent = words.failed ?? "";
    }
  }

  function open() {
    prepare().catch(() => {});
    box.classList.add("is-open");
    output.hidden = false;
  }

  function close() {
    box.classList.remove("is-open");
    output.hidden = true;
  }

  function closeAndGoBack() {
    (narrow.matches ? opener : input).focus();
    close();
  }

  /** @param {KeyboardEvent} event */
  function steer(event) {
    if (event.key === "Escape") {
      event.preventDefault();
      closeAndGoBack();
    }
    if (event.isComposing || !["ArrowDown", "ArrowUp"].includes(event.key)) return;
    const stops = [input, ...output.querySelectorAll("a")];
    const here = stops.findIndex((stop) => stop === document.activeElement);
    const next = stops[here + (event.key === "ArrowDown" ? 1 : -1)];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  opener.addEventListener("click", () => {
    open();
    input.focus();
  });
  for (const early of [box, opener]) {
    early.addEventListener("pointerenter", () => prepare().catch(() => {}), { once: true });
  }
  input.addEventListener("focus", () => {
    open();
    ask();
  });
  input.addEventListener("input", ask);
  box.querySelector("[data-search-close]")?.addEventListener("click", () => {
    input.value = "";
    ask();
    closeAndGoBack();
  });
  box.querySelector("form")?.addEventListener("submit", (event) => {
    event.preventDefault();
    output.querySelector("a")?.click();
  });
  box.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !box.contains(relatedTarget)) close();
  });
  document.addEventListener("pointerdown", ({ target }) => {
    if (!narrow.matches && target instanceof Node && !box.contains(target)) close();
  });
  output.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest("a")) close();
  });
  document.addEventListener("keydown", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const isTyping = target?.closest("input, textarea, select, [contenteditable]");
    const isChord = event.ctrlKey || event.metaKey || event.altKey;
    if (event.key === "/" && !isTyping && !isChord) {
      event.preventDefault();
      if (narrow.matches) open();
      input.focus();
    } else if (box.contains(target)) {
      steer(event);
    }
  });
}

/**
 * Return a result as an item of the list.
 * @param {Answer} hit
 * @param {string} folder
 */
function item({ page, entry, text, words }, folder) {
  const link = make("a", "md-search-result__link", make("b", "", ...marked(page.title, words)));
  link.setAttribute("href", folder + page.address + (entry ? `#${entry.anchor}` : ""));
  // A heading says where; an item of a list is itself what was looked for.
  const heading = entry && entry.title.length <= LONGEST_HEADING ? entry.title : "";
  const where = [page.section, heading].filter(Boolean).join(" › ");
  link.append(make("span", "search__where", where));
  const said = heading || !entry?.title ? text : entry.title;
  if (said) link.append(make("span", "", ...marked(excerpt(said, words), words)));
  return make("li", "md-search-result__item", link);
}

/**
 * @param {string} tag
 * @param {string} className
 * @param {...(Node | string)} children
 */
function make(tag, className, ...children) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  node.append(...children);
  return node;
}

/**
 * Return a text with the words marked in it.
 * @param {string} text
 * @param {string[]} words
 */
const marked = (text, words) =>
  splitAt(text, words).map((piece, index) => index % 2 === 1 ? make("mark", "", piece) : piece);
