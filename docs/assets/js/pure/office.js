// What Word's and Excel's files have in common: a ZIP of XML parts that name each other, with a few properties.
import { inXml } from "./xml.js";
import { entryOf, writeZip } from "./zip.js";

/** @typedef {{ title: string, author: string, made: number }} Properties `made` in milliseconds; an author may be "" */
/** @typedef {{ name: string, type: string, xml: string }} OfficePart `type` is how its kind of content is called */

export const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
/** The beginning of every name in the Office formats. */
const OFFICE = "http://schemas.openxmlformats.org";
export const RELATIONS = `${OFFICE}/officeDocument/2006/relationships`;
const PACKAGE = `${OFFICE}/package/2006`;
/** What the types of most parts begin with. */
export const TYPES = "application/vnd.openxmlformats-officedocument";

/**
 * Return relations as a part: each leads to a part by its kind.
 * @param {[string, string][]} targets
 */
export function relations(targets) {
  const each = targets.map(([kind, target], index) =>
    `<Relationship Id="rId${index + 1}" Type="${kind}" Target="${target}"/>`
  );
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${each.join("")}</Relationships>`;
}

/**
 * The properties say who and when, and nothing else.
 * @param {Properties} properties
 */
function coreXml({ title, author, made }) {
  const when = new Date(made).toISOString().replace(/\.\d+/, "");
  const who = inXml(author);
  return [
    `${HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties"`,
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"',
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${inXml(title)}</dc:title><dc:creator>${who}</dc:creator>`,
    `<cp:lastModifiedBy>${who}</cp:lastModifiedBy>`,
    `<dcterms:created xsi:type="dcterms:W3CDTF">${when}</dcterms:created>`,
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${when}</dcterms:modified></cp:coreProperties>`,
  ].join("");
}

/**
 * Return an Office file as a Blob.
 * @param {OfficePart[]} parts the main one first
 * @param {[string, string][]} links from the main part to the others: kind and target
 * @param {Properties} properties
 * @param {string} moment the wall clock with which the entries are dated
 */
export async function officeFile(parts, links, properties, moment) {
  const [main] = parts;
  const [folder, name] = main.name.split("/");
  const core = "docProps/core.xml";
  const types = [
    ...parts,
    { name: core, type: "application/vnd.openxmlformats-package.core-properties+xml" },
  ].map((part) => `<Override PartName="/${part.name}" ContentType="${part.type}"/>`);
  const relationType = "application/vnd.openxmlformats-package.relationships+xml";
  const files = [
    {
      name: "[Content_Types].xml",
      xml: `${HEAD}<Types xmlns="${PACKAGE}/content-types">` +
        `<Default Extension="rels" ContentType="${relationType}"/>` +
        `<Default Extension="xml" ContentType="application/xml"/>${types.join("")}</Types>`,
    },
    {
      name: "_rels/.rels",
      xml: relations([
        [`${RELATIONS}/officeDocument`, main.name],
        [`${PACKAGE}/relationships/metadata/core-properties`, core],
      ]),
    },
    { name: `${folder}/_rels/${name}.rels`, xml: relations(links) },
    { name: core, xml: coreXml(properties) },
    ...parts,
  ];
  const entries = await Promise.all(files.map((file) => entryOf(file.name, file.xml)));
  return writeZip(entries, moment, main.type.replace(/\.main\+xml$/, ""));
}
