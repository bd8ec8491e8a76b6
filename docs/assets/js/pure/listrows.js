// What the sheets of a file say, row by row: which item of which list, and what a team has written beside it. What cannot
// be read is told with its sheet and row; it never stops the rest.
import { dayIn, momentIn, textIn } from "./cellvalues.js";
import { bare, byWord, headOf, kindOf, mostOf } from "./sheetheads.js";

/** @import { Row } from "./sheetcells.js" */
/** @import { Head, Known, SheetKind } from "./sheetheads.js" */

/** @typedef {{ s: string, who: string, note: string, due: string, doneOn: string, evidence: string }} Parts */
/** @typedef {{ sheet: string, row: number }} Place */
/** @typedef {{ id: string, list: string, text: string, parts: Parts, at: Place }} Said an id is "" for what was added */
/** @typedef {{ sha256: string, name: string, parts: { captured: string, source: string, note: string }, at: Place }} SaidFile */
/**
 * What could not be read: the key of the reason, and what stood there.
 * @typedef {{ reason: string, at: Place, column?: string, value?: string }} Trouble
 */
/** @typedef {{ name: string, table: string, rows: Row[] }} Sheet */
/**
 * @typedef {object} Found
 * @property {Said[]} said
 * @property {SaidFile[]} files
 * @property {Trouble[]} troubles
 * @property {string[]} left the names of sheets of ours in which something stands that a case does not keep
 * @property {number} known how many sheets are ours
 * @property {boolean} isNewer the file was made by a newer version of the site
 */

/** Newer workbooks are left alone. */
const VERSION = 1;
const FORMAT = "coupang-playbook-workbook";
/** A way of steps from an item to what took its place. */
const LONGEST_WAY = 9;

/**
 * Read the rows of all sheets.
 * @param {Sheet[]} sheets
 * @param {Known} known
 * @returns {Found}
 */
export function rowsOf(sheets, known) {
  /** @type {Found} */
  const found = { said: [], files: [], troubles: [], left: [], known: 0, isNewer: false };
  const meta = metaIn(sheets);
  if (Number(meta.get("version") ?? VERSION) > VERSION) return { ...found, isNewer: true };
  const words = { heads: byWord(known.heads), states: byWord(known.states) };
  const items = itemsOf(known);
  for (const sheet of sheets) {
    const head = headOf(sheet.rows, words.heads) ?? headByIds(sheet.rows, items);
    if (!head) continue;
    const table = sheet.table || meta.get(sheet.name) || "";
    const rows = sheet.rows.filter(({ number }) => number > head.number);
    const ids = rows.map(({ cells }) => idIn(cells, head));
    const kind = kindOf(head, ids, table);
    if (!kind) continue;
    found.known += 1;
    const reader = { sheet: sheet.name, head, words, items, known, found };
    if (kind === "list") readList(reader, rows, table);
    else if (kind === "register") readRegister(reader, rows);
    else if (isFilled(reader, rows, kind)) found.left.push(sheet.name);
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
/** @typedef {{ listOf: Map<string, string>, byText: Map<string, string[]>, lists: Map<string, string> }} Items */

/**
 * Return the list of each item, the items of each headline, and the lists by their titles and the names of their tables.
 * @param {Known} known
 * @returns {Items}
 */
function itemsOf({ lists, retired }) {
  const made = { listOf: new Map(), byText: new Map(), lists: new Map() };
  for (const [list, { title, items }] of Object.entries(lists)) {
    for (const name of [...title, `list_${list}`]) made.lists.set(bare(name), list);
    for (const [id, texts] of Object.entries(items)) {
      made.listOf.set(id, list);
      for (const text of new Set(texts.map(bare))) {
        made.byText.set(text, [...made.byText.get(text) ?? [], id]);
      }
    }
  }
  for (const id of Object.keys(retired)) made.listOf.set(id, id.split("/")[0]);
  return made;
}

/**
 * Return what the hidden sheet tells: values by key, and what each sheet was by its name.
 * @param {Sheet[]} sheets
 */
function metaIn(sheets) {
  /** @type {Map<string, string>} */
  const meta = new Map();
  const own = sheets.find(({ rows }) =>
    rows[0]?.cells[0] === "format" && rows[0].cells[1] === FORMAT
  );
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
  return column ? { number: 0, columns: new Map([["id", [Number(column)]], ["item", []]]) } : null;
}

/**
 * @param {string[]} cells
 * @param {Head} head
 */
const idIn = (cells, { columns }) => textIn(cells[columns.get("id")?.[0] ?? -1]);

/**
 * Return what a row says in a column, the first that says anything.
 * @param {Row} row
 * @param {Head} head
 * @param {string} key
 */
const cellOf = ({ cells }, { columns }, key) =>
  columns.get(key)?.map((column) => textIn(cells[column])).find(Boolean) ?? "";

/**
 * Tell whether somebody has written into a sheet that a case does not keep.
 * @param {Reader} reader
 * @param {Row[]} rows
 * @param {SheetKind} kind
 */
function isFilled({ head }, rows, kind) {
  const keys = ["status", "notes", "due", kind === "letters" ? "sent-on" : "started-on"];
  return rows.some((row) => keys.some((key) => cellOf(row, head, key)));
}

/**
 * @param {Reader} reader
 * @param {Row[]} rows
 * @param {string} table
 */
function readList(reader, rows, table) {
  const { head, items, found, sheet } = reader;
  const list = listOf(reader, rows, table);
  /** @type {(Said & { isNamed: boolean })[]} */
  const read = [];
  for (const row of rows) {
    const at = { sheet, row: row.number };
    const name = cellOf(row, head, "item").split("\n")[0];
    const parts = partsOf(reader, row, at);
    const isBlank = Object.values(parts).every((value) => !value || value === "open");
    const own = items.lists.get(bare(cellOf(row, head, "list"))) ?? list;
    const id = resolved(reader, idIn(row.cells, head), name, own);
    if (typeof id !== "string") {
      if (!isBlank || id.always) found.troubles.push({ reason: id.reason, at, value: id.value });
    } else if (!id && !name) {
      if (!isBlank) found.troubles.push({ reason: "nameless", at });
    } else if (!id && !own) {
      found.troubles.push({ reason: "listless", at, value: name });
    } else {
      const its = items.listOf.get(id) ?? /^own\/([^/]+)\//.exec(id)?.[1] ?? own;
      // An item of ours is called as we call it; what was added is called as its whole cell says.
      const text = cellOf(row, head, "item").replace(/\s*\n\s*/g, " ");
      const isNamed = items.byText.get(bare(name))?.includes(id) ?? false;
      read.push({ id, list: its, text, parts, at, isNamed });
    }
  }
  found.said.push(...withoutCopies(read));
}

/**
 * Who copies a row to write into the copy, copies its hidden id too: beside the item itself that row is something new.
 * @param {(Said & { isNamed: boolean })[]} read
 * @returns {Said[]}
 */
function withoutCopies(read) {
  const named = new Set(read.filter(({ isNamed }) => isNamed).map(({ id }) => id));
  return read.map(({ isNamed, ...said }) =>
    !isNamed && named.has(said.id) && said.text ? { ...said, id: "" } : said
  );
}

/**
 * Return which list a sheet is: by its ids, by its table, by its name, else by the headlines in it.
 * @param {Reader} reader
 * @param {Row[]} rows
 * @param {string} table
 */
function listOf({ head, items, sheet }, rows, table) {
  const byIds = mostOf(rows.flatMap(({ cells }) => items.listOf.get(idIn(cells, head)) ?? []));
  const byName = items.lists.get(bare(table)) ?? items.lists.get(bare(sheet));
  if (byIds || byName) return byIds || byName || "";
  const named = rows.map((row) =>
    items.byText.get(bare(cellOf(row, head, "item").split("\n")[0])) ?? []
  );
  return mostOf(named.flatMap((ids) => [...new Set(ids.map((id) => items.listOf.get(id) ?? ""))]));
}

/**
 * Return the item that a row is about, "" where it was added by a team, or why that is not known.
 * @param {Reader} reader
 * @param {string} id
 * @param {string} name the first line of its text
 * @param {string} list
 * @returns {string | { reason: string, value: string, always?: boolean }}
 */
function resolved({ head, items, known }, id, name, list) {
  let heir = /** @type {string | null} */ (id);
  for (
    let steps = 0;
    heir && Object.hasOwn(known.retired, heir) && steps < LONGEST_WAY;
    steps += 1
  ) {
    heir = known.retired[heir];
  }
  if (id && !heir) return { reason: "retired", value: name || id };
  if (heir && (items.listOf.has(heir) || /^own\/[a-z0-9-]+\/[\w.-]+$/i.test(heir))) return heir;
  const same = items.byText.get(bare(name)) ?? [];
  const here = same.filter((one) => !list || items.listOf.get(one) === list);
  if (name && here.length === 1) return here[0];
  if (id) return { reason: "unknown", value: id };
  if (here.length > 1 && !head.columns.has("id")) return { reason: "ambiguous", value: name };
  return "";
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
    const read = dayIn(value);
    if (value && !read) found.troubles.push({ reason: "date", at, column: key, value });
    return read;
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

/**
 * @param {Reader} reader
 * @param {Row[]} rows
 */
function readRegister({ head, found, sheet }, rows) {
  for (const row of rows) {
    const at = { sheet, row: row.number };
    const [file, sha256] = [cellOf(row, head, "file"), cellOf(row, head, "sha256").toLowerCase()];
    const captured = cellOf(row, head, "captured");
    const [source, note] = [cellOf(row, head, "source"), cellOf(row, head, "proves")];
    if (!file && !sha256 && !source && !note) continue;
    if (captured && !momentIn(captured)) {
      found.troubles.push({ reason: "date", at, column: "captured", value: captured });
    }
    found.files.push({
      sha256,
      name: file,
      parts: { captured: momentIn(captured), source, note },
      at,
    });
  }
}
