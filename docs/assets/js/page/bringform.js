// The form in which the reader chooses what of a table is brought in: what differs first, what is long folded.
import { both, KEPT_BOTH, MOST_ADDED } from "../pure/comparing.js";
import { written } from "../pure/time.js";
import { filledIn } from "../pure/words.js";
import { el, language, listed, many, one } from "./dom.js";

/** @import { About, Comparison, Differing, More } from "../pure/comparing.js" */
/** @import { Place, Trouble } from "../pure/listrows.js" */
/** @import { Known } from "../pure/sheetheads.js" */
/** @import { MapName } from "../pure/shapes.js" */
/** @typedef {Known & { words: Record<string, string> }} Fetched */
/** @typedef {{ map: MapName, id: string, parts: Record<string, string> }} Act */

/** So many rows that could not be read are listed; the rest is counted. */
const LISTED = 50;
/** What is longer is folded; what has to be chosen never is. */
const SHORT = 12;
/** A text is shown so far, in characters. */
const SHOWN = 300;
const OWN = language === "zh" ? 0 : 1;
/** The columns in which the parts of an entry stand, where they are called otherwise. */
const COLUMNS = /** @type {Record<string, Record<string, string>>} */ ({
  ticks: { s: "status", who: "owner", note: "notes", doneOn: "done-on" },
  evidence: { note: "proves" },
});

/**
 * Return where something stands in the file.
 * @param {Fetched["words"]} words
 * @param {Place} place
 */
export const placeOf = (words, { sheet, row }) =>
  filledIn(words[sheet ? "place" : "row"], { sheet, row });

/**
 * Return the form.
 * @param {Fetched} known
 * @param {{ made: Comparison, troubles: Trouble[], notes: string[], title: string }} given
 */
export function formOf({ words, heads, states, lists }, { made, troubles, notes, title }) {
  const say = (/** @type {string} */ key, values = {}) => filledIn(words[key], values);
  const form = el("form", { className: "conflicts bring", tabIndex: -1 });
  form.setAttribute("aria-label", say("label"));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.append(el("p", { className: "conflicts__title" }, title));
  for (const note of notes) form.append(el("p", { className: "fine" }, note));
  const parts = [
    section("differing", made.differing, differingRow, true),
    section("more", made.more, (one, index) => boxRow("more", one, index)),
    section("added", made.added, (one, index) => boxRow("added", one, index)),
    troubleList(),
  ];
  form.append(...parts.filter((part) => part !== null));
  const [take, cancel] = ["take", "cancel"].map((key) =>
    el("button", { type: "button", className: "button" }, say(key))
  );
  take.dataset.action = "merge";
  take.classList.add("button--primary");
  cancel.dataset.action = "cancel";
  const isAsked = form.querySelector("input") !== null;
  form.append(el("p", { className: "bar" }, ...(isAsked ? [take, " "] : []), cancel));
  return form;

  /**
   * @template {About} T
   * @param {"differing" | "more" | "added"} key
   * @param {T[]} all
   * @param {(one: T, index: number) => HTMLElement} rowOf
   */
  function section(key, all, rowOf, isOpen = all.length <= SHORT) {
    if (all.length === 0) return null;
    const block = el(
      "details",
      { open: isOpen },
      el("summary", { className: "plain" }, `${say(key)} ${all.length}`),
    );
    block.dataset.bring = key;
    if (key !== "differing" && all.length > 1) block.append(choices(block));
    let list = "";
    let place = el("div", {});
    for (const [index, one] of all.entries()) {
      if (index === 0 || one.list !== list) {
        list = one.list;
        const name = Object.hasOwn(lists, list) ? lists[list].title[OWN] : heads.file[OWN];
        place = el("div", { className: "bring__list" }, el("p", {}, name));
        block.append(place);
      }
      place.append(rowOf(one, index));
    }
    return block;
  }

  /** @param {HTMLElement} block */
  function choices(block) {
    const buttons = ["all", "none"].map((key) =>
      el("button", {
        type: "button",
        className: "button",
        onclick() {
          for (const box of many(block, "input", HTMLInputElement)) box.checked = key === "all";
        },
      }, say(key))
    );
    return el("p", { className: "bar" }, buttons[0], " ", buttons[1]);
  }

  /**
   * @param {string} kind
   * @param {More} one
   * @param {number} index
   * @returns {HTMLElement}
   */
  function boxRow(kind, one, index) {
    const box = el("input", { type: "checkbox", name: `${kind}-${index}`, checked: true });
    const { text, ...rest } = one.parts;
    const said = Object.entries(kind === "added" || !text ? rest : one.parts)
      .map(([part, value]) =>
        `${columnOf(one.map, part)}${language === "zh" ? "：" : ": "}${shown(part, value)}`
      );
    const words = el("span", {}, el("b", {}, nameOf(one)));
    if (said.length > 0) words.append(el("span", { className: "bring__said" }, said.join(" · ")));
    return el("label", {}, box, " ", words);
  }

  /**
   * @param {Differing} one
   * @param {number} index
   * @returns {HTMLElement}
   */
  function differingRow(one, index) {
    const { map, part, mine, theirs } = one;
    const canBoth = KEPT_BOTH.includes(part);
    const legend = `${nameOf(one)} · ${columnOf(map, part)}`;
    const sides = [["mine", mine], ["theirs", theirs], ...(canBoth ? [["both", ""]] : [])];
    const choice = el("fieldset", {}, el("legend", {}, legend));
    for (const [side, value] of sides) {
      // Nothing is lost until the reader says so.
      const checked = side === (canBoth ? "both" : "mine");
      const name = `differing-${index}`;
      const radio = el("input", { type: "radio", name, value: side, checked });
      const words = el("span", {}, say(side, { words: shown(part, value) }));
      choice.append(el("label", {}, radio, " ", words));
    }
    return choice;
  }

  function troubleList() {
    if (troubles.length === 0) return null;
    const rows = troubles.slice(0, LISTED).map(({ reason, at, column, value }) =>
      el(
        "li",
        {},
        el("b", {}, placeOf(words, at)),
        " ",
        say(`trouble-${reason}`, {
          column: column ? heads[column][OWN] : "",
          value: shown("", value ?? ""),
          most: MOST_ADDED,
          names: listed(Object.values(states).map((forms) => forms[OWN])),
        }),
      )
    );
    const more = troubles.length - rows.length;
    const block = el(
      "details",
      { open: troubles.length <= SHORT },
      el("summary", { className: "plain" }, `${say("troubles")} ${troubles.length}`),
      el("ul", {}, ...rows),
      ...(more > 0 ? [el("p", { className: "fine" }, say("beyond", { n: more }))] : []),
    );
    block.dataset.bring = "troubles";
    return block;
  }

  /** @param {About} about */
  function nameOf({ map, id, list, name }) {
    const items = Object.hasOwn(lists, list) ? lists[list].items : {};
    return map === "ticks" && Object.hasOwn(items, id) ? items[id][OWN] : name.slice(0, SHOWN);
  }

  /**
   * @param {MapName} map
   * @param {string} part
   */
  function columnOf(map, part) {
    return part === "text" ? say("text") : heads[COLUMNS[map]?.[part] ?? part][OWN];
  }

  /**
   * @param {string} part
   * @param {string} value
   */
  function shown(part, value) {
    if (part === "s" && Object.hasOwn(states, value)) return states[value][OWN];
    return written(value, language).slice(0, SHOWN);
  }
}

/**
 * Return what the reader has chosen, as it is put into the case.
 * @param {HTMLFormElement} form
 * @param {Comparison} made
 * @returns {Act[]}
 */
export function chosenIn(form, { added, more, differing }) {
  /** @type {(kind: string, all: More[]) => Act[]} */
  const boxes = (kind, all) =>
    all.filter((_, index) => one(form, `[name="${kind}-${index}"]`, HTMLInputElement).checked);
  const sides = differing.flatMap(({ map, id, part, mine, theirs }, index) => {
    const side = one(form, `[name="differing-${index}"]:checked`, HTMLInputElement).value;
    if (side === "mine") return [];
    return [{ map, id, parts: { [part]: side === "both" ? both(part, mine, theirs) : theirs } }];
  });
  return [...boxes("added", added), ...boxes("more", more), ...sides];
}
