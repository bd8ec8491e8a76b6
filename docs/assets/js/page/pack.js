// The case pack: everything of one case in one ZIP file, made in the browser.
import { registerCsv, registerList } from "../pure/evidence.js";
import { forWindows, letterText } from "../pure/outgoing.js";
import { checklistCsv, timelineCsv } from "../pure/tables.js";
import { wall } from "../pure/time.js";
import { entryOf, writeZip } from "../pure/zip.js";
import { now } from "./clock.js";
import { fillDocx } from "./docx.js";
import { say } from "./dom.js";
import { files } from "./register.js";
import { store } from "./store.js";
import { exported } from "./transfer.js";

/** @import { Desk, Happening, LetterWithBlank } from "../pure/shapes.js" */
/** @import { List } from "../pure/tables.js" */

/**
 * Return the pack as a Blob, and the titles of the letters that it holds as text only.
 * @param {object} contents
 * @param {(LetterWithBlank & { title: string })[]} contents.letters the complete ones
 * @param {List[]} contents.lists
 * @param {Happening[]} contents.events
 * @param {string} contents.ics the calendar file, "" where there is no deadline
 * @param {Desk["korean"]} contents.korean
 */
export async function casePack({ letters, lists, events, ics, korean }) {
  /** @type {[string, string | ArrayBuffer][]} */
  const made = [];
  const textOnly = [];
  const values = store.values();
  for (const letter of letters) {
    const name = `letters/${letter.id}.${letter.language}`;
    made.push([`${name}.txt`, forWindows(letterText(letter, values))]);
    try {
      const docx = await fillDocx(letter, values);
      made.push([`${name}.docx`, await docx.arrayBuffer()]);
    } catch {
      textOnly.push(letter.title);
    }
  }
  const registered = files();
  if (registered.length > 0) {
    made.push(["evidence.csv", registerCsv(registered, say)]);
    made.push(["evidence-list.ko.txt", forWindows(registerList(registered, korean))]);
  }
  made.push(["checklists.csv", checklistCsv(lists, (id) => store.get("ticks", id), say)]);
  made.push(["timeline.csv", timelineCsv(events, say)]);
  if (ics) made.push(["deadline.ics", ics]);
  made.push(["case.json", exported()]);
  const entries = await Promise.all(made.map(([name, content]) => entryOf(name, content)));
  return { blob: writeZip(entries, wall(now())), textOnly };
}
