// A letter is written step by step: one group of questions in sight, each with an address, so that Back and a reload
// keep the place. What is known already stands as one line, with "change". Without this script all stands on the page.
import { formatValue } from "../pure/fill.js";
import {
  addressOf,
  awaited,
  dividedOn,
  isKnown,
  partsOf,
  partWith,
  placeIn,
} from "../pure/steps.js";
import { el, hide, language, listen, many, one, say, tell } from "./dom.js";
import { isControl } from "./form.js";
import { store } from "./store.js";

/** @import { Letter } from "../pure/shapes.js" */
/** @import { Place } from "../pure/steps.js" */

/** @typedef {{ push?: boolean, focus?: boolean }} How whether the address is a new one, and whether its heading is read */

const WRONG = ".field__error:not([hidden]), .field__warning:not([hidden])";

/**
 * Bring the steps of a letter to life.
 * @param {HTMLElement} section
 * @param {HTMLFormElement} form
 * @param {Letter} letter
 * @param {() => void} entered hears of each step that is shown
 */
export function steps(section, form, letter, entered) {
  const head = one(section, "[data-steps]");
  const links = many(head, "a");
  const fields = new Map(letter.fields.map((field) => [field.id, field]));
  /** @param {HTMLElement} node */
  const rowsIn = (node) =>
    new Map(many(node, "[data-field-row]").map((row) => [row.dataset.fieldRow ?? "", row]));
  const views = many(form, "[data-step]").map((view) => ({
    view,
    title: one(view, "h3"),
    groups: many(view, "fieldset").map((group) => ({ group, rows: rowsIn(group) })),
    rows: rowsIn(view),
    waits: one(view, ".step__waits"),
  }));
  const profile = one(form, "[data-profile]");
  const ofStore = many(form, "[data-of-store]").flatMap((group) => [...rowsIn(group).keys()]);
  const [back, next] = ["back", "next"].map((act) => one(section, `[data-action=${act}]`));

  /** What stands as a line. @type {Set<string>} */
  const folded = new Set();
  /** @type {Set<string>} */
  let asked = new Set();
  /** @type {Place} */
  let place = { step: 0, part: 1 };
  /** @type {string[][]} */
  let parts = [];

  const viewAt = (step = place.step) => views[step - 1];
  const isLast = () => place.step === views.length;
  /** @param {number} step */
  const awaitedIn = (step) =>
    awaited(letter.fields, [...viewAt(step).rows.keys()], asked, store.values());
  /** @param {number} step */
  const isLive = (step) =>
    step === views.length || [...viewAt(step).rows.keys()].some((name) => asked.has(name)) ||
    awaitedIn(step) !== undefined;

  /**
   * Return the questions of a step that are asked now, by group.
   * @param {number} step
   */
  const questionsOf = (step) =>
    viewAt(step).groups.map(({ rows }) =>
      [...rows.keys()].filter((name) => asked.has(name) && !folded.has(name))
    ).filter((names) => names.length > 0);

  /** @param {string} name */
  const partOf = (name) => partWith([...viewAt().rows.keys()], parts, name);

  // ---- What is known
  /**
   * @param {HTMLElement} row
   * @param {string} name
   */
  function lineIn(row, name) {
    const found = row.querySelector(".known");
    if (found instanceof HTMLElement) return found;
    const onclick = () => reach(name);
    const label = fields.get(name)?.label[language] ?? "";
    const change = el(
      "button",
      { type: "button", className: "change", onclick },
      say("letter.change"),
    );
    change.setAttribute("aria-label", `${say("letter.change")} ${label}`);
    const made = el(
      "p",
      { className: "known" },
      el("span", { className: "known__label" }, label),
      el("span", { className: "known__value" }),
      change,
    );
    row.append(made);
    return made;
  }

  /** Show as a line what stands as one, and as a question again what is wrong or has been emptied meanwhile. */
  function fold() {
    const values = store.values();
    for (const { rows } of views) {
      for (const [name, row] of rows) {
        const field = fields.get(name);
        const isLine = folded.has(name) && field && isKnown(field, values) &&
          !row.querySelector(WRONG);
        row.classList.toggle("is-known", Boolean(isLine));
        if (!isLine) folded.delete(name);
        else {
          const value = formatValue(field, values[name], language);
          tell(one(lineIn(row, name), ".known__value"), value);
        }
      }
    }
  }

  const carriedNow = () => ofStore.filter((name) => folded.has(name) && asked.has(name));

  function showProfile() {
    const carried = carriedNow();
    profile.hidden = carried.length === 0 || place.part > 1;
    const [said, values] = many(profile, "span");
    tell(said, say("letter.profile", { n: carried.length }));
    tell(
      values,
      carried.map((name) => {
        const field = fields.get(name);
        return field ? formatValue(field, store.value(name), language) : "";
      }).join(" · "),
    );
  }

  // ---- What is in sight
  function arrange() {
    fold();
    for (const [index, { view }] of views.entries()) {
      view.hidden = index !== place.step - 1;
      const link = links[index];
      if (view.hidden) link.removeAttribute("aria-current");
      else link.setAttribute("aria-current", "step");
    }
    const { view, rows, groups, waits } = viewAt();
    const first = awaitedIn(place.step);
    waits.hidden = !first;
    if (first) {
      const link = one(waits, "a", HTMLAnchorElement);
      link.href = `#field-${first.id}`;
      tell(link, first.label[language]);
    }
    for (const [name, row] of rows) {
      const isInProfile = folded.has(name) && ofStore.includes(name);
      hide(row, !asked.has(name) || isInProfile || partOf(name) !== place.part);
    }
    for (const { group, rows } of groups) {
      hide(group, [...rows.values()].every(({ hidden }) => hidden));
    }
    showProfile();
    const part = parts.length > 1 ? ` · ${place.part}/${parts.length}` : "";
    const count = { n: place.step, of: views.length };
    tell(one(view, ".step__count"), say("letter.step", count) + part);
    back.hidden = !before();
    const then = after();
    next.hidden = !then;
    section.classList.toggle("is-last", isLast());
    if (!then) return;
    const isHere = then.step === place.step;
    const name = links[then.step - 1].textContent?.trim();
    tell(next, isHere ? say("letter.go-on") : say("letter.next", { name }));
  }

  /** @returns {Place | null} */
  function after() {
    if (place.part < parts.length) return { ...place, part: place.part + 1 };
    const step = views.findIndex((_, index) => index >= place.step && isLive(index + 1)) + 1;
    return step > 0 ? { step, part: 1 } : null;
  }

  /** @returns {Place | null} */
  function before() {
    if (place.part > 1) return { ...place, part: place.part - 1 };
    for (let step = place.step - 1; step > 0; step -= 1) {
      if (isLive(step)) return { step, part: Infinity };
    }
    return null;
  }

  /**
   * @param {Place | null} wanted a number beyond the last means the last
   * @param {How} [how]
   */
  function go(wanted, { push = true, focus = true } = {}) {
    if (!wanted) return;
    let step = Math.min(Math.max(wanted.step, 1), views.length);
    while (!isLive(step)) step += 1;
    // A step is divided when it is entered: while it is shown nothing leaves for another part.
    if (step !== place.step) parts = partsOf(questionsOf(step));
    place = { step, part: Math.min(Math.max(wanted.part, 1), parts.length || 1) };
    if (push) history.pushState(null, "", addressOf(place));
    arrange();
    entered();
    if (!focus) return;
    const { view, title } = viewAt();
    title.focus({ preventScroll: true });
    view.scrollIntoView({ block: "start" });
  }

  /**
   * Go to a question, wherever it is asked.
   * @param {string} name
   * @param {How} [how]
   */
  function reach(name, { push = true } = {}) {
    const step = views.findIndex(({ rows }) => rows.has(name)) + 1;
    const control = form.elements.namedItem(name);
    if (step < 1 || !isControl(control)) return;
    folded.delete(name);
    const isHere = step === place.step;
    const within = isHere ? parts : partsOf(questionsOf(step));
    const part = partWith([...viewAt(step).rows.keys()], within, name);
    go({ step, part }, { push: push && !(isHere && part === place.part), focus: false });
    control.focus({ preventScroll: true });
    control.scrollIntoView({ block: "center" });
  }

  const settle = () => history.replaceState(null, "", addressOf(place));

  /** @returns {boolean} whether the address names something of this letter */
  function follow(focus = true) {
    const { hash } = location;
    const wanted = placeIn(hash);
    if (wanted) go(wanted, { push: false, focus });
    else if (hash.startsWith("#field-")) reach(hash.slice("#field-".length), { push: false });
    else return false;
    // While the page loads, a browser goes to what its address names: a step's head would take the focus from its field.
    if (document.readyState === "complete") settle();
    else addEventListener("load", () => setTimeout(settle), { once: true });
    return true;
  }
  addEventListener("hashchange", () => {
    // Links to other parts of the page leave the step as it is.
    if (!follow() && !location.hash) go({ step: 1, part: 1 }, { push: false });
  });
  listen(section, {
    next: () => go(after()),
    back: () => go(before()),
    "change-profile"() {
      const carried = carriedNow();
      for (const name of carried) folded.delete(name);
      arrange();
      const first = form.elements.namedItem(carried[0]);
      if (isControl(first)) first.focus();
    },
  });
  head.hidden = false;

  let isShown = false;
  return {
    reach,
    isLast,
    /**
     * Show what is asked now; the first time, what is known already becomes a line.
     * @param {Set<string>} visible
     */
    show(visible) {
      asked = visible;
      if (isShown) {
        const order = [...viewAt().rows.keys()];
        const held = dividedOn(order, parts, questionsOf(place.step));
        if (held !== parts) {
          parts = held;
          // What is being answered stays in sight.
          const focused = document.activeElement;
          place.part = partOf(isControl(focused) ? focused.name : order[0]);
        }
        arrange();
        return;
      }
      isShown = true;
      const values = store.values();
      for (const field of letter.fields) if (isKnown(field, values)) folded.add(field.id);
      fold();
      go({ step: 1, part: 1 }, { push: false, focus: false });
      follow(false);
    },
  };
}
