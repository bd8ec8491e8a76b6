// What a notice says of the case, beside what the case has: each thing is taken, kept, or both.
import { endOfTerm } from "../pure/ends.js";
import { isRefusal, untilField } from "../pure/notice.js";
import { wall, written } from "../pure/time.js";
import { isRefusedAgain } from "./again.js";
import { now } from "./clock.js";
import { language, listed, say } from "./dom.js";
import { cameAt } from "./noticeopen.js";
import { inWords } from "./noticequotes.js";
import { taken } from "./noticeshow.js";
import { store } from "./store.js";

/** @import { Item, NoticePage } from "./noticeopen.js" */

/** @typedef {Record<string, string>} Fields */

/**
 * One thing of the case, and what the notice says of it: several fields where they only make sense together.
 * @typedef {object} Claim
 * @property {string} id
 * @property {string} label
 * @property {string} mine as the case has it, in words; empty where it has nothing
 * @property {string} theirs as the notice has it, in words
 * @property {Fields} put
 * @property {{ words: string, put: Fields }} [both]
 * @property {boolean} [isSafer] taking it is the safer mistake
 */

/**
 * Return what the notice says of the deadline, if its reader has confirmed it.
 * @param {Item} item
 * @param {NoticePage} page
 * @returns {Claim[]}
 */
function deadlineClaim(item, { fields, holidays }) {
  const until = untilField(item.reading.told);
  const at = item.term?.at ?? taken(item)[until];
  if (!at) return [];
  // A refusal's term runs from the refusal: the case counts only from its notice.
  if (until !== "deadline_at") return [claimOf(fields[until], at)];
  const counted = item.term && item.term.term !== "moment" ? item.term : null;
  /** @type {Fields} */
  const put = counted
    ? { deadline_at: "", _term_kind: counted.term, _term_amount: String(counted.amount) }
    : { deadline_at: at, _term_kind: "exact" };
  const end = endOfTerm(store.value, holidays);
  const inCase = end ? wall(end.at) : "";
  return [{
    id: "deadline",
    label: say("notice.deadline"),
    mine: written(inCase, language),
    theirs: written(at, language),
    put,
    // Who answers too early loses nothing.
    isSafer: at < inCase && at > wall(now()),
  }];
}

/**
 * Return the letter that went out and that this notice refuses in its turn, if it does.
 * @param {Item} item
 * @param {NoticePage} page
 */
export function refusedAgain(item, { letters }) {
  const { told, letters: [id = ""] } = item.reading;
  if (!isRefusal(told) || !letters[id]) return null;
  const letter = { id, ...letters[id] };
  return isRefusedAgain(letter, cameAt(item)) ? letter : null;
}

/**
 * Return all that the notice says of the case.
 * @param {Item} item
 * @param {NoticePage} page
 * @returns {Claim[]}
 */
export function claims(item, page) {
  const values = taken(item);
  const until = untilField(item.reading.told);
  const found = Object.entries(values).filter(([id]) => id !== until && page.fields[id])
    .map(([id, value]) => claimOf(page.fields[id], value));
  for (const claim of found.filter(differs)) withRest(claim, found, page.fields);
  const all = [...found, ...deadlineClaim(item, page)];
  // What another refusal asks anew is no contradiction: what the last one said gives its place.
  const anew = refusedAgain(item, page)?.anew ?? [];
  return all.map((claim) =>
    anew.includes(claim.id) ? { ...claim, mine: "", both: undefined } : claim
  );
}

/**
 * Let what a notice names besides what the case names be kept beside it, where a field takes such: of two products of one
 * case both stand in its letter.
 * @param {Claim} claim
 * @param {Claim[]} all
 * @param {NoticePage["fields"]} fields
 */
function withRest(claim, all, fields) {
  const { rest } = fields[claim.id];
  if (!rest || !fields[rest]) return;
  const at = all.findIndex(({ id }) => id === rest);
  const others = at < 0 ? "" : all[at].put[rest];
  if (at >= 0) all.splice(at, 1);
  const kept = store.value(claim.id).trim();
  const lines = [store.value(rest), claim.put[claim.id], others].flatMap((text) =>
    text.split("\n")
  );
  const more = [...new Set(lines.map((line) => line.trim()).filter(Boolean))].join("\n");
  if (others) claim.put[rest] = others;
  if (more.length > fields[rest].max) return;
  claim.both = { words: listed([kept, claim.theirs]), put: { [claim.id]: kept, [rest]: more } };
}

/**
 * @param {NoticePage["fields"][string]} field
 * @param {string} value
 * @returns {Claim}
 */
function claimOf(field, value) {
  const { id, label, adds, max, type } = field;
  const kept = store.value(id).trim();
  const between = type === "multiline" ? "\n" : ", ";
  const parts = [kept, value].flatMap((text) => text.split(between.trim() || "\n"));
  const sum = [...new Set(parts.map((part) => part.trim()).filter(Boolean))].join(between);
  const both = adds && kept && sum !== value && sum.length <= max
    ? { words: sum, put: { [id]: sum } }
    : undefined;
  return {
    id,
    label,
    mine: kept && inWords(field, kept),
    theirs: inWords(field, value),
    put: { [id]: value },
    // What the case has in full needs no question.
    ...both && sum === kept ? { theirs: inWords(field, kept), put: { [id]: kept } } : { both },
  };
}

/**
 * Say which deadline the case has, now that a notice was put into it.
 * @param {Item} item
 * @param {NoticePage} page
 */
export function deadlineKept(item, page) {
  const [claim] = deadlineClaim(item, page);
  if (!claim) return "";
  const { mine: time, theirs: other } = claim;
  return time === other
    ? say("notice.used-deadline", { time })
    : say("notice.used-other-deadline", { time, other });
}

/** @param {Claim} claim */
export const differs = ({ mine, theirs }) => mine !== "" && mine !== theirs;
