// What the theme's features for text need of a script, on a fork's own pages: code that is copied by a button, notes on
// code and text that open where they belong, and what an abbreviation stands for, told to who touches it.

const words =
  /** @type {HTMLElement | null} */ (document.querySelector("[data-handbook]"))?.dataset ?? {};
const telling = document.createElement("div");
telling.className = "telling";
telling.popover = "auto";
const canTell = "showPopover" in telling;
/** @type {HTMLElement | undefined} */
let told;
let from = 0;

/**
 * Show `nodes` beside `place`.
 * @param {HTMLElement} place
 * @param {(Node | string)[]} nodes
 */
function tell(place, nodes) {
  telling.replaceChildren(...nodes);
  // Behind its block: whoever goes on by keyboard comes into it.
  (place.closest(".highlight, .annotate, p, li, td") ?? place).after(telling);
  telling.showPopover();
  const at = place.getBoundingClientRect();
  told = place;
  from = at.top;
  const right = document.documentElement.clientWidth - telling.offsetWidth - 8;
  const above = at.top - telling.offsetHeight - 6;
  telling.style.left = `${Math.max(8, Math.min(at.left, right))}px`;
  telling.style.top = `${above > 8 ? above : at.bottom + 6}px`;
}

// It stands still while the page is scrolled: it goes when its place has gone from it.
addEventListener("scroll", () => {
  if (told && Math.abs(told.getBoundingClientRect().top - from) > 40) telling.hidePopover();
}, { passive: true });

/**
 * Return the code as it is to be copied: without the buttons in it.
 * @param {HTMLElement} code
 */
function plain(code) {
  const copied = /** @type {HTMLElement} */ (code.cloneNode(true));
  for (const button of copied.querySelectorAll("button")) button.remove();
  return copied.textContent ?? "";
}

/** @param {HTMLElement} code */
async function copy(code) {
  // Undefined on plain http, refused without permission: then the older way.
  if (await navigator.clipboard?.writeText(plain(code)).then(() => true, () => false)) return true;
  const area = document.createElement("textarea");
  area.value = plain(code);
  document.body.append(area);
  area.select();
  try {
    return document.execCommand("copy");
  } finally {
    area.remove();
  }
}

/** @type {NodeListOf<HTMLElement>} */
const codes = document.querySelectorAll(".md-typeset pre > code");
for (const code of codes) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.setAttribute("aria-live", "polite");
  button.textContent = words.copy ?? "";
  button.onclick = async () => {
    const done = await copy(code);
    button.focus();
    if (!done) {
      getSelection()?.selectAllChildren(code);
      return;
    }
    button.textContent = words.copied ?? "";
    setTimeout(() => {
      button.textContent = words.copy ?? "";
    }, 2000);
  };
  code.after(button);
}

/**
 * Put a button in the place of each `(1)` in `part` that has a note in `list`. A comment of code that ends with `!` goes.
 * @param {Element} part
 * @param {Element} list
 */
function annotate(part, list) {
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  /** @type {Text[]} */
  const texts = [];
  while (walker.nextNode()) texts.push(/** @type {Text} */ (walker.currentNode));
  let found = false;
  for (const text of texts) {
    const pieces = text.data.split(/\((\d+)\)(!?)/);
    /** @type {(Node | string)[]} */
    const made = [pieces[0]];
    let isBare = false;
    for (let at = 1; at < pieces.length; at += 3) {
      const note = list.children[Number(pieces[at]) - 1];
      if (note) made.push(noteButton(pieces[at], note));
      else made.push(`(${pieces[at]})${pieces[at + 1]}`);
      isBare ||= Boolean(note && pieces[at + 1]);
      made.push(pieces[at + 2]);
    }
    const buttons = made.filter((one) => one instanceof HTMLElement);
    if (buttons.length === 0) continue;
    found = true;
    text.replaceWith(...(isBare ? buttons : made));
  }
  return found;
}

/**
 * @param {string} number
 * @param {Element} note
 */
function noteButton(number, note) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "annotation";
  button.textContent = number;
  button.setAttribute("aria-label", `${words.note ?? ""} ${number}`);
  button.onclick = () => tell(button, [...note.cloneNode(true).childNodes]);
  return button;
}

if (canTell) {
  for (const block of document.querySelectorAll(".highlight, .annotate")) {
    const list = block.nextElementSibling;
    if (!(list instanceof HTMLOListElement)) continue;
    const isCode = block.classList.contains("highlight");
    const parts = isCode ? block.querySelectorAll(".c, .c1, .ch, .cm, .cs") : [block];
    // Every part is looked through: a list whose notes have no place stays a list.
    const marked = [...parts].filter((part) => annotate(part, list));
    list.classList.toggle("is-told", marked.length > 0);
  }
  /** @type {NodeListOf<HTMLElement>} */
  const short = document.querySelectorAll(".md-typeset abbr[title]");
  for (const word of short) {
    word.tabIndex = 0;
    const explain = () => tell(word, [word.title]);
    word.onclick = explain;
    word.onkeydown = (event) => {
      if (event.key === "Enter") explain();
    };
  }
}
