// A browser with tabs, in which nothing happens by itself: storage, journal, clock and timers are the test's.
import { setImmediate } from "node:timers";
import { startJournal } from "../../../docs/assets/js/pure/journal.js";
import { createStore } from "../../../docs/assets/js/pure/store.js";
import { keyOf } from "../../../docs/assets/js/pure/vault.js";

/** @import { Entry, Kept, Values } from "../../../docs/assets/js/pure/shapes.js" */

const KEY = keyOf("");

/** What a browser keeps for a site; full, or refused, when a test says so. */
export class Shelf {
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

/** How one tab sees the storage: its own writings at once, those of others when they arrive. */
class View extends Shelf {
  /** @type {{ from: View, text: string }[]} */
  queue;
  waits = 0; // own writings that have not arrived yet

  /** @param {{ from: View, text: string }[]} queue of all tabs, in the order in which they were written */
  constructor(queue) {
    super();
    this.queue = queue;
  }

  /** @override @param {string} key @param {string} text */
  setItem(key, text) {
    super.setItem(key, text);
    this.queue.push({ from: this, text });
    this.waits += 1;
  }
}

export class Browser {
  shelf = new Shelf();
  /** The text on the disk, null where there is none. @type {string | null} */
  journal = null;
  /** Why the journal refuses, "" where it does not. */
  refusal = "";
  now = 1_795_000_000_000;
  refuses = false;
  ids = 0;
  /** @type {Tab[]} */
  tabs = [];
  /** What failed and is to be tried again. @type {(() => void)[]} */
  again = [];
  /** What was asked of the journal and is not on the disk yet. @type {(() => void)[]} */
  waiting = [];
  /** @type {{ from: View, text: string }[]} */
  underWay = [];
  site = "";

  /** @param {string} text */
  put(text) {
    this.shelf.held.set(KEY, text);
    return this;
  }

  /** @returns {Kept} */
  get stored() {
    return JSON.parse(this.shelf.getItem(KEY) ?? "null");
  }

  /**
   * Open a tab.
   * @param {Values} [given]
   * @param {Shelf} [session] of a tab that is loaded again
   */
  open(given = {}, session = new Shelf()) {
    const tab = new Tab(this, given, session, () => this.shelf);
    this.tabs.push(tab);
    return tab;
  }

  /** Open a tab in a process of its own: what others write reaches it late. */
  openApart() {
    const view = new View(this.underWay);
    const tab = new Tab(this, {}, new Shelf(), () => view);
    this.tabs.push(tab);
    tab.view = view;
    return tab;
  }

  /** Let the oldest writing that is under way arrive in every tab. */
  arrive() {
    const one = this.underWay.shift();
    if (!one) return;
    this.put(one.text);
    for (const { view, store } of this.tabs) {
      if (view === one.from) view.waits -= 1;
      else if (view?.waits === 0) {
        view.held.set(KEY, one.text);
        store.sync();
      }
    }
  }

  /** @type {import("../../../docs/assets/js/pure/journal.js").Swap} */
  swap = (change) =>
    new Promise((resolve, reject) => {
      this.waiting.push(() => {
        if (this.refusal) return reject(new DOMException("no", this.refusal));
        try {
          this.journal = change(this.journal) ?? this.journal;
          resolve();
        } catch (error) {
          reject(error);
        }
      });
    });

  /** Put on the disk what the journal was asked, and let the tabs hear of it. */
  async commit() {
    for (let turn = 0; this.waiting.length > 0 && turn < 50; turn += 1) {
      this.waiting.shift()?.();
      await new Promise(setImmediate);
    }
  }

  /** Let every tab write what is due, and hear of what the others wrote, until nobody has anything to say. */
  settle() {
    for (let turn = 0; turn < 50; turn += 1) {
      while (this.underWay.length > 0) this.arrive();
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
  dueAt = 0;
  /** @type {View | null} */
  view = null;

  /** @param {Browser} browser @param {Values} given @param {Shelf} session @param {() => Shelf} shelf */
  constructor(browser, given, session, shelf) {
    this.browser = browser;
    this.session = session;
    this.store = createStore({
      storage: () => {
        if (browser.refuses) throw new DOMException("no", "SecurityError");
        return shelf();
      },
      session: () => {
        if (browser.refuses) throw new DOMException("no", "SecurityError");
        return session;
      },
      site: browser.site,
      now: () => browser.now,
      after: (act, wait) => {
        this.due = act;
        this.dueAt = browser.now + wait;
        return () => {
          this.due = null;
        };
      },
      newId: () => `id${browser.ids += 1}`,
    }, { given });
  }

  /** Let the journal stand beside the storage. */
  journal() {
    startJournal(this.store, this.browser.swap, (act) => this.browser.again.push(act));
    return this;
  }

  /** The same tab after a reload. */
  reloaded() {
    this.store.hurry();
    this.browser.tabs.splice(this.browser.tabs.indexOf(this), 1);
    return this.browser.open({}, this.session);
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
