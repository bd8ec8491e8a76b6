// What stands in the cells of a sheet, as text. Formulas are never computed: what the program last computed is read, and
// where it left nothing that is told. Numbers that are shown as days are days.
import { DAY } from "./time.js";
import { attribute, walk } from "./xmlread.js";

/**
 * @typedef {object} Row
 * @property {number} number as the program numbers it, from 1
 * @property {string[]} cells by column, from 0; a day as `2026-11-22`, a moment as `2026-11-22T09:00`
 * @property {number[]} unknown the columns of formulas that have no value, or an error
 */
/** @typedef {{ strings: string[], looks: boolean[], is1904: boolean }} Shared what sheets share; `looks` tells days */

/** How many columns are read: ours have eighteen at most, and a cell may claim any place. */
const WIDEST = 64;
/** The kinds of days and moments that need no description; from 27 and from 50 on those of China and Korea. */
const DAYS = [[14, 22], [27, 36], [45, 47], [50, 58]];
/** Excel counts days from here, at midnight; it takes 1900 for a leap year, so that it is right from March 1900 on. */
const FIRST_DAY = Date.UTC(1899, 11, 30);
const FIRST_DAY_1904 = Date.UTC(1904, 0, 1);
const LAST_DAY = 2_958_465;

/**
 * Return the day, or the moment where it has a time, of a number that Excel shows as one; "" where it is none.
 * @param {number} serial
 */
export function dayOf(serial, is1904 = false) {
  if (!(serial >= (is1904 ? 0 : 61) && serial <= LAST_DAY)) return "";
  // To the minute: what is typed as 09:00 is a fraction that is a little less.
  const moment = (is1904 ? FIRST_DAY_1904 : FIRST_DAY) + Math.round(serial * 1440) * 60_000;
  const clock = new Date(moment).toISOString().slice(0, 16);
  return moment % DAY === 0 ? clock.slice(0, 10) : clock;
}

/**
 * Return what stands in text, without the signs for reading aloud, and with what Excel writes for control characters.
 * @param {string} xml of the shared strings, "" where there are none
 */
export function stringsIn(xml) {
  /** @type {string[]} */
  const strings = [];
  if (!xml) return strings;
  const { take, open, close } = texts();
  walk(xml, {
    open,
    text: take,
    close(name) {
      if (name === "si") strings.push(close(name));
      else close(name);
    },
  });
  return strings;
}

/** Return what collects the text of `t` elements until their `si` or `is` closes. */
function texts() {
  let said = "";
  let isIn = false;
  let aside = 0; // rPh: how it is read aloud
  return {
    open(/** @type {string} */ name) {
      if (name === "rPh") aside += 1;
      else if (name === "t") isIn = aside === 0;
      else if (name === "si" || name === "is") said = "";
    },
    take(/** @type {string} */ text) {
      if (isIn) said += text;
    },
    close(/** @type {string} */ name) {
      if (name === "rPh") aside -= 1;
      else if (name === "t") isIn = false;
      return unescaped(said);
    },
  };
}

/** @param {string} text */
const unescaped = (text) =>
  !text.includes("_x") ? text : text.replace(
    /_x([\dA-F]{4})_/gi,
    (_, code) => String.fromCharCode(parseInt(code, 16)).replace(/\r/, ""),
  );

/**
 * Return for each look of a cell whether it shows a number as a day.
 * @param {string} xml of the styles, "" where there are none
 */
export function looksIn(xml) {
  /** @type {boolean[]} */
  const looks = [];
  if (!xml) return looks;
  /** @type {Map<number, boolean>} */
  const own = new Map();
  let isIn = false;
  walk(xml, {
    open(name, attributes) {
      const id = Number(attribute(attributes, "numFmtId"));
      if (name === "numFmt") own.set(id, isDay(attribute(attributes, "formatCode") ?? ""));
      else if (name === "cellXfs") isIn = true;
      else if (name === "xf" && isIn) {
        looks.push(own.get(id) ?? DAYS.some(([first, last]) => id >= first && id <= last));
      }
    },
    close(name) {
      if (name === "cellXfs") isIn = false;
    },
  });
  return looks;
}

/**
 * Tell whether a format shows a day: it has y, m, d, h or s outside of words, colours and conditions.
 * @param {string} format
 */
function isDay(format) {
  return /[ymdhs]/i.test(format.replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, ""));
}

/**
 * Return the rows of a sheet in which something stands.
 * @param {string} xml
 * @param {Shared} shared
 * @returns {Row[]}
 */
export function rowsIn(xml, { strings, looks, is1904 }) {
  /** @type {Row[]} */
  const rows = [];
  /** @type {string[]} */
  const merged = [];
  const inline = texts();
  let row = /** @type {Row} */ ({ number: 0, cells: [], unknown: [] });
  let column = -1;
  let kind = "";
  let look = "";
  let value = "";
  let isValue = false;
  let isFormula = false;
  walk(xml, {
    open(name, attributes) {
      if (name === "row") {
        row = {
          number: Number(attribute(attributes, "r")) || row.number + 1,
          cells: [],
          unknown: [],
        };
        column = -1;
      } else if (name === "c") {
        column = columnOf(attribute(attributes, "r") ?? "") ?? column + 1;
        kind = attribute(attributes, "t") ?? "";
        look = attribute(attributes, "s") ?? "";
        value = "";
        isFormula = false;
      } else if (name === "v") isValue = true;
      else if (name === "f") isFormula = true;
      else if (name === "mergeCell") merged.push(attribute(attributes, "ref") ?? "");
      else inline.open(name);
    },
    text(words) {
      if (isValue) value += words;
      else inline.take(words);
    },
    close(name) {
      const said = inline.close(name);
      if (name === "v") isValue = false;
      else if (name === "is") value = said;
      else if (name === "c" && column < WIDEST) {
        const isUnknown = kind === "e" || (isFormula && value === "");
        if (isUnknown) row.unknown.push(column);
        else if (value !== "") row.cells[column] = plain();
      } else if (name === "row" && (row.cells.length > 0 || row.unknown.length > 0)) rows.push(row);
    },
  });
  for (const range of merged) spread(rows, range);
  return rows;

  function plain() {
    if (kind === "s") return strings[Number(value)] ?? "";
    if (kind === "b") return value === "1" ? "TRUE" : "FALSE";
    if (kind === "d") return value.replace(/(?:T00:00)?(?::00(?:\.0*)?)?Z?$/, "");
    if (kind === "inlineStr" || kind === "str") return unescaped(value);
    const number = Number(value);
    const day = looks[Number(look)] ? dayOf(number, is1904) : "";
    // As Excel shows it: of a seventeen-digit number the first fifteen are meant.
    return day || (Number.isFinite(number) ? String(Number(number.toPrecision(15))) : value);
  }
}

/**
 * Return the column of a place such as `AB12`, from 0; undefined where none is given.
 * @param {string} place
 */
function columnOf(place) {
  const letters = /^[A-Z]{1,3}/i.exec(place);
  if (!letters) return undefined;
  const number = [...letters[0].toUpperCase()].reduce(
    (sum, sign) => sum * 26 + sign.charCodeAt(0) - 64,
    0,
  );
  return number - 1;
}

/**
 * Say in every row of merged cells what stands in the first: that is how it is read. To the side nothing is said again.
 * @param {Row[]} rows
 * @param {string} range such as `F5:F9`
 */
function spread(rows, range) {
  const [from, to = from] = range.split(":");
  const column = columnOf(from) ?? WIDEST;
  const [first, last] = [from, to].map((place) => Number(/\d+$/.exec(place)?.[0]));
  const head = rows.find(({ number }) => number === first);
  if (!head || column >= WIDEST) return;
  for (const row of rows) {
    if (row.number <= first || row.number > last) continue;
    if (head.unknown.includes(column)) row.unknown.push(column);
    else if (head.cells[column] !== undefined) row.cells[column] = head.cells[column];
  }
}
