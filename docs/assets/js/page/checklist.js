// A checklist: ticks, what does not apply, notes and names; kept by the item's id, so that a renamed item keeps them.
import { isSettled } from "../pure/states.js";
import { openByRole, tickedAt } from "../pure/ticks.js";
import { written } from "../pure/time.js";
import { now } from "./clock.js";
import {
  clone,
  dataIn,
  el,
  hide,
  language,
  learn,
  listen,
  many,
  one,
  paced,
  report,
  say,
  tell,
} from "./dom.js";
import { keep, keeping } from "./form.js";
import { store } from "./store.js";
import { showStored } from "./stored.js";
import { transfer } from "./transfer.js";

/** @import { Entry } from "../pure/shapes.js" */
/** @typedef {{ id: string, row: HTMLElement, by: string, words: string }} Item */

/** Nothing is said of an item. */
const EMPTY = { s: "", note: "", who: "", due: "", doneOn: "", evidence: "" };

/**
 * Bring the checklist in `section` to life.
 * @param {HTMLElement} section
 */
export function start(section) {
  const list = section.dataset.checklist ?? "";
  learn(section);
  store.carry(dataIn(section, "[data-retired]"));
  const given = many(section, "[data-item]").map((box) => {
    const row = /** @type {HTMLElement} */ (box.closest("li"));
    box.removeAttribute("disabled"); // as the page is sent no box can be ticked: nothing would keep it
    const words = one(row, ".checklist__title").textContent ?? "";
    return fitted({ id: box.dataset.item ?? "", row, by: row.dataset.by ?? "", words });
  });
  const words = new Map(given.map((item) => [item.id, item.words]));
  const isOwn = (/** @type {string} */ id) => id.startsWith(`own/${list}/`);
  /** @type {Promise<import("./ownitems.js").OwnRows> | null} what is added by few is fetched by them alone */
  let fetching = null;
  /** @type {import("./ownitems.js").OwnRows | null} */
  let own = null;
  const items = () => [...given, ...(own?.items() ?? [])];
  let chosen = "";
  for (const part of many(section, "[data-tools], [data-roles], [data-own], [data-live]")) {
    part.hidden = false;
  }
  keep(section);
  // The day on which it was done was that of the tick before. Only a hand takes it away: what comes in brings its own.
  section.addEventListener("input", ({ target }) => {
    const { keep: kept = "" } = target instanceof HTMLElement ? target.dataset : {};
    const [, id, part] = kept.split("|");
    const isTold = part === "s" && store.get("ticks", id).doneOn;
    if (isTold) store.put("ticks", id, { doneOn: "" });
  });
  showStored(section);
  transfer(section, {
    name: list,
    has: (map, id) => map === "ticks" && (words.has(id) || isOwn(id)),
  });
  listen(section, {
    print: () => print(),
    reset() {
      const back = store.undoable(() => {
        for (const { id } of items()) store.put("ticks", id, EMPTY);
      });
      report(section, say("checklist.was-reset"), back);
    },
    role(button) {
      chosen = button.dataset.role ?? "";
      show();
    },
    unfold(button) {
      const isOpen = button.closest("li")?.classList.toggle("is-open");
      button.setAttribute("aria-expanded", String(isOpen));
    },
  });

  one(section, "[data-own] form", HTMLFormElement).addEventListener("submit", async () => {
    try {
      (await added()).add();
    } catch {
      report(section, say("common.unreachable"));
    }
  });

  /** Return the rows of what was added to the list. */
  async function added() {
    fetching ??= import("./ownitems.js").then(({ ownRows }) => ownRows(section, list, fitted));
    own = await fetching.catch((error) => {
      fetching = null;
      throw error;
    });
    return own;
  }

  function show() {
    if (own) own.show();
    else if (store.all("ticks").some(([id]) => isOwn(id))) added().then(show, () => {});
    const all = items();
    const told = all.map(({ id, row, by }) => {
      const tick = store.get("ticks", id);
      tellTick(row, tick);
      hide(row, chosen !== "" && by !== chosen);
      return { by, s: tick.s };
    });
    const open = openByRole(told);
    for (const chip of many(section, "[data-action=role]")) {
      const role = chip.dataset.role ?? "";
      tell(one(chip, "[data-open]"), String(open[role] ?? 0));
      chip.setAttribute("aria-pressed", String(role === chosen));
    }
    for (const part of many(section, ".checklist__phase:not([data-own])")) {
      part.hidden = many(part, "li").every((row) => row.hidden);
    }
    const settled = all.length - open[""];
    const skipped = told.filter(({ s }) => s === "na").length;
    const ofThese = skipped > 0 ? say("checklist.of-these", { n: skipped }) : "";
    tell(one(section, "[data-progress]"), `${settled} / ${all.length}${ofThese}`);
    const bar = one(section, "progress", HTMLProgressElement);
    bar.max = all.length;
    bar.value = settled;
  }
  store.onChange(paced(show));
  show();
  section.classList.add("is-alive");

  /**
   * Give an item what only a living page has: its state, its note, and the controls behind "note…".
   * @param {Item} item
   */
  function fitted(item) {
    const tools = clone(section, "item-tools");
    one(tools, ".checklist__link", HTMLAnchorElement).href = `#${item.row.id}`;
    one(item.row, "label").after(clone(section, "item-state"));
    const line = one(item.row, ".checklist__line");
    line.before(el("p", { className: "checklist__note", hidden: true }));
    line.append(tools);
    keeping(item.row, "ticks", item.id);
    return item;
  }

  /**
   * Tell at a row what became of its item.
   * @param {HTMLElement} row
   * @param {Partial<Entry>} tick
   */
  function tellTick(row, { s, who, note, due, doneOn, evidence, t = 0 }) {
    row.classList.toggle("is-done", s === "done");
    row.classList.toggle("is-na", s === "na");
    const state = [
      s === "doing" || s === "na" ? say(`state.${s}`) : "",
      who,
      s === "done" ? doneOn || tickedAt(t, now()) : "",
    ];
    const notes = [
      due && !isSettled(s) ? say("checklist.due", { day: written(String(due), language) }) : "",
      note,
      evidence && say("checklist.evidence", { where: evidence }),
    ];
    tell(one(row, "[data-state]"), state.filter(Boolean).join(" "));
    tell(one(row, ".checklist__note"), notes.filter(Boolean).join("\n"));
  }
}
