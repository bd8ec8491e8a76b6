// What stands at the head of the desk: the one thing to do now, the letters and how far they are, what is missing among
// the evidence, and the lists that were begun or fit. Letters are read from their pages, a moment later.
import { endOfNow } from "../pure/ends.js";
import { fittingLists, kindsOf } from "../pure/fitting.js";
import { isDue, nextAct } from "../pure/nextact.js";
import { ownItems } from "../pure/ownitems.js";
import { isSettled } from "../pure/states.js";
import { HOUR, wall, written } from "../pure/time.js";
import { now } from "./clock.js";
import { hide, language, listed, many, one, say, tell } from "./dom.js";
import { store } from "./store.js";

/** @import { Desk, LetterLink } from "../pure/shapes.js" */
/** @import { Act, Fitting, Underway } from "../pure/nextact.js" */
/** @import { State } from "./begun.js" */

/** How many missing enclosures are named. */
const NAMED = 3;
/** How long before its deadline an answer goes before everything else. */
const NEAR = 3 * HOUR;

/** @param {string} id */
const entryOf = (id) => store.get("letters", id);

/**
 * Tell whether a letter was begun in this case.
 * @param {LetterLink} letter
 */
export const isBegun = ({ id }) => Boolean(entryOf(id).s || entryOf(id).out);

/**
 * Bring the head of the desk to life.
 * @param {HTMLElement} section
 * @param {Desk} desk
 * @returns {() => void} shows it anew
 */
export function cockpit(section, desk) {
  const at = (/** @type {string} */ name) => one(section, `[data-${name}]`);
  const link = one(section, "[data-next] a", HTMLAnchorElement);
  // Past its deadline an answer is named twice: as the act, and as the first of what is done then.
  const late = one(section, "[data-passed] a", HTMLAnchorElement);
  const general = { title: late.textContent ?? "", href: late.getAttribute("href") ?? "" };
  /** What was read of the letters' pages, by letter. @type {Map<string, State>} */
  let states = new Map();
  let read = "";
  let of = "";

  function forget() {
    states = new Map();
    read = "";
  }

  /** @param {LetterLink[]} letters */
  async function readStates(letters) {
    const key = JSON.stringify([
      store.activeCase(),
      ...["letters", "evidence"].map((map) => store.all(/** @type {"letters"} */ (map))),
      store.values(),
    ]);
    if (key === read) return;
    read = key;
    try {
      const { statesOf } = await import("./begun.js");
      const found = await statesOf(letters);
      if (key !== read) return; // something was typed meanwhile
      states = found;
      show();
    } catch {
      read = ""; // what could not be had is asked for again
    }
  }

  /**
   * Return where an act is done.
   * @param {Act} act
   * @param {LetterLink | undefined} letter
   */
  function placeOf(act, letter) {
    const way = desk.ways[act] ?? "";
    if (!letter || act === "record" || act === "answer") return way;
    const state = states.get(letter.id);
    // Beyond the last step of a letter means the last: there it is read and sent.
    if (state?.n === 0) return `${letter.href}#step-99`;
    return state?.first ? `${letter.href}#field-${state.first}` : letter.href;
  }

  /**
   * Return the letter that fits, and those that were begun for others to read.
   * @returns {{ fits: Fitting | null, letters: Underway[] }}
   */
  function lettersOfCase() {
    const fits = desk.letters.find(({ id }) => id === store.value("_letter"));
    return {
      fits: fits
        ? {
          id: fits.id,
          since: wall(store.get("fields", "_letter").t ?? 0),
          answers: Boolean(fits.answers),
        }
        : null,
      letters: desk.letters.filter((letter) => isBegun(letter) && !letter.inner).map(
        ({ id, answers }) => ({
          id,
          answers: Boolean(answers),
          t: entryOf(id).t ?? 0,
          out: entryOf(id).out ? entryOf(id).at ?? "" : "",
          missing: states.get(id)?.n ?? null,
        }),
      ),
    };
  }

  function showNext() {
    const end = endOfNow(store.value, desk.holidays);
    const events = store.all("timeline").map(([, event]) => event.at ?? "");
    const isKnown = ["notice_received_at", "deadline_at", "_term_kind", "refusal_received_at"].some(
      store.value,
    );
    const next = nextAct({
      hasNotice: isKnown,
      isUndated: !isKnown && store.value("_notice") !== "",
      hasEvidence: store.all("evidence").length > 0,
      isNear: end !== null && end.at < now() + NEAR,
      isOver: end !== null && end.at < now(),
      ...lettersOfCase(),
      lastEvent: events.sort().at(-1) ?? "",
    });
    const letter = desk.letters.find(({ id }) => id === next.letter);
    const values = {
      name: letter?.title,
      n: states.get(next.letter)?.n,
      time: written(entryOf(next.letter).at ?? "", language),
    };
    // Without a letter, or before its page was read, less is said.
    const plain = next.act === "late" && !letter ? "late-open" : next.act;
    const why = next.act === "write" && values.n === undefined ? "write-unread" : plain;
    at("next").dataset.next = next.act;
    tell(link, say(`case.act-${plain}`, values));
    tell(at("why"), say(`case.why-${why}`, values));
    link.href = placeOf(next.act, letter);
    const { title, href } = letter ?? general;
    tell(late, title);
    late.href = href;
    for (const part of many(section, "[data-acts]")) {
      hide(part, !part.dataset.acts?.split(" ").includes(next.act));
    }
  }

  function showLetters() {
    const known = lettersOfCase();
    const due = isDue(known) ? known.fits?.id : "";
    const letters = desk.letters.filter((letter) => isBegun(letter) || letter.id === due);
    for (const row of many(section, "[data-letter-row]")) {
      const letter = letters.find(({ id }) => id === row.dataset.letterRow);
      hide(row, !letter);
      if (!letter) continue;
      const { at: time, out } = entryOf(letter.id);
      const sent = out ? say("case.letter-out", { time: written(time ?? "", language) }) : "";
      const state = states.get(letter.id);
      const how = !isBegun(letter)
        ? "fits"
        : !state
        ? ""
        : state.n > 0
        ? "missing"
        : state.n < 0
        ? "unread"
        : "ready";
      tell(
        one(row, ":scope > :last-child"),
        (how && say(`case.letter-${how}`, { n: state?.n })) + sent,
      );
    }
    at("no-letters").hidden = letters.length > 0;
    const begun = letters.filter(isBegun);
    if (begun.length > 0) readStates(begun);
    else forget();
  }

  function showGaps() {
    const n = store.all("evidence").length;
    const gaps = [...new Set([...states.values()].flatMap(({ gaps }) => gaps))];
    const some = gaps.slice(0, NAMED);
    const rest = gaps.length > NAMED ? say("case.gaps-more", { n: gaps.length - NAMED }) : "";
    tell(at("evidence-n"), n > 0 ? say("case.evidence-n", { n }) : say("case.evidence-none"));
    tell(
      at("gaps"),
      gaps.length > 0 ? say("case.gaps", { n: gaps.length, names: listed(some) + rest }) : "",
    );
  }

  function showLists() {
    const ticks = store.all("ticks");
    const counts = Object.entries(desk.lists).map(([id, given]) => {
      const items = [...given, ...ownItems(id, ticks).map((item) => item.id)];
      const settled = items.filter((item) => isSettled(store.get("ticks", item).s)).length;
      const isBegun = items.some((item) =>
        Object.keys(store.get("ticks", item)).some((part) => part !== "t")
      );
      return { id, of: items.length, settled, isBegun };
    });
    const letters = desk.letters.filter(isBegun).map(({ id }) => id);
    const shown = fittingLists(
      counts,
      desk.kinds,
      kindsOf(desk.kinds, store.value("_scenario"), letters),
    );
    for (const { id, of, settled } of counts) {
      const row = one(section, `[data-list=${id}]`);
      hide(row, !shown.includes(id));
      const bar = one(row, "progress", HTMLProgressElement);
      bar.max = of;
      bar.value = settled;
      tell(one(row, "[data-count]"), `${settled} / ${of}`);
    }
    at("no-lists").hidden = shown.length > 0;
  }

  function show() {
    // What was read of the letters of another case says nothing of this one.
    if (of !== store.activeCase()) forget();
    of = store.activeCase();
    showNext();
    showLetters();
    showGaps();
    showLists();
  }
  return show;
}
