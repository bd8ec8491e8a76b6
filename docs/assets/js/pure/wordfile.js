// A Word document of headings, lines and tables, written out: it needs no blank that would have to be fetched first.
import { HEAD, officeFile, RELATIONS, TYPES } from "./office.js";
import { inXml } from "./xml.js";
import { runsOf } from "./runs.js";

/** @import { Properties } from "./office.js" */
/** @import { Language } from "./shapes.js" */

/** @typedef {{ text: string, language?: Language, style?: string }} Paragraph in Korean unless it says otherwise */
/** @typedef {{ widths: number[], head?: Paragraph[][], rows: Paragraph[][][] }} Table widths in millimetres; cells of paragraphs */

const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/** Fonts that Windows has, and that Office for macOS brings along. */
const FONTS = { zh: "Microsoft YaHei", ko: "Malgun Gothic" };
const TAGS = { zh: "zh-CN", ko: "ko-KR" };
const LINE = "B8C2C9";
const SHADE = "EEF3F4";
/** The margins in millimetres, and a sheet of A4. */
const MARGIN = 18;
const SHORT = 210;
const LONG = 297;

/** @param {number} millimetres */
const twips = (millimetres) => Math.round(millimetres * 1440 / 25.4);

/** @param {Language} language */
function lookOf(language) {
  const font = FONTS[language];
  return `<w:rPr><w:rFonts w:ascii="${font}" w:hAnsi="${font}" w:eastAsia="${font}" w:cs="${font}"/>` +
    `<w:lang w:val="en-US" w:eastAsia="${TAGS[language]}"/></w:rPr>`;
}

/** @param {Paragraph} paragraph */
function paragraphXml({ text, language = "ko", style = "Normal" }) {
  const other = language === "ko" ? "zh" : "ko";
  const runs = runsOf(text, language).flatMap((run, index) => {
    if (!run) return [];
    const lines = run.split(/\r?\n/).map((line) =>
      `<w:t xml:space="preserve">${inXml(line)}</w:t>`
    );
    return [`<w:r>${lookOf(index % 2 === 1 ? other : language)}${lines.join("<w:br/>")}</w:r>`];
  });
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${runs.join("")}</w:p>`;
}

/**
 * @param {Paragraph[][]} cells
 * @param {number[]} widths
 * @param {boolean} isHead
 */
function rowXml(cells, widths, isHead) {
  const shade = isHead ? `<w:shd w:val="clear" w:color="auto" w:fill="${SHADE}"/>` : "";
  const columns = cells.map((paragraphs, index) => {
    const content = paragraphs.length > 0 ? paragraphs : [{ text: "" }];
    const width = `<w:tcW w:w="${twips(widths[index])}" w:type="dxa"/>`;
    return `<w:tc><w:tcPr>${width}${shade}</w:tcPr>${content.map(paragraphXml).join("")}</w:tc>`;
  });
  const repeated = isHead ? "<w:tblHeader/>" : "";
  return `<w:tr><w:trPr><w:cantSplit/>${repeated}</w:trPr>${columns.join("")}</w:tr>`;
}

/** @param {Table} table */
function tableXml({ widths, head, rows }) {
  const columns = widths.map((width) => `<w:gridCol w:w="${twips(width)}"/>`).join("");
  const whole = twips(widths.reduce((sum, width) => sum + width, 0));
  return [
    `<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/><w:tblW w:w="${whole}" w:type="dxa"/>`,
    `<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${columns}</w:tblGrid>`,
    head ? rowXml(head, widths, true) : "",
    ...rows.map((row) => rowXml(row, widths, false)),
    // Word wants a paragraph after a table.
    `</w:tbl>${paragraphXml({ text: "", style: "Soft" })}`,
  ].join("");
}

/**
 * @param {string} id
 * @param {string} name
 * @param {string} paragraph how its paragraphs stand
 * @param {string} run how its words look
 */
const styleXml = (id, name, paragraph, run) =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>` +
  `<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>${paragraph}</w:pPr><w:rPr>${run}</w:rPr></w:style>`;

/** @param {number} halfPoints */
const sized = (halfPoints) => `<w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/>`;

const SIDES = ["top", "left", "bottom", "right", "insideH", "insideV"];
const BORDERS = SIDES.map((side) =>
  `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="${LINE}"/>`
);
const CELL = [["top", 50], ["left", 90], ["bottom", 50], ["right", 90]].map(([side, width]) =>
  `<w:${side} w:w="${width}" w:type="dxa"/>`
);
const STYLES = [
  `${HEAD}<w:styles xmlns:w="${W}"><w:docDefaults><w:rPrDefault>`,
  lookOf("ko").replace("</w:rPr>", "").replace("<w:lang", `${sized(19)}<w:lang`),
  "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>",
  '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>',
  '<w:pPr><w:spacing w:before="0" w:after="0" w:line="264" w:lineRule="auto"/></w:pPr></w:style>',
  '<w:style w:type="table" w:default="1" w:styleId="Plain"><w:name w:val="Normal Table"/></w:style>',
  styleXml("Title", "Title", '<w:spacing w:after="40"/>', `<w:b/>${sized(36)}`),
  styleXml(
    "Heading1",
    "heading 1",
    '<w:keepNext/><w:spacing w:before="200" w:after="80"/><w:outlineLvl w:val="0"/>',
    `<w:b/>${sized(23)}`,
  ),
  styleXml("Strong", "Cell Strong", "", "<w:b/>"),
  styleXml("Soft", "Cell Soft", "", `<w:color w:val="55626E"/>${sized(16)}`),
  // Hashes are long, and are compared sign by sign.
  styleXml("Code", "Cell Code", "", sized(14)),
  '<w:style w:type="table" w:styleId="Grid"><w:name w:val="Grid"/><w:basedOn w:val="Plain"/>',
  `<w:tblPr><w:tblBorders>${BORDERS.join("")}</w:tblBorders>`,
  `<w:tblCellMar>${CELL.join("")}</w:tblCellMar></w:tblPr></w:style></w:styles>`,
].join("");

/** @param {string} instruction */
const fieldXml = (instruction) =>
  `<w:fldSimple w:instr="${instruction}"><w:r><w:t>1</w:t></w:r></w:fldSimple>`;
const FOOTER = [
  `${HEAD}<w:ftr xmlns:w="${W}"><w:p><w:pPr><w:pStyle w:val="Soft"/><w:jc w:val="center"/></w:pPr>`,
  `${fieldXml("PAGE")}<w:r><w:t xml:space="preserve"> / </w:t></w:r>${fieldXml("NUMPAGES")}`,
  "</w:p></w:ftr>",
].join("");
// Without it Word opens the file in "compatibility mode".
const SETTINGS = [
  `${HEAD}<w:settings xmlns:w="${W}"><w:compat><w:compatSetting w:name="compatibilityMode"`,
  ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>',
].join("");

/** @param {boolean} isWide */
function sectionXml(isWide) {
  const [width, height] = (isWide ? [LONG, SHORT] : [SHORT, LONG]).map(twips);
  const margin = twips(MARGIN);
  const sides = ["top", "right", "bottom", "left"].map((side) => ` w:${side}="${margin}"`);
  const turned = isWide ? ' w:orient="landscape"' : "";
  return [
    `<w:sectPr><w:footerReference w:type="default" r:id="rId2"/>`,
    `<w:pgSz w:w="${width}" w:h="${height}"${turned}/>`,
    `<w:pgMar${sides.join("")} w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>`,
  ].join("");
}

/** The width that a page leaves for a table, in millimetres. */
export const WIDTHS = { upright: SHORT - 2 * MARGIN, wide: LONG - 2 * MARGIN };

/**
 * Return a document as a Blob.
 * @param {(Paragraph | Table)[]} blocks
 * @param {Properties} properties
 * @param {string} moment the wall clock with which its entries are dated
 * @param {boolean} [isWide] whether its pages lie on their side
 */
export function wordFile(blocks, properties, moment, isWide = false) {
  const body = blocks.map((block) => "rows" in block ? tableXml(block) : paragraphXml(block));
  const word = (/** @type {string} */ kind) => `${TYPES}.wordprocessingml.${kind}+xml`;
  const parts = [
    {
      name: "word/document.xml",
      type: word("document.main"),
      xml: `${HEAD}<w:document xmlns:w="${W}" xmlns:r="${RELATIONS}"><w:body>${body.join("")}` +
        `${sectionXml(isWide)}</w:body></w:document>`,
    },
    { name: "word/styles.xml", type: word("styles"), xml: STYLES },
    { name: "word/footer1.xml", type: word("footer"), xml: FOOTER },
    { name: "word/settings.xml", type: word("settings"), xml: SETTINGS },
  ];
  /** @type {[string, string][]} */
  const links = [
    [`${RELATIONS}/styles`, "styles.xml"],
    [`${RELATIONS}/footer`, "footer1.xml"],
    [`${RELATIONS}/settings`, "settings.xml"],
  ];
  return officeFile(parts, links, properties, moment);
}
