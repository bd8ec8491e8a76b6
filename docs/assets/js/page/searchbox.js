// The search box: opens, asks, shows. What it needs is fetched when it gets the focus, not before.
import { fetched } from "./fetched.js";

/** @import { Index, Titles } from "../pure/search.js" */

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
  /** @type {Promise<(query: string) => { count: number, items: Element[] }> | null} once somebody wants to search */
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
    output.dataset.index = "";
    /** @type {Promise<Titles>} */
    const titles = fetched("search/titles");
    // Nothing else takes of a slow line before the first answer.
    const [{ indexOf, results }, known] = await Promise.all([
      import("./searchresults.js"),
      titles,
    ]);
    const index = indexOf(known);
    output.dataset.index = "titles";
    addTheRest(index);
    return (/** @type {string} */ query) => results(index, query);
  }

  /** @param {Index} index */
  async function addTheRest(index) {
    try {
      const parts = ["texts", "slips", "cards"].map((part) => fetched(`search/${part}`));
      const [{ teach }, texts, slips, cards] = await Promise.all([
        import("./searchmore.js"),
        ...parts,
      ]);
      index.add(texts);
      teach(index, slips, cards);
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
      const found = await prepare();
      if (query !== input.value.trim()) return;
      const { count, items } = found(query);
      // Nothing in the titles may still be something in the texts, which are on their way.
      if (count === 0 && words.index === "titles") return;
      if (count === 0 && words.index === "failed") throw new Error("no texts");
      const said = count > 0 ? words.found?.replaceAll("{n}", String(count)) : words.none;
      answer(query, items, said);
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
