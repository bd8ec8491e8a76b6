// Words on the page: text goes in as text, never as HTML, and the other language carries its own `lang`.
import { runsOf } from "../pure/runs.js";
import { filledIn, joined } from "../pure/words.js";

/** @import { Language } from "../pure/shapes.js" */

/**
 * The page's language.
 * @type {Language}
 */
export const language = document.documentElement.lang === "ko" ? "ko" : "zh";

// ---- Finding
/**
 * Return the element that a selector finds below `root`: the page's templates promise that it is there.
 * @template {Element} [T=HTMLElement]
 * @param {ParentNode} root
 * @param {string} selector
 * @param {new () => T} [kind]
 * @returns {T}
 */
export function one(root, selector, kind) {
  const found = root.querySelector(selector);
  if (!(found instanceof (kind ?? HTMLElement))) throw new Error(`nothing here is ${selector}`);
  return /** @type {T} */ (found);
}

/**
 * Return every element that a selector finds below `root`.
 * @template {Element} [T=HTMLElement]
 * @param {ParentNode} root
 * @param {string} selector
 * @param {new () => T} [kind]
 * @returns {T[]}
 */
export const many = (root, selector, kind) =>
  [...root.querySelectorAll(selector)].map((found) => {
    if (!(found instanceof (kind ?? HTMLElement))) {
      throw new Error(`${selector} finds something else`);
    }
    return /** @type {T} */ (found);
  });

/**
 * Return the element at which an event happened, or the first one above it that `selector` finds.
 * @param {Event} event
 * @param {string} selector
 * @returns {HTMLElement | null}
 */
export const above = ({ target }, selector) =>
  target instanceof Element ? target.closest(selector) : null;

/**
 * Return the data that the page carries in a script below `root`; the page's templates promise its shape.
 * @param {ParentNode} root
 * @param {string} selector
 */
export const dataIn = (root, selector) =>
  JSON.parse(one(root, `script${selector}`).textContent ?? "null");

// ---- Words
/** @type {Record<string, string>} */
const words = {};

/**
 * Take the words of the interface that the page carries below `root`.
 * @param {ParentNode} root
 */
export function learn(root) {
  for (const script of many(root, "script[data-words]")) {
    Object.assign(words, JSON.parse(script.textContent ?? "{}"));
  }
}

/**
 * Return the words for `key`, filled in.
 * @param {string} key
 * @param {Record<string, unknown>} [values]
 */
export const say = (key, values = {}) => filledIn(words[key] ?? key, values);

/**
 * Join names as a sentence does.
 * @param {string[]} names
 */
export const listed = (names) => joined(names, language);

/**
 * Append `text`, in the language `own`, to `node`.
 * @template {Element} T
 * @param {T} node
 * @param {unknown} text
 * @returns {T}
 */
export function write(node, text, own = language) {
  const other = own === "zh" ? "ko" : "zh-Hans";
  for (const [index, run] of runsOf(String(text), own).entries()) {
    node.append(index % 2 === 1 ? el("span", { lang: other, textContent: run }) : run);
  }
  return node;
}

/**
 * Hide `node`, or show it. The browser styles anew also what is set to what it was: of many rows that is felt.
 * @param {HTMLElement} node
 * @param {boolean} isHidden
 */
export function hide(node, isHidden) {
  if (node.hidden !== isHidden) node.hidden = isHidden;
}

/**
 * Let `node` say `text` and nothing else; with nothing to say it is hidden.
 * @param {HTMLElement} node
 * @param {string} text
 */
export function tell(node, text) {
  if (node.textContent !== text) {
    node.replaceChildren();
    write(node, text);
  }
  hide(node, !text && !node.hasAttribute("role"));
}

// ---- Making
/**
 * Make an element with properties and children.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Partial<HTMLElementTagNameMap[Tag]>} properties
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function el(tag, properties, ...children) {
  const node = Object.assign(document.createElement(tag), properties);
  for (const child of children) {
    if (child instanceof Node) node.append(child);
    else write(node, child);
  }
  return node;
}

/**
 * Return a copy of the template `name` below `root`, its slots filled with text.
 * @param {ParentNode} root
 * @param {string} name
 * @param {Record<string, string | undefined>} [slots]
 */
export function clone(root, name, slots = {}) {
  const { content } = one(root, `template[data-${name}]`, HTMLTemplateElement);
  const node = /** @type {HTMLElement} */ (one(content, "*").cloneNode(true));
  for (const [slot, text] of Object.entries(slots)) {
    tell(one(node, `[data-slot=${slot}]`), text ?? "");
  }
  return node;
}

// ---- Acting
/**
 * Let the buttons below `root` do what `acts` has under their `data-action`.
 * @param {Element} root
 * @param {Record<string, (button: HTMLElement) => void>} acts
 */
export function listen(root, acts) {
  root.addEventListener("click", (event) => {
    const button = above(event, "[data-action]");
    const action = button?.dataset.action ?? "";
    if (button && Object.hasOwn(acts, action)) acts[action](button);
  });
}

/**
 * Say what happened, aloud too, in the status line below `root`; `undo` adds a button that takes it back.
 * @param {ParentNode} root
 * @param {string} text
 * @param {() => void} [undo]
 */
export function report(root, text, undo) {
  const line = one(root, "[data-said]");
  tell(line, text);
  if (!undo) return;
  const onclick = () => {
    undo();
    tell(line, say("common.undone"));
  };
  const button = el("button", { type: "button", className: "button", onclick }, say("common.undo"));
  button.dataset.action = "undo";
  line.append(" ", button);
  // The button that was pressed goes with what it removed, in the next frame.
  const before = document.activeElement;
  requestAnimationFrame(() => {
    if (!before?.isConnected) button.focus();
  });
}

/**
 * Hand `content` to the reader as a file. Inside another app, which may drop downloads without a word, it is shared where
 * that is possible.
 * @param {string} name
 * @param {BlobPart} content
 * @param {string} [type]
 */
export async function save(name, content, type) {
  const file = new File([content], name, { type });
  const shared = { files: [file] };
  if (document.querySelector(".in-app") && navigator.canShare?.(shared)) {
    const refused = await navigator.share(shared).catch(({ name: why }) => why);
    // Who closes the list of apps wants no file; what was refused goes the usual way.
    if (!refused || refused === "AbortError") return;
  }
  const url = URL.createObjectURL(file);
  el("a", { href: url, download: name }).click();
  // Some browsers read the blob only after the click: it is let go a minute later.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/**
 * Copy `text` and say so; where the clipboard is refused the text is shown, selected, to be copied by hand.
 * @param {ParentNode} root
 * @param {string} text
 * @param {string} done
 */
export async function copy(root, text, done) {
  const area = one(root, "[data-by-hand]", HTMLTextAreaElement);
  area.hidden = true;
  // Undefined on plain http, refused without permission: then the older way, and at last the reader's own hand.
  let copied = await navigator.clipboard?.writeText(text).then(() => true, () => false);
  if (!copied) {
    const before = document.activeElement;
    area.value = text;
    area.hidden = false;
    area.select();
    try {
      copied = document.execCommand("copy");
    } catch { /* refused as well */ }
    area.hidden = Boolean(copied);
    if (copied && before instanceof HTMLElement) before.focus();
  }
  report(root, copied ? done : say("common.copy-refused"));
  return copied;
}

// ---- In time
/** @type {(() => void)[]} */
const waiting = [];
let isPressed = false;

function release() {
  isPressed = false;
  setTimeout(() => {
    for (const act of waiting.splice(0)) act();
  });
}

addEventListener("pointerdown", () => {
  isPressed = true;
}, true);
for (const event of ["pointerup", "pointercancel"]) addEventListener(event, release, true);

/**
 * Do what moves the page only after a press has found its target: what moves between down and up loses the click.
 * @param {() => void} act
 */
export function settled(act) {
  if (isPressed) waiting.push(act);
  else act();
}

/**
 * Call `show` once per frame at most, however often what is returned is called.
 * @param {() => void} show
 */
export function paced(show) {
  let isDue = false;
  return () => {
    if (isDue) return;
    isDue = true;
    requestAnimationFrame(() => {
      isDue = false;
      show();
    });
  };
}
