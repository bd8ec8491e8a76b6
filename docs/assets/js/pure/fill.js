// Filling a letter: which parts apply, how values are written, what is missing. The same as macros/playbook/fill.py.
import { applicable, asked } from "./answers.js";
import { holds, terms, valueIn } from "./condition.js";
import { particle, placeholders, substitute, syllable } from "./grammar.js";
import { written } from "./time.js";

/** @import { Field, Labels, Language, Letter, LetterRow, Line, Values } from "./shapes.js" */

/** A limit that names a day alone is kept as its last minute, which no notice wrote: the letter says the day. */
const LAST_MINUTE = "T23:59";

/**
 * Return every line of a letter, in the order in which it is printed.
 * @param {Letter} letter
 * @returns {LetterRow[]}
 */
function allRows({ recipient, subject, parts, attachments, signature }) {
  return [
    { row: "recipient", kind: "recipient", text: recipient },
    { row: "subject", kind: "subject", text: subject },
    ...parts.map((text, index) => ({
      row: `part-${index}`,
      kind: text.kind,
      text,
      when: text.when,
    })),
    ...attachments.map((text, index) => ({
      row: `attachment-${index}`,
      kind: /** @type {const} */ ("attachment"),
      text,
      when: text.when,
    })),
    ...signature.map((text, index) => ({
      row: `signature-${index}`,
      kind: /** @type {const} */ ("signature"),
      text,
    })),
  ];
}

/**
 * Return the rows whose condition holds; a heading with nothing below it is left out.
 * @param {Letter} letter
 * @param {Values} kept the values that apply
 */
function chosenRows(letter, kept) {
  const chosen = allRows(letter).filter(({ when }) => holds(when, kept));
  return chosen.filter(({ kind }, index) =>
    kind !== "heading" || ["item", "text"].includes(chosen[index + 1]?.kind)
  );
}

/**
 * Return rows with their numbers and words, as each language writes them. Headings and enclosures `1.`, items anew below
 * each heading: `가.` in Korean, `1)` in Chinese. A Korean enclosure says how many copies there are, the last one that it
 * is the last.
 * @param {LetterRow[]} chosen
 * @param {Language} language
 */
function printed(chosen, language) {
  let [heading, item, enclosure] = [0, 0, 0];
  const last = chosen.filter(({ kind }) => kind === "attachment").length;
  return chosen.map(({ row, kind, text }) => {
    let number = "";
    let words = text[language];
    if (kind === "heading") {
      heading += 1;
      item = 0;
      number = `${heading}.`;
    } else if (kind === "item") {
      item += 1;
      number = language === "ko" ? `${syllable(item)}.` : `${item})`;
    } else if (kind === "attachment") {
      enclosure += 1;
      number = `${enclosure}.`;
      if (language === "ko") words += enclosure === last ? " 1부.  끝." : " 1부.";
    }
    return { row, kind, number, words };
  });
}

/**
 * Write a value as each language writes it: dates with 년월일, choices by their label, numbers with separators.
 * @param {Pick<Field, "type" | "options">} field
 * @param {string} typed
 * @param {Language} language
 */
export function formatValue(field, typed, language) {
  const value = typed.trim();
  if (field.type === "choice") {
    return field.options?.find((option) => option.id === value)?.label[language] ?? "";
  }
  if (field.type === "date" || field.type === "datetime") {
    return written(value.replace(LAST_MINUTE, ""), language);
  }
  if ((field.type === "money" || field.type === "number") && /^\d+$/.test(value)) {
    const amount = BigInt(value).toString().replace(/\B(?=(\d{3})+$)/g, ",");
    if (field.type === "number") return amount;
    return `${amount}${language === "ko" ? "원" : "韩元"}`;
  }
  return value;
}

/**
 * Return the value of a field with its particle, as it stands in the letter; empty while there is none.
 * @param {Field} field
 * @param {Values} values
 * @param {string | undefined} form the particle
 * @param {Language} language
 */
export function inLetter(field, values, form, language) {
  const value = formatValue(field, valueIn(values, field.id), language);
  return value && form ? value + particle(value, form) : value;
}

/**
 * Return the fields that the letter, as it stands, prints or decides by, of those that are asked.
 * @param {Letter} letter
 * @param {Values} values
 */
export function neededFields(letter, values) {
  const kept = applicable(letter, values);
  const conditions = [
    ...allRows(letter).map(({ when }) => when),
    ...letter.fields.map(({ applies }) => applies),
    ...letter.rules.flatMap(({ when, needs, excludes = [] }) => [when, needs, ...excludes]),
  ];
  const named = [
    ...chosenRows(letter, kept).flatMap(({ text }) => placeholders(text.ko)),
    ...conditions.flatMap(terms).map(({ field }) => field),
  ];
  const visible = asked(letter, kept);
  return new Set(named.filter((name) => visible.has(name)));
}

/**
 * Return the fields without which the letter, as it stands, cannot be sent. Facts never keep it: not confirmed leaves
 * parts out.
 * @param {Letter} letter
 * @param {Values} values
 */
export function requiredFields(letter, values) {
  const needed = neededFields(letter, values);
  return letter.fields
    .filter(({ id, required, type }) => required && type !== "fact" && needed.has(id))
    .map(({ id }) => id);
}

/**
 * Return the required fields that are empty.
 * @param {Letter} letter
 * @param {Values} values
 */
export const missingFields = (letter, values) =>
  requiredFields(letter, values).filter((name) => !valueIn(values, name));

/**
 * Return the rows of the filled letter in order.
 * @param {Letter} letter
 * @param {Values} values
 * @param {Language} language
 * @returns {Line[]}
 */
export function rows(letter, values, language) {
  const kept = applicable(letter, values);
  const fields = new Map(letter.fields.map((field) => [field.id, field]));
  const lines = printed(chosenRows(letter, kept), language).map((line) => ({
    ...line,
    text: substitute(line.words, (name, form) => {
      const field = fields.get(name);
      return field ? inLetter(field, kept, form, language) : "";
    }),
  }));
  const enclosed = lines.findIndex(({ kind }) => kind === "attachment");
  if (enclosed < 0) return lines;
  /** @type {Line} what stands above the enclosures */
  const above = { row: "enclosed", kind: "enclosed", number: "", words: "", text: "" };
  return [...lines.slice(0, enclosed), above, ...lines.slice(enclosed)];
}

/**
 * Return the filled letter as plain text, as it is pasted into a mail.
 * @param {Line[]} filled
 * @param {Language} language
 * @param {Labels} labels
 */
export function asText(filled, language, labels) {
  /** @type {string[]} */
  const lines = [];
  let before = "";
  for (const { kind, number, text } of filled) {
    const startsBlock = kind === "heading" || kind === "enclosed" ||
      (kind === "text" && before !== "heading") ||
      (kind === "signature" && before !== "signature");
    if (startsBlock) lines.push("");
    if (kind === "recipient" || kind === "subject") {
      lines.push(`${labels[kind]}${language === "ko" ? ": " : "："}${text}`);
    } else if (kind === "enclosed") {
      lines.push(labels.attachments);
    } else {
      lines.push(number ? `${number} ${text}` : text);
    }
    before = kind;
  }
  return `${lines.join("\n")}\n`;
}
