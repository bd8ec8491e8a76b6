// A copy of a notice in which nobody can be recognised, for whoever wants to help the table grow. The page sends nothing.
import { redact } from "../pure/noticeredact.js";
import { copy, el, listen, report, say } from "./dom.js";

/** @import { Item } from "./noticeopen.js" */

/**
 * Return the part of the page that makes the copy.
 * @param {Item} item
 */
export function sharing({ reading }) {
  const area = el("textarea", { rows: 8, lang: "ko", hidden: true });
  area.dataset.shared = "";
  area.setAttribute("aria-label", say("notice.share-label"));
  const act = (/** @type {string} */ name, /** @type {string} */ words) => {
    const button = el("button", { type: "button", className: "button" }, say(words));
    button.dataset.action = name;
    return button;
  };
  const copies = act("copy-pattern", "notice.share-copy");
  copies.hidden = true;
  const said = el("p", { className: "said" });
  said.dataset.said = "";
  said.setAttribute("role", "status");
  const byHand = el("textarea", { className: "by-hand", readOnly: true, rows: 8, hidden: true });
  byHand.dataset.byHand = "";
  byHand.setAttribute("aria-label", say("notice.share-label"));
  const part = el(
    "details",
    { className: "intake__share" },
    el("summary", {}, say("notice.share")),
    el("p", {}, say("notice.share-help")),
    el("p", { className: "bar" }, act("share-notice", "notice.share-make"), copies),
    area,
    said,
    byHand,
  );
  listen(part, {
    "share-notice"() {
      area.value = redact(reading.text, reading);
      area.hidden = copies.hidden = false;
      report(part, say("notice.share-check"));
      area.focus();
    },
    // What its reader took out of it stays out.
    "copy-pattern": () => copy(part, area.value, say("notice.share-copied")),
  });
  return part;
}
