// What was read of a notice, in the order in which a reader asks: is it dangerous, what is it, until when, what was
// found, which letter, and what do the words mean.
import { filledOf } from "../pure/needs.js";
import { untilField } from "../pure/notice.js";
import { proposed } from "../pure/noticedeadlines.js";
import { written } from "../pure/time.js";
import { el, language, listed, say } from "./dom.js";
import { isNotice, isReport, receivedOf } from "./noticeopen.js";
import { inWords, quotes } from "./noticequotes.js";
import { rowsOf } from "./noticerows.js";
import { moments } from "./noticeterms.js";
import { wordsOf } from "./noticewords.js";
import { store } from "./store.js";

/** @import { ReadKind } from "../pure/shapes.js" */
/** @import { Item, NoticePage } from "./noticeopen.js" */
/** @import { Hears } from "./noticerows.js" */

/** Signs whose meaning says what the sender wants. */
const WANTS = [
  "route-check",
  "proof-of-purchase",
  "appeal-needed",
  "papers-asked",
  "more-papers",
  "opinion",
  "settlement-money",
  "corrective-order",
];

/** @param {Item} item the values that its reader has not refused */
export const taken = ({ values, refused }) =>
  Object.fromEntries(Object.entries(values).filter(([id]) => !refused.has(id)));

/**
 * @param {Item} item
 * @param {NoticePage} page
 */
export function title({ reading: { kinds, phrases, told, values } }, { fields, table }) {
  if (kinds.length > 0) return kinds[0].says;
  if (told.includes("refused")) return say("notice.told-refused");
  if (values.measure_taken) return inWords(fields.measure_taken, values.measure_taken.value);
  if (told.includes("lifted")) return say("notice.told-lifted");
  const others = table.signs.filter(({ tells }) => tells === "not-a-notice").map(({ id }) => id);
  const isOther = phrases.some(({ sign }) => others.includes(sign));
  return say(isOther ? "notice.not-a-notice" : "notice.unknown");
}

/**
 * Return what an item is called among several.
 * @param {Item} item
 * @param {NoticePage} page
 */
export const nameOf = (item, page) => `${item.name} · ${title(item, page)}`;

/** @param {Item} item */
function dangers({ reading: { warnings } }) {
  if (warnings.length === 0) return [];
  const rows = warnings.map(({ warns, says, about }) => {
    const row = el("li", {}, says);
    const clipped = about.trim().slice(0, 120);
    if (clipped) row.append(" ", el("q", { lang: "ko", textContent: clipped }));
    row.dataset.warning = warns;
    return row;
  });
  return [
    el(
      "div",
      { className: "intake__dangers" },
      el("p", {}, el("b", {}, say("notice.careful"))),
      el("ul", {}, ...rows),
    ),
  ];
}

/** @param {Item} item */
function sender({ mail, reading, forwarded }) {
  if (!isNotice(reading)) return [];
  const lines = [];
  if (mail.kind === "text") lines.push(say("notice.no-sender"));
  else {
    const { from, date } = mail.headers;
    const at = written(date.moment, language);
    lines.push(say("notice.sender", { from: from?.address || from?.name || "?", at: at || "?" }));
    const warned = reading.warnings.some(({ warns }) => warns === "sender");
    if (!warned && from) lines.push(say("notice.genuine-address", { address: from.address }));
    const names = mail.attachments.filter(({ inline }) => !inline).map(({ name }) => name || "?");
    if (names.length > 0) {
      lines.push(say("notice.attachments", { n: names.length, names: listed(names) }));
    }
    if (forwarded) lines.push(say("notice.forwarded"));
    if (reading.passedOn) lines.push(say("notice.passed-on"));
  }
  if (mail.problems.length > 0) lines.push(say("notice.problem"));
  return lines.map((line) => el("p", { className: "fine" }, line));
}

/** @param {Item} item */
function wants({ reading: { told, phrases } }) {
  /** @type {string[]} */
  const said = ["refused", "lifted"].filter((one) => told.some((other) => other === one))
    .map((one) => say(`notice.told-${one}`));
  const asked = phrases.filter(({ sign }) => WANTS.includes(sign)).map(({ means }) => means);
  const threat = told.includes("threat") ? [say("notice.told-threat")] : [];
  return [...new Set([...said, ...asked, ...threat])];
}

/** @param {Item} item */
function until(item) {
  const { deadline, deadlines, told, unreadTerms } = item.reading;
  const at = item.term?.at ?? taken(item)[untilField(told)];
  if (at) {
    const whole = deadline?.wholeDay && deadline.at === at ? ` ${say("notice.whole-day")}` : "";
    const doubt = item.term?.doubt;
    const why = doubt ? [el("span", { className: "is-open" }, say(`notice.doubt-${doubt}`))] : [];
    const line = el("span", {}, el("b", { className: "intake__until" }, moments(at) + whole));
    line.append(...why.flatMap((one) => [" ", one]));
    return line;
  }
  if (deadlines.length > 0) {
    const doubt = proposed(deadlines)?.doubt;
    return el("span", {}, say(doubt ? `notice.doubt-${doubt}` : "notice.several-deadlines"));
  }
  if (deadline && deadline.term !== "moment") {
    const counted = say(`notice.term-${deadline.term}`, { n: deadline.amount });
    const to = deadline.at ? moments(deadline.at) : say("notice.term-open");
    return el("span", {}, `${counted} → ${to}`);
  }
  if (unreadTerms.length > 0) {
    const came = receivedOf(item);
    const unread = el(
      "span",
      {},
      say("notice.unread-term"),
      ...came ? [] : [say("notice.unread-term-received")],
      ...quotes(unreadTerms),
    );
    unread.dataset.unreadTerm = "";
    return unread;
  }
  const none = el("span", {}, say("notice.no-deadline"));
  none.dataset.noDeadline = "";
  return none;
}

/**
 * Return the answer in five lines.
 * @param {Item} item
 * @param {NoticePage} page
 */
function answer(item, { fields }) {
  const { told, kinds } = item.reading;
  const { measure_taken } = taken(item);
  const stopped = measure_taken ? inWords(fields.measure_taken, measure_taken) : "";
  const how = ["reply-all", "reply"].find((one) => told.some((other) => other === one));
  const none = () => el("span", { className: "is-open" }, say("notice.not-written"));
  const lifted = told.includes("lifted") && !measure_taken;
  // That the account was stopped is what was done, not why.
  const reasons = kinds.filter(({ id }) => id !== "account");
  const rows = /** @type {const} */ ([
    ["stopped", lifted ? say("notice.told-lifted") : stopped || none()],
    ["why", listed(reasons.map(({ says }) => says)) || none()],
    ["wants", wants(item).join(language === "ko" ? "; " : "；") || none()],
    ["until", until(item)],
    ["answer", how ? say(`notice.told-${how}`) : none()],
  ]);
  const list = el(
    "dl",
    { className: "intake__answer" },
    ...rows.map(([key, words]) =>
      el("div", {}, el("dt", {}, say(`notice.${key}`)), el("dd", {}, words))
    ),
  );
  return list;
}

/**
 * @param {Item} item
 * @param {NoticePage} page
 */
function kindsOf({ reading: { kinds, scenarios, told, values } }, page) {
  if (kinds.length === 0) {
    const isRefused = told.includes("refused");
    // What is lifted asks for no answer.
    if (!isRefused && !values.measure_taken) return "";
    const bare = page.table.kinds.find(({ only_alone }) => only_alone);
    const step = isRefused ? bare?.refused : bare?.triage;
    const href = page.triage[step ?? ""] ?? page.triage_page;
    return el(
      "section",
      { className: "intake__kinds" },
      el("h3", {}, say("notice.kinds")),
      el("p", {}, say(isRefused ? "notice.refused-help" : "notice.measure-help")),
      el("p", {}, el("a", { href }, say("notice.triage"))),
    );
  }
  const rows = scenarios.map((scenario) => {
    const own = kinds.filter((one) => one.scenario === scenario);
    const { title: name, href } = page.scenarios[scenario];
    const says = listed(own.map((one) => one.says));
    const rules = own.some((one) => isReport(one, page)) ? "" : page.triage[own[0].triage];
    const row = el(
      "li",
      {},
      ...rules ? [el("a", { href: rules }, says), " "] : [el("a", { href }, name), ` ${says} `],
      el(
        "small",
        { className: "found__words" },
        say("notice.says-so"),
        ...quotes(own.flatMap(({ words }) => words)),
      ),
      ...rules ? [] : goOn(own[0], page),
    );
    row.dataset.kind = scenario;
    return row;
  });
  return el(
    "section",
    { className: "intake__kinds" },
    el("h3", {}, say("notice.kinds")),
    el("ul", {}, ...rows),
  );
}

/**
 * @param {ReadKind} kind
 * @param {NoticePage} page
 */
function goOn({ triage }, page) {
  const href = page.triage[triage];
  return href ? [" ", el("a", { href }, say("notice.triage"))] : [];
}

/**
 * Return the letters that fit, each with how far it is by the case and by the notice. None is a link before the notice
 * is in the case: it would open without what was read, and without the deadline.
 * @param {Item} item
 * @param {NoticePage} page
 */
function lettersOf(item, page) {
  const values = { ...store.values(), ...taken(item) };
  const rows = item.reading.letters.filter((id) => page.letters[id]).map((id, index) => {
    const { title: name, href, asked, needs } = page.letters[id];
    const { n, of } = filledOf(asked, needs, values);
    const letter = item.isUsed ? el("a", { href }, name) : el("b", {}, name);
    letter.dataset.letter = id;
    const best = index === 0 ? [" ", el("em", {}, say("notice.best"))] : [];
    const filled = say(item.isUsed ? "notice.filled" : "notice.will-be-filled", { n, of });
    return el("li", {}, letter, ...best, el("small", {}, ` ${filled}`));
  });
  return el("ol", { className: "intake__letters" }, ...rows);
}

/**
 * Return the letters with their heading; where somebody else likely writes in Coupang's name, what comes first.
 * @param {Item["reading"]} reading
 * @param {HTMLElement} letters
 */
function fitting({ letters: { length }, warnings }, letters) {
  if (length === 0 && warnings.length === 0) return [];
  const first = el("p", {}, say("notice.verify-first"));
  first.dataset.noLetter = "";
  return [el("h3", {}, say("notice.letters")), length > 0 ? letters : first];
}

/**
 * Show an item in `place`.
 * @param {HTMLElement} place
 * @param {Item} item
 * @param {NoticePage} page
 * @param {object} parts
 * @param {HTMLElement} parts.bar what is done with the notice
 * @param {HTMLElement} parts.share
 * @param {Hears["changed"]} parts.changed
 * @param {Hears["received"]} parts.received
 * @param {Hears["again"]} parts.again
 */
export function show(place, item, page, { bar, share, changed, received, again }) {
  const { reading } = item;
  const heading = el("h2", { className: "intake__is", id: "notice-is" }, title(item, page));
  if (!isNotice(reading)) {
    const unknown = el("div", {}, heading, el("p", {}, say("notice.unknown-help")));
    unknown.dataset.kind = "unknown";
    const go = el("p", {}, el("a", { href: page.triage_page }, say("notice.triage")));
    place.replaceChildren(
      ...dangers(item),
      unknown,
      go,
      ...sender(item),
      wordsOf(reading, page.terms),
      share,
    );
    return () => {};
  }
  let told = answer(item, page);
  let letters = lettersOf(item, page);
  function refresh() {
    const [now, fitting] = [answer(item, page), lettersOf(item, page)];
    told.replaceWith(now);
    letters.replaceWith(fitting);
    [told, letters] = [now, fitting];
  }
  const count = Object.keys(item.values).length;
  place.replaceChildren(
    ...dangers(item),
    heading,
    told,
    ...sender(item),
    el("h3", {}, say("notice.found", { n: count })),
    rowsOf(item, page, {
      changed() {
        changed();
        refresh();
      },
      received,
      again,
    }),
    ...fitting(reading, letters),
    bar,
    kindsOf(item, page),
    wordsOf(reading, page.terms),
    share,
  );
  return refresh;
}
