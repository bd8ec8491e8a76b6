// The case's own deadlines on a line, with where now is. The desk fetches it once it has one to show.
import { axisRows } from "../pure/axis.js";
import { KOREA, writtenMoment } from "../pure/time.js";
import { el, language, say } from "./dom.js";

/** @import { AxisRow, OwnDeadline } from "../pure/axis.js" */

/**
 * Show the deadlines in `place`, which is hidden where there are none. What has not changed is left alone: whoever
 * stands on a link stays there.
 * @param {HTMLElement} place
 * @param {OwnDeadline[]} deadlines in any order
 * @param {number} now in milliseconds
 */
export function axis(place, deadlines, now) {
  place.hidden = deadlines.length === 0;
  const list = el("ol", { className: "own-axis" }, ...axisRows(deadlines, now).map(rowOf));
  if (!place.firstElementChild?.isEqualNode(list)) place.replaceChildren(list);
}

/** @param {AxisRow} row */
function rowOf({ kind, at, gap, away, deadline }) {
  const when = el("small", {}, writtenMoment(at, KOREA, language));
  const what = deadline?.href
    ? el("a", { href: deadline.href }, deadline.text)
    : deadline?.text ?? "";
  const note = deadline?.note ? [el("small", {}, deadline.note)] : [];
  const row = el(
    "li",
    { className: `is-${kind}` },
    el("b", {}, farOf(kind, away)),
    el("span", {}, what, when, ...note),
  );
  row.dataset.gap = String(gap);
  return row;
}

/**
 * How far a row is from now, in words.
 * @param {AxisRow["kind"]} kind
 * @param {AxisRow["away"]} away
 */
function farOf(kind, away) {
  if (kind === "now") return say("axis.now");
  if (kind === "past") return say(away.d > 0 ? "axis.past" : "axis.hours-past", away);
  return say(away.d > 0 ? "axis.days" : "axis.hours", away);
}
