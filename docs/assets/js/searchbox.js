// The search box: opens, asks, shows. What it needs is fetched when it gets the focus, not before.
const box = document.querySelector("[data-search]");
const input = box?.querySelector("input");
const output = box?.querySelector("[data-search-output]");
const folder = `${document.body.dataset.root}${document.body.dataset.language}/`;
const narrow = matchMedia("(max-width: 59.99em)");
let ready = null; // a promise of the index, once somebody wants to search
let shown = "";
const SHOWN = 12;

// From disk (file://) nothing can be fetched, but a script can be run: that copy of the site has the parts as scripts.
function part(name) {
  const address = `${folder}search/${name}`;
  if (location.protocol !== "file:") {
    return fetch(`${address}.json`).then((answer) => { if (!answer.ok) throw new Error(address); return answer.json(); });
  }
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = `${address}.js`;
    script.onload = () => resolve(self.playbookParts[name]);
    script.onerror = reject;
    document.head.append(script);
  });
}

function prepare() {
  ready ??= (async () => {
    // All at once: on a slow line it is the round trips that take time.
    const texts = part("texts");
    texts.catch(() => {});
    output.dataset.index = "";
    const [{ Index }, titles] = await Promise.all([import("./search.js"), part("titles")]);
    const index = new Index(titles);
    output.dataset.index = "titles";
    texts.then((loaded) => { index.add(loaded); output.dataset.index = "whole"; }, () => { output.dataset.index = "failed"; ready = null; })
      .then(() => { if (!output.querySelector("ol").contains(document.activeElement)) { shown = ""; ask(); } });
    return index;
  })();
  ready.catch(() => { ready = null; });
  return ready;
}

async function ask() {
  const query = input.value.trim();
  if (query && query === shown) return;
  const status = output.querySelector("[role=status]");
  const list = output.querySelector("ol");
  const answer = (items, said) => {
    shown = query;
    list.replaceChildren(...items);
    status.textContent = said;
    output.dataset.answered = query;
  };
  if (!query) { answer([], output.dataset.start); return; }
  try {
    if (!list.childElementCount) status.textContent = output.dataset.loading;
    const index = await prepare();
    if (query !== input.value.trim()) return;
    const hits = index.find(query);
    // Nothing in the titles may still be something in the texts, which are on their way.
    if (!hits.length && output.dataset.index === "titles") return;
    if (!hits.length && output.dataset.index === "failed") throw new Error("no texts");
    answer(hits.slice(0, SHOWN).map(item), hits.length ? output.dataset.found.replace("{n}", hits.length) : output.dataset.none);
  } catch {
    status.textContent = output.dataset.failed;
  }
}

function item({ page, entry, text, words }) {
  const make = (tag, className, ...children) => {
    const node = document.createElement(tag);
    if (className) node.className = className;
    node.append(...children);
    return node;
  };
  const link = make("a", "md-search-result__link", make("b", "", ...marked(page.title, words)));
  link.href = folder + page.address + (entry ? `#${entry.anchor}` : "");
  // A heading says where; an item of a list is itself what was looked for.
  const heading = entry && entry.title.length <= 30 ? entry.title : "";
  link.append(make("span", "search__where", [page.section, heading].filter(Boolean).join(" › ")));
  const said = heading || !entry?.title ? text : entry.title;
  if (said) link.append(make("span", "", ...marked(excerpt(said, words), words)));
  return make("li", "md-search-result__item", link);
}

// The words as they may stand in a text: with spaces between the characters or without. Pairs, where no word is found.
function pattern(words, text) {
  const loose = (word) => [...word].map((char) => char.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("\\s*");
  const whole = words.filter((word) => new RegExp(loose(word), "i").test(text)).map(loose);
  const pairs = words.filter((word) => word.length > 2).flatMap((word) => [...word].slice(1).map((_, at) => loose(word.slice(at, at + 2))));
  return new RegExp(`(${(whole.length ? whole : pairs.length ? pairs : words.map(loose)).join("|")})`, "gi");
}

function excerpt(text, words) {
  const at = Math.max(0, text.search(pattern(words, text)));
  const from = at < 30 ? 0 : at - 24;
  return `${from ? "…" : ""}${text.slice(from, from + 96).replace(from ? /^[^\p{L}\p{N}]+/u : "", "")}${text.length > from + 96 ? "…" : ""}`;
}

function marked(text, words) {
  return text.split(pattern(words, text)).map((piece, index) => {
    if (index % 2 === 0) return piece;
    const mark = document.createElement("mark");
    mark.textContent = piece;
    return mark;
  });
}

function open() {
  prepare().catch(() => {});
  box.classList.add("is-open");
  output.hidden = false;
}

function close(back = false) {
  if (back) (narrow.matches ? document.querySelector("[data-search-open]") : input).focus();
  box.classList.remove("is-open");
  output.hidden = true;
}

/** Start the search box of this page, if it has one. */
export function startSearch() {
  if (!box) return;
  const opener = document.querySelector("[data-search-open]");
  opener.addEventListener("click", () => { open(); input.focus(); });
  for (const early of [box, opener]) early.addEventListener("pointerenter", () => { prepare().catch(() => {}); }, { once: true });
  input.addEventListener("focus", () => { open(); ask(); });
  input.addEventListener("input", ask);
  box.querySelector("[data-search-close]").addEventListener("click", () => { input.value = ""; ask(); close(true); });
  box.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    output.querySelector("a")?.click();
  });
  box.addEventListener("focusout", ({ relatedTarget }) => { if (relatedTarget && !box.contains(relatedTarget)) close(); });
  document.addEventListener("pointerdown", ({ target }) => { if (!narrow.matches && !box.contains(target)) close(); });
  output.addEventListener("click", ({ target }) => { if (target.closest("a")) close(); });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      if (narrow.matches) open();
      input.focus();
    } else if (box.contains(event.target)) {
      steer(event);
    }
  });
}

function steer(event) {
  if (event.key === "Escape") { event.preventDefault(); close(true); }
  if (event.isComposing || !["ArrowDown", "ArrowUp"].includes(event.key)) return;
  const stops = [input, ...output.querySelectorAll("a")];
  const next = stops[stops.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1)];
  if (next) { event.preventDefault(); next.focus(); }
}
