// A browser with tabs, in which nothing happens by itself: storage, clock and timers are the test's.
import { createStore } from "../../../docs/assets/js/pure/store.js";
import { KEY } from "../../../docs/assets/js/pure/vault.js";

/** @import { Entry, Kept, Values } from "../../../docs/assets/js/pure/shapes.js" */

/** What a browser keeps for a site; full, or refused, when a test says so. */
class Shelf {
  /** @type {Map<string, string>} */
  held = new Map();
  room = Infinity;

  get length() {
    return this.held.size;
  }

  /** @param {number} index */
  key(index) {
    return [...this.held.keys()][index] ?? null;
  }

  /** @param {string} key */
  getItem(key) {
    return this.held.get(key) ?? null;
  }

  /** @param {string} key @param {string} text */
  setItem(key, text) {
    if (text.length > this.room) throw new DOMException("full", "QuotaExceededError");
    this.held.set(key, text);
  }

  /** @param {string} key */
  removeItem(key) {
    this.held.delete(key);
  }
}

export class Browser {
  shelf = new Shelf();
  now = 1_795_000_000_000;
  refuses = false;
  ids = 0;
  /** @type {Tab[]} */
  tabs = [];

  /** @param {string} text */
  put(text) {
    this.shelf.held.set(KEY, text);
    return this;
  }

  /** @returns {Kept} */
  get stored() {
    return JSON.parse(this.shelf.getItem(KEY) ?? "null");
  }

  /** Open a tab. @param {Values} [given] */
  open(given = {}) {
    const tab = new Tab(this, given);
    this.tabs.push(tab);
    return tab;
  }

  /** Let every tab write what is due, and hear of what the others wrote, until nobody has anything to say. */
  settle() {
    for (let turn = 0; turn < 50; turn += 1) {
      const busy = this.tabs.filter((tab) => tab.due);
      for (const tab of busy) tab.write();
      if (busy.length === 0) return;
    }
    throw new Error("the tabs go on writing over each other");
  }
}

class Tab {
  /** @type {(() => void) | null} */
  due = null;

  /** @param {Browser} browser @param {Values} given */
  constructor(browser, given) {
    this.browser = browser;
    this.store = createStore({
      storage: () => {
        if (browser.refuses) throw new DOMException("no", "SecurityError");
        return browser.shelf;
      },
      now: () => browser.now,
      after: (act) => {
        this.due = act;
        return () => {
          this.due = null;
        };
      },
      newId: () => `id${browser.ids += 1}`,
      given,
    });
  }

  /** Write what is due; the other tabs hear of it if something was written. */
  write() {
    const before = this.browser.shelf.getItem(KEY);
    const act = this.due;
    this.due = null;
    act?.();
    if (this.browser.shelf.getItem(KEY) !== before) this.tellOthers();
  }

  tellOthers() {
    for (const tab of this.browser.tabs) if (tab !== this) tab.store.sync();
  }

  /** @param {string} name @param {string} v */
  type(name, v) {
    this.store.put("fields", name, { v });
  }
}

/**
 * Return the text of a document with one case, `first`.
 * @param {Record<string, Record<string, Entry>>} maps
 */
export const documentOf = (maps) =>
  JSON.stringify({ version: 1, active: { v: "first", t: 1 }, cases: { first: maps } });
