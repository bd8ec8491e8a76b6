// What answers ask of each other: which questions arise, what needs what, and what cannot both be so. The same as
// macros/playbook/answers.py and rule.py; what a form does about it stands below.
import { alternatives, holds, isSo, terms, valueIn } from "./condition.js";

/** @import { Letter, Rule, Values } from "./shapes.js" */

/**
 * Return the values of the fields that arise: an answer to a question that is not asked counts as none.
 * @param {Pick<Letter, "fields">} letter
 * @param {Values} values
 */
export function applicable({ fields }, values) {
  const kept = { ...values };
  for (;;) {
    const left = fields.filter(({ id, applies }) => valueIn(kept, id) && !holds(applies, kept));
    if (left.length === 0) return kept;
    for (const { id } of left) delete kept[id];
  }
}

/**
 * Return the names of the fields that are asked.
 * @param {Pick<Letter, "fields">} letter
 * @param {Values} kept the values that apply
 */
export const asked = ({ fields }, kept) =>
  new Set(fields.filter(({ applies }) => holds(applies, kept)).map(({ id }) => id));

/**
 * Return of what a rule excludes that which is so.
 * @param {Rule} rule
 * @param {Values} kept
 */
const togetherIn = ({ excludes = [] }, kept) => excludes.filter((one) => holds(one, kept));

/**
 * Tell whether the values break a rule.
 * @param {Rule} rule
 * @param {Values} kept
 */
function isBroken(rule, kept) {
  if (!holds(rule.when, kept)) return false;
  return rule.needs ? !holds(rule.needs, kept) : togetherIn(rule, kept).length > 1;
}

/**
 * Return the rules that the values break: while there are any, nothing may be sent.
 * @param {Letter} letter
 * @param {Values} values
 */
export function brokenRules(letter, values) {
  const kept = applicable(letter, values);
  return letter.rules.filter((rule) => isBroken(rule, kept));
}

/**
 * Return the fields at which a broken rule can be mended, the first one first: what contradicts itself, or what is
 * needed and not so. Where that is not asked it is the answers on which it depends whether it is.
 * @param {Letter} letter
 * @param {Rule} rule
 * @param {Values} kept the values that apply
 */
export function concerned(letter, rule, kept) {
  const visible = asked(letter, kept);
  /** @param {{ field: string }[]} found */
  const shown = (found) => [
    ...new Set(found.map(({ field }) => field).filter((field) => visible.has(field))),
  ];
  if (!rule.needs) return shown(togetherIn(rule, kept).flatMap(terms));
  const lacking = alternatives(rule.needs).map((group) =>
    group.filter((term) => !isSo(term, kept))
  );
  // One of several would do: the first of them is named, not all.
  const [mending] = lacking.map(shown).filter((group) => group.length > 0);
  if (mending) return mending;
  let above = [...terms(rule.when), ...lacking.flat()];
  while (above.length > 0 && shown(above).length === 0) {
    const names = above.map(({ field }) => field);
    above = letter.fields.filter(({ id }) => names.includes(id)).flatMap(({ applies }) =>
      terms(applies)
    );
  }
  return shown(above).slice(0, 1);
}

/**
 * Return the facts that cannot be confirmed now, each with the rule that excludes it beside what is so already.
 * @param {Letter} letter
 * @param {Values} values
 */
export function excludedFacts(letter, values) {
  const kept = applicable(letter, values);
  const rules = letter.rules.filter(({ excludes }) => excludes);
  /** @type {Map<string, Rule>} */
  const found = new Map();
  for (const { id, type } of letter.fields) {
    if (type !== "fact" || valueIn(kept, id)) continue;
    const then = applicable(letter, { ...values, [id]: "yes" });
    const rule = rules.find((one) =>
      isBroken(one, then) && togetherIn(one, then).length > togetherIn(one, kept).length
    );
    if (rule) found.set(id, rule);
  }
  return found;
}
