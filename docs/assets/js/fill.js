// Filling a letter: which parts apply, how values are written, what is missing. The same as macros/playbook/fill.py.
import { particle, placeholders, substitute } from "./grammar.js";
import { written } from "./time.js";

const valueIn = (values, name) => (Object.hasOwn(values, name) ? values[name].trim() : "");

/** Tell whether a condition holds: a fact confirmed, an optional field filled in, a choice made. */
export function applies(when, values) {
  if (!when) return true;
  const [field, option] = when.split("=");
  const value = valueIn(values, field);
  return option ? value === option : value !== "" && value !== "no";
}

/** Return the indices of the parts whose condition holds; a heading with nothing below it is left out. */
export function chosenParts(letter, values) {
  const holds = letter.parts.map((part) => applies(part.when, values));
  return [...letter.parts.keys()].filter((index) => {
    if (!holds[index] || letter.parts[index].kind !== "heading") return holds[index];
    for (let below = index + 1; letter.parts[below] && letter.parts[below].kind !== "heading"; below++) if (holds[below]) return true;
    return false;
  });
}

/** Return the chosen parts with their numbers: headings `1.`, items `1)` anew below each heading. */
export function numbered(letter, chosen) {
  let heading = 0, item = 0;
  return chosen.map((index) => {
    const { kind } = letter.parts[index];
    if (kind === "heading") { heading++; item = 0; return { index, kind, number: `${heading}.` }; }
    return { index, kind, number: kind === "item" ? `${++item})` : "" };
  });
}

/** Write a value as each language writes it: dates with 년월일, choices by their label, won with separators. */
export function formatValue(field, value, language) {
  value = value.trim();
  if (field.type === "choice") return field.options.find((option) => option.id === value)?.label[language] ?? "";
  if (field.type === "date" || field.type === "datetime") return written(value, language);
  if (field.type === "money" && /^\d+$/.test(value)) return `${BigInt(value).toString().replace(/\B(?=(\d{3})+$)/g, ",")}${language === "ko" ? "원" : "韩元"}`;
  return value;
}

/** Return the value of a field with its particle, as it stands in the letter; empty while there is none. */
export function inLetter(field, values, form, language) {
  const value = formatValue(field, valueIn(values, field.id), language);
  return value && form ? value + particle(value, form) : value;
}

/** Return the fields that the letter, as it stands, prints or decides by. */
export function neededFields(letter, values) {
  const texts = [letter.recipient, letter.subject, ...letter.signature, ...chosenParts(letter, values).map((index) => letter.parts[index])];
  const enclosed = letter.attachments.filter((item) => applies(item.when, values));
  const conditions = [...letter.parts, ...letter.attachments].filter((one) => one.when).map((one) => one.when.split("=")[0]);
  return new Set([...[...texts, ...enclosed].flatMap((text) => placeholders(text.ko)), ...conditions]);
}

/** Return the required fields that are needed and empty. Facts are never missing: not confirmed leaves parts out. */
export function missingFields(letter, values) {
  const needed = neededFields(letter, values);
  return letter.fields.filter((field) => needed.has(field.id) && field.required && field.type !== "fact" && !valueIn(values, field.id)).map((field) => field.id);
}

/** Return the rows of the filled letter in order: `{row, kind, number, text}`. */
export function rows(letter, values, language) {
  const fields = Object.fromEntries(letter.fields.map((field) => [field.id, field]));
  const put = (row, kind, text, number = "") => ({ row, kind, number, text: substitute(text[language], (name, form) => inLetter(fields[name], values, form, language)) });
  const enclosed = letter.attachments.map((item, index) => ({ item, row: `attachment-${index}` })).filter(({ item }) => applies(item.when, values));
  return [
    put("recipient", "head", letter.recipient),
    put("subject", "head", letter.subject),
    ...numbered(letter, chosenParts(letter, values)).map(({ index, kind, number }) => put(`part-${index}`, kind, letter.parts[index], number)),
    ...(enclosed.length ? [{ row: "enclosed", kind: "enclosed", number: "", text: "" }] : []),
    ...enclosed.map(({ item, row }, index) => put(row, "attachment", item, `${index + 1}.`)),
    ...letter.signature.map((line, index) => put(`signature-${index}`, "signature", line)),
  ];
}

/** Return the filled letter as plain text, as it is pasted into a mail. */
export function asText(filled, language, labels) {
  const lines = [];
  let before = "head";
  for (const { row, kind, number, text } of filled) {
    if (kind === "heading" || kind === "enclosed" || (kind === "text" && before !== "heading") || (kind === "signature" && before !== "signature")) lines.push("");
    if (kind === "head") lines.push(`${labels[row]}${language === "ko" ? ": " : "："}${text}`);
    else if (kind === "enclosed") lines.push(labels.attachments);
    else lines.push(number ? `${number} ${text}` : text);
    before = kind;
  }
  return `${lines.join("\n")}\n`;
}
