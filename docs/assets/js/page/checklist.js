// A checklist: ticks, what does not apply, notes and names; kept by the item's id, so that a renamed item keeps them.
import { openByRole, ownItems, ownPrefix, tickedAt } from "../pure/ticks.js";
import { now } from "./clock.js";
import { clone, dataIn, el, learn, listen, many, one, paced, report, say, tell } from "./dom.js";
import { keep, keeping } from "./form.js";
import { newId, store } from "./store.js";
import { showStored } from "./stored.js";
import { transfer } from "./transfer.js";

/** @typedef {{ id: string, row: HTMLElement, by: string, words: string }} Item */

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
    const words = one(row, ".checklist__title").textContent ?? "";
    return fitted({ id: box.dataset.item ?? "", row, by: row.dataset.by ?? "", words });
  });
  const words = new Map(given.map((item) => [item.id, item.words]));
  const own = ownRows(section, list);
  const items = () => [...given, ...own.items()];
  let chosen = "";
  for (const part of many(section, "[data-tools], [data-roles], [data-own], [data-live]")) {
    part.hidden = false;
  }
  // Before the controls are kept: what was added to the list has controls too.
  store.onChange(own.show);
  own.show();
  keep(section);
  showStored(section);
  transfer(section, () => Promise.resolve((_, id, entry) => words.get(id) ?? entry.text ?? id), {
    name: list,
    has: (map, id) => map === "ticks" && (words.has(id) || id.startsWith(ownPrefix(list))),
  });
  listen(section, {
    print: () => print(),
    reset() {
      const back = store.undoable(() => {
        for (const { id } of items()) store.put("ticks", id, { s: "", note: "", who: "" });
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

  function show() {
    const all = items();
    const told = all.map(({ id, row, by }) => {
      const tick = store.get("ticks", id);
      tellTick(row, tick);
      row.hidden = chosen !== "" && by !== chosen;
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
    const tools = keeping(clone(section, "item-tools"), "ticks", item.id);
    one(tools, ".checklist__link", HTMLAnchorElement).href = `#${item.row.id}`;
    one(item.row, "label").after(clone(section, "item-state"));
    const line = one(item.row, ".checklist__line");
    line.before(el("p", { className: "checklist__note", hidden: true }));
    line.append(tools);
    return item;
  }

  /**
   * Tell at a row what became of its item.
   * @param {HTMLElement} row
   * @param {Partial<import("../pure/shapes.js").Entry>} tick
   */
  function tellTick(row, { s, who, note, t = 0 }) {
    row.classList.toggle("is-done", s === "done");
    row.classList.toggle("is-na", s === "na");
    const state = [
      s === "na" ? say("checklist.na") : "",
      who,
      s === "done" ? tickedAt(t, now()) : "",
    ];
    tell(one(row, "[data-state]"), state.filter(Boolean).join(" "));
    tell(one(row, ".checklist__note"), note ?? "");
  }

  /**
   * The rows of what a team has added to the list.
   * @param {HTMLElement} section
   * @param {string} list
   */
  function ownRows(section, list) {
    const place = one(section, "[data-own]");
    const form = one(place, "form", HTMLFormElement);
    const input = one(form, "input", HTMLInputElement);
    /** @type {Map<string, Item>} */
    const rows = new Map();
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const text = input.value.trim();
      input.value = "";
      input.focus();
      if (text) store.put("ticks", ownPrefix(list) + newId(), { text, s: "", added: now() });
    });
    listen(place, {
      "remove-own"(button) {
        const id = button.closest("li")?.id.replaceAll("--", "/") ?? "";
        const name = rows.get(id)?.words ?? "";
        const back = store.undoable(() => store.remove("ticks", id));
        report(section, say("checklist.removed", { name }), back);
      },
    });
    return {
      items: () => [...rows.values()],
      show() {
        const kept = ownItems(list, store.all("ticks"));
        for (const [id, { row }] of rows) {
          if (kept.some((item) => item.id === id)) continue;
          row.remove();
          rows.delete(id);
        }
        for (const { id, text } of kept) {
          if (rows.has(id)) continue;
          const row = keeping(clone(section, "own-item", { text }), "ticks", id);
          row.id = id.replaceAll("/", "--");
          rows.set(id, fitted({ id, row, by: "", words: text }));
          one(place, "ul").append(row);
        }
      },
    };
  }
}
