// The journal in IndexedDB, written with strict durability: what it has taken is on the disk.
import { inherit } from "../pure/heritage.js";
import { startJournal } from "../pure/journal.js";
import { work } from "./database.js";

/** @import { Store } from "../pure/store.js" */

/** The files that cases are saved to go with an erasing. */
export const FILES = "file:";

const DOCUMENT = "document";

/**
 * Let the journal stand beside the storage of `store`.
 * @param {Store} store
 * @param {string} site the edition of the site
 */
export function start(store, site) {
  inherit(store, () => localStorage, site);
  store.onErase(() => {
    const files = IDBKeyRange.bound(FILES, FILES + "\uffff");
    /** @type {IDBValidKey[]} */
    let keys = [];
    /** @type {unknown[]} */
    let handles = [];
    work(site, (table, step) => {
      step(table.getAllKeys(files), (found) => {
        keys = found;
      });
      step(table.getAll(files), (found) => {
        handles = found;
      });
      table.delete(files);
    }).catch(() => {});
    return () => {
      work(site, (table, step) => {
        // Counted first, so that it comes after the erasing, which may still be under way.
        step(table.count(), () => {
          for (const [index, key] of keys.entries()) table.put(handles[index], key);
        });
      }).catch(() => {});
    };
  });
  return startJournal(store, (change) =>
    work(site, (table, step) => {
      step(table.get(DOCUMENT), (text) => {
        const made = change(text ?? null);
        if (made !== null) table.put(made, DOCUMENT);
      });
    }), setTimeout);
}
