// What was typed, kept in this browser and nowhere else. Pages read it here and hear of changes, also from other tabs.
import { empty, emptyCase, entries, later, merge, NewerError, newId, open, same } from "./document.js";
import { now } from "./time.js";

const KEY = "playbook.v1", KEPT = "playbook.kept-";
/** What a company's own edition of the playbook fills in, by field, until something else is typed. */
export const given = JSON.parse(document.querySelector("[data-defaults]")?.textContent ?? "{}");
const listeners = new Set();
let kept = empty(); // the document
let active = ""; // the case that this tab works on
let unborn = false; // this tab made the first case and has not stored it yet
let synced = 0; // the latest time among what is known to be stored
let frozen = false; // the stored document must not be written over
let timer = 0;

/** How keeping goes: `problem` is "", "off", "full", "newer" or "damaged"; `unsaved`: something is in this page only. */
export const state = { problem: "", unsaved: false };

/** Call `listener` after every change, from this tab or another. */
export const onChange = (listener) => listeners.add(listener);
const announce = () => listeners.forEach((listener) => listener());

// A later change must look later, even where the clock stands still or was set back.
const stamp = (before = 0) => Math.max(now(), before + 1);
const latest = () => Math.max(kept.active.t, ...[...entries(kept)].map(([, , , entry]) => entry.t));

function read() {
  let raw;
  try {
    raw = localStorage.getItem(KEY);
    return raw && open(JSON.parse(raw));
  } catch (error) {
    if (error instanceof NewerError || raw === undefined) { state.problem = raw ? "newer" : "off"; frozen = true; } else putAside(raw);
  }
}

// What cannot be read may still be worth something: it is moved to another key, never written over.
function putAside(raw) {
  state.problem = "damaged";
  try {
    localStorage.removeItem(KEY);
    localStorage.setItem(KEPT + now(), raw);
  } catch {
    localStorage.setItem(KEY, raw);
    state.problem = "full";
    frozen = true;
  }
}

function flush() {
  timer = 0;
  const stored = read();
  if (!frozen) {
    if (stored) adopt(stored);
    else if (state.problem !== "damaged") forget();
    try {
      localStorage.setItem(KEY, JSON.stringify(kept));
      state.unsaved = unborn = false;
      synced = latest();
      if (state.problem === "full") state.problem = "";
    } catch { state.problem = "full"; }
  }
  announce();
}

// Another tab has written: take over what is newer there. If both had just made their first case, it is one case.
function adopt(stored) {
  const theirs = stored.active.v;
  if (unborn && stored.cases[theirs]) {
    const mine = kept.cases[active];
    kept = empty();
    kept.cases[theirs] = mine;
    unborn = false;
  }
  kept = merge(kept, stored);
  active = kept.active.v;
}

// Another tab has erased everything: only what was typed since then stays.
function forget() {
  for (const [id, map, key, entry] of [...entries(kept)]) if (entry.t <= synced) delete kept.cases[id][map][key];
}

function changed() {
  state.unsaved = true;
  if (!frozen) timer ||= setTimeout(flush, 200);
  announce();
}

const living = (id) => kept.cases[id] && !kept.cases[id].about.gone?.v;

/** Return the id of the active case; the first one begins by itself. */
export function activeCase() {
  if (living(active)) return active;
  active = cases()[0];
  if (!active) {
    unborn = !synced;
    begin(newId());
  }
  return active;
}

function begin(id) {
  kept.cases[id] = emptyCase();
  active = id;
  kept.active = { v: id, t: stamp(kept.active.t) };
}

/** Return the ids of all cases, in the order in which they were begun. */
export const cases = () => Object.keys(kept.cases).filter(living);

/** Return a whole case; it is read, never written. */
export const caseOf = (id = activeCase()) => kept.cases[id];

/** Return an entry of a case; an empty one where there is none. */
export const get = (map, id, from = activeCase()) => { const entry = caseOf(from)[map][id]; return entry && !entry.gone ? entry : map === "fields" && given[id] ? { v: given[id] } : {}; };

/** Return all entries of a map of a case as `[id, entry]`, without those that say nothing. */
export const all = (map, from = activeCase()) => Object.entries(caseOf(from)[map]).filter(([, entry]) => !entry.gone && Object.keys(entry).some((part) => part !== "t" && entry[part] !== ""));

/** Change an entry of a case, the active one unless `into` names another: `values` are put over what it says. */
export function put(map, id, values, into = activeCase()) {
  const before = get(map, id, into), entry = { ...before, ...values };
  if (same(before, entry)) return;
  caseOf(into)[map][id] = { ...entry, t: stamp(caseOf(into)[map][id]?.t) };
  changed();
}

/** Remove an entry. A mark stays, so that another tab does not bring it back. */
export function remove(map, id) {
  caseOf()[map][id] = { gone: 1, t: stamp(caseOf()[map][id]?.t) };
  changed();
}

/** Return the value of a field, empty where there is none. */
export const value = (name) => get("fields", name).v ?? "";

/** Return all values of the active case by field. */
export const values = () => Object.fromEntries([...Object.keys(given), ...Object.keys(caseOf().fields)].map((id) => [id, value(id)]));

/** Give the ticks of retired items to what replaced them, in every case. The old ones stay: an older page may ask for them. */
export function carry(replacements) {
  for (const { ticks } of cases().map(caseOf)) {
    for (const old of Object.keys(replacements)) {
      let heir = replacements[old];
      for (let steps = 0; replacements[heir] && steps < 9; steps++) heir = replacements[heir];
      if (!heir || !ticks[old] || ticks[heir]) continue;
      ticks[heir] = ticks[old];
      changed();
    }
  }
}

/** Begin a case and take the values of the fields `carried` along. */
export function newCase(carried) {
  const taken = carried.map((field) => [field, value(field)]);
  begin(newId());
  for (const [field, v] of taken) put("fields", field, { v });
  changed();
}

/** Make a case the active one, in every tab. */
export function activate(id) {
  active = id;
  kept.active = { v: id, t: stamp(kept.active.t) };
  changed();
}

/** Take over whole cases, merged before. One that was removed here comes back: its mark of removal is taken back too. */
export function replaceCases(incoming) {
  for (const [id, one] of Object.entries(incoming)) {
    const gone = kept.cases[id]?.about.gone;
    kept.cases[id] = gone ? { ...one, about: { ...one.about, gone: { gone: 1, t: stamp(gone.t) } } } : one;
  }
  changed();
}

/**
 * Do `act` and return a function that takes back what it changed. What was changed again since then stays, whoever did it;
 * taking back is a change of its own.
 */
export function undoable(act) {
  const before = copyOf(kept);
  act();
  const after = copyOf(kept);
  const removed = Object.keys(before.cases).filter((id) => after.cases[id]?.about.gone?.v && !before.cases[id].about.gone?.v);
  return () => {
    for (const [id, map, key] of [...entries(after), ...entries(before)]) {
      const old = before.cases[id]?.[map][key], left = after.cases[id]?.[map][key], current = kept.cases[id]?.[map][key];
      // Of a removed case nothing is left but that it is gone: all of it comes back.
      if (removed.includes(id) ? key !== "gone" && current && !same(current, old) : same(old, left) || !same(current, left)) continue;
      (kept.cases[id] ??= emptyCase())[map][key] = { ...(old ?? { gone: 1 }), t: stamp(current?.t ?? left?.t) };
    }
    // A case that began with the act, or because there was no other, ends with it if nothing stands in it.
    for (const id of cases()) if (!before.cases[id] && [...entries({ cases: { id: caseOf(id) } })].every(([, , , entry]) => entry.gone)) caseOf(id).about.gone = { v: "yes", t: stamp() };
    if (kept.active.v === after.active.v || !living(kept.active.v) || removed.includes(before.active.v)) activate(before.active.v);
    else changed();
  };
}

const copyOf = (document) => open(JSON.parse(JSON.stringify(document)));

/** Return what was set aside because it could not be read, as `[key, text]`. */
export function setAside() {
  try { return Object.entries(localStorage).filter(([key]) => key.startsWith(KEPT)); } catch { return []; }
}

/** Erase everything of this site in this browser. */
export function eraseAll() {
  clearTimeout(timer);
  timer = synced = 0;
  kept = empty();
  state.unsaved = false;
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith("playbook.")) localStorage.removeItem(key);
    frozen = false;
    state.problem = "";
  } catch { /* nothing is stored where storing is refused */ }
  announce();
}

const first = read();
if (first) {
  kept = first;
  active = kept.active.v;
  synced = latest();
}

function sync() {
  const stored = read();
  if (!stored && !frozen) forget();
  if (stored) {
    adopt(stored);
    // Tabs may live in processes of their own and write over each other: who knows more writes again.
    if ([...entries(kept)].some(([id, map, at, entry]) => later(stored.cases[id]?.[map][at], entry) !== stored.cases[id]?.[map][at])) changed();
    else synced = latest();
  }
  announce();
}
addEventListener("storage", ({ key }) => { if (key === null || key === KEY) sync(); });
// A page that comes back by the back button has slept and heard nothing.
addEventListener("pageshow", ({ persisted }) => { if (persisted) sync(); });
// A page that is left or hidden writes at once: a phone does not tell when it ends one.
for (const event of ["pagehide", "visibilitychange"]) addEventListener(event, () => { if (timer) { clearTimeout(timer); flush(); } }, true);
// Where nothing can be kept, leaving the page would lose it: the browser asks first.
addEventListener("beforeunload", (event) => { if (state.unsaved && state.problem) event.preventDefault(); });
