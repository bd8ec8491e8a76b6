// What was typed, kept in this browser and nowhere else. Pages read it here and hear of changes, also from other tabs.
// Storage, clock and timer are handed in; page/store.js hands in the browser's.
import { copyOf, empty, emptyCase, entries } from "./document.js";
import { isLiving, later, markRemoved, merge, removedAt, same } from "./merge.js";
import { takeBack } from "./undo.js";
import { createVault } from "./vault.js";

/** @import { Case, Entry, Kept, MapName, Values } from "./shapes.js" */
/** @import { Shelf } from "./vault.js" */

/** A pause in typing after which what was typed is written, in milliseconds. */
const PAUSE = 200;

/**
 * Return a store.
 * @param {object} browser
 * @param {() => Shelf} browser.storage it throws where the browser refuses it
 * @param {() => number} browser.now
 * @param {(act: () => void, wait: number) => () => void} browser.after does something later; returns what calls it off
 * @param {() => string} browser.newId
 * @param {Record<string, () => string>} [browser.filled] what stands in a field as long as it is empty
 * @param {Values} browser.given what a company's own edition fills in, by field, until something else is typed
 */
export function createStore({ storage, now, after, newId, given, filled = {} }) {
  const vault = createVault(storage, now);
  /** @type {Set<() => void>} */
  const listeners = new Set();
  let kept = empty();
  let active = ""; // the case that this tab works on
  let unborn = false; // this tab made the first case and has not stored it yet
  let synced = 0; // the latest time among what is known to be stored
  let unsaved = false; // something is in this page only
  /** @type {(() => void) | null} */
  let callOff = null; // of the writing that is due

  function announce() {
    for (const listener of listeners) listener();
  }

  // A later change must look later, even where the clock stands still or was set back.
  const stamp = (before = 0) => Math.max(now(), before + 1);
  const timesIn = (/** @type {Pick<Kept, "cases">} */ held) =>
    [...entries(held)].map(([, , , entry]) => entry.t);
  const latest = () => Math.max(kept.active.t, ...timesIn(kept));

  function changed() {
    unsaved = true;
    if (!vault.frozen) callOff ??= after(flush, PAUSE);
    announce();
  }

  // ---- Storing, and hearing from other tabs
  function flush() {
    callOff = null;
    const stored = vault.read();
    if (!vault.frozen) {
      if (stored) adopt(stored);
      else if (vault.trouble !== "damaged") forget();
      if (vault.write(kept)) {
        unsaved = unborn = false;
        synced = latest();
      }
    }
    announce();
  }

  /**
   * Another tab has written: take over what is newer there. If both had just made their first case, it is one case.
   * @param {Kept} stored
   */
  function adopt(stored) {
    const theirs = stored.active.v;
    if (unborn && stored.cases[theirs]) {
      const mine = kept.cases[active];
      kept = empty();
      kept.cases[theirs] = mine;
      unborn = false;
    }
    kept = merge(kept, stored);
    // What was typed in a case while another tab removed it goes with it.
    for (const one of Object.values(kept.cases)) {
      const times = timesIn({ cases: { one } });
      if (!isLiving(one) && Math.max(...times) > removedAt(one)) {
        markRemoved(one, stamp(Math.max(...times)));
      }
    }
    kept = merge(kept, empty());
    active = kept.active.v;
  }

  // Another tab has erased everything: only what was typed since then stays.
  function forget() {
    for (const [id, map, key, entry] of [...entries(kept)]) {
      if (entry.t <= synced) delete kept.cases[id][map][key];
    }
  }

  /** Take over what another tab has stored. */
  function sync() {
    const stored = vault.read();
    if (!stored && !vault.frozen) forget();
    if (stored) {
      adopt(stored);
      // Tabs may live in processes of their own and write over each other: who knows more writes again.
      const knowsMore = [...entries(kept)].some(([id, map, key, entry]) => {
        const theirs = stored.cases[id]?.[map][key];
        return later(theirs, entry) !== theirs;
      });
      if (knowsMore) changed();
      else synced = latest();
    }
    announce();
  }

  /** Write at once what is due to be written: the page may be about to end. */
  function hurry() {
    if (!callOff) return;
    callOff();
    flush();
  }

  // ---- Cases
  /** Return the ids of all cases, in the order in which they were begun. */
  const cases = () => Object.keys(kept.cases).filter((id) => isLiving(kept.cases[id]));

  /** Return the id of the active case; the first one begins by itself. */
  function activeCase() {
    if (isLiving(kept.cases[active])) return active;
    active = cases()[0];
    if (!active) {
      unborn = synced === 0;
      begin(newId());
    }
    return active;
  }

  /** @param {string} id */
  function begin(id) {
    kept.cases[id] = emptyCase();
    active = id;
    kept.active = { v: id, t: stamp(kept.active.t) };
  }

  /** Return a whole case; it is read, never written. */
  const caseOf = (id = activeCase()) => kept.cases[id];

  /**
   * Begin a case and take the values of some fields along.
   * @param {string[]} carried
   */
  function newCase(carried) {
    const taken = carried.map((field) => /** @type {const} */ ([field, value(field)]));
    begin(newId());
    for (const [field, v] of taken) put("fields", field, { v });
    changed();
  }

  /**
   * Make a case the active one, in every tab.
   * @param {string} id
   */
  function activate(id) {
    active = id;
    kept.active = { v: id, t: stamp(kept.active.t) };
    changed();
  }

  /** Remove the active case and open the first of the others. The mark of it stays: no other tab brings it back. */
  function removeCase() {
    const one = caseOf();
    markRemoved(one, stamp(Math.max(0, ...timesIn({ cases: { one } }))));
    const [next] = cases();
    if (next) activate(next);
    else changed();
  }

  /**
   * Take over whole cases, merged before. One that was removed here comes back: its mark of removal is taken back too.
   * @param {Record<string, Case>} incoming
   */
  function replaceCases(incoming) {
    for (const [id, one] of Object.entries(incoming)) {
      const { gone, removed } = kept.cases[id]?.about ?? {};
      kept.cases[id] = one;
      if (gone) one.about.gone = { gone: 1, t: stamp(gone.t) };
      if (removed) one.about.removed = removed;
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
    one[map][id] = { ...entry, t: stamp(Math.max(one[map][id]?.t ?? 0, removedAt(one))) };
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
   * did it.
   * @param {() => void} act
   */
  function undoable(act) {
    const before = copyOf(kept);
    act();
    const left = copyOf(kept);
    return () => {
      const removed = takeBack(kept, before, left, stamp);
      const wasActive = before.active.v;
      // Who has gone on to another case meanwhile stays there.
      const wentOn = kept.active.v !== left.active.v && isLiving(kept.cases[kept.active.v]);
      if (!wentOn || removed.includes(wasActive)) activate(wasActive);
      else changed();
    };
  }

  /** Erase everything of this site in this browser. */
  function eraseAll() {
    callOff?.();
    callOff = null;
    synced = 0;
    kept = empty();
    unsaved = false;
    vault.erase();
    announce();
  }

  const first = vault.read();
  if (first) {
    kept = first;
    active = kept.active.v;
    synced = latest();
  }

  return {
    activeCase,
    cases,
    caseOf,
    newCase,
    activate,
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
    eraseAll,
    sync,
    hurry,
    given,
    setAside: vault.setAside,
    /**
     * Call `listener` after every change, from this tab or another.
     * @param {() => void} listener
     */
    onChange(listener) {
      listeners.add(listener);
    },
    /** How keeping goes: the problem, "" where there is none, and whether something is in this page only. */
    get state() {
      return { problem: vault.trouble, unsaved };
    },
  };
}

/** @typedef {ReturnType<typeof createStore>} Store */
