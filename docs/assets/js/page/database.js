// The site's place in IndexedDB: one table, one key after another, on the disk when it says so.

const TABLE = "kept";
/** @type {Promise<IDBDatabase> | null} */
let opening = null;

/** @param {string} site the edition of the site */
const open = (site) =>
  new Promise((resolve, reject) => {
    const asked = indexedDB.open(`playbook${site}`, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(TABLE);
    asked.onerror = () => reject(asked.error);
    asked.onblocked = () => reject(new Error("another tab holds an older one")); // it has no error of its own yet
    asked.onsuccess = () => {
      const base = asked.result;
      // Somebody cleared the data of the site, or wants another version: the next work opens it anew.
      base.onclose = base.onversionchange = () => {
        base.close();
        opening = null;
      };
      resolve(base);
    };
  });

/** @param {IDBDatabase} base */
function begin(base) {
  try {
    return base.transaction(TABLE, "readwrite", { durability: "strict" });
  } catch (error) {
    opening = null; // it was closed and nobody said so
    throw error;
  }
}

/**
 * Do `use` with the table in one piece: nobody else reads or writes meanwhile. Resolves once it is on the disk, to what
 * `use` has returned; rejects where the browser refuses it, or where `use` or its `step`s throw, and then nothing of it
 * is written.
 * @template T
 * @param {string} site
 * @param {(table: IDBObjectStore, step: <U>(asked: IDBRequest<U>, then: (found: U) => void) => void) => T} use
 * @returns {Promise<T>}
 */
export async function work(site, use) {
  const base = await (opening ??= open(site)).catch((error) => {
    opening = null;
    throw error;
  });
  return new Promise((resolve, reject) => {
    const act = begin(base);
    /** @type {unknown} */
    let wrong = null;
    const giveUp = (/** @type {unknown} */ error) => {
      wrong = error;
      act.abort();
    };
    /** @type {T} */
    let made;
    act.oncomplete = () => resolve(made);
    act.onabort = () => reject(wrong ?? act.error);
    try {
      made = use(act.objectStore(TABLE), (asked, then) => {
        asked.onsuccess = () => {
          try {
            then(asked.result);
          } catch (error) {
            giveUp(error);
          }
        };
      });
    } catch (error) {
      giveUp(error);
    }
  });
}
