// One mail of those that a notice carries, searched by all signs: what is known in it, and what it tells.
import { compiled } from "./noticetable.js";
import { NoticeText } from "./noticetext.js";

/** @import { Compiled } from "./noticetable.js" */
/** @import { NoticeSign, NoticeTable, Phrase, Span, Told } from "./shapes.js" */

/** @typedef {{ sign: NoticeSign, words: Span, groups: (string | undefined)[] }} Match */

/**
 * @param {NoticeText} text
 * @param {Compiled["signs"]} signs
 */
function matchesOf(text, signs) {
  /** @type {Match[]} */
  const found = [];
  for (const { sign, wanted, then } of signs) {
    for (const match of text.find(wanted)) {
      for (let next = /** @type {RegExpExecArray | null} */ (match); next;) {
        const end = next.index + next[0].length;
        const words = { start: next.index, end, text: next[0] };
        found.push({ sign, words, groups: next.slice(1) });
        if (!then) break;
        then.lastIndex = end;
        next = then.exec(text.text);
      }
    }
  }
  const filled = new Set(found.flatMap(({ sign }) => Object.keys(sign.fills ?? {})));
  return found.filter(({ sign: { beside } }) => !beside || filled.has(beside));
}

/**
 * Tell whether this is no notice at all, or in another language.
 * @param {string} text
 * @param {Set<Told>} told
 */
export function isElsewhere(text, told) {
  const hangul = text.match(/[가-힣]/g)?.length ?? 0;
  const han = text.match(/[\u4e00-\u9fff]/g)?.length ?? 0;
  return told.has("not-a-notice") || han > hangul;
}

/**
 * Tell whether somebody writes as people speak: a customer, unless Coupang quotes one.
 * @param {Set<Told>} told
 */
export const isSpoken = (told) => told.has("spoken") && !told.has("coupang");

/**
 * Return the kinds by id, the best first, with the words that say so.
 * @param {string} text
 * @param {Match[]} matches
 * @param {Set<Told>} told
 * @param {NoticeTable["kinds"]} kinds
 */
function kindsOf(text, matches, told, kinds) {
  if (isElsewhere(text, told)) return [];
  const sure = new Set(matches.filter(({ sign }) => sign.alone).map(({ sign }) => sign.kind));
  // Customers and lawyers speak of rights too: hints count only in what Coupang itself says to a seller.
  const outside = kinds.some(({ id, outside }) => outside && sure.has(id));
  const hints = (told.has("notice") || told.has("refused")) && !isSpoken(told) && !outside;
  /** @type {Map<string, Span[]>} */
  const found = new Map(kinds.map(({ id }) => [id, []]));
  for (const { sign: { kind }, words } of matches) {
    if (kind && (hints || sure.has(kind))) found.get(kind)?.push(words);
  }
  const order = kinds.map((kind) => ({ kind, words: found.get(kind.id) ?? [] }))
    .filter(({ words }) => words.length > 0);
  const some = order.filter(({ kind }) => !kind.only_alone);
  return some.length > 0 ? some : order.slice(0, 1);
}

/**
 * Return matches as they stand in the text; of those that overlap the first, of equals the longest.
 * @param {Match[]} matches
 */
function inPlace(matches) {
  const order = [...matches].sort((a, b) =>
    a.words.start - b.words.start || b.words.end - a.words.end
  );
  let end = 0;
  return order.filter(({ words }) => {
    if (words.start < end) return false;
    end = words.end;
    return true;
  });
}

/**
 * @param {Match[]} matches
 * @returns {Phrase[]}
 */
export const phrasesOf = (matches) =>
  inPlace(matches).map(({ sign: { id: sign, means }, words }) => ({ sign, means, words }));

/**
 * Return the sentences in which nothing is known.
 * @param {NoticeText} text
 * @param {Match[]} matches
 */
export function unknownOf(text, matches) {
  const known = new Set();
  for (const { words } of matches) {
    const [from, to] = text.touched(words.start, words.end);
    for (let index = from; index < to; index += 1) known.add(index);
  }
  return text.sentences.filter((_, index) => !known.has(index));
}

/**
 * Tell whether something looks like a deadline in any kind of notice.
 * @param {Match} match
 */
const isTerm = ({ sign: { term, only } }) => Boolean(term) && !only?.length;

/**
 * One mail of those that a mail carries, searched by all signs.
 * @typedef {object} Part
 * @property {NoticeText} text
 * @property {Match[]} matches
 * @property {Match[]} known those that are explained
 * @property {Set<Told>} told
 * @property {ReturnType<typeof kindsOf>} kinds
 * @property {Span[]} terms what looks like a deadline, read or not
 */

/**
 * @param {string} words
 * @param {NoticeTable} table
 * @returns {Part}
 */
export function partOf(words, table) {
  const text = new NoticeText(words);
  const matches = matchesOf(text, compiled(table).signs);
  const told = new Set(matches.flatMap(({ sign }) => sign.tells ?? []));
  return {
    text,
    matches,
    known: matches.filter(({ sign }) => sign.term !== "unread"),
    told,
    kinds: kindsOf(words, matches, told, table.kinds),
    terms: inPlace(matches.filter(isTerm)).map((match) => match.words),
  };
}

/**
 * Tell whether a mail has something to say to a seller itself.
 * @param {Part} part
 */
export function speaks({ text, known, told, kinds }) {
  if (isElsewhere(text.text, told) || isSpoken(told)) return false;
  const says = ["notice", "refused", "lifted", "coupang"].some((one) =>
    told.has(/** @type {Told} */ (one))
  );
  return says || kinds.length > 0 || known.some(isTerm);
}
