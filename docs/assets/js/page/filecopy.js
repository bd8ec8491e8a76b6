// A copy of the case in a file on the disk that saves itself, where the browser can (File System Access). The handle lies in
// IndexedDB; after a reload the browser wants a click before it may be written again.
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
  let isDue = false;
  let isWriting = false;

  function show() {
    const isWaiting = handle !== null && !isAllowed;
    tell(keep, say(isWaiting ? "filecopy.resume" : "filecopy.choose", { name: handle?.name }));
    keep.hidden = isAllowed;
    stop.hidden = handle === null;
  }

  /** Take up the file of the case that is open now. */
  async function open() {
    id = store.activeCase();
    handle = await remembered(id).catch(() => null) ?? null;
    isAllowed = await handle?.queryPermission(WISH) === "granted";
    show();
    if (isAllowed) save();
  }

  async function save() {
    isDue = true;
    if (isWriting) return;
    isWriting = true;
    while (isDue) {
      isDue = false;
      const [into, content] = [handle, exported()];
      if (!into || !isAllowed || store.activeCase() !== id) continue;
      try {
        const file = await into.createWritable();
        await file.write(content);
        await file.close();
        report(
          place,
          say("filecopy.saved", { name: into.name, time: written(wall(now()), language) }),
        );
        const before = store.get("about", "exported").t ?? 0;
        if (now() - before > DAY) store.put("about", "exported", { v: wall(now()) });
      } catch {
        isAllowed = false;
        report(place, say("filecopy.failed", { name: into.name }));
        show();
      }
    }
    isWriting = false;
  }

  keep.addEventListener("click", async () => {
    try {
      if (handle) {
        isAllowed = await handle.requestPermission(WISH) === "granted";
        if (!isAllowed) report(place, say("filecopy.refused", { name: handle.name }));
      } else {
        const { showSaveFilePicker } =
          /** @type {{ showSaveFilePicker: (wish: object) => Promise<Handle> }} */ (
            /** @type {unknown} */ (globalThis)
          );
        const chosen = await showSaveFilePicker({
          suggestedName: `case-${today()}.json`,
          types: TYPES,
        });
        await work(site, (table) => table.put(chosen, FILES + id));
        handle = chosen;
        isAllowed = true;
      }
    } catch (error) {
      // Who closes the dialogue has not failed.
      const isClosed = error instanceof DOMException && error.name === "AbortError";
      if (!isClosed) report(place, say("filecopy.failed", { name: handle?.name ?? "" }));
    }
    show();
    if (isAllowed) save();
  });
  stop.addEventListener("click", () => {
    report(place, say("filecopy.stopped", { name: handle?.name }));
    handle = null;
    isAllowed = false;
    work(site, (table) => table.delete(FILES + id)).catch(() => {});
    show();
  });

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
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
