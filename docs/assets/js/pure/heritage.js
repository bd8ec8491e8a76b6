// The document of version 1, which all editions on an origin shared: it goes to the first edition of this version that
// comes, once. It is copied, for a page of version 1 may still be open; who has it erases it too.
import { open } from "./document.js";
import { keyOf } from "./vault.js";

/** @import { Store } from "./store.js" */
/** @import { Shelf } from "./vault.js" */

const SHARED = keyOf("");
/** Says which edition took it. */
const HEIR = "playbook.heir";

/**
 * Return the shared document as long as nobody has written to it since version 1. (This version writes when everything
 * was last erased: then it is the document of the edition at the root.)
 * @param {Shelf} shelf
 */
function left(shelf) {
  const raw = JSON.parse(shelf.getItem(SHARED) ?? "null");
  return raw && !("erased" in raw) ? raw : null;
}

/**
 * Take the document of version 1 over, unless another edition has it or this one has a document already, and erase it
 * when the reader erases everything.
 * @param {Pick<Store, "take" | "onErase">} store
 * @param {() => Shelf} storage
 * @param {string} site the edition
 */
export function inherit(store, storage, site) {
  if (site === "") return;
  store.onErase(() => {
    let raw = "";
    try {
      if (storage().getItem(HEIR) === site && left(storage())) {
        raw = storage().getItem(SHARED) ?? "";
        storage().removeItem(SHARED);
        storage().removeItem(HEIR);
      }
    } catch { /* refused or damaged: it stays where it is */ }
    return () => {
      try {
        if (!raw || storage().getItem(SHARED)) return;
        storage().setItem(SHARED, raw);
        storage().setItem(HEIR, site);
      } catch { /* full: this edition has it all */ }
    };
  });
  try {
    const raw = left(storage());
    if (!raw || storage().getItem(keyOf(site)) || storage().getItem(HEIR)) return;
    store.take(open(raw));
    storage().setItem(HEIR, site);
  } catch { /* the same */ }
}
