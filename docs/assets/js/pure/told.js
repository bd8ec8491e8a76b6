// What the triage was told goes on into the case: only what its reader stated, and never over what was typed. Of each
// value the entry keeps that the triage told it, so that an answer that is changed changes what it told before.

/** @import { Entry } from "./shapes.js" */

/** Under which name the triage hands on what it was told, for this tab alone. */
export const HANDED = "playbook.told";

/**
 * Return what was handed on, by field; of several answers on one thing the last one says it.
 * @param {string} handed `report_kind=ip asserted_right=copyright`
 * @returns {Record<string, string>}
 */
export const toldBy = (handed) =>
  Object.fromEntries(handed.split(" ").map((one) => one.split("=")).filter(([, v]) => v));

/**
 * Return the entries that change in a case when this is handed on.
 * @param {Record<string, string>} told
 * @param {[string, Partial<Entry>][]} fields every entry of the case's fields
 * @returns {[string, Partial<Entry>][]}
 */
export function takenOver(told, fields) {
  const kept = new Map(fields);
  const changed = [];
  for (const id of new Set([...Object.keys(told), ...kept.keys()])) {
    const { v = "", told: before = "" } = kept.get(id) ?? {};
    const now = told[id] ?? "";
    // What was told before and taken away by hand stays away.
    if (now === before) continue;
    const isOurs = v === "" || v === before;
    changed.push(
      /** @type {[string, Partial<Entry>]} */ ([id, { told: now, ...isOurs ? { v: now } : {} }]),
    );
  }
  return changed;
}
