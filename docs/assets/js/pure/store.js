// What was typed, kept in this browser and nowhere else. Pages read it here and hear of changes, also from other tabs.
// Storage, clock and timer are handed in; page/store.js hands in the browser's.
import { cleaned, copyOf } from "./document.js";
import { createKeeping, timesIn } from "./keeping.js";
import { isBlank, isLiving, lifted, markRemoved, removedAt, same } from "./merge.js";
import { takeBack } from "./undo.js";

/** @import { Browser } from "./keeping.js" */
/** @import { Case, Entry, MapName, Values } from "./shapes.js" */

/**
 * Return a store.
 * @param {Browser} browser
 * @param {object} values
 * @param {Values} values.given what a company's own edition fills in, by field, until something else is typed
 * @param {Record<string, () => string>} [values.filled] what stands in a field as long as it is empty
 */
export function createStore(browser, { given, filled = {} }) {
  const keeping = createKeeping(browser);
  const { stamp, changed, activeCase } = keeping;

  // ---- Cases
  /** Return the ids of all cases, in the order in which they were begun, without those that gave their place. */
  const cases = () =>
    Object.entries(keeping.kept.cases).flatMap(([id, one]) => {
      const isLeft = id !== keeping.active && one.about.yielded?.v && isBlank(one);
      return isLiving(one) && !isLeft ? [id] : [];
    });

  /** Return a whole case; it is read, never written. */
  const caseOf = (id = activeCase()) => keeping.kept.cases[id];

  /**
   * Begin a case and take the values of some fields along.
   * @param {string[]} carried
   */
  function newCase(carried) {
    const taken = carried.map((field) => /** @type {const} */ ([field, value(field)]));
    keeping.begin(browser.newId());
    for (const [field, v] of taken) put("fields", field, { v });
    changed();
  }

  /** Remove the active case and open the first of the others. The mark of it stays: no other tab brings it back. */
  function removeCase() {
    const one = caseOf();
    markRemoved(one, stamp(Math.max(0, ...timesIn({ cases: { one } }))));
    const [next] = cases();
    if (next) keeping.activate(next);
    else changed();
  }

  /**
   * Take over whole cases, merged before. One that was removed here comes back: its mark of removal is taken back too.
   * @param {Record<string, Case>} incoming
   */
  function replaceCases(incoming) {
    for (const [id, one] of Object.entries(incoming)) {
      const { gone, removed } = keeping.kept.cases[id]?.about ?? {};
      const made = lifted(one, keeping.kept.erased);
      keeping.kept.cases[id] = made;
      if (gone) made.about.gone = { gone: 1, t: stamp(gone.t) };
      if (removed) made.about.removed = removed;
    }
    changed();
  }

  // ---- Entries
  /**
   * Return an entry of a case; an empty one where there is none.
   * @param {MapName} map
   * @param {string} id
   * @returns {Partial<Entry>}
   */
  function get(map, id, from = activeCase()) {
    const entry = caseOf(from)[map][id];
    if (entry && !entry.gone) return entry;
    return map === "fields" && given[id] ? { v: given[id] } : {};
  }

  /**
   * Return all entries of a map of a case, without those that say nothing.
   * @param {MapName} map
   */
  const all = (map, from = activeCase()) =>
    Object.entries(caseOf(from)[map]).filter(([, entry]) =>
      !entry.gone && Object.keys(entry).some((part) => part !== "t" && entry[part] !== "")
    );

  /**
   * Write an entry, later than what stood there and than a removal of its case.
   * @param {MapName} map
   * @param {string} id
   * @param {Partial<Entry>} entry
   * @param {string} into
   */
  function set(map, id, entry, into) {
    const one = caseOf(into);
    const t = stamp(Math.max(one[map][id]?.t ?? 0, removedAt(one), keeping.kept.erased));
    one[map][id] = { ...cleaned(map, entry), t };
    changed();
  }

  /**
   * Change an entry of a case, the active one unless `into` names another: `parts` are put over what it says.
   * @param {MapName} map
   * @param {string} id
   * @param {Partial<Entry>} parts
   */
  function put(map, id, parts, into = activeCase()) {
    const before = get(map, id, into);
    const entry = { ...before, ...parts };
    if (!same(before, entry)) set(map, id, entry, into);
  }

  /**
   * Remove an entry. A mark stays, so that another tab does not bring it back.
   * @param {MapName} map
   * @param {string} id
   */
  const remove = (map, id) => set(map, id, { gone: 1 }, activeCase());

  /**
   * Return the value of a field, empty where there is none.
   * @param {string} name
   */
  const value = (name) =>
    get("fields", name).v || (Object.hasOwn(filled, name) ? filled[name]() : "");

  /** Return all values of the active case by field. */
  function values() {
    const names = [...Object.keys({ ...filled, ...given }), ...Object.keys(caseOf().fields)];
    return Object.fromEntries(names.map((name) => [name, value(name)]));
  }

  /**
   * Give the ticks of retired items to what replaced them, in every case. The old ones stay: an older page may ask.
   * @param {Record<string, string | null>} replacements
   */
  function carry(replacements) {
    for (const { ticks } of cases().map(caseOf)) {
      for (const old of Object.keys(replacements)) {
        let heir = replacements[old];
        for (let steps = 0; heir && replacements[heir] && steps < 9; steps += 1) {
          heir = replacements[heir];
        }
        if (!heir || !ticks[old] || ticks[heir]) continue;
        ticks[heir] = ticks[old];
        changed();
      }
    }
  }

  /**
   * Do `act` and return a function that takes back what it changed. What was changed again since then stays, whoever
   * did it. An act that changes more than the document returns what takes that back.
   * @param {() => (() => void) | void} act
   */
  function undoable(act) {
    const before = copyOf(keeping.kept);
    const wasActive = keeping.active;
    const more = act();
    const left = copyOf(keeping.kept);
    const next = keeping.active;
    return () => {
      more?.();
      const { kept, active } = keeping;
      const removed = takeBack(kept, before, left, stamp);
      // Who has gone on to another case meanwhile stays there.
      const wentOn = active !== next && isLiving(kept.cases[active]);
      const goesBack = isLiving(kept.cases[wasActive]) &&
        (!wentOn || removed.includes(wasActive));
      if (goesBack) keeping.activate(wasActive);
      else changed();
    };
  }

  return {
    ...keeping.outside,
    activeCase,
    /** Open a case in this tab, and in tabs that are opened from now on. Other tabs stay where they are. */
    activate: keeping.activate,
    cases,
    caseOf,
    newCase,
    removeCase,
    replaceCases,
    get,
    all,
    put,
    remove,
    value,
    values,
    carry,
    undoable,
    given,
    setAside: keeping.setAside,
    /** How keeping goes. */
    get state() {
      return keeping.state;
    },
  };
}

/** @typedef {ReturnType<typeof createStore>} Store */
