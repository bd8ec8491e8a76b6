// A letter as it stands on paper: the same order in print as macros/export/letter.typ and the DOCX have.

/** @import { Letter, Line } from "./shapes.js" */

/** A last line that is longer than this, in characters, may end on the page before the signature. */
const LONG = 600;

/**
 * A letter in the order in which its layout prints it.
 * @typedef {object} Paper
 * @property {Line | undefined} title above everything, in the middle; a mail has none
 * @property {Line[]} head to whom, and in a mail what about
 * @property {Line[]} framed both addresses of certified mail, as the post office compares them
 * @property {Line[]} body
 * @property {Line[]} end the last line before the signature, and the signature: one is never without the other
 */

/**
 * Return the lines of a letter as its layout orders them.
 * @param {Letter["layout"]} layout
 * @param {Line[]} lines as pure/fill.js has them
 * @returns {Paper}
 */
export function onPaper(layout, lines) {
  const [recipient, subject, ...rest] = lines;
  const isComplaint = layout === "complaint"; // it names its office at its end
  const signs = rest.findIndex(({ kind }) => kind === "signature");
  const isLong = signs > 0 && rest[signs - 1].text.length > LONG;
  const last = signs < 0 ? rest.length : Math.max(0, isLong ? signs : signs - 1);
  const body = rest.slice(0, last);
  const headings = body.flatMap(({ kind }, index) => kind === "heading" ? [index] : []);
  const framed = layout === "certified-mail" && headings.length > 1 ? headings[1] : 0;
  return {
    title: layout === "mail" ? undefined : subject,
    head: layout === "mail" ? [recipient, subject] : isComplaint ? [] : [recipient],
    framed: body.slice(0, framed),
    body: body.slice(framed),
    end: [...rest.slice(last), ...isComplaint ? [recipient] : []],
  };
}
