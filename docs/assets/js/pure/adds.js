// What an answer does to a letter: the sentences that stand there because of it.
import { terms, valueIn } from "./condition.js";
import { rows } from "./fill.js";
import { placeholders } from "./grammar.js";

/** @import { Language, Letter, Line, Values } from "./shapes.js" */

/** What is printed for its own sake; a heading comes and goes with what is below it. */
const SENTENCES = ["text", "item", "attachment"];

/**
 * Return the condition of a line, where it has one.
 * @param {Letter} letter
 * @param {string} row
 */
export function conditionOf({ parts, attachments }, row) {
  const [kind, index] = row.split("-");
  const lines = kind === "part" ? parts : kind === "attachment" ? attachments : [];
  return lines[Number(index)]?.when;
}

/**
 * Return the lines that are printed if a field is answered as it is (a fact: if it is confirmed), and would not be
 * printed without that; where there are none, the first line that quotes it.
 *
 * Other answers may hang on a choice: what these add stands below them.
 * @param {Letter} letter
 * @param {Values} typed
 * @param {string} name
 * @param {Language} language
 * @returns {Line[]}
 */
export function added(letter, typed, name, language) {
  const isFact = letter.fields.find(({ id }) => id === name)?.type === "fact";
  /** @param {Line} line */
  const isQuoted = ({ words }) => placeholders(words).includes(name);
  /** @param {Line} line */
  const isAbout = (line) =>
    isFact || isQuoted(line) ||
    terms(conditionOf(letter, line.row)).some(({ field }) => field === name);
  // Any answer will do to see what it adds; what is printed of it is what was typed.
  const answered = { ...typed, [name]: valueIn(typed, name) || "yes" };
  const without = new Set(rows(letter, { ...typed, [name]: "" }, language).map(({ row }) => row));
  const lines = rows(letter, answered, language);
  const more = lines.filter((line) =>
    SENTENCES.includes(line.kind) && !without.has(line.row) && isAbout(line)
  );
  return more.length > 0 ? more : lines.filter(isQuoted).slice(0, 1);
}
