// What the sheets of a file say, row by row: which item of which list, and what a team has written beside it. What cannot
// be read is told with its sheet and row; it never stops the rest.
import { datedIn, textIn } from "./cellvalues.js";
import { heldOf, isGiven, isWritten, isWrittenAbove, leftIn, noteLeft } from "./leftcells.js";
import { readRegister } from "./registerrows.js";
import { headlineIn, idIn, isCalled, itemsOf, listOf, resolved } from "./rowitems.js";
import { bare, byWord, cellOf, cellsOf, headOf, kindOf, mostOf, waysOf } from "./sheetheads.js";

/** @import { LeftColumn } from "./leftcells.js" */
/** @import { Items } from "./rowitems.js" */
/** @import { Row } from "./sheetcells.js" */
/** @import { Head, Known } from "./sheetheads.js" */

/** @typedef {{ s: string, who: string, note: string, due: string, doneOn: string, evidence: string }} Parts */
/** @typedef {{ sheet: string, row: number }} Place */
/** @typedef {{ id: string, list: string, text: string, parts: Parts, at: Place }} Said an id is "" for what was added */
/** @typedef {{ sha256: string, name: string, parts: { captured: string, source: string, note: string }, at: Place }} SaidFile */
/**
 * What could not be read: the key of the reason, and what stood there.
 * @typedef {{ reason: string, at: Place, column?: string, value?: string }} Trouble
 */
/** @typedef {{ name: string, table: string, rows: Row[], comments?: number }} Sheet */
/**
 * @typedef {object} Found
 * @property {Said[]} said
 * @property {SaidFile[]} files
 * @property {Trouble[]} troubles
 * @property {string[]} left the names of sheets in which something stands that a case does not keep
 * @property {string[]} above the names of sheets above whose head somebody has written
 * @property {string[]} comments the name of its sheet for each comment on a cell
 * @property {LeftColumn[]} columns of the other sheets in which something stands that a case does not keep
 * @property {number} known how many sheets are ours
 * @property {boolean} isNewer the file was made by a newer version of the site
 */

/** Newer workbooks are left alone. */
const VERSION = 1;
const FORMAT = "coupang-playbook-workbook";
/** What is read of a list. */
const READ = ["list", "item", "owner", "due", "status", "done-on", "notes", "evidence"];

/**
 * Read the rows of all sheets.
 * @param {Sheet[]} sheets
 * @param {Known} known
 * @returns {Found}
 */
export function rowsOf(sheets, known) {
  /** @type {Found} */
  const found = {
    said: [],
    files: [],
    troubles: [],
    left: [],
    above: [],
    comments: [],
    columns: [],
    known: 0,
    isNewer: false,
  };
  const own = metaOf(sheets);
  const meta = metaIn(own);
  if (Number(meta.get("version") ?? VERSION) > VERSION) return { ...found, isNewer: true };
  const words = { heads: byWord(known.heads), states: byWord(known.states) };
  const items = itemsOf(known);
  for (const sheet of sheets) {
    found.comments.push(...Array(sheet.comments ?? 0).fill(sheet.name));
    const head = headOf(sheet.rows, words.heads) ?? headByIds(sheet.rows, items);
    const table = sheet.table || meta.get(sheet.name) || "";
    const rows = sheet.rows.filter(({ number }) => number > (head?.number ?? 0));
    const kind = head && kindOf(head, rows.map((row) => idIn(row, head)), table);
    if (!head || !kind) {
      if (sheet !== own && isWritten(sheet, words.heads)) found.left.push(sheet.name);
      continue;
    }
    found.known += 1;
    if (isWrittenAbove(sheet, head.number, words.heads)) found.above.push(sheet.name);
    const reader = { sheet: sheet.name, head, words, items, known, found };
    if (kind === "list") readList(reader, rows, table);
    else if (kind === "register") readRegister(reader, rows);
    else if (isFilled(head, rows)) found.left.push(sheet.name);
  }
  return found;
}

/**
 * @typedef {object} Reader
 * @property {string} sheet
 * @property {Head} head
 * @property {{ heads: Map<string, string>, states: Map<string, string> }} words
 * @property {Items} items
 * @property {Known} known
 * @property {Found} found
 */

/**
 * Return the hidden sheet.
 * @param {Sheet[]} sheets
 */
const metaOf = (sheets) =>
  sheets.find(({ rows }) => rows[0]?.cells[0] === "format" && rows[0].cells[1] === FORMAT);

/**
 * Return what it tells: values by key, and what each sheet was by its name.
 * @param {Sheet} [own]
 */
function metaIn(own) {
  /** @type {Map<string, string>} */
  const meta = new Map();
  for (const { cells: [key = "", value = ""] } of own?.rows ?? []) {
    if (key.startsWith("sheet:")) meta.set(value, key.slice(6));
    else if (key === "version") meta.set(key, value);
  }
  return meta;
}

/**
 * Return a head for rows that have lost theirs: the column in which ids of ours stand.
 * @param {Row[]} rows
 * @param {Items} items
 * @returns {Head | null}
 */
function headByIds(rows, { listOf }) {
  const columns = rows.flatMap(({ cells }) =>
    [...cells.entries()].filter(([, cell]) => cell && listOf.has(textIn(cell))).map(([at]) =>
      String(at)
    )
  );
  const column = mostOf(columns);
  return column
    ? { number: 0, columns: new Map([["id", [Number(column)]], ["item", []]]), names: [] }
    : null;
}

/**
 * Tell whether somebody has written into a sheet that a case does not keep.
 * @param {Head} head
 * @param {Row[]} rows
 */
function isFilled(head, rows) {
  const hasIds = head.columns.has("id");
  return rows.some((row) => {
    const isOurs = !hasIds || idIn(row, head) !== "";
    return leftIn(row, head, (key) => isOurs && isGiven(key)).length > 0;
  });
}

/**
 * @param {Reader} reader
 * @param {Row[]} rows
 * @param {string} table
 */
function readList(reader, rows, table) {
  const { head, items, found, sheet } = reader;
  const list = listOf(reader, rows, table);
  /** @type {ReadRow[]} */
  const read = [];
  /** @type {Set<Row>} */
  const told = new Set();
  for (const row of rows) {
    const at = { sheet, row: row.number };
    const cells = cellsOf(row, head, "item");
    const name = headlineIn(cells[0] ?? "");
    const parts = partsOf(reader, row, at);
    const isBlank = Object.values(parts).every((value) => !value || value === "open");
    const own = items.lists.get(bare(cellOf(row, head, "list"))) ?? list;
    const id = resolved(reader, idIn(row, head), name, own);
    if (typeof id !== "string") {
      const { always, ...why } = id;
      if (isBlank && !always) continue;
      found.troubles.push({ ...why, at });
      told.add(row);
    } else {
      const its = items.listOf.get(id) ?? /^own\/([^/]+)\//.exec(id)?.[1] ?? own;
      // An item of ours is called as we call it; what was added is called as its cells say, in one language or in both.
      const words = cells.filter((cell) => !isCalled(items, id, cell));
      const isNamed = cells.length > 0 && words.length === 0;
      const text = (isNamed ? cells.slice(0, 1) : words)
        .map((cell) => cell.replace(/\s*\n\s*/g, " ")).join(" / ");
      read.push({ said: { id, list: its, text, parts, at }, row, isNamed });
    }
  }
  const kept = withoutCopies(read);
  found.said.push(...kept.map(({ said }) => said));
  const ids = new Map(kept.map(({ said, row }) => [row, said.id]));
  for (const row of rows.filter((one) => !told.has(one))) {
    const left = leftIn(row, head, heldIn(reader, row, ids.get(row) ?? ""));
    noteLeft(found, head, { sheet, row: row.number }, left);
  }
}

/** @typedef {{ said: Said, row: Row, isNamed: boolean }} ReadRow */

/**
 * Return what tells whether a cell of a list is in the case, or stands there as we gave it.
 * @param {Reader} reader
 * @param {Row} row
 * @param {string} id of the item that it is read as
 * @returns {(key: string, cell: string) => boolean}
 */
function heldIn({ head, items, known }, row, id) {
  const isRead = heldOf(row, head, READ);
  // What was copied from an item of ours bears its id still.
  const given = idIn(row, head) || id;
  const isOurs = given !== "" && !given.startsWith("own/");
  const roles = Object.hasOwn(known.roles, given) ? waysOf(known.roles[given]) : null;
  return (key, cell) => {
    if (key === "role") return isOurs && (!roles || roles.includes(bare(cell)));
    if (key !== "item") return isRead(key, cell) || (isOurs && isGiven(key));
    // What we call an item ourselves is not called otherwise by a file.
    return !isOurs || given !== id || !cell || isCalled(items, id, cell);
  };
}

/**
 * Who copies a row to write into the copy, copies its hidden id too: beside the item itself that row is something new.
 * @param {ReadRow[]} read
 * @returns {ReadRow[]}
 */
function withoutCopies(read) {
  const named = new Set(read.filter(({ isNamed }) => isNamed).map(({ said }) => said.id));
  return read.map((one) => {
    const { isNamed, said } = one;
    return !isNamed && named.has(said.id) && said.text
      ? { ...one, said: { ...said, id: "" } }
      : one;
  });
}

/**
 * Return what a team has written into a row; a value that cannot be understood is told, and left out.
 * @param {Reader} reader
 * @param {Row} row
 * @param {Place} at
 * @returns {Parts}
 */
function partsOf({ head, words, found }, row, at) {
  const said = (/** @type {string} */ key) => {
    if (row.unknown.some((column) => head.columns.get(key)?.includes(column))) {
      found.troubles.push({ reason: "formula", at, column: key });
    }
    return cellOf(row, head, key);
  };
  const day = (/** @type {string} */ key) => {
    const value = said(key);
    const { day, rest } = datedIn(value);
    if (value && !day) found.troubles.push({ reason: "date", at, column: key, value });
    else if (rest) found.troubles.push({ reason: "hour", at, column: key, value });
    return day;
  };
  const state = said("status");
  const s = state ? words.states.get(bare(state)) : "";
  if (s === undefined) found.troubles.push({ reason: "state", at, column: "status", value: state });
  const doneOn = day("done-on");
  const isDone = s === "done";
  if (doneOn && !isDone) {
    found.troubles.push({ reason: "undone", at, column: "done-on", value: doneOn });
  }
  return {
    s: s ?? "",
    who: said("owner"),
    note: said("notes"),
    due: day("due"),
    doneOn: isDone ? doneOn : "",
    evidence: said("evidence"),
  };
}
