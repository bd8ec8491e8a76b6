// The filled letter as DOCX: the blank that the site offers, its rows filled and its form fields taken out.
//
// In the blank every line stands in a content control tagged `row:<row>` and every blank in one tagged `field:<name>`.
import { inLetter, rows } from "./fill.js";
import { now, wall } from "./time.js";
import { entryOf, readZip, textOf, writeZip } from "./zip.js";

const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const find = (node, name) => [...node.getElementsByTagNameNS(W, name)];
const child = (node, name) => [...node.children].find((one) => one.namespaceURI === W && one.localName === name);
const tagOf = (control) => { const tag = child(control, "sdtPr") && child(child(control, "sdtPr"), "tag"); return tag?.getAttributeNS(W, "val") ?? ""; };
const textIn = (node) => find(node, "t").map((text) => text.textContent).join("");
// What XML cannot hold would make the file unreadable.
// eslint-disable-next-line no-control-regex
const safe = (text) => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd");

/** Return the filled letter as a Blob. Throws where the blank cannot be fetched or read. */
export async function fillDocx(letter, values) {
  const answer = await fetch(letter.docx);
  if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
  const entries = readZip(await answer.arrayBuffer());
  const filled = [];
  for (const entry of entries) {
    if (entry.name !== "word/document.xml") { filled.push(entry); continue; }
    const xml = new DOMParser().parseFromString(await textOf(entry), "application/xml");
    if (xml.querySelector("parsererror")) throw new Error("not XML");
    fillXml(xml, letter, values);
    filled.push(await entryOf(entry.name, `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${new XMLSerializer().serializeToString(xml.documentElement)}`));
  }
  return writeZip(filled, wall(now()), TYPE);
}

function fillXml(xml, letter, values) {
  const lines = new Map(rows(letter, values, letter.language).map((line) => [line.row, line]));
  for (const control of find(xml, "sdt").filter((one) => tagOf(one).startsWith("row:"))) {
    const line = lines.get(tagOf(control).slice(4));
    if (!line) { drop(control); continue; }
    const content = child(control, "sdtContent");
    for (const paragraph of find(content, "p")) fillParagraph(paragraph, line);
    control.replaceWith(...content.childNodes);
  }
  const fields = Object.fromEntries(letter.fields.map((field) => [field.id, field]));
  for (const control of find(xml, "sdt").filter((one) => tagOf(one).startsWith("field:"))) {
    const field = fields[tagOf(control).slice(6)];
    const first = find(control, "r")[0];
    control.replaceWith(...runs(xml, field ? inLetter(field, values, undefined, letter.language) : "", plain(first)));
  }
}

// The row's label or number, up to its tab, stays in its own run; the words after it are written anew in the form of
// the first run that follows. Notes such as "if so" (style Condition) are for the blank alone.
function fillParagraph(paragraph, { kind, number, text }) {
  if (!text && kind === "enclosed") return;
  for (const run of find(paragraph, "r")) if (styleOf(run) === "Condition") run.remove();
  const own = [...paragraph.children].filter((node) => node.localName !== "pPr");
  const tab = own.findIndex((node) => node.localName === "r" && child(node, "tab"));
  const lead = own.slice(0, tab + 1);
  const body = own.slice(tab + 1);
  const look = plain(body.flatMap((node) => (node.localName === "r" ? [node] : find(node, "r"))).find((run) => child(run, "t")) ?? find(paragraph, "r")[0]);
  if (number && lead.length) {
    const figure = lead.flatMap((node) => find(node, "t"))[0];
    if (figure) figure.textContent = number;
  }
  for (const node of body) node.remove();
  paragraph.append(...runs(paragraph.ownerDocument, number && !lead.length ? `${number} ${text}` : text, look));
}

const styleOf = (run) => { const look = child(run, "rPr"); return look && child(look, "rStyle")?.getAttributeNS(W, "val"); };

// The look of a run without what marks a blank: highlight, shading, and the style of placeholder text.
function plain(run) {
  const look = run && child(run, "rPr")?.cloneNode(true);
  for (const name of ["highlight", "shd"]) look && child(look, name)?.remove();
  const style = look && child(look, "rStyle");
  if (style) style.remove();
  return look ?? null;
}

function runs(xml, text, look) {
  return [safe(text)].filter(Boolean).map((words) => {
    const run = xml.createElementNS(W, "w:r");
    if (look) run.append(look.cloneNode(true));
    words.split(/\r?\n/).forEach((line, index) => {
      if (index) run.append(xml.createElementNS(W, "w:br"));
      const node = xml.createElementNS(W, "w:t");
      node.setAttributeNS("http://www.w3.org/XML/1998/namespace", "xml:space", "preserve");
      node.textContent = line;
      run.append(node);
    });
    return run;
  });
}

// A table cell must keep a paragraph.
function drop(control) {
  const cell = control.parentNode;
  control.remove();
  if (cell.localName === "tc" && !child(cell, "p") && !child(cell, "sdt")) cell.append(cell.ownerDocument.createElementNS(W, "w:p"));
}
