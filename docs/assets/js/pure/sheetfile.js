// An Excel workbook of one table, written out: dates are dates, and what begins like a formula stays text.
import { HEAD, officeFile, RELATIONS, TYPES } from "./office.js";
import { DAY, momentOf } from "./time.js";
import { inXml } from "./xml.js";

/** @import { Properties } from "./office.js" */

/** @typedef {{ head: string, width: number, kind?: "moment" | "number" }} Column its width in digits */
/** @typedef {string | number} Cell a moment is a wall clock; "" is an empty cell */

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
/** Of the looks below, by their place. */
const LOOK = { text: 1, head: 2, moment: 3, day: 4, guarded: 5 };
/** Excel counts days from here, at midnight, without a zone. */
const FIRST_DAY = Date.UTC(1899, 11, 30);
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
/** Excel takes no more in a cell. */
const LONGEST = 32_767;

/**
 * @param {string} ids its format, font and fill, by their places
 * @param {string} align
 */
function lookXml(ids, align, more = "") {
  const [format, font, fill] = ids.split(" ");
  return `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="1" xfId="0"${more}` +
    ' applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">' +
    `<alignment ${align}/></xf>`;
}

const ABOVE = 'vertical="top" wrapText="1"';
const CENTRED = 'horizontal="center" vertical="top"';
const SIDES = ["left", "right", "top", "bottom"].map((side) =>
  `<${side} style="thin"><color rgb="FFB8C2C9"/></${side}>`
);
const STYLES = [
  `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="2">`,
  '<numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/>',
  '<numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2">',
  '<font><sz val="10"/><name val="Malgun Gothic"/></font>',
  '<font><b/><sz val="10"/><name val="Malgun Gothic"/></font></fonts><fills count="3">',
  '<fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>',
  '<fill><patternFill patternType="solid"><fgColor rgb="FFEEF3F4"/></patternFill></fill></fills>',
  '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>',
  `<border>${SIDES.join("")}<diagonal/></border></borders>`,
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
  '<cellXfs count="6"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
  lookXml("0 0 0", ABOVE),
  lookXml("0 1 2", 'horizontal="center" vertical="center" wrapText="1"'),
  lookXml("164 0 0", CENTRED),
  lookXml("165 0 0", CENTRED),
  lookXml("0 0 0", ABOVE, ' quotePrefix="1"'),
  '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
  "</styleSheet>",
].join("");

/** @param {number} column @param {number} row both from 0 */
const place = (column, row) => `${String.fromCharCode(65 + column)}${row + 1}`;

/**
 * @param {string} at
 * @param {string} text
 * @param {number} look
 */
const textXml = (at, text, look) =>
  `<c r="${at}" s="${look}" t="inlineStr"><is><t xml:space="preserve">` +
  `${inXml(text.slice(0, LONGEST))}</t></is></c>`;

/**
 * @param {string} at
 * @param {Cell} value
 * @param {Column["kind"]} kind
 */
function cellXml(at, value, kind) {
  if (value === "") return `<c r="${at}" s="${LOOK.text}"/>`;
  const text = String(value);
  if (typeof value === "number") return `<c r="${at}" s="${LOOK.text}"><v>${value}</v></c>`;
  const moment = kind === "moment" ? momentOf(text, 0) : NaN;
  if (Number.isNaN(moment)) {
    return textXml(at, text, FORMULA.test(text) ? LOOK.guarded : LOOK.text);
  }
  const look = text.includes("T") ? LOOK.moment : LOOK.day;
  return `<c r="${at}" s="${look}"><v>${(moment - FIRST_DAY) / DAY}</v></c>`;
}

/**
 * Return a workbook as a Blob.
 * @param {string} name of its sheet
 * @param {Column[]} columns at most 26
 * @param {Cell[][]} rows
 * @param {Properties} properties
 * @param {string} moment the wall clock with which its entries are dated
 */
export function sheetFile(name, columns, rows, properties, moment) {
  const widths = columns.map(({ width }, index) =>
    `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`
  );
  const heads = columns.map(({ head }, column) => textXml(place(column, 0), head, LOOK.head));
  const body = rows.map((row, index) => {
    const cells = row.map((value, column) =>
      cellXml(place(column, index + 1), value, columns[column].kind)
    );
    return `<row r="${index + 2}">${cells.join("")}</row>`;
  });
  const sheet = [
    `${HEAD}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`,
    '<sheetViews><sheetView workbookViewId="0">',
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>',
    `<cols>${widths.join("")}</cols><sheetData><row r="1" ht="32" customHeight="1">`,
    `${heads.join("")}</row>${body.join("")}</sheetData>`,
    `<autoFilter ref="A1:${place(columns.length - 1, rows.length)}"/>`,
    '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>',
    '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>',
    "<headerFooter><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter></worksheet>",
  ].join("");
  const excel = (/** @type {string} */ kind) => `${TYPES}.spreadsheetml.${kind}+xml`;
  const parts = [
    {
      name: "xl/workbook.xml",
      type: excel("sheet.main"),
      // The head of the table stands above each printed page.
      xml: `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>` +
        `<sheet name="${inXml(name)}" sheetId="1" r:id="rId1"/></sheets><definedNames>` +
        `<definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">'${inXml(name)}'!` +
        `$A$1:$${place(columns.length - 1, 0).slice(0, 1)}$${rows.length + 1}</definedName>` +
        `<definedName name="_xlnm.Print_Titles" localSheetId="0">'${
          inXml(name)
        }'!$1:$1</definedName>` +
        "</definedNames></workbook>",
    },
    { name: "xl/worksheets/sheet1.xml", type: excel("worksheet"), xml: sheet },
    { name: "xl/styles.xml", type: excel("styles"), xml: STYLES },
  ];
  /** @type {[string, string][]} */
  const links = [
    [`${RELATIONS}/worksheet`, "worksheets/sheet1.xml"],
    [`${RELATIONS}/styles`, "styles.xml"],
  ];
  return officeFile(parts, links, properties, moment);
}
