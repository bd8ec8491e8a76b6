// Filling a letter: which parts apply, how values are written, what is missing. The same as macros/playbook/fill.py.
import { particle, placeholders, substitute } from "./grammar.js";
import { written } from "./time.js";

/** @import { Field, Labels, Language, Letter, Line, Part, Text, Values } from "./shapes.js" */

/**
 * @param {Values} values
 * @param {string} name
 */
const valueIn = (values, name) => (Object.hasOwn(values, name) ? values[name].trim() : "");

/**
 * Tell whether a condition holds: a fact confirmed, an optional field filled in, a choice made.
 * @param {string | undefined} when `field` or `field=option`
 * @param {Values} values
 */
export function applies(when, values) {
  if (!when) return true;
  const [field, option] = when.split("=");
  const value = valueIn(values, field);
  return option ? value === option : value !== "" && value !== "no";
}

/**
 * Return the indices of the parts whose condition holds; a heading with nothing below it is left out.
 * @param {{ parts: Part[] }} letter
 * @param {Values} values
 */
export function chosenParts({ parts }, values) {
  const holds = parts.map((part) => applies(part.when, values));
  /** @param {number} heading */
  const hasSomethingBelow = (heading) => {
    for (let below = heading + 1; below < parts.length; below += 1) {
      if (parts[below].kind === "heading") return false;
      if (holds[below]) return true;
    }
    return false;
  };
  return [...parts.keys()].filter((index) =>
    holds[index] && (parts[index].kind !== "heading" || hasSomethingBelow(index))
  );
}

/**
 * Return the chosen parts with their numbers: headings `1.`, items `1)` anew below each heading.
 * @param {{ parts: Part[] }} letter
 * @param {number[]} chosen
 */
export function numbered(letter, chosen) {
  let headings = 0;
  let items = 0;
  return chosen.map((index) => {
    const { kind } = letter.parts[index];
    let number = "";
    if (kind === "heading") {
      headings += 1;
      items = 0;
      number = `${headings}.`;
    } else if (kind === "item") {
      items += 1;
      number = `${items})`;
    }
    return { index, kind, number };
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
  if (field.type === "date" || field.type === "datetime") return written(value, language);
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
 * Return the fields that the letter, as it stands, prints or decides by.
 * @param {Letter} letter
 * @param {Values} values
 */
export function neededFields(letter, values) {
  const { recipient, subject, signature, parts, attachments } = letter;
  const texts = [
    recipient,
    subject,
    ...signature,
    ...chosenParts(letter, values).map((index) => parts[index]),
    ...attachments.filter((item) => applies(item.when, values)),
  ];
  const conditions = [...parts, ...attachments].flatMap(({ when }) => when?.split("=")[0] ?? []);
  return new Set([...texts.flatMap((text) => placeholders(text.ko)), ...conditions]);
}

/**
 * Return the required fields that are needed and empty. Facts are never missing: not confirmed leaves parts out.
 * @param {Letter} letter
 * @param {Values} values
 */
export function missingFields(letter, values) {
  const needed = neededFields(letter, values);
  return letter.fields
    .filter(({ id, required, type }) =>
      needed.has(id) && required && type !== "fact" && !valueIn(values, id)
    )
    .map(({ id }) => id);
}

/**
 * Return the rows of the filled letter in order.
 * @param {Letter} letter
 * @param {Values} values
 * @param {Language} language
 * @returns {Line[]}
 */
export function rows(letter, values, language) {
  const fields = new Map(letter.fields.map((field) => [field.id, field]));
  /** @param {Text} text */
  const filled = (text) =>
    substitute(text[language], (name, form) => {
      const field = fields.get(name);
      return field ? inLetter(field, values, form, language) : "";
    });
  const enclosed = letter.attachments
    .map((item, index) => ({ item, row: `attachment-${index}` }))
    .filter(({ item }) => applies(item.when, values));
  return [
    { row: "recipient", kind: "head", number: "", text: filled(letter.recipient) },
    { row: "subject", kind: "head", number: "", text: filled(letter.subject) },
    ...numbered(letter, chosenParts(letter, values)).map(({ index, kind, number }) => (
      { row: `part-${index}`, kind, number, text: filled(letter.parts[index]) }
    )),
    .../** @type {Line[]} */ (
      enclosed.length > 0 ? [{ row: "enclosed", kind: "enclosed", number: "", text: "" }] : []
    ),
    ...enclosed.map(({ item, row }, index) => (
      /** @type {Line} */ ({ row, kind: "attachment", number: `${index + 1}.`, text: filled(item) })
    )),
    ...letter.signature.map((line, index) => (
      /** @type {Line} */ ({
        row: `signature-${index}`,
        kind: "signature",
        number: "",
        text: filled(line),
      })
    )),
  ];
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
  let before = "head";
  for (const { row, kind, number, text } of filled) {
    const startsBlock = kind === "heading" || kind === "enclosed" ||
      (kind === "text" && before !== "heading") ||
      (kind === "signature" && before !== "signature");
    if (startsBlock) lines.push("");
    if (row === "recipient" || row === "subject") {
      lines.push(`${labels[row]}${language === "ko" ? ": " : "："}${text}`);
    } else if (kind === "enclosed") {
      lines.push(labels.attachments);
    } else {
      lines.push(number ? `${number} ${text}` : text);
    }
    before = kind;
  }
  return `${lines.join("\n")}\n`;
}
