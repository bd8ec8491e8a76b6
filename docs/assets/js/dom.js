// Words on the page: text goes in as text, never as HTML, and the other language carries its own `lang`.

/** The page's language: `ko` or `zh`. */
export const language = document.documentElement.lang === "ko" ? "ko" : "zh";

const words = {};

/** Take the words of the interface that the page carries below `root`. */
export function learn(root) {
  for (const script of root.querySelectorAll("script[data-words]")) Object.assign(words, JSON.parse(script.textContent));
}

/** Return the words for `key`; `{name}` is filled in from `values`, in one pass, verbatim. */
export const say = (key, values = {}) => (words[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

/** Join names as a sentence does. */
export const listed = (names) => names.join(language === "ko" ? ", " : "、");

// A run of the other script, with the blanks, digits and signs inside it (as macros/render/language_of_parts.py).
const FOREIGN = {
  zh: /([\uac00-\ud7a3\u3131-\u318e]+(?:[\w .,·/()~+-]*[\uac00-\ud7a3\u3131-\u318e]+)*)/,
  ko: /([\u3400-\u9fff]+(?:[\w·《》、，。；：（）“”]*[\u3400-\u9fff]+)*)/,
};

/** Append `text`, in the language `own`, to `node`. */
export function write(node, text, own = language) {
  String(text).split(FOREIGN[own]).forEach((run, index) => node.append(index % 2 ? el("span", { lang: own === "zh" ? "ko" : "zh-Hans", textContent: run }) : run));
  return node;
}

/** Let `node` say `text` and nothing else; with nothing to say it is hidden. */
export function tell(node, text, own) {
  if (node.textContent !== text) { node.replaceChildren(); write(node, text, own); }
  node.hidden = !text && !node.hasAttribute("role");
}

/** Make an element with properties and children. */
export function el(tag, properties, ...children) {
  const node = Object.assign(document.createElement(tag), properties);
  for (const child of children) child instanceof Node ? node.append(child) : write(node, child);
  return node;
}

/** Return a copy of the template `name` below `root`, its slots filled with text. */
export function clone(root, name, slots = {}) {
  const node = root.querySelector(`template[data-${name}]`).content.firstElementChild.cloneNode(true);
  for (const [slot, text] of Object.entries(slots)) tell(node.querySelector(`[data-slot=${slot}]`), text ?? "");
  return node;
}

/** Let the buttons below `root` do what `acts` has under their `data-action`. */
export function listen(root, acts) {
  root.addEventListener("click", (event) => {
    const button = event.target.closest("[data-action]");
    if (button && Object.hasOwn(acts, button.dataset.action)) acts[button.dataset.action](button);
  });
}

/** Say what happened, aloud too, in the status line below `root`; `undo` adds a button that takes it back. */
export function report(root, text, undo) {
  const line = root.querySelector("[data-said]");
  tell(line, text);
  if (!undo) return;
  const button = el("button", { type: "button", className: "button", onclick() { undo(); tell(line, say("common.undone")); } }, say("common.undo"));
  button.dataset.action = "undo";
  line.append(" ", button);
  // The button that was pressed goes with what it removed, in the next frame.
  const before = document.activeElement;
  requestAnimationFrame(() => before.isConnected || button.focus());
}

/** Hand `content` to the reader as a file. */
export function save(name, content, type) {
  const url = URL.createObjectURL(new Blob([content], { type }));
  el("a", { href: url, download: name }).click();
  // Some browsers read the blob only after the click: it is let go a minute later.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Copy `text` and say so; where the clipboard is refused the text is shown, selected, to be copied by hand. */
export async function copy(root, text, done) {
  const area = root.querySelector("[data-by-hand]");
  area.hidden = true;
  // Undefined on plain http, refused without permission: then the older way, and at last the reader's own hand.
  let copied = await navigator.clipboard?.writeText(text).then(() => true, () => false);
  if (!copied) {
    const before = document.activeElement;
    area.value = text;
    area.hidden = false;
    area.select();
    try { copied = document.execCommand("copy"); } catch { /* refused as well */ }
    area.hidden = Boolean(copied);
    if (copied) before.focus();
  }
  report(root, copied ? done : say("common.copy-refused"));
  return copied;
}

const waiting = [];
let pressed;
const release = () => { pressed = 0; setTimeout(() => waiting.splice(0).forEach((act) => act())); };
addEventListener("pointerdown", () => { pressed = 1; }, true);
for (const event of ["pointerup", "pointercancel"]) addEventListener(event, release, true);

/** Do what moves the page only after a press has found its target: what moves between down and up loses the click. */
export const settled = (act) => { waiting.push(act); if (!pressed) release(); };

/** Call `show` once per frame at most, however often what is returned is called. */
export function paced(show) {
  let due = 0;
  return () => { due ||= requestAnimationFrame(() => { due = 0; show(); }); };
}
