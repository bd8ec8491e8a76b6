// "Put it into the case": values, deadline, and the original with its attachments by their hashes, all in one act that
// can be taken back. Where the case says something else already, the reader is asked; nothing is written over silently.
import { endOfTerm } from "../pure/ends.js";
import { NOTICE } from "../pure/evidence.js";
import { attachmentBytes } from "../pure/mail.js";
import { untilField } from "../pure/notice.js";
import { answerable } from "../pure/replydraft.js";
import { hashFile } from "../pure/sha256.js";
import { wall, written } from "../pure/time.js";
import { askAnew, isRefusedAgain } from "./again.js";
import { now } from "./clock.js";
import { el, language, listed, one, say } from "./dom.js";
import { cameAt, isReport, receivedOf } from "./noticeopen.js";
import { inWords } from "./noticerows.js";
import { taken, title } from "./noticeshow.js";
import { newId, store } from "./store.js";

/** @import { Entry } from "../pure/shapes.js" */
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

/** How the case's deadline is kept: a moment goes before any count. */
function keptEnd(/** @type {NoticePage["holidays"]} */ holidays) {
  const end = endOfTerm(store.value, holidays);
  return end ? wall(end.at) : "";
}

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
  const inCase = keptEnd(holidays);
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
function refusedAgain(item, { letters }) {
  const { told, letters: [id = ""] } = item.reading;
  if (untilField(told) === "deadline_at" || !letters[id]) return null;
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

/**
 * Ask about what differs; `null` where the reader stops.
 * @param {HTMLElement} place
 * @param {Claim[]} different
 * @returns {Promise<Map<Claim, Fields> | null>} what is put for each of them
 */
export function ask(place, different) {
  const rows = different.map((claim, index) => {
    const choice = (/** @type {string} */ key, /** @type {string} */ value, checked = false) => {
      const radio = document.createElement("input");
      Object.assign(radio, {
        type: "radio",
        name: `notice-conflict-${index}`,
        value: key,
        checked,
      });
      const label = document.createElement("label");
      label.append(radio, " ", el("span", {}, say(`notice.conflict-${key}`, { value })));
      return label;
    };
    const row = el(
      "fieldset",
      {},
      el("legend", {}, claim.label),
      choice("keep", claim.mine, !claim.both && !claim.isSafer),
      choice("take", claim.theirs, claim.isSafer),
      ...claim.both ? [choice("both", claim.both.words, true)] : [],
    );
    row.dataset.conflict = claim.id;
    return row;
  });
  const done = el(
    "button",
    { type: "submit", className: "button button--primary" },
    say("notice.conflict-done"),
  );
  const stop = el("button", { type: "button", className: "button" }, say("notice.conflict-stop"));
  const form = el(
    "form",
    { className: "conflicts", tabIndex: -1 },
    el("p", { className: "conflicts__title" }, say("notice.conflicts", { n: different.length })),
    ...rows,
    el("p", { className: "bar" }, done, stop),
  );
  place.replaceChildren(form);
  form.focus();
  return new Promise((resolve) => {
    stop.addEventListener("click", () => {
      place.replaceChildren();
      resolve(null);
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const chosen = different.map((claim, index) => {
        const { value } = one(form, `[name=notice-conflict-${index}]:checked`, HTMLInputElement);
        const put = value === "both" ? claim.both?.put : value === "take" ? claim.put : undefined;
        return /** @type {const} */ ([claim, put ?? {}]);
      });
      place.replaceChildren();
      resolve(new Map(chosen));
    });
  });
}

/**
 * Tell whether a mail is the notice that the letters of this case enclose: the first one, not a refusal of an appeal, nor
 * what another than Coupang wrote.
 * @param {Item} item
 * @param {NoticePage["letters"]} letters
 */
const isTheNotice = ({ mail, forwarded, reading: { told, letters: [first] } }, letters) =>
  mail.kind === "mail" && !forwarded && untilField(told) === "deadline_at" &&
  Boolean(letters[first]?.notice) &&
  !store.all("evidence").some(([, { encloses }]) => encloses === NOTICE);

/**
 * Return the files of a notice as the register keeps them: the mail as it came, and what is attached to it.
 * @param {Item} item
 * @param {NoticePage} page
 * @returns {Promise<Partial<Entry>[]>}
 */
export async function evidenceOf(item, { letters }) {
  const { file, mail } = item;
  if (!file) return [];
  const captured = receivedOf(item);
  const source = mail.kind === "mail" ? mail.headers.from?.address ?? "" : "";
  const reply = mail.kind === "mail" && answerable(mail.headers);
  const about = { captured, source, added: now() };
  const dated = file.lastModified ? wall(file.lastModified) : "";
  const sha256 = await hashFile(file, () => {});
  const original = { ...about, name: file.name, size: file.size, sha256, dated };
  const attached = mail.kind === "mail" ? mail.attachments.filter(({ inline }) => !inline) : [];
  /** @type {Partial<Entry>[]} */
  const files = [
    {
      ...original,
      note: say("notice.evidence-mail"),
      ...(reply ? { reply } : {}),
      ...(isTheNotice(item, letters) ? { encloses: NOTICE } : {}),
    },
  ];
  for (const [index, one] of attached.entries()) {
    const bytes = attachmentBytes(one);
    files.push({
      ...about,
      added: about.added + index + 1,
      name: one.name || `${file.name} ${index + 1}`,
      size: bytes.length,
      // Slice by slice, as files are: the page stays alive.
      sha256: await hashFile(new Blob([/** @type {Uint8Array<ArrayBuffer>} */ (bytes)]), () => {}),
      dated: "",
      note: say("notice.evidence-attachment", { name: file.name }),
    });
  }
  return files;
}

/**
 * Put it into the case, in one act. Returns what takes it back, and how much was put.
 * @param {Item} item
 * @param {Claim[]} all
 * @param {Map<Claim, Fields>} choices for what differs
 * @param {Partial<Entry>[]} evidence
 * @param {NoticePage} page
 */
export function put(item, all, choices, evidence, page) {
  let n = 0;
  let files = 0;
  const back = store.undoable(() => {
    const before = store.value("notice_received_at");
    const again = refusedAgain(item, page);
    if (again) askAnew(again);
    for (const claim of all) {
      const fields = choices.get(claim) ?? claim.put;
      const changed = Object.entries(fields).filter(([id, v]) => store.value(id) !== v);
      for (const [id, v] of changed) store.put("fields", id, { v });
      if (changed.length > 0) n += 1;
    }
    store.put("fields", "_notice", { v: "read" });
    // What the case is about, and the letter for it: the desk leads there. The first notice says it, or the triage; a
    // refusal leads on to the letter that answers it, and a bare one does not say of which kind it is. What was done
    // without a word of why leads to the triage.
    const { kinds: [first], letters: [_letter], told } = item.reading;
    const _scenario = first && isReport(first, page) ? first.scenario : "";
    const isRefusal = untilField(told) !== "deadline_at";
    const isFirst = !store.value("_letter");
    if (_letter && (isRefusal || isFirst && first)) {
      if (_scenario && isFirst) store.put("fields", "_scenario", { v: _scenario });
      store.put("fields", "_letter", { v: _letter });
    }
    for (const one of evidence) {
      const [known] = store.all("evidence").find(([, { sha256 }]) => sha256 === one.sha256) ?? [];
      if (!known) files += 1;
      // A mail that was registered before, as a mere file, can be answered and enclosed from now on.
      const { reply } = one;
      const encloses = known && store.get("evidence", known).encloses ? "" : one.encloses;
      const more = { ...(reply ? { reply } : {}), ...(encloses ? { encloses } : {}) };
      if (!known || reply || encloses) store.put("evidence", known ?? newId(), known ? more : one);
    }
    const later = cameAt(item);
    // The case keeps the moment of its first notice: that of another one is told where things are told in order.
    if (later && (isRefusal || before && store.value("notice_received_at") !== later)) {
      const what = taken(item).notice_reference ?? title(item, page);
      const text = isRefusal ? say("notice.event-refused") : say("notice.event", { what });
      const told = store.all("timeline").some(([, one]) => one.at === later && one.text === text);
      if (!told) store.put("timeline", newId(), { at: later, text });
    }
  });
  return { back, n, files };
}
