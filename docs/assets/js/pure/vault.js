// The place in the browser's storage where the document lies. Nothing in it is ever written over unread.
import { NewerError, open } from "./document.js";

/** @import { Kept } from "./shapes.js" */

/** The key of the document. */
export const KEY = "playbook.v1";
const KEPT = "playbook.kept-";
const OWN = "playbook.";

/** @typedef {"" | "off" | "full" | "newer" | "damaged"} Trouble what keeps the document from being kept */
/** @typedef {Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">} Shelf */

/**
 * Return the vault.
 * @param {() => Shelf} shelf the storage; it throws where the browser refuses it
 * @param {() => number} now
 */
export function createVault(shelf, now) {
  /** @type {Trouble} */
  let trouble = "";
  let frozen = false; // the stored document must not be written over

  function read() {
    let raw = null;
    try {
      raw = shelf().getItem(KEY);
    } catch {
      trouble = "off";
      frozen = true;
      return null;
    }
    if (!raw) return null;
    try {
      return open(JSON.parse(raw));
    } catch (error) {
      if (error instanceof NewerError) {
        trouble = "newer";
        frozen = true;
      } else putAside(raw);
      return null;
    }
  }

  /**
   * What cannot be read may still be worth something: it is moved to another key.
   * @param {string} raw
   */
  function putAside(raw) {
    trouble = "damaged";
    try {
      shelf().removeItem(KEY);
      shelf().setItem(KEPT + now(), raw);
    } catch {
      shelf().setItem(KEY, raw);
      trouble = "full";
      frozen = true;
    }
  }

  /**
   * Write the document; tell whether it went in.
   * @param {Kept} kept
   */
  function write(kept) {
    try {
      shelf().setItem(KEY, JSON.stringify(kept));
    } catch {
      trouble = "full";
      return false;
    }
    if (trouble === "full") trouble = "";
    return true;
  }

  function keys() {
    const own = shelf();
    return Array.from({ length: own.length }, (_, index) => own.key(index) ?? "");
  }

  /** Return what was set aside because it could not be read, as `[key, text]`. */
  function setAside() {
    try {
      return keys().filter((key) => key.startsWith(KEPT))
        .map((key) => [key, shelf().getItem(key) ?? ""]);
    } catch {
      return [];
    }
  }

  /** Erase everything of this site in this browser. */
  function erase() {
    try {
      for (const key of keys()) if (key.startsWith(OWN)) shelf().removeItem(key);
      frozen = false;
      trouble = "";
    } catch { /* nothing is stored where storing is refused */ }
  }

  return {
    read,
    write,
    setAside,
    erase,
    get trouble() {
      return trouble;
    },
    get frozen() {
      return frozen;
    },
  };
}
