// The place in the browser's storage where the document lies. Nothing in it is ever written over unread.
//
// Several editions of the site may stand on one origin (project pages of one account do): each has keys of its own, which
// end with the path at which it stands. At the root of an origin, and on disk, keys end with their name.
import { NewerError, open } from "./document.js";

/** @import { Kept } from "./shapes.js" */

const OWN = "playbook.";
const ASIDE = `${OWN}kept-`;

/**
 * Return the key of the document of the edition at `site`: a path such as `/sub/`, "" at the root.
 * @param {string} site
 */
export const keyOf = (site) => `${OWN}v1${site}`;

/**
 * Return the edition to which a key belongs.
 * @param {string} key
 */
const siteOf = (key) => key.includes("/") ? key.slice(key.indexOf("/")) : "";

/** @typedef {"" | "off" | "full" | "newer" | "damaged"} Trouble what keeps the document from being kept */
/** @typedef {Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">} Shelf */

/**
 * Return the vault.
 * @param {() => Shelf} shelf the storage; it throws where the browser refuses it
 * @param {() => number} now
 * @param {string} site the edition whose document it is
 */
export function createVault(shelf, now, site) {
  const KEY = keyOf(site);
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
    // What could not be read there before is gone: another tab has erased it.
    if (frozen) trouble = "";
    frozen = false;
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
      shelf().setItem(ASIDE + now() + site, raw);
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

  /** Return the keys of this edition. */
  function keys() {
    const held = shelf();
    return Array.from({ length: held.length }, (_, index) => held.key(index) ?? "")
      .filter((key) => key.startsWith(OWN) && siteOf(key) === site);
  }

  /**
   * Return what was set aside because it could not be read, as `[key, text]`.
   * @returns {[string, string][]}
   */
  function setAside() {
    try {
      return keys().filter((key) => key.startsWith(ASIDE))
        .map((key) => [key, shelf().getItem(key) ?? ""]);
    } catch {
      return [];
    }
  }

  /**
   * Erase everything of this edition in this browser. Returns what puts back all but the document that can be read; one
   * that cannot goes to its place if that is free, and is set aside otherwise.
   */
  function erase() {
    /** @type {[string, string][]} */
    let taken = [];
    const was = { trouble, frozen };
    try {
      taken = keys().map((key) => [key, shelf().getItem(key) ?? ""]);
      for (const [key] of taken) shelf().removeItem(key);
      frozen = false;
      trouble = "";
    } catch { /* nothing is stored where storing is refused */ }
    return (/** @type {boolean} */ isFree) => {
      try {
        for (const [key, raw] of taken) {
          if (key !== KEY) {
            if (!shelf().getItem(key)) shelf().setItem(key, raw);
          } else if (was.frozen) {
            shelf().setItem(isFree ? KEY : ASIDE + now() + site, raw);
            if (isFree) ({ trouble, frozen } = was);
          }
        }
      } catch {
        trouble = "full";
      }
    };
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
