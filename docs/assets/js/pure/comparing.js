// What a file says beside what stands in the case: what is new, what says more, and where both differ. The file has no
// times, so that nothing in it wins by itself; and what it lacks takes nothing away.
import { bare } from "./sheetheads.js";
import { Sha256 } from "./sha256.js";

/** @import { Entry, MapName } from "./shapes.js" */
/** @import { Place, Said, SaidFile, Trouble } from "./listrows.js" */

/** @typedef {{ map: MapName, id: string, list: string, name: string, at: Place }} About */
/** @typedef {About & { parts: Record<string, string> }} More something new, or what says more than stands there */
/** @typedef {About & { part: string, mine: string, theirs: string }} Differing */
/**
 * @typedef {object} Comparison
 * @property {More[]} added by a team
 * @property {More[]} more
 * @property {Differing[]} differing
 * @property {About[]} behind what the case has dealt with and the file has not
 * @property {number} same
 * @property {Trouble[]} troubles
 */

/** How far an item is. Done and not applicable are both an end: between them somebody has to choose. */
const RANKS = new Map([["doing", 1], ["done", 2], ["na", 2]]);
const [FINISHED, BEGINNING] = [2, 0];
const rankOf = (/** @type {string} */ state) => RANKS.get(state) ?? BEGINNING;
/** So many things a team adds at most: a table of something else is no list. */
export const MOST_ADDED = 500;
/** Texts of which both can be kept. */
export const KEPT_BOTH = ["note", "evidence", "who"];

/**
 * Return by what something added is known again.
 * @param {string} text
 */
const nameOf = (text) => bare(text) || text;

/**
 * Return an id for what was added to a list: the same for everybody who reads the same words.
 * @param {string} list
 * @param {string} text
 */
function ownId(list, text) {
  const hash = new Sha256().update(new TextEncoder().encode(nameOf(text))).hex();
  return `own/${list}/${hash.slice(0, 16)}`;
}

/**
 * Compare what a file says with a case.
 * @param {{ said: Said[], files: SaidFile[] }} file
 * @param {[string, Partial<Entry>][]} ticks what stands in the case, by id
 * @param {[string, Partial<Entry>][]} evidence
 * @param {Record<string, string>} owners who stands beside an item before anybody has written there
 * @param {Record<string, string[]>} [deputies] what its notes say by then, a line each
 * @returns {Comparison}
 */
export function compare({ said, files }, ticks, evidence, owners, deputies = {}) {
  const held = new Map(ticks);
  const own = new Map(
    ticks.flatMap(([id, { text }]) => {
      const list = /^own\/([^/]+)\//.exec(id)?.[1];
      return list && text ? [[`${list} ${nameOf(text)}`, id]] : [];
    }),
  );
  /** @type {Comparison} */
  const made = { added: [], more: [], differing: [], behind: [], same: 0, troubles: [] };
  /** @type {Map<string, Said>} */
  const rows = new Map();
  for (const row of said) {
    const id = row.id || own.get(`${row.list} ${nameOf(row.text)}`) || ownId(row.list, row.text);
    const before = rows.get(id);
    if (before) made.troubles.push({ reason: "twice", at: row.at, value: String(before.at.row) });
    rows.set(id, before ? together(before, row) : { ...row, id });
  }
  let beyond = 0;
  for (const [id, { list, text, parts, at }] of rows) {
    const isPrefilled = parts.who !== "" && parts.who === owners[id];
    const spoken = {
      ...parts,
      s: parts.s === "open" ? "" : parts.s,
      who: isPrefilled ? "" : parts.who,
      note: written(parts.note, deputies[id]),
    };
    const about = { map: /** @type {const} */ ("ticks"), id, list, name: text, at };
    const isOwn = id.startsWith("own/");
    const entry = held.get(id);
    if (isOwn && !entry?.text) {
      beyond += Number(made.added.length === MOST_ADDED);
      if (beyond === 1) made.troubles.push({ reason: "many", at });
      if (beyond === 0) {
        made.added.push({ ...about, parts: { text, ...saying(spoken) } });
      }
    } else {
      weigh(made, about, entry ?? {}, isOwn && text ? { ...spoken, text } : spoken);
    }
  }
  const registered = new Map(evidence.map(([id, entry]) => [entry.sha256, { id, entry }]));
  for (const { sha256, name, parts, at } of files) {
    const known = registered.get(sha256);
    if (!known) made.troubles.push({ reason: "unregistered", at, value: name || sha256 });
    else {weigh(
        made,
        { map: "evidence", id: known.id, list: "", name: known.entry.name ?? name, at },
        known.entry,
        parts,
      );}
  }
  return made;
}

/**
 * Return what people wrote into a note.
 * @param {string} note
 * @param {string[]} [given] the lines that stood there before
 */
const written = (note, given = []) =>
  note.split("\n").filter((line) => !given.includes(line.trim())).join("\n");

/** @param {Record<string, string>} parts */
const saying = (parts) => Object.fromEntries(Object.entries(parts).filter(([, value]) => value));

/**
 * Return what two rows about the same say together.
 * @param {Said} one
 * @param {Said} other
 * @returns {Said}
 */
function together(one, other) {
  const parts = { ...one.parts };
  for (
    const [part, theirs]
      of /** @type {[keyof Said["parts"], string][]} */ (Object.entries(other.parts))
  ) {
    const mine = parts[part];
    if (part === "s") parts.s = rankOf(theirs) > rankOf(mine) ? theirs : mine;
    else if (KEPT_BOTH.includes(part)) parts[part] = both(part, mine, theirs);
    else parts[part] = mine || theirs;
  }
  return { ...one, parts };
}

/**
 * Return two texts as one; what one has of the other is not said again.
 * @param {string} part
 * @param {string} mine
 * @param {string} theirs
 */
export function both(part, mine, theirs) {
  if (!mine || has(part, theirs, mine)) return theirs;
  if (!theirs || has(part, mine, theirs)) return mine;
  return part === "who" ? `${mine}, ${theirs}` : `${mine}\n${theirs}`;
}

/**
 * Tell whether a text has all that another says: it goes on from there, or has its lines, or its names.
 * @param {string} part
 * @param {string} text
 * @param {string} other
 */
function has(part, text, other) {
  if (!KEPT_BOTH.includes(part)) return false;
  const pieces = (/** @type {string} */ one) =>
    one.split(part === "who" ? /\s*[,，、;；\n]\s*/ : /\s*\n\s*/);
  return (part !== "who" && text.startsWith(other)) ||
    pieces(other).every((piece) => pieces(text).includes(piece));
}

/**
 * Put what a row says beside what stands in the case, part by part.
 * @param {Comparison} made
 * @param {About} about
 * @param {Partial<Entry>} entry
 * @param {Record<string, string>} said
 */
function weigh(made, about, entry, said) {
  /** @type {Record<string, string>} */
  const parts = {};
  let differs = false;
  for (const [part, theirs] of Object.entries(said)) {
    const mine = String(entry[part] ?? "").trim();
    if (part === "s") {
      const [further, here] = [rankOf(theirs), rankOf(mine)];
      if (further > here) parts.s = theirs;
      else if (further < here) made.behind.push(about);
      else if (further === FINISHED && mine !== theirs) differs = differing(part, mine, theirs);
    } else if (!theirs || isSame(mine, theirs)) continue;
    else if (!mine || has(part, theirs, mine)) parts[part] = theirs;
    else if (!has(part, mine, theirs)) differs = differing(part, mine, theirs);
  }
  if (Object.keys(parts).length > 0) made.more.push({ ...about, parts });
  else if (!differs) made.same += 1;

  /**
   * @param {string} part
   * @param {string} mine
   * @param {string} theirs
   */
  function differing(part, mine, theirs) {
    made.differing.push({ ...about, part, mine, theirs });
    return true;
  }
}

/**
 * @param {string} one
 * @param {string} other
 */
const isSame = (one, other) => one.replace(/\s+/g, " ") === other.replace(/\s+/g, " ");
