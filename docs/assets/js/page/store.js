// The store of this page: the browser's storage, clock and timer, and what makes the browser write in time.
import { createStore } from "../pure/store.js";
import { HANDED, takenOver, toldBy } from "../pure/told.js";
import { keyOf } from "../pure/vault.js";
import { now, today } from "./clock.js";

/** @import { Entry } from "../pure/shapes.js" */

/** Return an id that no other browser makes. (`randomUUID` does not exist on plain http.) */
export const newId = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => (byte % 36).toString(36)).join(
    "",
  );

/**
 * The edition: the path at which this site stands, "" at the root of its origin. On disk there is one for all folders: a
 * copy that is unpacked elsewhere finds the case again.
 */
export const site = location.protocol === "file:"
  ? ""
  : new URL(document.body.dataset.root ?? "/", location.href).pathname.replace(/^\/$/, "");

/** What was typed, as this page knows it. */
export const store = createStore({
  storage: () => localStorage,
  session: () => sessionStorage,
  site,
  now,
  after(act, wait) {
    const timer = setTimeout(act, wait);
    return () => clearTimeout(timer);
  },
  newId,
}, {
  given: JSON.parse(document.querySelector("[data-defaults]")?.textContent ?? "{}"),
  filled: { letter_date: today },
});

// What the triage was told becomes part of the case with the next page that keeps one. What a company's own edition fills
// in counts as typed.
try {
  const handed = sessionStorage.getItem(HANDED);
  sessionStorage.removeItem(HANDED);
  const ids = Object.keys({ ...store.given, ...store.caseOf().fields });
  const fields = ids.map((
    id,
  ) => /** @type {[string, Partial<Entry>]} */ ([id, store.get("fields", id)]));
  const changed = handed ? takenOver(toldBy(handed), fields) : [];
  for (const [id, entry] of changed) store.put("fields", id, entry);
} catch { /* a tab that keeps nothing: the letter asks */ }

addEventListener("storage", ({ key }) => {
  if (key === null || key === keyOf(site)) store.sync();
});
// A page that comes back, by the back button or from behind another tab, may have slept and heard nothing.
for (const event of ["pageshow", "visibilitychange"]) {
  addEventListener(event, () => {
    if (document.visibilityState === "visible") store.sync();
  });
}
// A page that is left or hidden writes at once: a phone does not tell when it ends one.
for (const event of ["pagehide", "visibilitychange"]) addEventListener(event, store.hurry, true);
// Where nothing can be kept, leaving the page would lose it: the browser asks first.
addEventListener("beforeunload", (event) => {
  const { unsaved, problem } = store.state;
  if (unsaved && problem) event.preventDefault();
});
// The storage may reach the disk late. What stands beside it comes after the page is alive: nobody waits for it.
import("./journal.js").then(({ start }) => start(store, site), store.fail);
