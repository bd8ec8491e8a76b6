// Controls that are kept as they are typed. What they keep stands in `data-keep`: `fields|store_name|v`.
// Fields are checked and warned about too. Typing is never disturbed: no control is written to while it has the focus.
import { fault, sizeOf, tidied } from "../pure/fields.js";
import { BEIJING, isWall, momentOf, wall, written } from "../pure/time.js";
import { now, today } from "./clock.js";
import { el, language, many, say, settled, tell } from "./dom.js";
import { store } from "./store.js";

/** @import { Field, Language, MapName } from "../pure/shapes.js" */
/** @typedef {typeof import("../pure/tone.js").warnings} Warnings */
/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Control */
/** @typedef {(control: Control, left: boolean) => void} React hears of each change, and when a control is left */

/** A number as long as a telephone's. */
const LONG_NUMBER = /\d{11,}/g;

/**
 * @param {unknown} node
 * @returns {node is Control}
 */
export const isControl = (node) =>
  node instanceof HTMLInputElement || node instanceof HTMLSelectElement ||
  node instanceof HTMLTextAreaElement;

/**
 * Return the controls that a selector finds below `root`.
 * @param {ParentNode} root
 * @param {string} selector
 */
const controlsIn = (root, selector) => many(root, selector).filter(isControl);

/**
 * Return what a control keeps, null where it keeps nothing.
 * @param {EventTarget | null} node
 */
function keptBy(node) {
  if (!isControl(node) || !node.dataset.keep) return null;
  const [map, id, part] = node.dataset.keep.split("|");
  return { control: node, map: /** @type {MapName} */ (map), id, part };
}

/** @param {Control} control */
const isBox = (control) => control instanceof HTMLInputElement && control.type === "checkbox";

/** @param {Control} control */
const isTicked = (control) => control instanceof HTMLInputElement && control.checked;

/**
 * Return what is kept under a part of an entry, as text.
 * @param {MapName} map
 * @param {string} id
 * @param {string} part
 */
const keptAs = (map, id, part) =>
  map === "fields" ? store.value(id) : String(store.get(map, id)[part] ?? "");

/**
 * Let the controls of a row that was made just now keep the parts of an entry.
 * @param {HTMLElement} row
 * @param {MapName} map
 * @param {string} id
 */
export function keeping(row, map, id) {
  for (const control of controlsIn(row, "[data-part]")) {
    const part = control.dataset.part ?? "";
    control.dataset.keep = `${map}|${id}|${part}`;
    if (!isBox(control)) control.value = keptAs(map, id, part);
  }
  return row;
}

/**
 * Keep every control below `root`.
 * @param {HTMLElement} root
 * @param {React} [react]
 */
export function keep(root, react = () => {}) {
  /** @type {EventTarget | null} */
  let composing = null;
  let shownCase = "";
  /** What each control last said, as the case has heard or told it. @type {WeakMap<Control, string>} */
  const heard = new WeakMap();

  /** @param {EventTarget | null} target */
  function take(target) {
    const kept = keptBy(target);
    if (!kept) return null;
    const { control, map, id, part } = kept;
    // Unticking what another box has ticked meanwhile must not take that back.
    const isOurs = !isBox(control) || isTicked(control) || keptAs(map, id, part) === control.value;
    const typed = isBox(control) && !isTicked(control) ? "" : control.value;
    // Of half a date the browser gives nothing away: that it was begun is kept.
    const half = control.validity.badInput ? "yes" : "";
    const begun = map === "fields" && (half || store.get(map, id).half) ? { half } : {};
    heard.set(control, control.value);
    if (isOurs) store.put(map, id, { [part]: typed, ...begun });
    return control;
  }

  root.addEventListener("compositionstart", ({ target }) => {
    composing = target;
  });
  root.addEventListener("compositionend", ({ target }) => {
    composing = null;
    const control = take(target);
    if (control) react(control, false);
  });
  // A syllable that is still being composed is kept too, but not judged: the page may end before it is done.
  root.addEventListener("input", (event) => {
    const control = take(event.target);
    const isComposing = event instanceof InputEvent && event.isComposing;
    if (control && !isComposing) react(control, false);
  });
  // Half a date changes no value, so that nothing else tells of it.
  root.addEventListener("keyup", ({ target }) => {
    if (isControl(target) && target.validity.badInput) take(target);
  });
  root.addEventListener("change", ({ target }) => {
    const kept = keptBy(target);
    if (!kept) return;
    const { control } = kept;
    const tidy = tidied(control.value, control.inputMode === "numeric");
    // Writing to a control takes away the half of a date that stands in it.
    if (control.value !== tidy) control.value = tidy;
    // Another tab may have written on: only what is new is said.
    if (isBox(control) || control.value !== heard.get(control)) take(control);
    settled(() => react(control, true));
  });
  root.addEventListener("focusout", ({ target }) => {
    const kept = keptBy(target);
    if (!kept) return;
    settled(() => {
      react(kept.control, true);
      if (!kept.control.validity.badInput) show();
    });
  });
  root.addEventListener("submit", (event) => event.preventDefault());

  function show() {
    // Another tab may have opened another case: then what stands under the cursor belongs to the old one.
    const isOther = shownCase !== store.activeCase() && !store.isMoved(shownCase);
    shownCase = store.activeCase();
    for (const node of controlsIn(root, "[data-keep]")) {
      const kept = keptBy(node);
      if (!kept) continue;
      const { control, map, id, part } = kept;
      const said = keptAs(map, id, part);
      // In a page behind another nobody types.
      const isBusy = control === composing ||
        (control === document.activeElement && document.hasFocus());
      const isStale = control.value !== said || (isOther && control.validity.badInput);
      if (isBox(control)) {
        /** @type {HTMLInputElement} */ (control).checked = said === control.value;
      } else if ((isOther || !isBusy) && isStale) {
        control.value = said;
        heard.set(control, said);
      } else {
        continue;
      }
      react(control, control !== document.activeElement);
    }
  }
  store.onChange(show);
  show();
}

/**
 * Keep the fields of a form below `root`, and tell beside each what is wrong or unwise.
 * @param {HTMLElement} root
 * @param {Record<string, Field>} fields their definitions by name
 * @param {Language} sent the language of the letter that they go into
 * @param {() => void} [judged] hears when their tone has been judged too
 * @returns {(wrongs: Map<string, string>) => void} tells at the fields what is wrong with their answers, by name
 */
export function bindFields(root, fields, sent, judged = () => {}) {
  /** @type {Map<string, string>} */
  let told = new Map();
  /** What is unwise to write is known a moment later: nothing waits for it. @type {Warnings} */
  let warnings = () => [];
  /** @param {string} kind @param {Control} control */
  const line = (kind, control) => document.getElementById(`${kind}-${control.name}`);
  const controls = controlsIn(root, "[name]").filter(({ name }) => fields[name]);
  for (const control of controls) {
    // `maxlength` cuts off what is pasted: nothing typed may be lost, so what is too long stays and is told.
    control.removeAttribute("maxlength");
    if (fields[control.name].type === "datetime") {
      control.after(
        el("p", { className: "field__echo", id: `echo-${control.name}`, hidden: true }),
      );
    }
  }

  /**
   * @param {Control} control
   * @param {Field} field
   * @param {string} kept
   */
  function wrongWith(control, field, kept) {
    const isHalf = control.validity.badInput || (!kept && store.get("fields", field.id).half);
    const key = isHalf ? `form.${field.type}` : fault(field, kept);
    if (key) return say(key, { max: field.max, n: sizeOf(kept.trim()) });
    return told.get(control.name) ?? "";
  }

  /** @type {React} */
  function judge(control, left) {
    const field = fields[control.name];
    if (!field) return;
    const kept = store.value(control.name);
    const wrong = wrongWith(control, field, kept);
    const error = line("error", control);
    // While somebody types, only what is mended goes away; what is wrong is told on leaving the field.
    if (error && (left || !wrong || !error.hidden)) {
      tell(error, wrong);
      if (wrong) control.setAttribute("aria-invalid", "true");
      else control.removeAttribute("aria-invalid");
    }
    const warning = line("warning", control);
    if (warning) tell(warning, remarks(field, kept));
    // Korean time is asked for and often read off a Chinese clock: say what it is in Beijing.
    const echo = line("echo", control);
    if (!echo) return;
    const beijing = isWall(kept) ? written(wall(momentOf(kept), BEIJING), language) : "";
    tell(echo, beijing && say("form.beijing", { time: beijing }));
  }

  /**
   * @param {Field} field
   * @param {string} kept
   */
  function remarks(field, kept) {
    const found = (kept ? warnings(field, kept, own(), sent) : [])
      .map(([rule, what]) => say(`tone.${rule}`, { found: what }));
    // Fields are shared by name: yesterday's letter left its date behind.
    const isReceived = field.id === "notice_received_at";
    if (isReceived && momentOf(kept) > now()) found.push(say("form.future"));
    if (isReceived || field.id === "deadline_at") {
      const [end, start] = ["deadline_at", "notice_received_at"].map(store.value).map((text) =>
        momentOf(text)
      );
      if (end < start) found.push(say("form.before-notice"));
    }
    if (field.id === "letter_date" && isWall(kept) && kept !== today()) {
      found.push(say("form.not-today", { today: written(today(), language) }));
    }
    return found.join(" ");
  }

  /** Return what is nobody else's: the merchant's own contacts, and the numbers of the goods and orders of the case. */
  const own = () => [
    store.value("contact_email"),
    store.value("contact_phone"),
    ...Object.values(fields).flatMap(({ id, identifier }) =>
      (identifier && store.value(id).match(LONG_NUMBER)) || []
    ),
  ];

  function judgeAll() {
    for (const control of controls) judge(control, control !== document.activeElement);
  }
  keep(root, judge);
  for (const control of controls) if (store.get("fields", control.name).half) judge(control, true);
  import("../pure/tone.js").then((tone) => {
    warnings = tone.warnings;
    settled(judgeAll);
    judged();
  }, () => {});
  return (wrongs) => {
    told = wrongs;
    judgeAll();
  };
}
