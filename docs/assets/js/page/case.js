// The case desk: one case at a time. Facts typed once, the deadline, progress, evidence, what happened, handing over.
import { ownItems } from "../pure/ownitems.js";
import { isSettled } from "../pure/states.js";
import { letterStates } from "./begun.js";
import { countdown, endOfTerm } from "./countdown.js";
import { dataIn, el, learn, listen, many, one, paced, report, say, tell } from "./dom.js";
import { enclosures } from "./enclosures.js";
import { fetched } from "./fetched.js";
import { bindFields } from "./form.js";
import { happenings, timeline } from "./happened.js";
import { register } from "./register.js";
import { store } from "./store.js";
import { nameOfCase, showStored } from "./stored.js";
import { transfer } from "./transfer.js";

/** @import { Desk, Names } from "../pure/shapes.js" */
/** @import { NameOf } from "./transfer.js" */

/** How often the time that is left is told anew, in milliseconds. */
const EVERY = 20_000;

/**
 * Bring the case desk in `section` to life.
 * @param {HTMLElement} section
 */
export function start(section) {
  learn(section);
  /** @type {Desk} */
  const desk = dataIn(section, "[data-desk]");
  const at = (/** @type {string} */ name) => one(section, `[data-${name}]`);
  const titleOf = (/** @type {string} */ letter) =>
    desk.letters.find(({ id }) => id === letter)?.title ?? letter;
  const events = () => happenings(endOfTerm(desk.holidays), titleOf);
  at("all").hidden = false;
  store.carry(desk.retired);
  bindFields(section, desk.fields, "ko");
  showStored(section);
  const handover = at("handover");
  transfer(handover, async () => nameOf(await namesOfAll(), titleOf));
  const { files, show: showChosen } = enclosures(handover);
  listen(handover, { "case-pack": packing(handover, desk, files, events) });
  // Where the browser can write to a file that the reader has chosen, the case saves itself.
  if ("showSaveFilePicker" in globalThis) {
    import("./filecopy.js").then((copy) => copy.start(at("file-copy")), () => {});
  }
  const shows = [
    caseBar(at("cases"), desk.carried),
    countdown(section, at("deadline"), desk.holidays),
    progress(section, desk.lists),
    letterStates(at("letters"), desk.letters),
    register(at("register"), desk.korean),
    timeline(at("timeline"), events),
    showChosen,
  ];
  const show = () => {
    for (const part of shows) part();
  };
  store.onChange(paced(show));
  setInterval(show, EVERY);
  show();
}

/**
 * The bar in which the case is chosen and named.
 * @param {HTMLElement} place
 * @param {string[]} carried
 * @returns {() => void} shows it anew
 */
function caseBar(place, carried) {
  const select = one(place, "select", HTMLSelectElement);
  select.addEventListener("change", () => store.activate(select.value));
  listen(place, {
    // What describes the store is the same in every case: it is taken along.
    "new-case"() {
      store.newCase(carried);
      report(place, say("case.begun"));
      one(place, "input").focus();
    },
    "remove-case"() {
      const name = nameOfCase();
      report(place, say("case.removed", { name }), store.undoable(store.removeCase));
    },
  });
  let shown = "";
  return () => {
    const active = store.activeCase();
    const options = store.cases().map((id) => (
      { value: id, selected: id === active, text: nameOfCase(id) }
    ));
    const key = JSON.stringify(options);
    if (shown === key) return;
    shown = key;
    select.replaceChildren(
      ...options.map(({ value, selected, text }) => el("option", { value, selected }, text)),
    );
  };
}

/**
 * How far all checklists are.
 * @param {HTMLElement} section
 * @param {Desk["lists"]} lists
 * @returns {() => void} shows it anew
 */
function progress(section, lists) {
  return () => {
    for (const row of many(section, "[data-list]")) {
      const list = row.dataset.list ?? "";
      const items = [...lists[list], ...addedTo(list).map(({ id }) => id)];
      const bar = one(row, "progress", HTMLProgressElement);
      bar.max = items.length;
      bar.value = items.filter((id) => isSettled(store.get("ticks", id).s)).length;
      tell(one(row, "[data-count]"), `${bar.value} / ${items.length}`);
    }
  };
}

/**
 * Return what was added to a list in this case.
 * @param {string} list
 */
const addedTo = (list) => ownItems(list, store.all("ticks"));

/** @returns {Promise<Names>} what every field, checklist and item is called: much, and seldom needed */
const namesOfAll = () => fetched("names");

/**
 * Return what tells the name of an entry.
 * @param {Names} names
 * @param {(letter: string) => string} titleOf
 * @returns {NameOf}
 */
const nameOf = (names, titleOf) => (map, id, entry) => {
  const known = {
    about: say("case.name"),
    fields: ownOf(names.fields, id),
    ticks: ownOf(names.items, id) ?? entry.text,
    evidence: entry.name,
    timeline: entry.text,
    letters: titleOf(id),
  };
  return known[map] ?? id;
};

/**
 * Return what a record has under a name of its own; `constructor` is none.
 * @param {Record<string, string>} record
 * @param {string} name
 */
const ownOf = (record, name) => Object.hasOwn(record, name) ? record[name] : undefined;

/**
 * Return what makes the case pack when it is called, one at a time.
 * @param {HTMLElement} place
 * @param {Desk} desk
 * @param {() => File[] | null} chosen the files that go into it; null where there are too many
 * @param {() => ReturnType<typeof happenings>} events
 */
function packing(place, desk, chosen, events) {
  let isBusy = false;
  return async () => {
    const files = isBusy ? null : chosen();
    if (!files) return;
    isBusy = true;
    report(place, say("common.working"));
    try {
      // Without what fills blanks, letters come as text.
      const [{ handOut }, filling] = await Promise.all([
        import("./pack.js"),
        import("./docx.js").catch(() => ({})),
      ]);
      const end = endOfTerm(desk.holidays);
      await handOut(place, { desk, files, events: events(), end, filling });
    } catch {
      report(place, say("pack.failed"));
    }
    isBusy = false;
  };
}
