// The cover of a case pack: what, when, who, and in which order to read. In both languages, the reader's own first.
import { WIDTHS } from "./wordfile.js";

/** @import { Language, Text } from "./shapes.js" */
/** @import { Paragraph, Table } from "./wordfile.js" */

/**
 * What a cover says. A name or a value that somebody typed stands as it is: a text in no language.
 * @typedef {object} Cover
 * @property {Text} title
 * @property {[Text, Text | string][]} facts
 * @property {{ title: Text, rows: [Text | string, Text | string][] }[]} lists each with its heading; an empty one is left out
 * @property {Text} note
 */

/** @param {Language} own @returns {Language[]} */
const both = (own) => own === "zh" ? ["zh", "ko"] : ["ko", "zh"];

/**
 * @param {Text | string} said
 * @param {Language} own
 * @param {string} first the style of what stands first
 * @returns {Paragraph[]}
 */
function paragraphs(said, own, first = "Normal") {
  if (typeof said === "string") return [{ text: said, style: first }];
  const [one, other] = both(own);
  const above = { text: said[one], language: one, style: first };
  if (said.zh === said.ko) return [above];
  return [above, { text: said[other], language: other, style: "Soft" }];
}

/**
 * Return the cover as blocks of a document.
 * @param {Cover} cover
 * @param {Language} own the reader's language
 * @returns {(Paragraph | Table)[]}
 */
export function coverBlocks({ title, facts, lists, note }, own) {
  const whole = WIDTHS.upright;
  return [
    ...paragraphs(title, own, "Title"),
    { text: "" },
    {
      widths: [whole * 0.3, whole * 0.7],
      rows: facts.map(([name, value]) => [paragraphs(name, own, "Strong"), paragraphs(value, own)]),
    },
    ...lists.filter(({ rows }) => rows.length > 0).flatMap((list) => [
      ...paragraphs(list.title, own, "Heading1"),
      {
        widths: [whole * 0.52, whole * 0.48],
        rows: list.rows.map(([name, says]) => [paragraphs(name, own), paragraphs(says, own)]),
      },
    ]),
    ...paragraphs(note, own),
  ];
}

/**
 * Return the cover as plain text.
 * @param {Cover} cover
 * @param {Language} own
 */
export function coverText({ title, facts, lists, note }, own) {
  const line = (/** @type {Text | string} */ said) =>
    typeof said === "string"
      ? said
      : [...new Set(both(own).map((language) => said[language].replaceAll("\n", ", ")))].join(
        " / ",
      );
  const parts = [
    [line(title)],
    facts.map(([name, value]) => `${line(name)}: ${line(value)}`),
    ...lists.filter(({ rows }) => rows.length > 0).map((list) => [
      `[${line(list.title)}]`,
      ...list.rows.flatMap(([name, says]) => [line(name), `    ${line(says)}`]),
    ]),
    [line(note)],
  ];
  return `${parts.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}
