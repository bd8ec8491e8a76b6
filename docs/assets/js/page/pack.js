// The case pack: a case as one ZIP file for a lawyer or a boss, made in the browser and in parts. What cannot be had is
// named on its cover and on the page; everything else comes.
import { fileName, ownerIn } from "../pure/filename.js";
import { ownItems } from "../pure/ownitems.js";
import { checklistCsv, timelineCsv } from "../pure/tables.js";
import { wall } from "../pure/time.js";
import { entryOf, storedEntry, writeZip } from "../pure/zip.js";
import { reportIn } from "./apart.js";
import { begun } from "./begun.js";
import { calendarFile, titleOfCase, wordsOf } from "./calendar.js";
import { now, today } from "./clock.js";
import { language, listed, save } from "./dom.js";
import { fetched } from "./fetched.js";
import { hashedFiles } from "./hashed.js";
import { coverPieces } from "./packcover.js";
import { enclosedPieces, listPieces } from "./packevidence.js";
import { letterPieces } from "./packletters.js";
import { files as registered } from "./register.js";
import { store } from "./store.js";
import { exported } from "./transfer.js";

/** @import { Desk, End, Entry, Happening, Names, Say, Text } from "../pure/shapes.js" */
/** @import { PackData } from "./calendar.js" */
/** @import { Filling } from "./packletters.js" */

/** @typedef {{ name: string, content: string | Blob, crc?: number, says: Text }} Piece a file, and what it is for */
/** @typedef {[string | Text, Text]} Missing what is not in the pack, and why */
/** @typedef {{ data: PackData, word: Say, missing: Missing[] }} Making what all parts are made with */

/** How many of those that are missing the page names; the cover names all. */
const NAMED = 8;

/**
 * Make the case pack of the case that is open, hand it over and say what is in it.
 * @param {HTMLElement} place
 * @param {object} given
 * @param {Desk} given.desk
 * @param {PackData} given.data
 * @param {File[]} given.files that the reader added
 * @param {Happening[]} given.events
 * @param {End | null} given.end of the term that the case runs by
 * @param {Filling} given.filling
 */
export async function handOut(place, { desk, data, files, events, end, filling }) {
  const of = store.activeCase();
  const { words } = data;
  const making = { data, word: wordsOf(data), missing: /** @type {Missing[]} */ ([]) };
  // All of the case is taken at once: what is typed while files are read belongs to the next pack.
  const [values, kept, ticks] = [store.values(), registered(), new Map(store.all("ticks"))];
  const known = { desk, values, end, title: titleOfCase() };
  const calendar = calendarFile(end, desk.holidays, data);
  const caseFile = exported();
  const letters = await letterPieces(begun(desk.letters), values, filling, making);
  const { hashed, unread } = await hashedFiles(files, (name, n) => {
    reportIn(of, place, making.word("pack.hashing", { name, n, of: files.length }));
  });
  for (const name of unread) making.missing.push([name, words.unread]);
  const { enclosed, others } = enclosedPieces(kept, hashed, making);
  const pieces = inFolders([
    [words.letters, letters],
    [words.evidence, [...await listPieces(kept, enclosed, values, making), ...enclosed]],
    [words.others, others],
    [words.calendar, calendar ? [calendarPiece(calendar, words)] : []],
    [words.data, [
      {
        name: "timeline.csv",
        content: timelineCsv(events, making.word),
        says: words["for-timeline"],
      },
      ...await checklistPieces(desk.lists, ticks, making),
      { name: "case.json", content: caseFile, says: words["for-case"] },
    ]],
  ]);
  const cover = await coverPieces(known, pieces, making);
  const entries = await Promise.all([...cover, ...pieces].map(entryOfPiece));
  const name = fileName([words.pack[language], ownerIn(values), today()], "zip");
  save(name, writeZip(entries, wall(now())), "application/zip");
  reportIn(of, place, told(entries.length, cover[0].name, others, making));
}

/**
 * Put what there is into folders that are numbered in the order in which one reads, named in both languages.
 * @param {[Text, Piece[]][]} sections
 */
const inFolders = (sections) =>
  sections.filter(([, pieces]) => pieces.length > 0).flatMap(([title, pieces], index) => {
    const other = language === "zh" ? "ko" : "zh";
    const folder = `0${index + 1}_${title[language]}_${title[other]}`;
    return pieces.map((piece) => ({ ...piece, name: `${folder}/${piece.name}` }));
  });

/**
 * @param {string} content
 * @param {Record<string, Text>} words
 */
const calendarPiece = (content, words) => (
  { name: `${words.calendar[language]}.ics`, content, says: words["for-calendar"] }
);

/**
 * Return the checklists that were begun as a table; none where there are none, or their words cannot be fetched.
 * @param {Desk["lists"]} lists
 * @param {Map<string, Partial<Entry>>} ticks
 * @param {Making} making
 * @returns {Promise<Piece[]>}
 */
async function checklistPieces(lists, ticks, { data: { words }, word, missing }) {
  const begunLists = Object.entries(lists)
    .map(([id, items]) => ({ id, items, own: ownItems(id, [...ticks]) }))
    .filter(({ items, own }) => own.length > 0 || items.some((item) => ticks.has(item)));
  if (begunLists.length === 0) return [];
  const name = "checklists.csv";
  /** @type {Names | null} */
  const names = await fetched("names").catch(() => null);
  if (!names) {
    missing.push([name, words.unread]);
    return [];
  }
  const named = begunLists.map(({ id, items, own }) => ({
    title: names.lists[id],
    items: [...items.map((item) => ({ id: item, text: names.items[item] })), ...own],
  }));
  const content = checklistCsv(named, (id) => ticks.get(id) ?? {}, word);
  return [{ name, content, says: words["for-checklists"] }];
}

/**
 * @param {Piece} piece
 */
async function entryOfPiece({ name, content, crc }) {
  if (typeof content === "string") return await entryOf(name, content);
  if (crc !== undefined) return storedEntry(name, content, crc);
  return await entryOf(name, await content.arrayBuffer());
}

/**
 * Return what the page says of a pack: how much is in it, and what is not.
 * @param {number} n
 * @param {string} cover
 * @param {Piece[]} others
 * @param {Making} making
 */
function told(n, cover, others, { word, missing }) {
  const lacking = missing.slice(0, NAMED).map(([what, why]) => {
    const name = typeof what === "string" ? what : what[language];
    return language === "zh" ? `${name}（${why.zh}）` : `${name}(${why.ko})`;
  });
  const more = missing.length > NAMED ? "…" : "";
  return [
    word("pack.made", { n, cover }),
    others.length > 0
      ? word("pack.unregistered", { names: listed(others.map(({ name }) => name)) })
      : "",
    lacking.length > 0 ? word("pack.left-out", { names: `${listed(lacking)}${more}` }) : "",
  ].filter(Boolean).join(language === "ko" ? " " : "");
}
