// A letter as it is read before it is sent: sentence by sentence, what is enclosed, and what its sender states.
import { conditionOf } from "./adds.js";
import { applicable, asked } from "./answers.js";
import { terms, valueIn } from "./condition.js";
import { rows } from "./fill.js";
import { NOTICE } from "./evidence.js";
import { placeholders } from "./grammar.js";

/** @import { Attachment, Entry, Field, Language, Letter, Line, Values } from "./shapes.js" */

/**
 * A line in the reader's language and in the one that is sent, and the field that made it, where one did.
 * @typedef {{ read: Line, sent: Line, field: string | undefined }} Sentence
 */

/**
 * Return the lines of a letter, each with what made it: the first field that it prints, or on which it depends.
 * @param {Letter} letter
 * @param {Values} typed
 * @param {Language} reader
 * @returns {Sentence[]}
 */
export function sentences(letter, typed, reader) {
  const visible = asked(letter, applicable(letter, typed));
  const sent = new Map(rows(letter, typed, letter.language).map((line) => [line.row, line]));
  return rows(letter, typed, reader).map((read) => {
    const made = [
      ...placeholders(read.words),
      ...terms(conditionOf(letter, read.row)).map(({ field }) => field),
    ];
    return { read, sent: sent.get(read.row) ?? read, field: made.find((one) => visible.has(one)) };
  });
}

/**
 * Return the answers that the sender states by sending the letter: facts that are confirmed, choices that were made.
 * @param {Letter} letter
 * @param {Values} typed
 * @returns {Field[]}
 */
export function stated(letter, typed) {
  const kept = applicable(letter, typed);
  return letter.fields.filter(({ id, type }) =>
    (type === "fact" || type === "choice") && valueIn(kept, id) && valueIn(kept, id) !== "no"
  );
}

/**
 * Return what an enclosure is called at the file that it is: its Korean name, so that the same paper is known in the
 * next letter.
 * @param {Attachment} enclosure
 */
export const nameOf = ({ ko, notice }) => notice ? NOTICE : ko;

/**
 * Return the registered file that the reader said is an enclosure, or put into the case as its notice; nothing is guessed.
 * @param {[string, Entry][]} evidence
 * @param {Attachment} enclosure as the letter's record has it
 */
export const enclosed = (evidence, enclosure) =>
  evidence.find(([, { encloses }]) => encloses === nameOf(enclosure)) ??
    evidence.find(([, { encloses }]) => encloses === enclosure.ko);
