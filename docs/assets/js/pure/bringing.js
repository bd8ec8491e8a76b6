// A case file read back, and brought in entry by entry. Nothing that comes in is trusted.
import { FORMAT } from "./casefile.js";
import { empty, entries, open } from "./document.js";
import { lifted, merge, removedAt, same } from "./merge.js";

/** @import { Case, Entry, Kept, MapName } from "./shapes.js" */

/**
 * Return what a file brings. Throws where it is none, and NewerError where it was made by a newer version of the site.
 * @param {string} text
 * @param {string[]} own the ids of the cases that stand here
 * @param {string} active the case into which part of one goes
 * @param {number} [now] nothing in the file is from later: it would win over what is typed here next
 */
export function readCaseFile(text, own, active, now = Infinity) {
  /** @type {{ format?: unknown, version?: unknown, part?: unknown }} */
  const raw = JSON.parse(text.replace(/^\ufeff/, ""));
  if (raw.format !== FORMAT || !raw.version) throw new Error("no case file");
  const kept = open(raw);
  // A file brings things in: it cannot remove a case that stands here, nor say what was done with it here.
  for (const { about } of Object.values(kept.cases)) {
    for (const key of Object.keys(about)) if (key !== "name") delete about[key];
  }
  for (const [id, map, key, entry] of [...entries(kept)]) {
    entry.t = Math.min(entry.t, now);
    // A file without its name, size or hash is no evidence.
    const isWhole = entry.gone || (entry.name && entry.size !== undefined && entry.sha256);
    if (map === "evidence" && !isWhole) delete kept.cases[id][map][key];
  }
  if ([...entries(kept)].length === 0) throw new Error("no case");
  const [first] = Object.keys(kept.cases);
  const isPart = Boolean(raw.part);
  // Part of a case, such as one list, goes into the case at hand unless its own is here.
  if (isPart && !own.includes(first)) kept.cases = { [active]: kept.cases[first] };
  return { cases: kept.cases, isPart };
}

/** @typedef {{ id: string, map: MapName, key: string, mine: Entry, theirs: Entry }} Conflict */

/**
 * Return where both sides say something, and not the same. (A case may be called `constructor`: only a Map is safe.)
 * @param {Map<string, Case>} mine
 * @param {Record<string, Case>} theirs
 * @returns {Conflict[]}
 */
export const conflictsOf = (mine, theirs) =>
  [...entries({ cases: theirs })].flatMap(([id, map, key, other]) => {
    const own = mine.get(id)?.[map][key];
    return own && !same(own, other) ? [{ id, map, key, mine: own, theirs: other }] : [];
  });

/**
 * Return how many entries of a file say something that does not stand here, what was done with its cases left aside.
 * @param {Map<string, Case>} mine
 * @param {Record<string, Case>} theirs
 */
export const newsIn = (mine, theirs) =>
  [...entries({ cases: theirs })].filter(([id, map, key, other]) =>
    map !== "about" && !same(mine.get(id)?.[map][key], other)
  ).length;

/**
 * Return the cases as they are once `theirs` has come in; what is older than a removal of its case comes in behind it.
 * @param {Map<string, Case>} mine those that stand here
 * @param {Record<string, Case>} theirs
 * @param {(id: string) => Case | undefined} known every case, removed ones too
 * @param {{ conflict: Conflict, keepMine: boolean }[]} choices
 * @param {number} now
 */
export function broughtIn(mine, theirs, known, choices, now) {
  const arriving = Object.fromEntries(
    Object.entries(theirs).map(([id, one]) => [id, lifted(one, removedAt(known(id)))]),
  );
  const made = merge(asDocument(Object.fromEntries(mine)), asDocument(arriving)).cases;
  for (const { conflict: { id, map, key, mine: shown, theirs: other }, keepMine } of choices) {
    // What was typed on while the choice stood open is mine too.
    const own = mine.get(id)?.[map][key] ?? shown;
    // A choice is a change of today: it stands against both.
    const t = Math.max(now, own.t, other.t) + 1;
    made[id][map][key] = { ...(keepMine ? own : other), t };
  }
  return made;
}

/**
 * @param {Record<string, Case>} cases
 * @returns {Kept}
 */
const asDocument = (cases) => ({ ...empty(), cases });
