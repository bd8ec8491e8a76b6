// Controls that are kept as they are typed. What they keep stands in `data-keep`: `fields|store_name|v`.
// Fields are checked and warned about too. Typing is never disturbed: no control is written to while it has the focus.
import { el, language, say, settled, tell } from "./dom.js";
import { activeCase, get, onChange, put, value } from "./store.js";
import { BEIJING, isWall, momentOf, now, today, wall, written } from "./time.js";
import { warnings } from "./tone.js";

const pathOf = (control) => control.dataset.keep.split("|");
const typed = (control) => (control.type === "checkbox" && !control.checked ? "" : control.value);
const size = (text) => [...text].length;

// What an input method adds unasked: full-width letters and digits, signs that nobody sees.
const tidied = ({ inputMode, value }) => (inputMode === "numeric"
  // 1,500,000원 and １５００ are numbers too; 1,5 is not.
  ? value.normalize("NFKC").replace(/,(?=\d{3}(?!\d))|\s|원|韩元|₩/g, "")
  : value.replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g, (sign) => sign.normalize("NFKC"))).replace(/[\u00ad\u200b\u2060\ufeff]/g, "");

/** Let the controls of a row that was made just now keep the parts of an entry. */
export function keeping(row, map, id) {
  for (const control of row.querySelectorAll("[data-part]")) {
    control.dataset.keep = `${map}|${id}|${control.dataset.part}`;
    if (control.type !== "checkbox") control.value = get(map, id)[control.dataset.part] ?? "";
  }
  return row;
}

/** Keep every control below `root`; `react(control, left)` hears of each change, and when a control is left. */
export function keep(root, react = () => {}) {
  const controls = () => root.querySelectorAll("[data-keep]");
  let composing, shownCase;
  function take(control, left) {
    if (!control.dataset?.keep) return;
    const [map, id, part] = pathOf(control);
    // Unticking what another box has ticked meanwhile must not take that back.
    if (control.type !== "checkbox" || control.checked || get(map, id)[part] === control.value) put(map, id, { [part]: typed(control) });
    if (left) settled(() => react(control, true));
    else react(control, false);
  }
  root.addEventListener("compositionstart", ({ target }) => { composing = target; });
  root.addEventListener("compositionend", ({ target }) => { composing = null; take(target); });
  root.addEventListener("input", ({ target, isComposing }) => { if (!isComposing) take(target); });
  root.addEventListener("change", ({ target }) => {
    if (!target.dataset.keep) return;
    target.value = tidied(target);
    take(target, true);
  });
  root.addEventListener("focusout", ({ target }) => { if (target.dataset.keep) settled(() => react(target, true)); });
  root.addEventListener("submit", (event) => event.preventDefault());
  function show() {
    // Another tab may have opened another case: then what stands under the cursor belongs to the old one.
    const other = shownCase !== activeCase();
    shownCase = activeCase();
    for (const control of controls()) {
      const [map, id, part] = pathOf(control), kept = get(map, id)[part] ?? "";
      if (control.type === "checkbox") control.checked = kept === control.value;
      else if ((other || (control !== composing && control !== document.activeElement)) && control.value !== kept) control.value = kept;
      else continue;
      react(control, control !== document.activeElement);
    }
  }
  onChange(show);
  show();
}

/** Return the key of what is wrong with a value (`form.…`), or "" where nothing is. */
export function fault(field, text) {
  text = text.trim();
  if (!text) return "";
  if (size(text) > field.max) return "form.long";
  const right = {
    email: () => /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text),
    phone: () => /^\+?\d[\d\s().-]{5,24}$/.test(text),
    number: () => /^\d{1,15}$/.test(text),
    money: () => /^\d{1,15}$/.test(text),
    date: () => isWall(text) && text.length === 10,
    datetime: () => isWall(text) && text.length > 10,
    choice: () => field.options.some((option) => option.id === text),
  }[field.type];
  return !right || right() ? "" : `form.${field.type}`;
}

/**
 * Keep the fields of a form below `root`, and tell beside each what is wrong or unwise.
 * @param fields their definitions by name
 * @param sent the language of the letter that they go into
 * @returns a function that marks the fields with the given names as empty though needed
 */
export function bindFields(root, fields, sent) {
  let needed = [];
  const line = (kind, name) => document.getElementById(`${kind}-${name}`);
  const controls = [...root.querySelectorAll("[name]")].filter((control) => fields[control.name]);
  for (const control of controls) {
    // `maxlength` cuts off what is pasted: nothing typed may be lost, so what is too long stays and is told.
    control.removeAttribute("maxlength");
    if (fields[control.name].type === "datetime") control.after(el("p", { className: "field__echo", id: `echo-${control.name}`, hidden: true }));
  }

  function judge(control, left) {
    const field = fields[control.name];
    if (!field) return;
    const kept = value(control.name), error = line("error", control.name), warning = line("warning", control.name);
    const wrong = control.validity.badInput ? `form.${field.type}` : fault(field, kept) || (needed.includes(control.name) && !kept.trim() && "form.missing");
    // While somebody types, only what is mended goes away; what is wrong is told on leaving the field.
    if (error && (left || !wrong || !error.hidden)) {
      tell(error, wrong ? say(wrong, { max: field.max, n: size(kept.trim()) }) : "");
      if (wrong) control.setAttribute("aria-invalid", "true");
      else control.removeAttribute("aria-invalid");
    }
    if (warning) tell(warning, remarks(field, kept));
    // Korean time is asked for and often read off a Chinese clock: say what it is in Beijing.
    const echo = line("echo", control.name);
    if (echo) tell(echo, isWall(kept) ? say("form.beijing", { time: written(wall(momentOf(kept), BEIJING), language) }) : "");
  }

  function remarks(field, kept) {
    const found = warnings(field, kept, [value("contact_email"), value("contact_phone")], sent).map(([rule, what]) => say(`tone.${rule}`, { found: what }));
    // Fields are shared by name: yesterday's letter left its date behind.
    if (field.id === "notice_received_at" && momentOf(kept) > now()) found.push(say("form.future"));
    if (field.id.match(/^(?:notice_received|deadline)_at$/) && momentOf(value("deadline_at")) < momentOf(value("notice_received_at"))) found.push(say("form.before-notice"));
    if (field.id === "letter_date" && isWall(kept) && kept !== today()) found.push(say("form.not-today", { today: written(today(), language) }));
    return found.join(" ");
  }

  keep(root, judge);
  return (names) => {
    needed = names;
    for (const control of controls) judge(control, control !== document.activeElement);
  };
}
