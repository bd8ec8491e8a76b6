// From a file or a text to what was read of it, with what the reader says about that.
import { readFile } from "../pure/mail.js";
import { readNotice } from "../pure/notice.js";
import { proposed } from "../pure/noticedeadlines.js";

/** @import { Mail, NotMail, PlainText } from "../pure/mail.js" */
/** @import { FoundDeadline, NoticeTable, Holidays, Reading } from "../pure/shapes.js" */

/** @typedef {{ file: File, text?: undefined } | { text: string, file?: undefined }} Source */

/**
 * What the page carries for a field that a notice can fill.
 * @typedef {object} FoundField
 * @property {string} id
 * @property {string} type
 * @property {number} max
 * @property {string} label
 * @property {{ id: string, label: string }[]} options
 * @property {boolean} adds a second notice adds to what the first one named
 * @property {string} rest the field for what a second notice names besides; empty where there is none
 */

/**
 * A letter: `asked` tells when each of its questions arises, `needs` what it cannot be sent without, and when.
 * @typedef {object} NeedyLetter
 * @property {string} title
 * @property {string} href
 * @property {boolean} notice it encloses Coupang's notice
 * @property {string[]} anew what is asked anew once it was refused in its turn
 * @property {string[]} enclosed_anew the enclosures whose files are asked anew then
 * @property {Record<string, string>} asked
 * @property {[string, string[]?][]} needs
 */

/**
 * What the page of the reader carries.
 * @typedef {object} NoticePage
 * @property {NoticeTable} table
 * @property {Holidays} holidays
 * @property {Record<string, FoundField>} fields
 * @property {Record<string, NeedyLetter>} letters
 * @property {Record<string, { title: string, href: string }>} scenarios
 * @property {Record<string, string>} triage addresses of its steps
 * @property {Record<string, string>} terms addresses in the glossary by Korean word
 * @property {string} desk the address of the case desk
 * @property {string} triage_page the address of the triage
 * @property {string} kipris the address of the register of rights; empty where it is not among the agencies
 */

/**
 * A notice on the page: what was read of it, and what its reader made of that.
 * @typedef {object} Item
 * @property {string} name
 * @property {File | undefined} file
 * @property {Mail | PlainText} mail
 * @property {Reading} reading
 * @property {boolean} forwarded the notice was a mail within the mail
 * @property {Record<string, string>} values what goes into the case, by field
 * @property {Set<string>} changed fields whose value the reader gave
 * @property {Set<string>} quoted fields whose value the reader took from an older mail that the notice quotes
 * @property {Set<string>} refused fields of which the reader said that it is not so
 * @property {string | null} received the moment that the reader gave; empty where he said that the notice's is not so
 * @property {FoundDeadline | null} term the deadline that the reader confirmed, or that is proposed to him
 * @property {boolean} [isUsed] it was put into the case
 */

/**
 * Read a source. Rejects where the file cannot be read.
 * @param {Source} source
 * @param {NoticePage} page
 * @param {string} name what it is called where it has no name
 * @returns {Promise<Item | NotMail>}
 */
export async function open({ file, text }, page, name) {
  if (!file) return itemOf({ kind: "text", text: text ?? "", links: [], problems: [] }, page, name);
  // What is too big is not even brought into memory.
  if (file.size > 50 << 20) return { kind: "not-mail", is: "too-big", problems: [] };
  const read = readFile(file.name, new Uint8Array(await file.arrayBuffer()));
  if (read.kind === "not-mail") return read;
  return { ...itemOf(read, page, file.name), file };
}

/**
 * Return a notice that was opened; a mail that only carries the notice gives way to it.
 * @param {Mail | PlainText} mail
 * @param {NoticePage} page
 * @param {string} name
 * @returns {Item}
 */
function itemOf(mail, page, name) {
  const { table, holidays } = page;
  const carried = mail.kind === "mail" ? mail.forwarded : [];
  const found = [mail, ...carried].map((one) => ({
    mail: one,
    reading: readNotice(one, table, { holidays }),
  }));
  const best = found.find(({ reading }) => isNotice(reading)) ?? found[0];
  return {
    name,
    file: undefined,
    ...best,
    forwarded: best !== found[0],
    values: valuesIn(best.reading),
    changed: new Set(),
    quoted: new Set(),
    refused: new Set(),
    received: null,
    term: proposed(best.reading.deadlines),
  };
}

/**
 * Tell whether something of a reading can go into the case: a refusal and a measure can, whatever they are about.
 * @param {Reading} reading
 */
export const isNotice = ({ kinds, told }) => kinds.length > 0 || told.length > 0;

/**
 * Tell whether a kind is a report, so that the page of its kind of report says what to do.
 * @param {{ id: string }} kind
 * @param {NoticePage} page
 */
export const isReport = ({ id }, { table }) =>
  !table.kinds.some((kind) => kind.id === id && kind.no_report);

/** @param {Reading} reading */
const valuesIn = ({ values }) =>
  Object.fromEntries(Object.entries(values).map(([id, { value }]) => [id, value]));

/**
 * Return when a notice of the case came, or the refusal of an appeal, if its reader has not said that it is not so; of
 * other letters nothing.
 * @param {Item} item
 */
export const cameAt = ({ values, refused }) =>
  ["notice_received_at", "refusal_received_at"].filter((id) => !refused.has(id))
    .map((id) => values[id]).find(Boolean) ?? "";

/**
 * Return when a notice came, of whatever kind: as it says itself, or as its reader told.
 * @param {Item} item
 */
export const receivedOf = (item) => cameAt(item) || item.received || "";

/** Fields that say when a notice came. */
export const RECEIVED = ["notice_received_at", "refusal_received_at", "demand_received_on"];

/**
 * Read a notice anew, now that its reader has told when it came, or that it did not come when its head says: what is
 * counted from that moment is counted anew. What he changed stays, and what he refused.
 * @param {Item} item
 * @param {NoticePage} page
 * @param {string | null} received empty: nobody knows; null: as the head says
 */
export function receivedAt(item, { table, holidays }, received) {
  const reading = readNotice(item.mail, table, { holidays, receivedAt: received });
  const own = [...item.changed, ...item.refused].filter((id) =>
    !received || !RECEIVED.includes(id)
  );
  item.reading = reading;
  item.received = received;
  if (received) { for (const id of RECEIVED) item.refused.delete(id); }
  item.values = {
    ...valuesIn(reading),
    ...Object.fromEntries(own.map((id) => [id, item.values[id]])),
  };
  item.term = proposed(reading.deadlines);
}
