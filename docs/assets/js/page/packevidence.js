// The evidence of a case pack: the list as a document and as a table, and the files that the reader added, joined to the
// register by what is in them. Files keep their bytes; only their names are new.
import { valueIn } from "../pure/condition.js";
import { exhibitBlocks, exhibitColumns, exhibitRows } from "../pure/exhibits.js";
import { marked } from "../pure/filename.js";
import { sheetFile } from "../pure/sheetfile.js";
import { wall } from "../pure/time.js";
import { wordFile } from "../pure/wordfile.js";
import { filledIn } from "../pure/words.js";
import { now } from "./clock.js";
import { language } from "./dom.js";

/** @import { Evidence, Text, Values } from "../pure/shapes.js" */
/** @import { Hashed } from "./hashed.js" */
/** @import { Making, Piece } from "./pack.js" */

/**
 * @param {Text} text
 * @param {number} n
 * @returns {Text}
 */
const numbered = ({ zh, ko }, n) => ({ zh: filledIn(zh, { n }), ko: filledIn(ko, { n }) });

/**
 * Return the files that were added, each once: those of the register under its number, and the others.
 * @param {Evidence[]} kept the register
 * @param {Hashed[]} added
 * @param {Making} making
 */
export function enclosedPieces(kept, added, { data: { words }, missing }) {
  /** @type {Map<string, string>} */
  const first = new Map();
  /** @type {(Piece & { n: number })[]} */
  const enclosed = [];
  /** @type {Piece[]} */
  const others = [];
  for (const { file, sha256, crc } of added) {
    const twin = first.get(sha256);
    if (twin !== undefined) {
      const why = {
        zh: filledIn(words.twin.zh, { name: twin }),
        ko: filledIn(words.twin.ko, { name: twin }),
      };
      missing.push([file.name, why]);
      continue;
    }
    first.set(sha256, file.name);
    const n = kept.findIndex((one) => one.sha256 === sha256) + 1;
    if (n > 0) {
      // The register's name: the file may be called otherwise by now.
      const name = marked(`${words.enclosure.ko}${n}`, kept[n - 1].name || file.name);
      enclosed.push({ name, content: file, crc, says: numbered(words["for-enclosure"], n), n });
    } else {
      const name = marked(`${words.others[language]}${others.length + 1}`, file.name);
      others.push({ name, content: file, crc, says: words["for-other"] });
    }
  }
  for (const { name = "", sha256 = "" } of kept) {
    if (!first.has(sha256)) missing.push([name, words.absent]);
  }
  enclosed.sort((one, other) => one.n - other.n);
  return { enclosed, others };
}

/**
 * Return the list of evidence, as a document and as a table. A list that cannot be made is named.
 * @param {Evidence[]} kept the register
 * @param {(Piece & { n: number })[]} enclosed
 * @param {Values} values
 * @param {Making} making
 * @returns {Promise<Piece[]>}
 */
export async function listPieces(kept, enclosed, values, { data: { words }, missing }) {
  if (kept.length === 0) return [];
  const given = kept.map(({ sha256 }) =>
    enclosed.find(({ n }) => kept[n - 1].sha256 === sha256)?.name ?? ""
  );
  const rows = exhibitRows(kept, given, words);
  const company = valueIn(values, "company_name");
  const properties = { title: words.exhibits.ko, author: company, made: now() };
  const about = [valueIn(values, "store_name"), company, valueIn(values, "vendor_id")];
  const moment = wall(now());
  const stem = `${words.exhibits.ko}_${words.exhibits.zh}`;
  const blocks = exhibitBlocks(
    rows,
    [about.filter(Boolean).join(" · "), moment.slice(0, 10)],
    words,
  );
  const makes = [
    {
      name: `${stem}.docx`,
      says: words["for-exhibits"],
      make: () => wordFile(blocks, properties, moment, true),
    },
    {
      name: `${stem}.xlsx`,
      says: words["for-table"],
      make: () => sheetFile(words.exhibits.ko, exhibitColumns(words), rows, properties, moment),
    },
  ];
  const pieces = [];
  for (const { name, says, make } of makes) {
    try {
      pieces.push({ name, content: await make(), says });
    } catch {
      missing.push([name, words["not-made"]]);
    }
  }
  return pieces;
}
