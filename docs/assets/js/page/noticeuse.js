// "Put it into the case": values, deadline, and the original with its attachments by their hashes, all in one act that
// can be taken back. Where the case says something else already, the reader is asked; nothing is written over silently.
import { NOTICE } from "../pure/evidence.js";
import { attachmentBytes } from "../pure/mail.js";
import { isRefusal } from "../pure/notice.js";
import { answerable } from "../pure/replydraft.js";
import { hashFile } from "../pure/sha256.js";
import { wall } from "../pure/time.js";
import { askAnew } from "./again.js";
import { now } from "./clock.js";
import { el, one, say } from "./dom.js";
import { refusedAgain } from "./noticeclaims.js";
import { cameAt, isReport, receivedOf } from "./noticeopen.js";
import { taken, title } from "./noticeshow.js";
import { newId, store } from "./store.js";

/** @import { Entry } from "../pure/shapes.js" */
/** @import { Claim, Fields } from "./noticeclaims.js" */
/** @import { Item, NoticePage } from "./noticeopen.js" */

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
  mail.kind === "mail" && !forwarded && !isRefusal(told) &&
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
    const refuses = isRefusal(told);
    const isFirst = !store.value("_letter");
    if (_letter && (refuses || isFirst && first)) {
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
    if (later && (refuses || before && store.value("notice_received_at") !== later)) {
      const what = taken(item).notice_reference ?? title(item, page);
      const text = refuses ? say("notice.event-refused") : say("notice.event", { what });
      const told = store.all("timeline").some(([, one]) => one.at === later && one.text === text);
      if (!told) store.put("timeline", newId(), { at: later, text });
    }
  });
  return { back, n, files };
}
