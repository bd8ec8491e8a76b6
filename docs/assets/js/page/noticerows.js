// What was found in a notice, each value beside the words that it came from; the reader changes it or says that it is
// not so. Nothing here is kept before he says so.
import { fault, tidied } from "../pure/fields.js";
import { isWall } from "../pure/time.js";
import { el, many, say } from "./dom.js";
import { RECEIVED } from "./noticeopen.js";
import { inWords, quotes } from "./noticequotes.js";
import { quotedTerms, termRow } from "./noticeterms.js";

/** @import { FoundValue } from "../pure/shapes.js" */
/** @import { FoundField, Item, NoticePage } from "./noticeopen.js" */

/**
 * What hears of the reader: that something changed; when the notice came, `""` that nobody knows, null that its head says
 * so; that all must be shown anew.
 * @typedef {{ changed: () => void, received: (moment: string | null) => void, again: () => void }} Hears
 */

/** @param {Item} item @param {string} id */
function sourceOf({ reading, changed, quoted }, id) {
  if (quoted.has(id)) {
    return [say("notice.from-quoted"), ...quotes(reading.quoted.values[id]?.words ?? [])];
  }
  if (changed.has(id)) return [say("notice.yours")];
  const words = reading.values[id]?.words ?? [];
  return words.length > 0 ? [say("notice.says-so"), ...quotes(words)] : [say("notice.from-head")];
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
 * @param {Hears} hears
 */
function rowOf(item, field, page, { changed, received }) {
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
        if (RECEIVED.includes(id)) return received(null);
        show();
        focusFirst();
      })]
      : [
        small("notice.change", label, edit),
        small("notice.not-so", label, () => {
          item.refused.add(id);
          // What is counted from it is counted no longer, and it is asked at once.
          if (RECEIVED.includes(id)) return received("");
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
      // A day is not yet the moment from which hours are counted.
      if (RECEIVED.includes(id)) return received(value.includes("T") ? value : "");
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
  const { mail, received, reading } = item;
  const control = controlFor({ ...field, label: say("notice.received-ask") }, received ?? "");
  const isPasted = mail.kind === "text" && !reading.passedOn;
  const help = say(isPasted ? "notice.received-help" : "notice.received-original");
  control.addEventListener("change", () => {
    if (isWall(control.value)) answered(control.value);
  });
  const row = el(
    "div",
    { className: "found found--open" },
    el("dt", {}, say("notice.received-ask")),
    el("dd", {}, control, el("small", { className: "found__words" }, help)),
  );
  row.dataset.ask = field.id;
  return row;
}

/**
 * Return a value that only an older mail says, which the notice quotes: put in where its reader wants it.
 * @param {Item} item
 * @param {FoundField} field
 * @param {FoundValue} found
 * @param {() => void} again
 */
function quotedRow(item, field, { value, words }, again) {
  const { id, label, adds } = field;
  const own = item.values[id];
  const take = small("notice.take-quoted", label, () => {
    item.values[id] = own && adds ? [own, value].join(", ") : value;
    item.changed.add(id);
    item.quoted.add(id);
    item.refused.delete(id);
    again();
  });
  const row = el(
    "div",
    { className: "found" },
    el("dt", {}, label),
    el(
      "dd",
      {},
      el("span", { className: "found__value" }, inWords(field, value)),
      el("small", { className: "found__words" }, say("notice.from-quoted"), ...quotes(words)),
    ),
    ...own && !adds ? [] : [el("dd", { className: "found__acts" }, take)],
  );
  row.dataset.quoted = id;
  return row;
}

/**
 * Return what was found, as a list of definitions.
 * @param {Item} item
 * @param {NoticePage} page
 * @param {Hears} hears
 */
export function rowsOf(item, page, hears) {
  const { changed, received, again } = hears;
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
  const { quoted, passedOn } = item.reading;
  const asks = item.mail.kind === "text" || !item.mail.headers.date.moment || passedOn ||
    item.received !== null;
  const older = Object.entries(quoted.values).filter(([id]) =>
    page.fields[id] && !item.quoted.has(id)
  );
  const list = el(
    "dl",
    { className: "founds" },
    ...found.filter((id) => !item.received || !RECEIVED.includes(id)).map((id) =>
      rowOf(item, page.fields[id], page, hears)
    ),
    ...open.map((id) => askWhich(item, page.fields[id], undecided[id], changed)),
    ...asks ? [askReceived(item, page.fields["notice_received_at"], received)] : [],
    ...rows,
    ...older.map(([id, value]) => quotedRow(item, page.fields[id], value, again)),
    ...quoted.terms.length > 0 ? [quotedTerms(quoted.terms)] : [],
  );
  return list;
}
