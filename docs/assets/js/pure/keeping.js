// How the document of one tab is kept: written after a pause, taken over from other tabs, written again where the storage
// was emptied behind our back, and erased only on purpose. Which case the tab works on belongs to it.
import { empty, emptyCase, entries } from "./document.js";
import { isLiving, later, markRemoved, merge, removedAt } from "./merge.js";
import { createTab } from "./tab.js";
import { createVault } from "./vault.js";

/** @import { Kept } from "./shapes.js" */
/** @import { Shelf } from "./vault.js" */

/** A pause in typing after which what was typed is written, in milliseconds. */
const PAUSE = 200;

/**
 * What happened without the reader: the storage was emptied, and written again; this tab's case was removed elsewhere.
 * @typedef {"restored" | "removed"} Event
 */

/**
 * Erases what lies outside of the document, and returns what puts it back; what this version cannot read goes to its
 * place only if that is free, for nothing has been done since.
 * @typedef {() => (isFree: boolean) => void} Erase
 */

/**
 * The browser, as far as keeping needs it.
 * @typedef {object} Browser
 * @property {() => Shelf} storage it throws where the browser refuses it
 * @property {() => Pick<Storage, "getItem" | "setItem">} session the same, of this tab alone
 * @property {string} [site] the edition of the site, "" at the root of an origin
 * @property {() => number} now
 * @property {(act: () => void, wait: number) => () => void} after does something later; returns what calls it off
 * @property {() => string} newId
 */

/** @param {Pick<Kept, "cases">} held */
export const timesIn = (held) => [...entries(held)].map(([, , , entry]) => entry.t);

/**
 * Return what was done. (That a case began is nothing as long as it is blank.)
 * @param {Kept} held
 */
const done = (held) => [...entries(held)].filter(([, , key]) => key !== "begun");

/** @param {Browser} browser */
export function createKeeping({ storage, session, site = "", now, after, newId }) {
  const vault = createVault(storage, now, site);
  const tab = createTab(session, site);
  /** @type {Set<() => void>} */
  const listeners = new Set();
  /** @type {Set<Event>} */
  const events = new Set();
  /** @type {Set<Erase>} */
  const erasers = new Set();
  let kept = empty();
  let active = tab.case; // the case that this tab works on
  let wanted = active; // the same, until the reader has done something: maybe only the journal knows it
  let moved = ""; // what that case was called before it turned out to be another tab's
  let unborn = false; // this tab made the first case and has not read it back
  let written = false; // what is known here has been in the storage: if it is not, somebody took it away
  let turn = 0; // counts the changes
  let saved = 0; // the last change that is stored
  /** @type {(() => void) | null} */
  let callOff = null; // of the writing that is due
  /** @type {(() => void) | null} */
  let journal = null; // asks what is more durable to write too
  let journaling = ""; // how that goes: "" not known yet, "well", "failed"

  function announce() {
    for (const listener of listeners) listener();
  }

  // A later change must look later, even where the clock stands still or was set back.
  const stamp = (before = 0) => Math.max(now(), before + 1);
  const latest = () =>
    [kept.active.t, kept.erased, ...timesIn(kept)].reduce((one, t) => Math.max(one, t));

  function changed() {
    turn += 1;
    wanted = "";
    due();
    announce();
  }

  function due() {
    if (!vault.frozen) callOff ??= after(flush, PAUSE);
  }

  // ---- The case of this tab
  /** Return the id of the case that this tab works on; the first one begins by itself. */
  function activeCase() {
    if (isLiving(kept.cases[active])) return active;
    const living = [kept.active.v, ...Object.keys(kept.cases)]
      .find((id) => isLiving(kept.cases[id]));
    if (living) {
      active = living;
    } else {
      unborn = Object.keys(kept.cases).length === 0;
      begin(newId());
    }
    return active;
  }

  /** @param {string} id */
  function begin(id) {
    const t = stamp(Math.max(kept.active.t, kept.erased));
    kept.cases[id] = emptyCase();
    // So that something stands in it: a case of which nothing is left after an erasing is none.
    kept.cases[id].about.begun = { v: "yes", t };
    kept.active = { v: id, t };
    active = id;
  }

  /** @param {string} id */
  function activate(id) {
    unborn &&= id === active;
    active = id;
    kept.active = { v: id, t: stamp(kept.active.t) };
    events.delete("removed");
    changed();
  }

  // ---- Storing, and hearing from other tabs
  function flush() {
    callOff = null;
    const stored = vault.read();
    if (!vault.frozen) {
      if (stored) adopt(stored);
      else missed();
      const isIn = vault.write(kept);
      if (isIn) {
        written = true;
        saved = turn;
      }
      if (isLiving(kept.cases[active])) tab.case = active;
      // Two tabs may write their first case at once: whose it is, is known once it is read again.
      if (unborn && isIn) due();
      else journal?.();
    }
    announce();
  }

  /** Write at once what is due to be written: the page may be about to end. */
  function hurry() {
    if (!callOff) return;
    callOff();
    flush();
  }

  /** The storage is empty. Nothing but the mark of an erasing erases: what stands here is written again. */
  function missed() {
    const isTaken = written && vault.trouble !== "damaged" && done(kept).length > 0;
    if (isTaken) events.add("restored");
    return isTaken;
  }

  /**
   * Take over what is newer in another copy. If this tab and another had just made their first case, it is one case.
   * @param {Kept} other
   */
  function adopt(other) {
    const theirs = other.active.v;
    if (unborn) {
      if (other.cases[active]) unborn = false;
      else if (isLiving(other.cases[theirs])) moveTo(theirs);
    }
    const wasLiving = isLiving(kept.cases[active]);
    kept = merge(kept, other);
    // What was typed in a case while another tab removed it goes with it.
    for (const one of Object.values(kept.cases)) {
      const last = Math.max(...timesIn({ cases: { one } }));
      if (!isLiving(one) && last > removedAt(one)) markRemoved(one, stamp(last));
    }
    kept = merge(kept, empty());
    if (wanted && isLiving(kept.cases[wanted])) active = wanted;
    if (wasLiving && !isLiving(kept.cases[active])) events.add("removed");
  }

  /**
   * What was typed here goes into the first case of another tab, which does not know this one. No mark of removal is
   * left: should a third tab know it after all, there are two cases, and nothing is lost.
   * @param {string} theirs
   */
  function moveTo(theirs) {
    kept.cases[theirs] = kept.cases[active];
    delete kept.cases[theirs].about.begun;
    delete kept.cases[active];
    kept.active = { v: theirs, t: 0 };
    moved = active;
    active = theirs;
    unborn = false;
  }

  /**
   * Tell whether a copy lacks something that was done here.
   * @param {Kept} copy
   */
  const lacks = (copy) =>
    kept.erased > copy.erased || done(kept).some(([id, map, key, entry]) => {
      const theirs = copy.cases[id]?.[map][key];
      return later(theirs, entry) !== theirs;
    });

  /** Take over what another tab has stored. */
  function sync() {
    const stored = vault.read();
    if (stored) {
      written = true;
      adopt(stored);
      // Tabs may live in processes of their own and write over each other: who knows more writes again.
      if (lacks(stored)) changed();
    } else if (!vault.frozen && missed()) changed();
    announce();
  }

  // ---- The journal
  /**
   * The journal has been read and written: take over what only it knew.
   * @param {Kept | null} theirs what stood in it, null where nothing did
   * @param {number} known the change up to which it knows this tab's
   */
  function join(theirs, known) {
    journaling = "well";
    saved = Math.max(saved, known);
    if (theirs) take(theirs);
    announce();
  }

  /**
   * Take over another copy, and write what only it knew.
   * @param {Kept} other
   */
  function take(other) {
    if (vault.frozen || (unborn && written)) return;
    const before = kept;
    adopt(other);
    if (lacks(before)) changed();
  }

  /**
   * Erase everything of this site in this browser. The mark of it stays, and nobody brings back what is older. Returns
   * what puts back all that did not stand in the document.
   */
  function eraseAll() {
    callOff?.();
    callOff = null;
    const stored = vault.read();
    if (stored) adopt(stored);
    kept = { ...empty(), erased: stamp(latest()) };
    active = wanted = tab.case = "";
    unborn = false;
    events.clear();
    const putBack = vault.erase();
    written = !vault.frozen && vault.write(kept);
    saved = turn;
    const backs = [...erasers].map((erase) => erase());
    if (!vault.frozen) journal?.();
    announce();
    return () => {
      const isFree = done(kept).length === 0;
      for (const back of [putBack, ...backs]) back(isFree);
    };
  }

  const first = vault.read();
  if (first) {
    kept = first;
    written = true;
    if (kept.cases[active] && !isLiving(kept.cases[active])) events.add("removed");
    active ||= kept.active.v;
    if (isLiving(kept.cases[active])) tab.case = active;
  }

  return {
    /** The document: its entries are written by the store alone. */
    get kept() {
      return kept;
    },
    /** The case of this tab, as long as it is there; `activeCase` finds or begins another. */
    get active() {
      return active;
    },
    stamp,
    changed,
    activeCase,
    begin,
    activate,
    setAside: vault.setAside,
    /** What stands outside of the store's own doing. */
    outside: {
      sync,
      hurry,
      eraseAll,
      join,
      take,
      /**
       * Let a journal stand beside the storage: it is asked to write after each writing, and answers by `join`.
       * @param {() => void} write
       */
      attach(write) {
        journal = write;
      },
      /** The journal could not be written: what the storage holds is all there is. */
      fail() {
        journaling = "failed";
        announce();
      },
      /** What a journal writes: a document, read and never changed, and up to which change it is. */
      whole() {
        if (vault.frozen) return { kept: empty(), turn: 0 };
        if (!unborn || vault.trouble === "full") return { kept, turn };
        const { [active]: _, ...cases } = kept.cases;
        return { kept: { ...kept, cases }, turn: 0 };
      },
      /**
       * Call `listener` after every change, from this tab or another.
       * @param {() => void} listener
       */
      onChange(listener) {
        listeners.add(listener);
      },
      /**
       * Let `erase` go with every erasing that is asked for in this tab, and come back with its taking back.
       * @param {Erase} erase
       */
      onErase(erase) {
        erasers.add(erase);
      },
      /**
       * Tell whether this tab's case was called so at first: it is the same one still.
       * @param {string} id
       */
      isMoved: (id) => id === moved,
      /**
       * The reader has seen what happened.
       * @param {Event} event
       */
      dismiss(event) {
        events.delete(event);
        announce();
      },
    },
    /**
     * How keeping goes: the problem, "" where there is none; whether something is in this page only; what happened; and
     * whether what was typed last would be lost with the browser.
     */
    get state() {
      // What does not fit into the storage stands in the journal.
      const isHeld = vault.trouble === "full" && journaling === "well" && !vault.frozen;
      return {
        problem: isHeld ? "" : vault.trouble,
        unsaved: saved < turn,
        events: [...events],
        isLoose: journaling === "failed",
      };
    },
  };
}
