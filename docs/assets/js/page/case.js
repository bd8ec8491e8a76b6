// The case desk: one case at a time. At its head the deadline and the next act; what is worked with is folded below.
import { endOfTerm } from "../pure/ends.js";
import { cockpit } from "./cockpit.js";
import { countdown } from "./countdown.js";
import {
  above,
  dataIn,
  el,
  hide,
  learn,
  listen,
  many,
  one,
  paced,
  report,
  say,
  tell,
} from "./dom.js";
import { bindFields } from "./form.js";
import { store } from "./store.js";
import { nameOfCase, showStored } from "./stored.js";

/** @import { Desk } from "../pure/shapes.js" */

/** How often the time that is left is told anew, in milliseconds. */
const EVERY = 20_000;

/**
 * Bring the case desk in `section` to life. Resolves once its working parts are there too.
 * @param {HTMLElement} section
 */
export async function start(section) {
  learn(section);
  /** @type {Desk} */
  const desk = dataIn(section, "[data-desk]");
  const at = (/** @type {string} */ name) => one(section, `[data-${name}]`);
  at("all").hidden = false;
  store.carry(desk.retired);
  bindFields(section, desk.fields, "ko");
  showStored(section);
  const shows = [
    caseBar(at("cases"), desk.carried, kindIn(section)),
    countdown(section, at("deadline"), desk.holidays),
    cockpit(section, desk),
    folds(section, desk),
  ];
  const show = () => {
    for (const part of shows) part();
  };
  store.onChange(paced(show));
  setInterval(show, EVERY);
  show();
  try {
    const { deskParts } = await import("./deskparts.js");
    shows.push(...deskParts(section, desk));
    show();
  } catch {
    for (const part of ["register", "timeline", "handover"]) {
      report(at(part), say("common.unreachable"));
    }
  }
}

/**
 * What is worked with is folded: the facts once there are some of this case, the term once it is known. How its reader leaves a fold,
 * it stays, until another case is opened.
 * @param {HTMLElement} section
 * @param {Desk} desk
 * @returns {() => void} shows anew what stands on the folds
 */
function folds(section, desk) {
  section.addEventListener("click", (event) => {
    const link = above(event, "a[href^='#desk-']");
    if (link instanceof HTMLAnchorElement) open(link.hash.slice(1), true);
  });
  const facts = many(section, "[data-facts] [data-field-row]");
  const told = many(section, "[data-told] [data-field-row]");
  let of = "";

  /**
   * @param {string} id of the heading
   * @param {boolean} isOpen
   */
  function open(id, isOpen) {
    section.querySelector(`#${id}`)?.closest("details")?.toggleAttribute("open", isOpen);
  }
  /** @param {HTMLElement} row */
  const isFilled = ({ dataset }) => store.value(dataset.fieldRow ?? "") !== "";

  return () => {
    // What the triage was told stands among the facts; a row in which somebody types does not go.
    for (const row of told) {
      if (!row.contains(document.activeElement)) hide(row, !isFilled(row));
    }
    one(section, "[data-told]").hidden = told.every((row) => row.hidden);
    const n = facts.filter(isFilled).length;
    const notes = {
      facts: say("case.filled", { n, of: facts.filter((row) => !row.hidden).length }),
      evidence: String(store.all("evidence").length),
    };
    for (const [id, note] of Object.entries(notes)) {
      tell(one(section, `[data-note-of=${id}]`), note);
    }
    if (of === store.activeCase()) return;
    of = store.activeCase();
    const ofCase = facts.filter(({ dataset }) => !desk.carried.includes(dataset.fieldRow ?? ""));
    open("desk-facts", !ofCase.some(isFilled));
    open("desk-term", endOfTerm(store.value, desk.holidays) === null);
  };
}

/**
 * Return what tells the kind of a case, as the form below `section` calls it; "" where it is not known.
 * @param {HTMLElement} section
 * @returns {(id: string) => string}
 */
function kindIn(section) {
  const options = many(section, "[name=report_kind] option", HTMLOptionElement);
  return (id) => {
    const kind = store.get("fields", "report_kind", id).v;
    return (kind && options.find(({ value }) => value === kind)?.text) || "";
  };
}

/**
 * The bar in which the case is chosen and named.
 * @param {HTMLElement} place
 * @param {string[]} carried
 * @param {(id: string) => string} kindOf
 * @returns {() => void} shows it anew
 */
function caseBar(place, carried, kindOf) {
  const select = one(place, "select", HTMLSelectElement);
  /** @param {string} id */
  const nameOf = (id) => nameOfCase(id, kindOf(id));
  select.addEventListener("change", () => store.activate(select.value));
  listen(place, {
    // What describes the store is the same in every case: it is taken along.
    "new-case"() {
      store.newCase(carried);
      report(place, say("case.begun"));
      one(place, "input").focus();
    },
    "remove-case"() {
      const name = nameOf(store.activeCase());
      report(place, say("case.removed", { name }), store.undoable(store.removeCase));
    },
  });
  let shown = "";
  return () => {
    const active = store.activeCase();
    const options = store.cases().map((id) => (
      { value: id, selected: id === active, text: nameOf(id) }
    ));
    const key = JSON.stringify(options);
    if (shown === key) return;
    shown = key;
    tell(one(place, "[data-case-name]"), nameOf(active));
    tell(
      one(place, "[data-case-n]"),
      options.length > 1 ? say("case.of", { n: options.length }) : "",
    );
    select.replaceChildren(
      ...options.map(({ value, selected, text }) => el("option", { value, selected }, text)),
    );
  };
}
