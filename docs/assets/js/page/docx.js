// The filled letter as DOCX: the blank that the site offers, its rows filled and its form fields taken out.
//
// In the blank every line stands in a content control tagged `row:<row>` and every blank in one tagged `field:<name>`.
import { applicable } from "../pure/answers.js";
import { inLetter, rows } from "../pure/fill.js";
import { wall } from "../pure/time.js";
import { safeForXml } from "../pure/xml.js";
import { entryOf, readZip, textOf, writeZip } from "../pure/zip.js";
import { now } from "./clock.js";

/** @import { LetterWithBlank, Line, Values } from "../pure/shapes.js" */

const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const XML = "http://www.w3.org/XML/1998/namespace";
const TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const BODY = "word/document.xml";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** @param {Element} node @param {string} name */
const find = (node, name) => [...node.getElementsByTagNameNS(W, name)];

/** @param {Element} node @param {string} name */
const child = (node, name) =>
  [...node.children].find((one) => one.namespaceURI === W && one.localName === name);

/** @param {Element | undefined} node */
const valueOf = (node) => node?.getAttributeNS(W, "val") ?? "";

/**
 * Return the content controls whose tag begins with `kind`, each with the rest of its tag.
 * @param {Element} root
 * @param {string} kind
 */
const controlsIn = (root, kind) =>
  find(root, "sdt").flatMap((control) => {
    const properties = child(control, "sdtPr");
    const tag = valueOf(properties && child(properties, "tag"));
    return tag.startsWith(kind) ? [{ control, name: tag.slice(kind.length) }] : [];
  });

/**
 * Return the filled letter as a Blob. Throws where the blank cannot be fetched or read.
 * @param {LetterWithBlank} letter
 * @param {Values} values
 */
export async function fillDocx(letter, values) {
  const answer = await fetch(letter.docx);
  if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
  const filled = [];
  for (const entry of readZip(await answer.arrayBuffer())) {
    if (entry.name !== BODY) {
      filled.push(entry);
      continue;
    }
    const xml = new DOMParser().parseFromString(await textOf(entry), "application/xml");
    if (xml.querySelector("parsererror")) throw new Error("not XML");
    fillXml(xml.documentElement, letter, applicable(letter, values));
    const text = new XMLSerializer().serializeToString(xml.documentElement);
    filled.push(await entryOf(BODY, `${HEAD}\n${text}`));
  }
  return writeZip(filled, wall(now()), TYPE);
}

/**
 * @param {Element} root
 * @param {LetterWithBlank} letter
 * @param {Values} values
 */
function fillXml(root, letter, values) {
  const lines = new Map(rows(letter, values, letter.language).map((line) => [line.row, line]));
  for (const { control, name } of controlsIn(root, "row:")) {
    const line = lines.get(name);
    const content = child(control, "sdtContent");
    if (!line || !content) {
      drop(control);
      continue;
    }
    for (const paragraph of find(content, "p")) fillParagraph(paragraph, line);
    control.replaceWith(...content.childNodes);
  }
  const fields = new Map(letter.fields.map((field) => [field.id, field]));
  for (const { control, name } of controlsIn(root, "field:")) {
    const field = fields.get(name);
    const text = field ? inLetter(field, values, undefined, letter.language) : "";
    control.replaceWith(...runs(control.ownerDocument, text, plain(find(control, "r")[0])));
  }
}

/**
 * Write a line into its paragraph. The row's label or number, up to its tab, stays in its own run; the words after it are
 * written anew in the form of the first run that follows. Notes such as "if so" (style Condition) are for the blank alone.
 * @param {Element} paragraph
 * @param {Line} line
 */
function fillParagraph(paragraph, { kind, number, text }) {
  if (!text && kind === "enclosed") return;
  for (const run of find(paragraph, "r")) if (styleOf(run) === "Condition") run.remove();
  const own = [...paragraph.children].filter((node) => node.localName !== "pPr");
  const tab = own.findIndex((node) => node.localName === "r" && child(node, "tab"));
  const lead = own.slice(0, tab + 1);
  const body = own.slice(tab + 1);
  const written = body.flatMap((node) => node.localName === "r" ? [node] : find(node, "r"));
  const look = plain(written.find((run) => child(run, "t")) ?? find(paragraph, "r")[0]);
  if (number && lead.length > 0) {
    const [figure] = lead.flatMap((node) => find(node, "t"));
    if (figure) figure.textContent = number;
  }
  for (const node of body) node.remove();
  const words = number && lead.length === 0 ? `${number} ${text}` : text;
  paragraph.append(...runs(paragraph.ownerDocument, words, look));
}

/** @param {Element} run */
function styleOf(run) {
  const look = child(run, "rPr");
  return valueOf(look && child(look, "rStyle"));
}

/**
 * Return the look of a run without what marks a blank: highlight, shading, and the style of placeholder text.
 * @param {Element | undefined} run
 */
function plain(run) {
  const original = run && child(run, "rPr");
  if (!original) return null;
  const look = /** @type {Element} */ (original.cloneNode(true));
  for (const name of ["highlight", "shd", "rStyle"]) child(look, name)?.remove();
  return look;
}

/**
 * Return a run with the text, its lines broken; none where there is no text.
 * @param {Document} xml
 * @param {string} text
 * @param {Element | null} look
 */
function runs(xml, text, look) {
  const words = safeForXml(text);
  if (!words) return [];
  const run = xml.createElementNS(W, "w:r");
  if (look) run.append(look.cloneNode(true));
  for (const [index, line] of words.split(/\r?\n/).entries()) {
    if (index > 0) run.append(xml.createElementNS(W, "w:br"));
    const node = xml.createElementNS(W, "w:t");
    node.setAttributeNS(XML, "xml:space", "preserve");
    node.textContent = line;
    run.append(node);
  }
  return [run];
}

/**
 * Take a row out. A table cell must keep a paragraph.
 * @param {Element} control
 */
function drop(control) {
  const cell = control.parentElement;
  control.remove();
  if (cell?.localName !== "tc" || child(cell, "p") || child(cell, "sdt")) return;
  cell.append(cell.ownerDocument.createElementNS(W, "w:p"));
}
