// A copy of the case in a file on the disk that saves itself, where the browser can (File System Access). The handle lies in
// IndexedDB; after a reload the browser wants a click before it may be written again.
import { isLiving } from "../pure/merge.js";
import { wall, written } from "../pure/time.js";
import { now, today } from "./clock.js";
import { work } from "./database.js";
import { language, one, report, say, tell } from "./dom.js";
import { FILES } from "./journal.js";
import { site, store } from "./store.js";
import { exported } from "./transfer.js";

/**
 * What the browser hands out for a file; its types are not in the library of the compiler.
 * @typedef {object} Handle
 * @property {string} name
 * @property {() => Promise<{ write: (text: string) => Promise<void>, close: () => Promise<void> }>} createWritable
 * @property {(wish: { mode: string }) => Promise<string>} queryPermission
 * @property {(wish: { mode: string }) => Promise<string>} requestPermission
 */

/** After a change, this long; in milliseconds. */
const PAUSE = 2000;
const DAY = 86_400_000;
const WISH = { mode: "readwrite" };
const TYPES = [{ accept: { "application/json": [".json"] } }];

/** @param {string} id of the case */
const remembered = (id) =>
  new Promise((resolve, reject) => {
    work(site, (table, step) => step(table.get(FILES + id), resolve)).catch(reject);
  });

/** Let the reader choose a file. */
function chosen() {
  const { showSaveFilePicker } =
    /** @type {{ showSaveFilePicker: (wish: object) => Promise<Handle> }} */ (
      /** @type {unknown} */ (globalThis)
    );
  return showSaveFilePicker({ suggestedName: `case-${today()}.json`, types: TYPES });
}

/**
 * Bring the block to life that keeps the case in a file.
 * @param {HTMLElement} place
 */
export async function start(place) {
  const keep = one(place, "[data-action=keep-file]");
  const stop = one(place, "[data-action=stop-file]");
  let id = ""; // the case whose file it is
  /** @type {Handle | null} */
  let handle = null;
  let isAllowed = false;
  /** @type {Map<string, Handle>} the files that are behind their case, by its id */
  const due = new Map();
  let isWriting = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  function show() {
    const isWaiting = handle !== null && !isAllowed;
    tell(keep, say(isWaiting ? "filecopy.resume" : "filecopy.choose", { name: handle?.name }));
    keep.hidden = isAllowed;
    stop.hidden = handle === null;
  }

  /** Take up the file of the case that is open now; that of the case before gets its last change. */
  async function open() {
    save();
    id = store.activeCase();
    const of = id;
    [handle, isAllowed] = [null, false];
    report(place, "");
    show();
    const found = await remembered(of).catch(() => null) ?? null;
    const isGranted = await found?.queryPermission(WISH) === "granted";
    if (of !== id) return; // yet another case was opened meanwhile
    [handle, isAllowed] = [found, isGranted];
    show();
    save();
  }

  async function save() {
    clearTimeout(timer);
    if (handle && isAllowed) due.set(id, handle);
    if (isWriting) return;
    isWriting = true;
    for (const [of, into] of due) {
      due.delete(of); // what comes to be due meanwhile is taken up in its turn
      if (isLiving(store.caseOf(of))) await write(of, into);
    }
    isWriting = false;
  }

  /**
   * @param {string} of the case
   * @param {Handle} into
   */
  async function write(of, into) {
    const { name } = into;
    try {
      const file = await into.createWritable();
      await file.write(exported(undefined, of));
      await file.close();
      const time = written(wall(now()), language);
      if (into === handle) report(place, say("filecopy.saved", { name, time }));
      const before = store.get("about", "exported", of).t ?? 0;
      if (now() - before > DAY) store.put("about", "exported", { v: wall(now()) }, of);
    } catch {
      report(place, say("filecopy.failed", { name }));
      if (into === handle) isAllowed = false;
      show();
    }
  }

  keep.addEventListener("click", async () => {
    const [of, known] = [id, handle];
    try {
      const into = known ?? await chosen();
      const isGranted = !known || await known.requestPermission(WISH) === "granted";
      if (!known) await work(site, (table) => table.put(into, FILES + of));
      if (of !== id) return; // it was chosen for a case that is no longer open
      [handle, isAllowed] = [into, isGranted];
      if (!isGranted) report(place, say("filecopy.refused", { name: into.name }));
    } catch (error) {
      // Who closes the dialogue has not failed.
      const isClosed = error instanceof DOMException && error.name === "AbortError";
      if (!isClosed) report(place, say("filecopy.failed", { name: known?.name ?? "" }));
    }
    show();
    save();
  });
  stop.addEventListener("click", () => {
    clearTimeout(timer);
    due.delete(id);
    report(place, say("filecopy.stopped", { name: handle?.name }));
    handle = null;
    isAllowed = false;
    work(site, (table) => table.delete(FILES + id)).catch(() => {});
    show();
  });

  store.onChange(() => {
    if (store.activeCase() !== id) {
      open();
    } else if (isAllowed) {
      clearTimeout(timer);
      timer = setTimeout(save, PAUSE);
    }
  });
  await open();
  place.hidden = false;
}
