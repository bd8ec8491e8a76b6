// The store of this page: the browser's storage, clock and timer, and what makes the browser write in time.
import { createStore } from "../pure/store.js";
import { KEY } from "../pure/vault.js";
import { now, today } from "./clock.js";

/** Return an id that no other browser makes. (`randomUUID` does not exist on plain http.) */
export const newId = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => (byte % 36).toString(36)).join(
    "",
  );

/** What was typed, as this page knows it. */
export const store = createStore({
  storage: () => localStorage,
  now,
  after(act, wait) {
    const timer = setTimeout(act, wait);
    return () => clearTimeout(timer);
  },
  newId,
  filled: { letter_date: today },
  given: JSON.parse(document.querySelector("[data-defaults]")?.textContent ?? "{}"),
});

addEventListener("storage", ({ key }) => {
  if (key === null || key === KEY) store.sync();
});
// A page that comes back by the back button has slept and heard nothing.
addEventListener("pageshow", ({ persisted }) => {
  if (persisted) store.sync();
});
// A page that is left or hidden writes at once: a phone does not tell when it ends one.
for (const event of ["pagehide", "visibilitychange"]) addEventListener(event, store.hurry, true);
// Where nothing can be kept, leaving the page would lose it: the browser asks first.
addEventListener("beforeunload", (event) => {
  const { unsaved, problem } = store.state;
  if (unsaved && problem) event.preventDefault();
});
