// What was found in a notice, each value beside the words that it came from; the reader changes it or says that it is
// not so. Nothing here is kept before he says so.
import { deadline } from "../pure/deadline.js";
import { fault, tidied } from "../pure/fields.js";
import { BEIJING, isWall, KOREA, momentOf, written, writtenMoment } from "../pure/time.js";
import { el, language, listed, many, say } from "./dom.js";
import { receivedOf } from "./noticeopen.js";

/** @import { FoundDeadline, Span } from "../pure/shapes.js" */
/** @import { FoundField, Item, NoticePage } from "./noticeopen.js" */

/** In characters: of longer words the beginning is shown. */
const LONGEST_QUOTE = 90;
const MOST_QUOTES = 3;
/** Fields for the moment that the reader gives where the mail does not. */
const RECEIVED = ["notice_received_at", "refusal_received_at"];

/**
 * Return a value as it is read.
 * @param {FoundField} field
 * @param {string} value
 */
export function inWords({ type, options }, value) {
  if (type === "choice") return options.find(({ id }) => id === value)?.label ?? value;
  return type === "datetime" && isWall(value)
    ? say("notice.korea", { time: writtenMoment(momentOf(value), KOREA, language) })
    : written(value, language);
}

/** @param {Span[]} words */
export function quoted(words) {
  const shown = [...new Set(words.map(({ text }) => text.trim().replace(/\s+/g, " ")))];
  return shown.slice(0, MOST_QUOTES).map((text) =>
    el("q", {
      lang: "ko",
      textContent: text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text,
    })
  );
}

/** @param {Item} item @param {string} id */
function sourceOf({ reading, changed }, id) {
  if (changed.has(id)) return [say("notice.yours")];
  const words = reading.values[id]?.words ?? [];
  return words.length > 0 ? [say("notice.says-so"), ...quoted(words)] : [say("notice.from-head")];
}

/**
 * @param {string} key
 * @param {string} label what it is about
 * @param {() => void} onclick
 */
function small(key, label, onclick) {
  const button = el("button", { type: "button", className: "button", onclick }, say(key));
  button.setAttribute("aria-label", `${say(key)}: ${label}`);
  return button;
}

/**
 * Return the control with which a value is given.
 * @param {FoundField} field
 * @param {string} value
 */
function controlFor({ type, options, label }, value) {
  const kind = { datetime: "datetime-local", date: "date" }[type] ?? "text";
  /** @type {HTMLSelectElement | HTMLInputElement} */
  const control = document.createElement(type === "choice" ? "select" : "input");
  if (control instanceof HTMLInputElement) control.type = kind;
  for (const option of options) {
    if (type === "choice") control.append(el("option", { value: option.id }, option.label));
  }
  control.value = value;
  control.autocomplete = "off";
  control.setAttribute("aria-label", label);
  return control;
}

/**
 * Return the row of a value.
 * @param {Item} item
 * @param {FoundField} field
 * @param {NoticePage} page
 * @param {() => void} changed
 */
function rowOf(item, field, page, changed) {
  const { id, label } = field;
  const row = el("div", { className: "found" });

  function focusFirst() {
    many(row, "button")[0]?.focus();
    changed();
  }
  function show() {
    const value = item.values[id];
    const isOut = item.refused.has(id);
    row.classList.toggle("is-out", isOut);
    // What is not so is no longer found.
    row.toggleAttribute("data-refused", isOut);
    if (isOut) {
      delete row.dataset.found;
      delete row.dataset.value;
    } else {
      row.dataset.found = id;
      row.dataset.value = value;
    }
    const words = el("span", { className: "found__value" }, inWords(field, value));
    const kipris = id === "right_number" && page.kipris
      ? [" ", el("a", { href: page.kipris, rel: "noreferrer" }, say("notice.kipris"))]
      : [];
    const source = isOut ? [say("notice.left-out")] : sourceOf(item, id);
    const buttons = isOut
      ? [small("notice.put-back", label, () => {
        item.refused.delete(id);
        show();
        focusFirst();
      })]
      : [
        small("notice.change", label, edit),
        small("notice.not-so", label, () => {
          item.refused.add(id);
          show();
          focusFirst();
        }),
      ];
    row.replaceChildren(
      el("dt", {}, label),
      el("dd", {}, words, ...kipris, el("small", { className: "found__words" }, ...source)),
      el("dd", { className: "found__acts" }, ...buttons),
    );
  }
  function edit() {
    const control = controlFor(field, item.values[id]);
    const error = el("p", { className: "field__error", hidden: true });
    error.setAttribute("role", "alert");
    const done = () => {
      const value = tidied(control.value, field.type === "number" || field.type === "money").trim();
      const wrong = value ? fault({ ...field, options: optionsOf(field) }, value) : "";
      if (wrong) {
        error.hidden = false;
        error.textContent = say(wrong, { max: field.max, n: value.length });
        control.focus();
        return;
      }
      if (value && value !== item.values[id]) {
        item.values[id] = value;
        item.changed.add(id);
      }
      if (!value) item.refused.add(id);
      show();
      focusFirst();
    };
    control.addEventListener("keydown", (event) => {
      const { key } = /** @type {KeyboardEvent} */ (event);
      if (key === "Enter") done();
      if (key === "Escape") {
        show();
        focusFirst();
      }
    });
    row.replaceChildren(
      el("dt", {}, label),
      el("dd", {}, control, error),
      el("dd", { className: "found__acts" }, small("notice.ok", label, done)),
    );
    control.focus();
  }
  show();
  return row;
}

/** @param {FoundField} field */
const optionsOf = ({ options }) =>
  options.map(({ id, label }) => ({ id, label: { zh: label, ko: label } }));

/**
 * Return the question which of several values it is.
 * @param {Item} item
 * @param {FoundField} field
 * @param {string[]} candidates
 * @param {() => void} changed
 */
function askWhich(item, field, candidates, changed) {
  const select = controlFor({ ...field, type: "choice" }, "");
  select.replaceChildren(
    el("option", { value: "" }, say("notice.choose-none")),
    ...candidates.map((value) => el("option", { value }, inWords(field, value))),
  );
  select.addEventListener("change", () => {
    if (select.value) {
      item.values[field.id] = select.value;
      item.changed.add(field.id);
    } else {
      delete item.values[field.id];
      item.changed.delete(field.id);
    }
    changed();
  });
  const row = el(
    "div",
    { className: "found found--open" },
    el("dt", {}, say("notice.undecided", { label: field.label })),
    el("dd", {}, select),
  );
  row.dataset.undecided = field.id;
  return row;
}

/**
 * Return the question when the notice came, where it does not say so itself.
 * @param {Item} item
 * @param {FoundField} field
 * @param {(moment: string) => void} answered
 */
function askReceived(item, field, answered) {
  const control = controlFor({ ...field, label: say("notice.received-ask") }, item.received);
  control.addEventListener("change", () => {
    if (isWall(control.value)) answered(control.value);
  });
  const row = el(
    "div",
    { className: "found found--open" },
    el("dt", {}, say("notice.received-ask")),
    el("dd", {}, control, el("small", { className: "found__words" }, say("notice.received-help"))),
  );
  row.dataset.ask = field.id;
  return row;
}

/**
 * Return a moment in Korea and in Beijing.
 * @param {string} at
 */
export const moments = (at) =>
  [
    say("notice.korea", { time: writtenMoment(momentOf(at), KOREA, language) }),
    say("notice.beijing", { time: writtenMoment(momentOf(at), BEIJING, language).slice(-5) }),
  ].join(" · ");

/**
 * Return a deadline that the reader confirms before it is kept.
 * @param {Item} item
 * @param {FoundDeadline} term
 * @param {NoticePage} page
 * @param {() => void} changed
 */
function termRow(item, term, { holidays }, changed) {
  const received = receivedOf(item);
  const end = term.amount === null ? null : deadline({
    received,
    kind: term.term,
    amount: String(term.amount),
  }, holidays);
  const skipped = (end?.skipped ?? []).map((day) => `${written(day, language)} ${holidays[day]}`);
  const told = [
    el("span", {}, say(`notice.term-${term.term}`, { n: term.amount })),
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
      el("small", { className: "found__words" }, say("notice.says-so"), ...quoted([term.words])),
      el("label", {}, box, " ", say("notice.keep-term")),
    ),
  );
  row.dataset.term = term.term;
  return row;
}

/**
 * Return what was found, as a list of definitions.
 * @param {Item} item
 * @param {NoticePage} page
 * @param {{ changed: () => void, received: (moment: string) => void }} hears
 */
export function rowsOf(item, page, { changed, received }) {
  const { undecided, deadline: only, deadlines } = item.reading;
  const ids = Object.keys(page.fields).filter((id) => Object.hasOwn(item.values, id));
  // What is asked about stays where it is asked.
  const open = Object.keys(undecided).filter((id) => page.fields[id]);
  const found = ids.filter((id) => !open.includes(id));
  const terms = only && only.term !== "moment" ? [only] : deadlines;
  const exclusive = () => {
    for (const box of many(list, ".found--term input", HTMLInputElement)) {
      box.checked = item.term !== null && box === boxes.get(item.term);
    }
    changed();
  };
  const rows = terms.map((term) => termRow(item, term, page, exclusive));
  const boxes = new Map(terms.map((term, index) => [term, many(rows[index], "input")[0]]));
  const asks = item.mail.kind === "text" || !item.mail.headers.date.moment;
  const list = el(
    "dl",
    { className: "founds" },
    ...found.filter((id) => !item.received || !RECEIVED.includes(id)).map((id) =>
      rowOf(item, page.fields[id], page, changed)
    ),
    ...open.map((id) => askWhich(item, page.fields[id], undecided[id], changed)),
    ...asks ? [askReceived(item, page.fields["notice_received_at"], received)] : [],
    ...rows,
  );
  return list;
}
