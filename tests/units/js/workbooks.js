// Small workbooks, as programs write them: the parts are given, and packed.
import { entryOf, writeZip } from "../../../docs/assets/js/pure/zip.js";

const OFFICE = "http://schemas.openxmlformats.org";
const RELATED = `${OFFICE}/officeDocument/2006/relationships`;

/**
 * Return relations as XML: kind and target by id.
 * @param {Record<string, [kind: string, target: string]>} links
 */
export const linksXml = (links) =>
  `<Relationships xmlns="${OFFICE}/package/2006/relationships">${
    Object.entries(links).map(([id, [kind, target]]) =>
      `<Relationship Id="${id}" Type="${RELATED}/${kind}" Target="${target}"/>`
    ).join("")
  }</Relationships>`;

/**
 * Pack parts as a ZIP file.
 * @param {Record<string, string | ArrayBuffer>} parts
 */
export async function packed(parts) {
  const entries = await Promise.all(Object.entries(parts).map(([name, xml]) => entryOf(name, xml)));
  return await writeZip(entries, "2026-11-22T02:13").arrayBuffer();
}

/**
 * Return a workbook with one sheet.
 * @param {string} sheet what is in its `sheetData`, and behind it
 * @param {Record<string, string | ArrayBuffer>} [more] parts beside or instead of the usual ones
 */
export const workbook = (sheet, more = {}) =>
  packed({
    "[Content_Types].xml": "<Types/>",
    "_rels/.rels": linksXml({ rId1: ["officeDocument", "xl/workbook.xml"] }),
    "xl/workbook.xml":
      '<workbook><sheets><sheet name="목록" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": linksXml({
      rId1: ["worksheet", "worksheets/sheet1.xml"],
      rId2: ["sharedStrings", "sharedStrings.xml"],
      rId3: ["styles", "/xl/styles.xml"],
    }),
    "xl/sharedStrings.xml":
      "<sst><si><t>하나</t></si><si><r><t>두</t></r><r><t xml:space='preserve'> 줄\n</t></r></si></sst>",
    "xl/styles.xml": '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>' +
      '<numFmt numFmtId="165" formatCode="[Red]0.00&quot;days&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>' +
      '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="22"/><xf numFmtId="165"/><xf numFmtId="57"/></cellXfs></styleSheet>',
    "xl/worksheets/sheet1.xml": `<worksheet><sheetData>${sheet}</worksheet>`,
    ...more,
  });
