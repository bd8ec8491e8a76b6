// The deadlines of a notice: each is confirmed by its reader before it is kept.
import { deadline } from "../pure/deadline.js";
import { BEIJING, KOREA, momentOf, written, writtenMoment } from "../pure/time.js";
import { el, language, listed, say } from "./dom.js";
import { receivedOf } from "./noticeopen.js";
import { quotes } from "./noticequotes.js";

/** @import { FoundDeadline, Span } from "../pure/shapes.js" */
/** @import { Item, NoticePage } from "./noticeopen.js" */

/**
 * Return a moment in Korea and in Beijing.
 * @param {string} at
 */
export function moments(at) {
  const [korea, beijing] = [KOREA, BEIJING].map((zone) =>
    writtenMoment(momentOf(at), zone, language)
  );
  // The first hour of a day in Korea is the last of the day before in Beijing.
  const isSameDay = korea.slice(0, -5) === beijing.slice(0, -5);
  const time = isSameDay ? beijing.slice(-5) : beijing;
  return `${say("notice.korea", { time: korea })} · ${say("notice.beijing", { time })}`;
}

/**
 * Return a deadline that the reader confirms before it is kept.
 * @param {Item} item
 * @param {FoundDeadline} term
 * @param {NoticePage} page
 * @param {() => void} changed
 */
export function termRow(item, term, { holidays }, changed) {
  const received = receivedOf(item);
  const end = term.amount === null ? null : deadline({
    received,
    kind: term.term,
    amount: String(term.amount),
  }, holidays);
  const skipped = (end?.skipped ?? []).map((day) => `${written(day, language)} ${holidays[day]}`);
  const told = [
    el(
      "span",
      {},
      term.doubt && term.term === "moment"
        ? say("notice.term-either")
        : say(`notice.term-${term.term}`, { n: term.amount }),
    ),
    el("b", {}, term.at ? ` ${moments(term.at)}` : ` ${say("notice.term-open")}`),
    ...skipped.length > 0 ? [` ${say("notice.skipped", { days: listed(skipped) })}`] : [],
  ];
  const box = el("input", {
    type: "checkbox",
    checked: item.term === term,
    disabled: !term.at,
  });
  box.addEventListener("change", () => {
    item.term = box.checked ? term : null;
    changed();
  });
  const row = el(
    "div",
    { className: "found found--term" },
    el("dt", {}, say("notice.deadline")),
    el(
      "dd",
      {},
      ...told,
      el("small", { className: "found__words" }, say("notice.says-so"), ...quotes([term.words])),
      el("label", {}, box, " ", say(term.doubt ? "notice.keep-either" : "notice.keep-term")),
    ),
  );
  row.dataset.term = term.term;
  return row;
}

/**
 * Return what older mails say of deadlines, which is not the notice's.
 * @param {Span[]} terms
 */
export function quotedTerms(terms) {
  const row = el(
    "div",
    { className: "found" },
    el("dt", {}, say("notice.deadline")),
    el(
      "dd",
      {},
      el("small", { className: "found__words" }, say("notice.quoted-term"), ...quotes(terms)),
    ),
  );
  row.dataset.quoted = "deadline";
  return row;
}
