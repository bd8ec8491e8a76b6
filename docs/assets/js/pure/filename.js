// What a file that is handed out is called: what it is, whose it is, and of which day. Every system takes the name.
import { valueIn } from "./condition.js";
import { isWall } from "./time.js";

/** @import { Letter, Values } from "./shapes.js" */

/** A mail's header and an encrypted disk take this much; in Korean it is some sixty characters. */
const LONGEST = 200;
/** What Windows takes for a device, whatever follows the first dot. */
const DEVICE = /^(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³])(?=\.|$)/i;
/** What some system refuses in a name. */
const FORBIDDEN = /[\\/:*?"<>|]/g;
/** What a file's name ends with, as far as it tells a kind of file. */
const ENDING = /\.[\p{L}\p{N}]{1,8}$/u;
/** What cannot be seen, turns text around, or is no character at all. */
const UNSEEN = /\p{C}/gu;

/** @param {string} text */
const bytesIn = (text) => new TextEncoder().encode(text).length;

/** @param {string} part */
const trimmed = (part) => part.replace(/^[\s_]+|[\s_]+$/g, "");

/** @param {string} part */
const saysMore = (part) => part.replace(/[. ]/g, "") !== "";

/**
 * Return a part of a name as every system can keep it.
 * @param {string} part
 */
function cleaned(part) {
  const short = [...part.normalize("NFC")].slice(0, LONGEST).join("");
  const plain = short.replace(/\s/g, " ").replace(FORBIDDEN, " ").replace(UNSEEN, "");
  return trimmed(plain.replace(/ +/g, " "));
}

/**
 * Return a file's name: its parts joined by `_`, the empty ones left out. It has at most 200 bytes: the longest part is
 * cut, never within a character.
 * @param {string[]} parts
 * @param {string} ending without its dot; "" for none
 */
export function fileName(parts, ending) {
  const kept = parts.map(cleaned).filter(saysMore);
  const name = () => {
    const joined = kept.map(trimmed).filter(Boolean).join("_").replace(/^[. ]+|[. ]+$/g, "");
    return [joined || "file", ending].filter(Boolean).join(".").replace(DEVICE, "_$&");
  };
  while (bytesIn(name()) > LONGEST) {
    const lengths = kept.map(bytesIn);
    const longest = lengths.indexOf(Math.max(...lengths));
    kept[longest] = [...kept[longest]].slice(0, -1).join("");
  }
  return name();
}

/** @param {string} name */
const endingIn = (name) => ENDING.exec(name)?.[0] ?? "";

/**
 * Return the name of a file that somebody else has named, with something before it: `붙임1_통지.eml`.
 * @param {string} before
 * @param {string} name
 */
export function marked(before, name) {
  const ending = endingIn(name);
  return fileName([before, name.slice(0, name.length - ending.length)], ending.slice(1));
}

/**
 * Return what makes each name that it is given one of its kind: a second `a.txt` becomes `a (2).txt`.
 * Windows takes `A.txt` for `a.txt`.
 */
export function naming() {
  /** @type {Set<string>} */
  const taken = new Set();
  return (/** @type {string} */ name) => {
    const ending = endingIn(name);
    const stem = name.slice(0, name.length - ending.length);
    let one = name;
    for (let n = 2; taken.has(one.toLowerCase()); n += 1) one = `${stem} (${n})${ending}`;
    taken.add(one.toLowerCase());
    return one;
  };
}

/**
 * Return whose file it is: the store, or the company where the store has no name yet.
 * @param {Values} values
 */
export const ownerIn = (values) => valueIn(values, "store_name") || valueIn(values, "company_name");

/**
 * Return what a letter is called as a file: `소명서_한빛상점_2026-11-22.docx`. Without a date of its own it has the one of
 * today.
 * @param {Pick<Letter, "paper" | "language" | "fields">} letter
 * @param {Values} values
 * @param {string} today a day, `2026-11-22`
 * @param {string} ending without its dot
 * @param {string} [edition] what sets this file apart from the one that is sent
 */
export function letterFile({ paper, language, fields }, values, today, ending, edition = "") {
  const isDated = fields.some(({ id }) => id === "letter_date");
  const written = isDated ? valueIn(values, "letter_date") : "";
  const day = isWall(`${written}T00:00`) ? written : today;
  return fileName([paper[language], edition, ownerIn(values), day], ending);
}
