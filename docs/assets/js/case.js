// The case desk: one case at a time. Facts typed once, the deadline, progress, evidence, what happened, handing over.
import { clone, copy, el, language, learn, listed, listen, paced, report, save, say, tell } from "./dom.js";
import { deadline, distance } from "./deadline.js";
import { newId } from "./document.js";
import { bindFields } from "./form.js";
import { blocking, readLetter } from "./letter.js";
import { files, register } from "./register.js";
import { nameOfCase, showStored } from "./stored.js";
import { activate, activeCase, all, carry, cases, get, newCase, onChange, put, remove, undoable, value, values } from "./store.js";
import { BEIJING, DAY, isWall, KOREA, now, today, wall, written, writtenMoment } from "./time.js";
import { transfer } from "./transfer.js";

let desk; // what the page carries: fields, holidays, lists, letters

/** Bring the case desk in `section` to life. */
export function start(section) {
  learn(section);
  desk = JSON.parse(section.querySelector("script[data-desk]").textContent);
  const at = (name) => section.querySelector(`[data-${name}]`);
  section.querySelector(".needs-script").hidden = true;
  at("all").hidden = false;
  carry(desk.retired);
  bindFields(section, desk.fields, "ko");
  showStored(section);
  transfer(at("handover"), nameOf);
  const shows = [caseBar(at("cases")), deadlinePart(section, at("deadline")), progress(section), lettersPart(at("letters")), register(at("register"), desk.korean), timeline(at("timeline"))];
  const show = () => { for (const one of shows) one(); };
  listen(at("handover"), { "case-pack": () => pack(at("handover")) });
  onChange(paced(show));
  setInterval(show, 20_000);
  show();
}

function caseBar(place) {
  const select = place.querySelector("select");
  select.addEventListener("change", () => activate(select.value));
  listen(place, {
    // What describes the store is the same in every case: it is taken along.
    "new-case"() { newCase(desk.carried); report(place, say("case.begun")); place.querySelector("input").focus(); },
    "remove-case"() {
      const name = nameOfCase();
      report(place, say("case.removed", { name }), undoable(() => put("about", "gone", { v: "yes" })));
    },
  });
  return () => {
    activeCase();
    const options = cases().map((id) => el("option", { value: id, selected: id === activeCase() }, nameOfCase(id)));
    if (select.shown !== options.map((one) => one.value + one.text + one.selected).join()) select.replaceChildren(...options);
    select.shown = options.map((one) => one.value + one.text + one.selected).join();
  };
}

// ---- The deadline
// What the notice itself names prevails over any count.
const kindOfTerm = () => (isWall(value("deadline_at")) ? "exact" : value("_term_kind"));
const term = () => deadline({ received: value("notice_received_at"), kind: kindOfTerm(), amount: value("_term_amount"), exactly: value("deadline_at") }, desk.holidays);

async function icsOf({ at }) {
  const { calendar } = await import("./ics.js");
  return calendar({
    id: activeCase(), at, made: now(), before: ["P1D", "PT3H", "PT1H"],
    title: say("deadline.event", { name: nameOfCase() }),
    description: say("deadline.event-text", { korea: writtenMoment(at, KOREA, language), beijing: writtenMoment(at, BEIJING, language) }),
  });
}

function deadlinePart(section, banner) {
  const at = (name) => section.querySelector(`[data-${name}]`);
  listen(banner, { "export-ics": async () => save("deadline.ics", await icsOf(term()), "text/calendar") });
  return () => {
    // A moment that a letter already names needs no counting.
    if (!value("_term_kind") && value("deadline_at")) put("fields", "_term_kind", { v: "exact" });
    const kind = kindOfTerm(), end = term();
    const amount = value("_term_amount"), counts = (amount) => deadline({ received: today(), kind, amount }, {});
    for (const row of section.querySelectorAll("[data-kinds]")) row.hidden = !row.dataset.kinds.split(" ").includes(kind);
    const over = end && end.at < now();
    at("known").hidden = !end;
    at("passed").hidden = !over;
    banner.classList.toggle("is-over", Boolean(over));
    banner.classList.toggle("is-soon", Boolean(end && !over && end.at - now() < DAY));
    tell(at("left"), !end ? say(`deadline.${kind === "none" ? "none" : amount && counts("1") && !counts(amount) ? "amount" : "unknown"}`) : say(over ? "deadline.over" : "deadline.left", distance(now(), end.at)));
    if (!end) return;
    tell(at("korea"), writtenMoment(end.at, KOREA, language));
    tell(at("beijing"), writtenMoment(end.at, BEIJING, language));
    tell(at("skipped"), (kind === value("_term_kind") ? "" : say("deadline.written")) + (end.skipped.length ? say("deadline.skipped", { days: listed(end.skipped.map((day) => `${written(day, language)} ${desk.holidays[day]}`)) }) : "") + (end.beyond ? say("deadline.beyond") : ""));
  };
}

// ---- Progress of all lists
const progress = (section) => () => {
  for (const row of section.querySelectorAll("[data-list]")) {
    const items = desk.lists[row.dataset.list], bar = row.querySelector("progress");
    bar.value = items.filter((id) => get("ticks", id).s).length;
    tell(row.querySelector("[data-count]"), `${bar.value} / ${items.length}`);
  }
};

// ---- Letters begun in this case
const pages = {};
const page = (href) => (pages[href] ??= fetch(href).then(async (answer) => new DOMParser().parseFromString(await answer.text(), "text/html")));
const begun = () => desk.letters.filter(({ id }) => get("letters", id).s || get("letters", id).out);
const letterOf = async ({ href, title }) => ({ ...readLetter((await page(href)).querySelector("[data-template]"), new URL(href, location.href)), title });

function lettersPart(place) {
  let shown;
  return async () => {
    const key = JSON.stringify([activeCase(), all("letters"), values()]);
    if (key === shown) return;
    shown = key;
    for (const row of place.querySelectorAll("[data-letter-row]")) {
      const one = desk.letters.find(({ id }) => id === row.dataset.letterRow);
      row.hidden = !begun().includes(one);
      if (row.hidden) continue;
      const { at } = get("letters", one.id);
      const state = await letterOf(one).then((letter) => { const n = blocking(letter, values()).length; return say(n ? "case.letter-missing" : "case.letter-ready", { n }); }, () => say("case.letter-unread"));
      tell(row.lastElementChild, state + (at ? say("case.letter-out", { time: written(at, language) }) : ""));
    }
    place.querySelector("[data-no-letters]").hidden = begun().length > 0;
  };
}

// ---- What happened, in order
const titleOf = (letter) => desk.letters.find(({ id }) => id === letter)?.title ?? letter;
function events() {
  const end = term();
  return [
    { at: value("notice_received_at"), text: say("timeline.received") },
    { at: end ? wall(end.at) : "", text: say("timeline.deadline") },
    ...files().map(({ captured, name }) => ({ at: captured, text: say("timeline.captured", { name }) })),
    ...all("letters").map(([id, { at }]) => ({ at, text: say("timeline.letter", { name: titleOf(id) }) })),
    ...all("timeline").map(([id, { at, text }]) => ({ id, at, text })),
  ].filter(({ at }) => at).sort((one, other) => (one.at < other.at ? -1 : 1));
}

function timeline(place) {
  const form = place.querySelector("form"), [when, what] = form.elements, list = place.querySelector("[data-events]");
  form.addEventListener("submit", () => {
    const empty = [when, what].find((control) => !control.value.trim());
    if (empty) { report(place, say("timeline.incomplete")); return empty.focus(); }
    put("timeline", newId(), { at: when.value, text: what.value.trim() });
    what.value = "";
    report(place, say("timeline.added"));
  });
  listen(place, {
    "copy-timeline": () => copy(place, events().map(({ at, text }) => `${at.replace("T", " ")} ${text}`).join("\n"), say("timeline.copied")),
    "remove-event"(button) {
      report(place, say("timeline.removed"), undoable(() => remove("timeline", button.closest("li").dataset.id)));
    },
  });
  return () => {
    const key = JSON.stringify(events());
    place.querySelector("[data-out]").hidden = key === "[]";
    if (list.shown === key) return;
    list.shown = key;
    list.replaceChildren(...events().map(({ id, at, text }) => {
      const row = clone(place, "event", { at: written(at, language), text });
      if (id) row.dataset.id = id;
      else row.querySelector("button").remove();
      return row;
    }));
  };
}

// ---- Handing over
const nameOf = (map, id, entry) => ({ about: say("case.name"), fields: desk.labels[id], ticks: desk.items[id], evidence: entry.name, timeline: entry.text, letters: titleOf(id) })[map] ?? id;

async function pack(place) {
  report(place, say("common.working"));
  try {
    const { casePack } = await import("./pack.js");
    const read = await Promise.all(begun().map(letterOf));
    const letters = read.filter((letter) => !blocking(letter, values()).length);
    const lists = Object.entries(desk.lists).filter(([, items]) => items.some((id) => get("ticks", id).t))
      .map(([id, items]) => ({ title: desk.titles[id], items: items.map((item) => ({ id: item, text: desk.items[item] })) }));
    const end = term();
    const { blob, textOnly } = await casePack({ letters, lists, events: events(), ics: end && await icsOf(end), korean: desk.korean });
    save(`case-pack-${today()}.zip`, blob, "application/zip");
    const left = read.filter((letter) => !letters.includes(letter)).map(({ title }) => title);
    report(place, say("pack.made", { n: letters.length }) + (left.length ? say("pack.left-out", { names: listed(left) }) : "") + (textOnly.length ? say("pack.text-only", { names: listed(textOnly) }) : ""));
  } catch { report(place, say("pack.failed")); }
}
