// Taking back: what an act changed goes back to what it said before; what was changed again since then stays.
import { emptyCase, entries } from "./document.js";
import { isBlank, isLiving, markRemoved, removedAt, same } from "./merge.js";

/** @import { Kept } from "./shapes.js" */

/**
 * Take back in `kept` what changed from `before` to `after`. Taking back is a change of its own: `stamp(t)` gives it a
 * time later than `t`. Returns the cases that the act had removed.
 * @param {Kept} kept
 * @param {Kept} before
 * @param {Kept} after
 * @param {(t: number) => number} stamp
 */
export function takeBack(kept, before, after, stamp) {
  const removed = Object.keys(before.cases).filter((id) =>
    isLiving(before.cases[id]) && after.cases[id] && !isLiving(after.cases[id])
  );
  const removals = new Map(Object.entries(kept.cases).map(([id, one]) => [id, removedAt(one)]));
  for (const [id, map, key] of [...entries(after), ...entries(before)]) {
    const isMark = map === "about" && (key === "gone" || key === "removed");
    if (map === "about" && key === "removed") continue; // that it was removed once stays true
    const old = before.cases[id]?.[map][key];
    const left = after.cases[id]?.[map][key];
    const current = kept.cases[id]?.[map][key];
    // Of a removed case nothing is left but that it is gone: all of it comes back.
    const comesBack = removed.includes(id)
      ? isMark || current === undefined || same(current, old)
      : !same(old, left) && same(current, left);
    if (!comesBack) continue;
    const last = Math.max(current?.t ?? left?.t ?? 0, removals.get(id) ?? 0, kept.erased);
    kept.cases[id] ??= emptyCase();
    kept.cases[id][map][key] = { ...(old ?? { gone: 1 }), t: stamp(last) };
  }
  // A case that began with the act, or because there was no other, ends with it if nothing stands in it.
  for (const [id, one] of Object.entries(kept.cases)) {
    if (before.cases[id] || !isLiving(one) || !isBlank(one)) continue;
    const times = [...entries({ cases: { one } })].map(([, , , { t }]) => t);
    markRemoved(one, stamp(Math.max(0, ...times)));
  }
  return removed;
}
