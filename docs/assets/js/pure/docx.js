// The filled letter as DOCX, made of the blank that the site offers: its rows filled, its form fields and all that names
// the site taken out. Pure text: the blank is our own file, whose form macros/export/docx_letter.py keeps.
import { valueIn } from "./condition.js";
import { rows } from "./fill.js";
import { wall } from "./time.js";
import { inXml } from "./xml.js";
import { entryOf, readZip, textOf, writeZip } from "./zip.js";

/** @import { Language, Letter, Line, Values } from "./shapes.js" */

const TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
/** Parts of the form: the values that its fields share, and the words of its empty fields. */
const OF_THE_FORM = /^(customXml|word\/glossary)\//;
/** What leads to them from other parts. */
const TO_THE_FORM = /<(?:Relationship|Override)\b[^>]*(?:customXml|glossary)[^>]*\/>/g;

const PARAGRAPH = /<w:p(?: [^>]*)?>.*?<\/w:p>/gs;
const TABLE_ROW = /<w:tr(?: [^>]*)?>.*?<\/w:tr>/gs;
const NAME = / w:name="row_(\w+)"/;
const LIST = /<w:numPr>.*?<\/w:numPr>/;
const NO_LIST = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>';
/** The last number of Word's own list of Korean syllables that is written as Korean papers write it. */
const LAST_SYLLABLE = 14;
/** How many rows above the date stay on the page of who signs. */
const KEPT_ABOVE = 2;

/** @typedef {Line & { kept: boolean, typed: boolean }} Written a row, and how its paragraph differs from the blank's */

/**
 * Return the filled letter as a Blob, in the languages that the blank has. Throws where the blank cannot be read.
 * @param {ArrayBuffer} blank
 * @param {Letter} letter
 * @param {Values} values
 * @param {number} moment when it is made, in milliseconds
 */
export async function fillBlank(blank, letter, values, moment) {
  /** @type {Record<string, (xml: string) => string>} */
  const written = {
    "word/document.xml": (xml) => filledBody(xml, linesOf(letter, values), letter.language),
    "word/_rels/document.xml.rels": (xml) => xml.replace(TO_THE_FORM, ""),
    "[Content_Types].xml": (xml) => xml.replace(TO_THE_FORM, ""),
    "docProps/core.xml": () => coreProperties(letter, values, moment),
    "docProps/app.xml": () => `${HEAD}<Properties xmlns="${OFFICE}/extended-properties"/>`,
  };
  const entries = [];
  for (const entry of readZip(blank)) {
    if (OF_THE_FORM.test(entry.name)) continue;
    const write = written[entry.name];
    entries.push(write ? await entryOf(entry.name, write(await textOf(entry))) : entry);
  }
  return writeZip(entries, wall(moment), TYPE);
}

/**
 * Return what each bookmark of the blank holds once it is filled, without `row_`.
 * @param {Letter} letter
 * @param {Values} values
 */
function linesOf(letter, values) {
  /** @type {Map<string, Written>} */
  const found = new Map();
  for (const language of /** @type {const} */ (["ko", "zh"])) {
    const lines = rows(letter, values, language);
    const signs = lines.findIndex(({ kind }) => kind === "signature");
    let item = 0;
    for (const [index, line] of lines.entries()) {
      item = line.kind === "heading" ? 0 : item + (line.kind === "item" ? 1 : 0);
      found.set(`${line.row.replace("-", "_")}_${language}`, {
        ...line,
        text: line.kind === "enclosed" ? letter.labels[language].attachments : line.text,
        kept: index < signs && index >= signs - KEPT_ABOVE,
        typed: language === "ko" && line.kind === "item" && item > LAST_SYLLABLE,
      });
    }
  }
  return found;
}

/**
 * Return the body with its rows filled; rows that do not apply are left out, in a table on both sides. Throws where the
 * blank lacks a row: it is not of this version, and what came out would be half a letter.
 * @param {string} xml
 * @param {Map<string, Written>} lines
 * @param {Language} language the one that is sent
 */
function filledBody(xml, lines, language) {
  for (const name of lines.keys()) {
    if (name.endsWith(language) && !xml.includes(` w:name="row_${name}"`)) {
      throw new Error(`the blank lacks ${name}`);
    }
  }
  return xml
    .replace(TABLE_ROW, (row) => isGone(row, lines) ? "" : row)
    .replace(PARAGRAPH, (paragraph) => {
      const line = lines.get(nameIn(paragraph));
      if (line) return filledParagraph(paragraph, line);
      return isGone(paragraph, lines) ? "" : paragraph;
    });
}

/** @param {string} xml */
const nameIn = (xml) => NAME.exec(xml)?.[1] ?? "";

/**
 * @param {string} xml
 * @param {Map<string, Written>} lines
 */
const isGone = (xml, lines) => NAME.test(xml) && !lines.has(nameIn(xml));

/**
 * Write a line into its paragraph. The paragraph's form and the row's label, up to its tab, stay.
 * @param {string} paragraph
 * @param {Written} line
 */
function filledParagraph(paragraph, { number, text, kept, typed }) {
  const [form = ""] = /<w:pPr>.*?<\/w:pPr>/s.exec(paragraph) ?? [];
  const [, label = ""] = /<w:bookmarkStart [^>]*\/>(.*<w:tab\/><\/w:r>)/s.exec(paragraph) ?? [];
  const own = [/<w:rFonts [^>]*\/>/, /<w:lang [^>]*\/>/].map((one) =>
    one.exec(paragraph)?.[0] ?? ""
  );
  const look = own.join("") && `<w:rPr>${own.join("")}</w:rPr>`;
  const figure = typed ? `${run(number, look)}<w:r><w:tab/></w:r>` : "";
  const shape = typed ? form.replace(LIST, NO_LIST) : form;
  return `<w:p>${together(shape, kept)}${label}${figure}${run(text, look)}</w:p>`;
}

/**
 * Return a paragraph's form that keeps it on the page of the next, or does not.
 * @param {string} form
 * @param {boolean} kept
 */
function together(form, kept) {
  const loose = form.replace("<w:keepNext/>", "");
  return kept ? loose.replace(/<w:pStyle [^>]*\/>/, "$&<w:keepNext/>") : loose;
}

/**
 * Return a run with the text, its lines broken; none where there is no text.
 * @param {string} text
 * @param {string} look
 */
function run(text, look) {
  if (!text) return "";
  const lines = text.split(/\r?\n/).map((line) => `<w:t xml:space="preserve">${inXml(line)}</w:t>`);
  return `<w:r>${look}${lines.join("<w:br/>")}</w:r>`;
}

const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006";

/**
 * Return what the file tells of itself: who sends it, what it is, when it was made; nothing else.
 * @param {Letter} letter
 * @param {Values} values
 * @param {number} moment
 */
function coreProperties(letter, values, moment) {
  const company = valueIn(values, "company_name") || valueIn(values, "store_name");
  const subject = rows(letter, values, letter.language).find(({ kind }) => kind === "subject");
  const [who, title] = [company, subject?.text ?? ""].map((text) =>
    inXml(text.replace(/\s+/g, " ").trim())
  );
  const at = `${new Date(moment).toISOString().slice(0, 19)}Z`;
  const dated = (/** @type {string} */ name) =>
    `<dcterms:${name} xsi:type="dcterms:W3CDTF">${at}</dcterms:${name}>`;
  return [
    HEAD,
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"',
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${title}</dc:title><dc:creator>${who}</dc:creator>`,
    `<cp:lastModifiedBy>${who}</cp:lastModifiedBy>${dated("created")}${dated("modified")}`,
    "</cp:coreProperties>",
  ].join("");
}
