// The case pack: everything of one case in one ZIP file, made in the browser.
import { csv } from "./csv.js";
import { fillDocx } from "./docx.js";
import { say } from "./dom.js";
import { letterFile } from "./letter.js";
import { files, registerCsv, registerList } from "./register.js";
import { get, values } from "./store.js";
import { now, wall } from "./time.js";
import { caseFile } from "./transfer.js";
import { entryOf, writeZip } from "./zip.js";

const plain = (moment) => moment.replace("T", " ");

/**
 * Return the pack as a Blob, and the letters that it holds as text only.
 * @param letters the complete letters, as read from their pages
 * @param lists the checklists: `{ title, items: [{ id, text }] }`
 */
export async function casePack({ letters, lists, events, ics, korean }) {
  const made = [], textOnly = [];
  for (const letter of letters) {
    const name = `letters/${letter.id}.${letter.language}`;
    made.push([`${name}.txt`, letterFile(letter, values())]);
    try { made.push([`${name}.docx`, await (await fillDocx(letter, values())).arrayBuffer()]); } catch { textOnly.push(letter.title); }
  }
  if (files().length) made.push(["evidence.csv", registerCsv()], ["evidence-list.ko.txt", `\ufeff${registerList(korean).replaceAll("\n", "\r\n")}`]);
  made.push(["checklists.csv", csv([["list", "item", "state", "who", "note", "time"].map((key) => say(`pack.${key}`)),
    ...lists.flatMap(({ title, items }) => items.map(({ id, text }) => {
      const { s, who, note, t } = get("ticks", id);
      return [title, text, say(`checklist.${s || "open"}`), who, note, s ? plain(wall(t)) : ""];
    }))])]);
  made.push(["timeline.csv", csv([[say("pack.time"), say("pack.event")], ...events.map(({ at, text }) => [plain(at), text])])]);
  if (ics) made.push(["deadline.ics", ics]);
  made.push(["case.json", caseFile()]);
  return { blob: writeZip(await Promise.all(made.map(([name, content]) => entryOf(name, content))), wall(now())), textOnly };
}
