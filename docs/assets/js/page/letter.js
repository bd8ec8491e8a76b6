// A letter: the form, the sheet in both languages, and what keeps the letter from getting out.
import { applicable } from "../pure/answers.js";
import { blocking } from "../pure/outgoing.js";
import { today } from "./clock.js";
import {
  el,
  language,
  learn,
  listed,
  listen,
  one,
  paced,
  report,
  say,
  settled,
  tell,
} from "./dom.js";
import { bindFields } from "./form.js";
import { readLetter } from "./letterpage.js";
import { questions } from "./questions.js";
import { sheet } from "./sheet.js";
import { steps } from "./steps.js";
import { store } from "./store.js";
import { showStored } from "./stored.js";
import { waysOut } from "./waysout.js";

/** @import { Obstacle } from "../pure/outgoing.js" */
/** @import { Values } from "../pure/shapes.js" */

/** How many of the missing fields are named aloud. */
const NAMED = 5;

/**
 * Bring the letter in `section` to life.
 * @param {HTMLElement} section
 */
export function start(section) {
  learn(section);
  const letter = readLetter(section);
  const fields = Object.fromEntries(letter.fields.map((field) => [field.id, field]));
  const form = one(section, "[data-form]", HTMLFormElement);
  const bar = one(section, "[data-bar]");
  const missing = one(section, "[data-missing]", HTMLDetailsElement);
  form.hidden = false;
  bar.hidden = false;
  showStored(section);
  const tellAt = bindFields(form, fields, letter.language, () => later());
  const ask = questions(form, letter);
  const walk = steps(section, form, letter, entered);
  const showSheet = sheet(section, letter);
  const said = one(bar, "[data-said]");
  /** Shows what stands beside the questions, once it has been fetched. @type {(typed: Values) => void} */
  let showMore = () => {};
  let isComing = false;

  let isRefused = false; // somebody has tried to send what was unfinished
  let refusal = "";
  let shown = "";
  let lacking = 0;
  function show() {
    const typed = store.values();
    const obstacles = blocking(letter, typed);
    const n = obstacles.length;
    section.classList.toggle("is-incomplete", n > 0);
    missing.hidden = n === 0;
    const visible = ask(typed);
    const key = JSON.stringify([obstacles, isRefused]);
    if (shown !== key) {
      tell(one(missing, "summary"), say("letter.missing", { n }));
      one(missing, "ul").replaceChildren(...obstacles.map(linkTo));
      tellAt(wrongs(obstacles));
      // What was said of the letter as it was then must not stand there when it is another one.
      if ([refusal, say("letter.ready")].includes(said.textContent ?? "")) report(bar, "");
      if (n === 0 && lacking > 0) report(bar, say("letter.ready"));
      shown = key;
      lacking = n;
    }
    walk.show(visible);
    showSheet(applicable(letter, typed));
    showMore(typed);
  }

  /** Hears of each step that is shown. What is looked at beside the questions comes with the first. */
  async function entered() {
    missing.open = walk.isLast();
    if (isComing) return showMore(store.values());
    isComing = true;
    try {
      const { beside } = await import("./beside.js");
      showMore = beside(section, form, letter, walk.reach);
      showMore(store.values());
    } catch {
      isComing = false; // without it the letter can be written and sent; the next step asks again
    }
  }

  /**
   * Return what is told at each field. What is still missing is told once somebody has tried to send; what contradicts
   * itself is told at once.
   * @param {Obstacle[]} obstacles
   */
  function wrongs(obstacles) {
    /** @type {Map<string, string>} */
    const told = new Map();
    for (const { fields: at, says, rule } of obstacles) {
      if (!isRefused && !rule?.excludes) continue;
      const words = rule ? says[language] : say("form.missing");
      for (const name of at) told.set(name, [told.get(name) ?? "", words].join(" ").trim());
    }
    return told;
  }

  /** @param {Obstacle} obstacle */
  const linkTo = ({ fields: [name], says }) =>
    el("li", {}, el("a", { href: `#field-${name}` }, says[language]));

  /**
   * Nothing unfinished is copied, saved or printed: what is missing is told aloud, listed, and the first of it focused.
   * @returns {boolean} whether the letter may get out
   */
  function passes() {
    const obstacles = blocking(letter, store.values());
    if (obstacles.length === 0) return true;
    isRefused = true;
    show();
    walk.reach(obstacles[0].fields[0]);
    missing.open = true;
    const some = listed(
      obstacles.slice(0, NAMED).map(({ says }) => says[language].replace(/[.。]$/, "")),
    );
    const rest = obstacles.length > NAMED ? "…" : "";
    report(bar, say("letter.refused", { n: obstacles.length, names: some + rest }));
    refusal = said.textContent ?? "";
    return false;
  }
  waysOut(section, letter, passes);
  listen(section, {
    reset() {
      const back = store.undoable(() => {
        for (const { id } of letter.fields) store.put("fields", id, { v: store.given[id] ?? "" });
      });
      isRefused = false;
      report(bar, say("letter.was-reset"), back);
    },
    today: () => store.put("fields", "letter_date", { v: today() }),
  });

  form.addEventListener("input", () => {
    if (!store.get("letters", letter.id).s) store.put("letters", letter.id, { s: "draft" });
    // "Copied" is true of what was copied; what takes something back stays.
    if (!said.querySelector("button")) report(bar, "");
  });
  // The Tab key that follows an answer goes to the question that it raises.
  form.addEventListener("change", () => walk.show(ask(store.values())));
  // A sentence is not written anew under a syllable that is still being composed.
  let isComposing = false;
  const later = paced(() => {
    if (!isComposing) settled(show);
  });
  form.addEventListener("compositionstart", () => {
    isComposing = true;
  });
  form.addEventListener("compositionend", () => {
    isComposing = false;
    later();
  });
  store.onChange(later);
  show();
}
