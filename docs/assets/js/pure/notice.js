// Reading a notice by rules alone: what it is, until when, what it says, and what of it is not known. As
// macros/playbook/notice_reading.py does it, by the same table; tests hold both to the same answers.
//
// The rule above all others: a wrong value is worse than a missing one. What could be two things is neither; a threat is
// no measure; a term is counted only from a receipt that is known.
import { deadline as endOf } from "./deadline.js";
import { warningsOf } from "./noticealarms.js";
import { compiled } from "./noticetable.js";
import { momentIn } from "./noticeterm.js";
import { NoticeText, plain } from "./noticetext.js";
import { valuesOf } from "./noticevalues.js";
import { wall } from "./time.js";

/** @import { Mail, PlainText } from "./mail.js" */
/** @import { Compiled } from "./noticetable.js" */
/** @import { FoundDeadline, Holidays, NoticeSign, NoticeTable, Phrase, Reading } from "./shapes.js" */
/** @import { Span, Term, Told } from "./shapes.js" */

/** @typedef {{ sign: NoticeSign, words: Span, groups: (string | undefined)[] }} Match */

/**
 * What is known besides the notice itself.
 * @typedef {object} Beside
 * @property {Holidays} holidays Korea's
 * @property {string} [receivedAt] the wall clock in Korea at which the notice came, where its reader tells it
 */

/**
 * Return what the head of a mail says; a text has none.
 * @param {Mail | PlainText} mail
 */
function headOf(mail) {
  const { links } = mail;
  if (mail.kind === "text") {
    return { subject: "", received: "", to: "", senders: [], files: [], links };
  }
  const { subject, date, to, from, replyTo } = mail.headers;
  const people = [from, replyTo].map((one) => one ? one.address || one.name : "");
  const others = mail.problems.filter(({ code }) => code === "from-several");
  return {
    subject,
    received: date.moment,
    to: to.length === 1 ? to[0]?.address ?? "" : "",
    senders: [...people, ...others.map(({ detail }) => detail)].filter(Boolean),
    files: mail.attachments.map(({ name }) => name).filter(Boolean),
    links,
  };
}

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
  return found;
}

/**
 * Tell whether this is no notice at all, or in another language.
 * @param {string} text
 * @param {Set<Told>} told
 */
function isElsewhere(text, told) {
  const hangul = text.match(/[가-힣]/g)?.length ?? 0;
  const han = text.match(/[\u4e00-\u9fff]/g)?.length ?? 0;
  return told.has("not-a-notice") || han > hangul;
}

/**
 * Tell whether somebody writes as people speak: a customer, unless Coupang quotes one.
 * @param {Set<Told>} told
 */
const isSpoken = (told) => told.has("spoken") && !told.has("coupang");

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
 * @param {Term} term
 * @param {string} caught
 * @param {Span} words
 * @param {string} received
 * @param {Holidays} holidays
 * @returns {FoundDeadline | null}
 */
function deadlineOf(term, caught, words, received, holidays) {
  if (term === "moment") {
    const moment = momentIn(caught, received);
    // A day before the receipt is told of something that was.
    if (!moment || (received && moment.at < received)) return null;
    return { term, amount: null, ...moment, words };
  }
  const amount = Number(caught);
  const end = received ? endOf({ received, kind: term, amount: String(amount) }, holidays) : null;
  if (!amount || (received && !end)) return null;
  return { term, amount, at: end && wall(end.at), wholeDay: false, words };
}

/**
 * Return every deadline, each once, the earliest first; terms whose moment is not known come last.
 * @param {Match[]} matches
 * @param {string} received
 * @param {Holidays} holidays
 */
function deadlinesOf(matches, received, holidays) {
  /** @type {Map<string, FoundDeadline>} */
  const found = new Map();
  for (const { sign: { term }, groups: [caught], words } of matches) {
    if (!term || term === "unread" || caught === undefined) continue;
    const one = deadlineOf(term, caught, words, received, holidays);
    const key = one?.at ?? `${one?.term} ${one?.amount}`;
    if (one && !found.has(key)) found.set(key, one);
  }
  const last = "9999";
  return [...found.values()].sort((a, b) => {
    const [x, y] = [a.at ?? last, b.at ?? last];
    return x < y ? -1 : x > y ? 1 : 0;
  });
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
const phrasesOf = (matches) =>
  inPlace(matches).map(({ sign: { id: sign, means }, words }) => ({ sign, means, words }));

/**
 * @param {NoticeText} text
 * @param {Match[]} matches
 */
function unknownOf(text, matches) {
  const known = new Set();
  for (const { words } of matches) {
    const [from, to] = text.touched(words.start, words.end);
    for (let index = from; index < to; index += 1) known.add(index);
  }
  return text.sentences.filter((_, index) => !known.has(index));
}

/**
 * @param {NoticeTable["kinds"]} kinds
 * @param {Set<Told>} told
 * @param {Reading["values"]} values
 */
function lettersOf(kinds, told, values) {
  if (told.has("lifted") && !told.has("refused") && !values["measure_taken"]) return [];
  const again = told.has("refused") ? againOf(kinds.slice(0, 1)) : [];
  return [...new Set([...again, ...kinds.flatMap(({ letters }) => letters)])];
}

/** @param {NoticeTable["kinds"]} kinds */
const againOf = (kinds) => [...new Set(kinds.flatMap(({ again }) => again ? [again] : []))];

/**
 * Return the field that keeps until when to answer: a refusal says until when to appeal again.
 * @param {Told[]} told
 */
export const untilField = (told) => told.includes("refused") ? "resubmit_by" : "deadline_at";

/**
 * Read a notice.
 * @param {Mail | PlainText} mail as `readFile` gives it; a pasted text is `{ kind: "text", text, links: [], problems: [] }`
 * @param {NoticeTable} table
 * @param {Beside} beside
 * @returns {Reading}
 */
export function readNotice(mail, table, { holidays, receivedAt = "" }) {
  const head = headOf(mail);
  const subject = plain(head.subject).trim();
  const body = plain(mail.text);
  const text = new NoticeText(subject ? `${subject}\n\n${body}` : body);
  const { signs, alarms } = compiled(table);
  const matches = matchesOf(text, signs);
  const known = matches.filter(({ sign }) => sign.term !== "unread");
  const said = new Set(matches.flatMap(({ sign }) => sign.tells ?? []));
  const kinds = kindsOf(text.text, matches, said, table.kinds);
  /** @type {Reading} */
  const reading = {
    text: text.text,
    kinds: [],
    scenarios: [],
    values: {},
    undecided: {},
    deadline: null,
    deadlines: [],
    unreadTerms: [],
    told: [],
    phrases: phrasesOf(known),
    unknown: unknownOf(text, known),
    warnings: warningsOf(alarms, head, text),
    letters: [],
  };
  if (kinds.length === 0) {
    // An appeal was refused, and nothing says what it was about.
    const isBare = said.has("refused") && !isSpoken(said) && !isElsewhere(text.text, said);
    return isBare ? { ...reading, told: ["refused"], letters: againOf(table.kinds) } : reading;
  }
  const received = receivedAt || head.received;
  const deadlines = deadlinesOf(matches, received, holidays);
  const only = deadlines.length === 1 ? deadlines[0] : undefined;
  const { values, undecided } = valuesOf(matches, { ...head, received }, table, {
    kinds: new Set(kinds.map(({ kind }) => kind.id)),
    told: said,
  });
  if (only?.term === "moment" && only.at) {
    values[untilField([...said])] = { value: only.at, words: [only.words] };
  }
  return {
    ...reading,
    kinds: kinds.map(({ kind: { id, scenario, says, triage, refused }, words }) => ({
      id,
      scenario,
      says,
      triage: said.has("refused") ? refused ?? triage : triage,
      words,
    })),
    scenarios: [...new Set(kinds.map(({ kind }) => kind.scenario))],
    values,
    undecided,
    deadline: only ?? null,
    deadlines: only ? [] : deadlines,
    unreadTerms: deadlines.length > 0
      ? []
      : inPlace(matches.filter(({ sign }) => sign.term)).map(({ words }) => words),
    told: [...said],
    letters: lettersOf(kinds.map(({ kind }) => kind), said, values),
  };
}
