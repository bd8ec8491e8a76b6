// A workbook as text: what stands in the cells of its sheets, whoever saved it last.
import { FileError } from "./fileerror.js";
import { inflate } from "./inflate.js";
import { looksIn, rowsIn, stringsIn } from "./sheetcells.js";
import { attribute, walk } from "./xmlread.js";
import { crc32, readZip } from "./zip.js";

/** @import { Row } from "./sheetcells.js" */

/**
 * @typedef {{ name: string, table: string, rows: Row[], comments: number }} Sheet `table` is the name of its first table,
 *   or ""; `comments` counts what hangs on its cells
 */
/** @typedef {{ kind: string, path: string }} Link from a part to another: the last word of its kind, and where it is */

/** In bytes, unpacked: the largest part, and all that is read. Beyond it a file is a bomb, or nobody's list. */
const LARGEST_PART = 40_000_000;
const LARGEST = 80_000_000;

/**
 * Read a workbook. Throws a FileError.
 * @param {ArrayBuffer} buffer
 * @returns {Sheet[]} in their order
 */
export function readWorkbook(buffer) {
  try {
    return sheetsOf(partsOf(buffer));
  } catch (error) {
    throw error instanceof FileError ? error : new FileError("damaged");
  }
}

/**
 * Return what reads a part of an Office file by its path, "" where there is none.
 * @param {ArrayBuffer} buffer
 */
function partsOf(buffer) {
  const entries = new Map(readZip(buffer).map((entry) => [entry.name.replace(/^\//, ""), entry]));
  if (entries.has("word/document.xml")) throw new FileError("document");
  if (entries.has("content.xml")) throw new FileError("opendocument");
  if (!entries.has("[Content_Types].xml")) throw new FileError("not-workbook");
  let left = LARGEST;
  return (/** @type {string} */ path) => {
    const entry = entries.get(path);
    if (!entry) return "";
    const { method, size, packed, crc } = entry;
    left -= size;
    if (size > LARGEST_PART || left < 0) throw new FileError("large");
    const bytes = /** @type {Uint8Array} */ (packed);
    const unpacked = method === 0 ? bytes : inflate(bytes, size);
    if (crc32(unpacked) !== crc) throw new FileError("damaged");
    const isWide = unpacked[0] === 0xff || unpacked[0] === 0xfe;
    return new TextDecoder(isWide ? `utf-16${unpacked[0] === 0xff ? "le" : "be"}` : "utf-8").decode(
      unpacked,
    );
  };
}

/**
 * @param {(path: string) => string} read
 * @returns {Sheet[]}
 */
function sheetsOf(read) {
  const main = targetOf(linksOf(read, ""), "officeDocument") || "xl/workbook.xml";
  const links = linksOf(read, main);
  /** @type {{ name: string, link: string }[]} */
  const sheets = [];
  let is1904 = false;
  const book = read(main);
  if (!book) throw new FileError("not-workbook");
  walk(book, {
    open(name, attributes) {
      if (name === "sheet") {
        sheets.push({
          name: attribute(attributes, "name") ?? "",
          link: attribute(attributes, "id") ?? "",
        });
      } else if (name === "workbookPr") {
        is1904 = /^(?:1|true)$/.test(attribute(attributes, "date1904") ?? "");
      }
    },
  });
  const strings = stringsIn(read(targetOf(links, "sharedStrings")));
  const looks = looksIn(read(targetOf(links, "styles")));
  return sheets.map(({ name, link }) => {
    const { kind, path } = links.get(link) ?? { kind: "", path: "" };
    // A sheet may be a chart.
    if (kind !== "worksheet") return { name, table: "", rows: [], comments: 0 };
    const own = linksOf(read, path);
    return {
      name,
      table: tableIn(read(targetOf(own, "table"))),
      rows: rowsIn(read(path), { strings, looks, is1904 }),
      comments: commentsIn(read(targetOf(own, "comments"))),
    };
  });
}

/**
 * Return where a part leads, by the ids of its links.
 * @param {(path: string) => string} read
 * @param {string} part "" for the file itself
 * @returns {Map<string, Link>}
 */
function linksOf(read, part) {
  const at = part.lastIndexOf("/") + 1;
  const [folder, name] = [part.slice(0, at), part.slice(at)];
  /** @type {Map<string, Link>} */
  const links = new Map();
  const xml = read(`${folder}_rels/${name}.rels`);
  if (!xml) return links;
  walk(xml, {
    open(element, attributes) {
      if (element !== "Relationship") return;
      const target = attribute(attributes, "Target") ?? "";
      const kind = (attribute(attributes, "Type") ?? "").split("/").pop() ?? "";
      links.set(attribute(attributes, "Id") ?? "", { kind, path: pathFrom(folder, target) });
    },
  });
  return links;
}

/**
 * @param {string} folder
 * @param {string} target
 */
function pathFrom(folder, target) {
  if (target.startsWith("/")) return target.slice(1);
  const steps = folder.split("/").slice(0, -1);
  for (const step of target.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== ".") steps.push(step);
  }
  return steps.join("/");
}

/**
 * @param {Map<string, Link>} links
 * @param {string} wanted
 */
const targetOf = (links, wanted) =>
  [...links.values()].find(({ kind }) => kind === wanted)?.path ?? "";

/**
 * Return what a table is called.
 * @param {string} xml
 */
function tableIn(xml) {
  let name = "";
  if (!xml) return name;
  walk(xml, {
    open(element, attributes) {
      if (element === "table") name = attribute(attributes, "name") ?? "";
    },
  });
  return name;
}

/**
 * Return how many comments there are. What programs answer each other in threads stands here too.
 * @param {string} xml of the comments, "" where there are none
 */
function commentsIn(xml) {
  let count = 0;
  if (!xml) return count;
  walk(xml, {
    open(element) {
      if (element === "comment") count += 1;
    },
  });
  return count;
}
