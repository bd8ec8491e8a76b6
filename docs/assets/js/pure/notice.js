// Reading a notice by rules alone: what it is, until when, what it says, and what of it is not known. As
// macros/playbook/notice_reading.py does it, by the same table; tests hold both to the same answers.
//
// The rule above all others: a wrong value is worse than a missing one. What could be two things is neither; a threat is
// no measure; a term is counted only from a receipt that is known.
import { warningsOf } from "./noticealarms.js";
import { deadlinesOf } from "./noticedeadlines.js";
import { isForward, layers } from "./noticelayers.js";
import { isElsewhere, isSpoken, partOf, phrasesOf, speaks, unknownOf } from "./noticepart.js";
import { compiled } from "./noticetable.js";
import { NoticeText, plain } from "./noticetext.js";
import { applies, headsOf, valuesOf } from "./noticevalues.js";

/** @import { Mail, PlainText } from "./mail.js" */
/** @import { Part } from "./noticepart.js" */
/** @import { Holidays, NoticeTable, Reading, Told } from "./shapes.js" */

/**
 * What is known besides the notice itself.
 * @typedef {object} Beside
 * @property {Holidays} holidays Korea's
 * @property {string | null} [receivedAt] the wall clock in Korea at which the notice came, where its reader tells it;
 *   empty where he says that it was not when its head says
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
 * Lay texts of one length, of which each has lines of its own, over one another.
 * @param {string[]} texts
 */
const over = (texts) =>
  texts.reduce((one, other) => {
    const lines = other.split("\n");
    let at = 0;
    let laid = "";
    for (const line of lines) {
      laid += `${line || one.slice(at, at + line.length)}${one[at + line.length] ?? ""}`;
      at += line.length + 1;
    }
    return laid;
  });

/**
 * Return the newest mail that says something, as text, and what stands below it; the whole, where none does.
 * @param {string} subject
 * @param {string} body
 * @param {NoticeTable} table
 */
function newest(subject, body, table) {
  const parts = layers(body);
  const isOn = isForward(subject);
  if (parts.length === 1) return { own: body, older: "", isOn };
  const start = isOn || parts[1].passedOn ? 1 : 0;
  const index = parts.findIndex(({ text }, at) => at >= start && speaks(partOf(text, table)));
  if (index < 0) return { own: body, older: "", isOn };
  const below = parts.slice(index + 1).map(({ text }) => text);
  return {
    own: parts[index].text,
    older: below.length ? over(below) : "",
    isOn: isOn || index > 0,
  };
}

/**
 * @param {NoticeTable["kinds"]} kinds
 * @param {Set<Told>} told
 * @param {Reading["values"]} values
 * @param {NoticeTable["kinds"]} all
 */
function lettersOf(kinds, told, values, all) {
  if (told.has("lifted") && !told.has("refused") && !values["measure_taken"]) return [];
  const refused = kinds.length > 0 ? kinds.slice(0, 1) : all;
  const again = told.has("refused")
    ? refused.flatMap((kind) => kind.again ? [kind.again] : [])
    : [];
  return [...new Set([...again, ...kinds.flatMap(({ letters }) => letters)])];
}

/**
 * Tell whether somebody else than Coupang likely writes in its name. Who passes a notice on is somebody else.
 * @param {Reading["warnings"]} warnings
 * @param {Part["kinds"]} kinds
 * @param {NoticeTable} table
 * @param {boolean} isOn
 */
function isForged(warnings, kinds, { alarms }, isOn) {
  const forged = alarms.filter((one) => one.forged).map(({ id }) => id);
  return !kinds.some(({ kind }) => kind.outside) &&
    warnings.some(({ id, warns }) => forged.includes(id) && !(isOn && warns === "sender"));
}

/**
 * Tell whether an appeal was refused.
 * @param {Told[]} told
 */
export const isRefusal = (told) => told.includes("refused");

/**
 * Return the field that keeps until when to answer: a refusal says until when to appeal again.
 * @param {Told[]} told
 */
export const untilField = (told) => isRefusal(told) ? "resubmit_by" : "deadline_at";

/**
 * Return what older mails say that stand below a notice: told, and not put in.
 * @param {Part | null} below
 * @param {Set<string>} kinds
 * @param {NoticeTable} table
 * @param {Reading["values"]} own
 * @returns {Reading["quoted"]}
 */
function quotedOf(below, kinds, table, own) {
  if (!below) return { values: {}, terms: [] };
  const { values } = valuesOf(below.matches, table, kinds, below.told);
  const others = Object.entries(values).filter(([id, { value }]) => own[id]?.value !== value);
  return { values: Object.fromEntries(others), terms: below.terms };
}

/**
 * Read a notice. Where it carries older mails, the newest that says something is the notice. When a notice came that
 * somebody passed on, the head above it does not say.
 * @param {Mail | PlainText} mail as `readFile` gives it; a pasted text is `{ kind: "text", text, links: [], problems: [] }`
 * @param {NoticeTable} table
 * @param {Beside} beside
 * @returns {Reading}
 */
export function readNotice(mail, table, { holidays, receivedAt = null }) {
  const head = headOf(mail);
  const subject = plain(head.subject).trim();
  const body = plain(mail.text);
  const before = subject ? `${subject}\n\n` : "";
  const { own, older, isOn } = newest(subject, body, table);
  const part = partOf(before + own, table);
  const below = older ? partOf("\n".repeat(before.length) + older, table) : null;
  const parts = below ? [part, below] : [part];
  const whole = new NoticeText(before + body);
  const { told } = part;
  const isOther = isElsewhere(part.text.text, told);
  // What an answer is about, the mail that it answers says.
  const kinds = part.kinds.length > 0 || isOther || !below ? part.kinds : below.kinds;
  /** @type {Reading} */
  const reading = {
    text: whole.text,
    kinds: [],
    scenarios: [],
    values: {},
    undecided: {},
    deadline: null,
    deadlines: [],
    unreadTerms: [],
    told: [],
    quoted: { values: {}, terms: [] },
    passedOn: false,
    phrases: phrasesOf(parts.flatMap(({ known }) => known)),
    unknown: parts.flatMap(({ text, known }) => unknownOf(text, known))
      .sort((a, b) => a.start - b.start),
    warnings: warningsOf(compiled(table).alarms, head, whole),
    letters: [],
  };
  // Of an appeal that was refused it may be said only that it was.
  if (kinds.length === 0 && (!told.has("refused") || isSpoken(told) || isOther)) return reading;
  // Who passed it on says neither when it came nor to whom, and calls it what he likes.
  const lines = isOn ? { subject: "", received: "", to: "" } : head;
  const received = receivedAt ?? lines.received;
  const ids = new Set(kinds.map(({ kind }) => kind.id));
  const terms = part.matches.filter(({ sign }) => applies(sign, ids, told));
  const deadlines = deadlinesOf(terms, received, holidays);
  const only = deadlines.length === 1 ? deadlines[0] : undefined;
  // What was done is no kind of report: why it was done is not told.
  const whys = kinds.filter(({ kind }) => !kind.only_alone);
  const found = valuesOf(part.matches, table, ids, told);
  const values = { ...headsOf({ ...lines, received }, table, ids, told), ...found.values };
  if (only?.term === "moment" && only.at) {
    values[untilField([...told])] = { value: only.at, words: [only.words] };
  }
  return {
    ...reading,
    kinds: whys.map(({ kind: { id, scenario, says, triage, refused }, words }) => ({
      id,
      scenario,
      says,
      triage: told.has("refused") ? refused ?? triage : triage,
      words,
    })),
    scenarios: [...new Set(whys.map(({ kind }) => kind.scenario))],
    values,
    undecided: found.undecided,
    deadline: only ?? null,
    deadlines: only ? [] : deadlines,
    unreadTerms: deadlines.length > 0 ? [] : part.terms,
    told: [...told],
    quoted: quotedOf(below, ids, table, values),
    passedOn: isOn,
    letters: isForged(reading.warnings, kinds, table, isOn)
      ? []
      : lettersOf(kinds.map(({ kind }) => kind), told, values, table.kinds),
  };
}
