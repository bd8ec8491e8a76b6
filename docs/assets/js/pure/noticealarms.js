// What warns of a mail: its sender and links, and what it asks for. A right address lifts no warning.
// As macros/playbook/notice_alarm.py tells it.
import { hostOf, isCoupang, links, looksLikeCoupang, misleads } from "./noticesender.js";
import { joined, spanOf } from "./noticetext.js";

/** @import { Wanted, NoticeText } from "./noticetext.js" */
/** @import { Link } from "./htmltext.js" */
/** @import { NoticeAlarm, Span, Warning } from "./shapes.js" */

/** @typedef {{ about: string, words: Span | null }} About */
/** @typedef {{ record: NoticeAlarm, wanted: Wanted | undefined, file: RegExp | undefined }} Alarm compiled */

/**
 * What warnings look at besides the text.
 * @typedef {object} Head
 * @property {string[]} senders where the mail came from, and where an answer would go
 * @property {string[]} files the names of the attached files
 * @property {Link[]} links
 */

/**
 * Return the first thing that a record warns of.
 * @param {Alarm} alarm
 * @param {Head} head
 * @param {NoticeText} text
 * @returns {About | undefined}
 */
function first({ record, wanted, file }, { senders, files, links: shown }, text) {
  if (record.warns === "sender") {
    const stranger = senders.find((sender) => !isCoupang(hostOf(sender)));
    if (stranger) return { about: stranger, words: null };
  }
  if (record.warns === "link") {
    for (const { start, end, host } of links(text.text)) {
      if (looksLikeCoupang(host)) return { about: host, words: spanOf(text.text, start, end) };
    }
    for (const link of shown) {
      const host = misleads(link.text, link.href);
      if (host) return { about: host, words: null };
    }
  }
  const name = file && files.find((one) => file.test(one));
  if (name) return { about: name, words: null };
  for (const { 0: words, index } of wanted ? text.find(wanted) : []) {
    return { about: joined(words), words: spanOf(text.text, index, index + words.length) };
  }
  return undefined;
}

/**
 * Return what warns, each warning once, in the order of the table.
 * @param {Alarm[]} alarms
 * @param {Head} head
 * @param {NoticeText} text
 * @returns {Warning[]}
 */
export function warningsOf(alarms, head, text) {
  /** @type {Map<string, About & { record: NoticeAlarm }>} */
  const found = new Map();
  for (const alarm of alarms) {
    const { record } = alarm;
    const about = found.has(record.warns) ? undefined : first(alarm, head, text);
    if (about) found.set(record.warns, { record, ...about });
  }
  const all = [...found.values()];
  const others = all.some(({ record }) => !record.beside_others);
  return all.filter(({ record }) => others || !record.beside_others)
    .map(({ record: { id, warns, says }, about, words }) => ({ id, warns, says, about, words }));
}
