// A letter's blank for Hangul (HWPX), filled in as text: its parts are the site's own, so that their form is known.
import { applicable } from "./answers.js";
import { rows } from "./fill.js";
import { letterText } from "./outgoing.js";
import { wall, written } from "./time.js";
import { safeForXml } from "./xml.js";
import { entryOf, readZip, textOf, writeZip } from "./zip.js";

/** @import { Letter, Line, Values } from "./shapes.js" */

/** How many characters of a document its preview shows. */
const PREVIEW = 1000;
/** A paragraph that a bookmark names; its style and the look of plain words have the same number. */
const PARAGRAPH = new RegExp(
  '^(<hp:p [^>]*styleIDRef="(\\d+)"[^>]*>)(<hp:run .*?</hp:run>)?' +
    '<hp:run charPrIDRef="(\\d+)"><hp:ctrl><hp:bookmark name="([^"]+)"/></hp:ctrl>' +
    "(?:<hp:t>([^<]*)</hp:t>)?</hp:run>.*</hp:p>",
  "s",
);
const WORDS = /<hp:run [^>]*><hp:t>([^<]*)<\/hp:t><\/hp:run>/g;
const END = "</hs:sec>";

/** @type {Record<string, string>} */
const NAMED = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** @param {string} text */
const escaped = (text) => safeForXml(text).replace(/[&<>]/g, (sign) => NAMED[sign]);

/**
 * Return a run of words, its lines broken.
 * @param {string} look
 * @param {string} text escaped
 */
function run(look, text) {
  const broken = text.replace(/\r?\n/g, "<hp:lineBreak/>").replace(/\t/g, " ");
  return broken && `<hp:run charPrIDRef="${look}"><hp:t>${broken}</hp:t></hp:run>`;
}

/**
 * Return the section with its rows filled; those that do not apply, notes, marks and bookmarks are dropped.
 * Throws where the blank lacks a row: it is another version's.
 * @param {string} xml `Contents/section0.xml` of the blank
 * @param {Line[]} lines
 */
function fillSection(xml, lines) {
  const left = new Map(lines.map((line) => [line.row, line]));
  const [head, ...blank] = xml.slice(0, xml.lastIndexOf(END)).split(/(?=<hp:p )/);
  let page = "";
  let filled = head;
  for (const paragraph of blank) {
    const found = PARAGRAPH.exec(paragraph);
    if (!found) throw new Error("not a row");
    const [, open, plain, settings = "", look, row, lead = ""] = found;
    page ||= settings; // the first paragraph carries the page's, whichever that is in the end
    const line = left.get(row);
    if (!line || !left.delete(row)) continue;
    const { number, kind, text } = line;
    const words = kind === "enclosed" ? whole(paragraph) : escaped(text);
    const label = number ? `${number} ` : lead;
    filled += `${open}${page}${run(look, label)}${run(plain, words)}</hp:p>`;
    page = "";
  }
  if (left.size > 0) throw new Error(`no row for ${[...left.keys()].join()}`);
  return filled + END;
}

/**
 * Return the words of a paragraph of a blank, as they stand in it.
 * @param {string} paragraph
 */
const whole = (paragraph) => [...paragraph.matchAll(WORDS)].map(([, text]) => text).join("");

/**
 * Return what a file says of itself, said anew: what is not given is emptied.
 * @param {string} xml `Contents/content.hpf` of the blank
 * @param {string} title
 * @param {Record<string, string>} says by the names that Hangul uses: `creator`, `CreatedDate`, …
 */
const fillProperties = (xml, title, says) =>
  xml.replace(/(<opf:title>)[^<]*/, (_, tag) => tag + escaped(title))
    .replace(
      /(<opf:meta name="(\w+)"[^>]*>)[^<]*/g,
      (_, tag, name) => tag + escaped(says[name] ?? ""),
    );

/**
 * Return the filled letter as a Blob: rows, preview and properties anew, nothing of the site's left.
 * Throws where the blank cannot be read.
 * @param {ArrayBuffer} blank
 * @param {Letter} letter
 * @param {Values} values
 * @param {number} moment in milliseconds
 */
export async function filledHwpx(blank, letter, values, moment) {
  const kept = applicable(letter, values);
  const lines = rows(letter, kept, letter.language);
  const title = lines.find(({ kind }) => kind === "subject")?.text ?? "";
  const author = kept.company_name ?? "";
  const time = new Date(moment).toISOString().replace(/\.\d+/, "");
  const says = {
    creator: author,
    lastsaveby: author,
    CreatedDate: time,
    ModifiedDate: time,
    date: written(wall(moment), letter.language),
  };
  const preview = [...letterText(letter, values)].slice(0, PREVIEW).join("");
  /** @type {Record<string, (text: string) => string>} */
  const changes = {
    "Contents/section0.xml": (xml) => fillSection(xml, lines),
    "Contents/content.hpf": (xml) => fillProperties(xml, title, says),
    "Preview/PrvText.txt": () => preview.replaceAll("\n", "\r\n"),
  };
  const entries = readZip(blank).map(async (entry) => {
    const change = changes[entry.name];
    return change ? entryOf(entry.name, change(await textOf(entry))) : entry;
  });
  return writeZip(await Promise.all(entries), wall(moment), "application/hwp+zip");
}
