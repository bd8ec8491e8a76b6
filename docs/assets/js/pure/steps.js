// The steps in which a letter is written: where the reader is, as the address says it, and how much is asked at once.
import { terms, valueIn } from "./condition.js";
import { fault } from "./fields.js";

/** @import { Field, Values } from "./shapes.js" */

/** @typedef {{ step: number, part: number }} Place both from 1 */

/** How many questions stand in sight when a step is entered; what an answer raises joins them where it belongs. */
export const IN_SIGHT = 8;
/** How many may ever stand in sight. */
const MOST = 14;

const ADDRESS = /^#step-(\d{1,3})(?:-(\d{1,3}))?$/;

/**
 * Return the place that an address names, null where it names none.
 * @param {string} hash
 * @returns {Place | null}
 */
export function placeIn(hash) {
  const found = ADDRESS.exec(hash);
  return found && { step: Number(found[1]), part: Number(found[2] ?? 1) };
}

/**
 * Return the address of a place.
 * @param {Place} place
 */
export const addressOf = ({ step, part }) => part > 1 ? `#step-${step}-${part}` : `#step-${step}`;

/**
 * Divide the questions of a step: a group stays together where it fits, and is cut into even parts where it does not.
 * @param {string[][]} groups the names of the questions that are asked
 */
export function partsOf(groups) {
  /** @type {string[][]} */
  const parts = [];
  /** @type {string[]} */
  let part = [];
  for (const names of groups) {
    const size = Math.ceil(names.length / Math.ceil(names.length / IN_SIGHT));
    if (part.length > 0 && part.length + names.length > IN_SIGHT) {
      parts.push(part);
      part = [];
    }
    for (let at = 0; at < names.length; at += size) {
      if (at > 0) {
        parts.push(part);
        part = [];
      }
      part = [...part, ...names.slice(at, at + size)];
    }
  }
  return part.length > 0 ? [...parts, part] : parts;
}

/**
 * Return the part, from 1, in which a question stands: that of the nearest one before it with which a part begins.
 * @param {string[]} order all questions of the step
 * @param {string[][]} parts
 * @param {string} name
 */
export function partWith(order, parts, name) {
  const at = order.indexOf(name);
  return Math.max(1, parts.filter(([first]) => order.indexOf(first) <= at).length);
}

/**
 * Return how a step that is shown is divided further on: as it was, so that nothing leaves under the reader's finger,
 * unless so much has arisen that it cannot be overseen.
 * @param {string[]} order all questions of the step
 * @param {string[][]} parts as it was divided
 * @param {string[][]} groups the names of the questions that are asked now
 */
export function dividedOn(order, parts, groups) {
  const places = groups.flat().map((name) => partWith(order, parts, name));
  const isTooMuch = parts.some((_, index) =>
    places.filter((part) => part === index + 1).length > MOST
  );
  return isTooMuch ? partsOf(groups) : parts;
}

/**
 * Tell whether a question needs no asking: it is answered, and rightly. A fact is confirmed each time.
 * @param {Field} field
 * @param {Values} values
 */
export function isKnown(field, values) {
  const value = valueIn(values, field.id);
  return field.type !== "fact" && value !== "" && !fault(field, value);
}

/**
 * Return the choice of another step that decides half or more of what a step asks, as long as it is asked and open.
 * Conditions only look back (macros/playbook/letter.py): it stands in an earlier step.
 * @param {Field[]} fields those of the letter
 * @param {string[]} order all questions of the step
 * @param {Set<string>} asked what is asked now
 * @param {Values} values
 */
export function awaited(fields, order, asked, values) {
  const waiting = fields.filter(({ id }) => order.includes(id) && !asked.has(id));
  /** @param {Field} field */
  const weight = ({ id }) =>
    waiting.filter(({ applies }) => terms(applies).some(({ field }) => field === id)).length;
  const [first] = fields.filter(({ id, type }) =>
    type === "choice" && asked.has(id) && !order.includes(id) && !valueIn(values, id)
  ).sort((one, other) => weight(other) - weight(one));
  const least = Math.max(1, order.filter((name) => asked.has(name)).length);
  return first && weight(first) >= least ? first : undefined;
}
