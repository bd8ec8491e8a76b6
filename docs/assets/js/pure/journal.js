// A copy of the document that is on the disk as soon as it is written, where the storage itself may reach the disk half a
// minute late: a browser that is killed in between loses nothing. It is read once at the start, and merged.
import { empty, open } from "./document.js";
import { merge } from "./merge.js";

/** @import { Kept } from "./shapes.js" */
/** @import { Store } from "./store.js" */

/**
 * Reads a text, null where there is none, and writes what `change` returns for it, null for nothing, before anybody else
 * reads. Resolves once that is on the disk; rejects where it is not, or where `change` throws.
 * @typedef {(change: (text: string | null) => string | null) => Promise<void>} Swap
 */

/** After a failure it is tried again: first soon, then ever more seldom; in milliseconds. */
const SOON = 1000;
const SELDOM = 300_000;

/**
 * Let a journal stand beside the storage of `store`. Whatever fails is told to the store, and tried again, also with the
 * next change; a journal that cannot be read is written over by an erasing alone.
 * @param {Pick<Store, "whole" | "join" | "fail" | "attach" | "onErase">} store
 * @param {Swap} swap
 * @param {(act: () => void, wait: number) => void} later does something later
 * @returns {Promise<void>} resolves once the journal has been read
 */
export function startJournal(store, swap, later) {
  let wait = SOON;
  let isWriting = false;
  let isDue = false;
  let isErasing = false; // what stands there goes, even if nobody here can read it
  let unread = ""; // and this is what went

  /** @param {string} text */
  function read(text) {
    try {
      return open(JSON.parse(text));
    } catch (error) {
      if (!isErasing) throw error;
      unread = text;
      return null;
    }
  }

  async function once() {
    const { turn } = store.whole();
    /** @type {Kept | null} */
    let theirs = null;
    try {
      await swap((text) => {
        theirs = text === null ? null : read(text);
        const both = merge(theirs ?? empty(), store.whole().kept);
        const isNothing = both.erased === 0 && Object.keys(both.cases).length === 0;
        const made = JSON.stringify(both);
        return made === text || isNothing ? null : made;
      });
      isErasing = false;
      store.join(theirs, turn);
      wait = SOON;
    } catch {
      store.fail();
      later(write, wait);
      wait = Math.min(2 * wait, SELDOM);
    }
  }

  // One at a time: what comes meanwhile is written together.
  async function write() {
    isDue = true;
    if (isWriting) return;
    isWriting = true;
    while (isDue) {
      isDue = false;
      await once();
    }
    isWriting = false;
  }
  store.attach(write);
  store.onErase(() => {
    isErasing = true;
    unread = "";
    return (isFree) => {
      isErasing = false;
      if (isFree) swap(() => unread || null).catch(store.fail);
    };
  });
  return write();
}
