// A table of ours comes back: what is new in it, what says more and what differs is shown, and nothing is changed before the
// reader has chosen. It has one way back.
import { compare } from "../pure/comparing.js";
import { FileError } from "../pure/fileerror.js";
import { isLiving } from "../pure/merge.js";
import { MOST_ROWS, readTable } from "../pure/tablefile.js";
import { filledIn } from "../pure/words.js";
import { answered } from "./answered.js";
import { chosenIn, formOf, placeOf } from "./bringform.js";
import { now } from "./clock.js";
import { listed, one, report } from "./dom.js";
import { fetched } from "./fetched.js";
import { store } from "./store.js";

/** @import { About, Comparison } from "../pure/comparing.js" */
/** @import { Part } from "../pure/casefile.js" */
/** @import { Fetched } from "./bringform.js" */

/** No table of ours is larger, in bytes. */
const LARGEST = 20_000_000;

/**
 * Read the table `file` and ask below `root` what of it is brought in.
 * @param {HTMLElement} root
 * @param {File} file
 * @param {Part} [part] what is brought in, where it is not the whole case
 */
export async function bring(root, file, part) {
  /** @type {Fetched} */
  const known = await fetched("bring");
  const say = (/** @type {string} */ key, values = {}) => filledIn(known.words[key], values);
  const name = file.name;
  const place = one(root, "[data-conflicts]");
  place.replaceChildren();
  let found;
  try {
    if (file.size > LARGEST) throw new FileError("large");
    const content = await file.arrayBuffer().catch(() => {
      throw new FileError("damaged");
    });
    found = readTable(content, known);
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    const values = { file: name, mb: LARGEST / 1e6, most: MOST_ROWS };
    report(root, say(`refused-${error.reason}`, values));
    return;
  }
  const into = store.activeCase();
  const [ticks, evidence] = [store.all("ticks"), store.all("evidence")];
  const all = compare(found, ticks, evidence, known.owners, known.deputies);
  const { made, elsewhere } = within(all, part);
  const troubles = [...found.troubles, ...all.troubles];
  const columns = found.columns.map(({ name: column, at, n }) =>
    say(n > 1 ? "column-often" : "column-once", { column, place: placeOf(known.words, at), n })
  );
  const notes = [
    made.behind.length > 0 ? say("kept", { n: made.behind.length }) : "",
    found.left.length > 0 ? say("left", { names: listed(found.left) }) : "",
    found.above.length > 0 ? say("above", { names: listed(found.above) }) : "",
    found.comments.length > 0
      ? say("comments", { names: listed([...new Set(found.comments)]), n: found.comments.length })
      : "",
    columns.length > 0 ? say("columns", { columns: listed(columns) }) : "",
    elsewhere > 0 ? say("elsewhere", { n: elsewhere }) : "",
  ].filter(Boolean);
  const isAsked = [made.added, made.more, made.differing].some(({ length }) => length > 0);
  const title = say(isAsked ? "title" : "nothing", { file: name, n: found.rows });
  report(root, isAsked ? say("ask", { file: name }) : [title, ...notes].join(" "));
  if (!isAsked && troubles.length === 0) return;
  const form = formOf(known, { made, troubles, notes, title });
  place.append(form);
  form.focus();
  const before = new Map([...ticks, ...evidence]);
  answered(root, form, () => {
    const chosen = chosenIn(form, made);
    place.replaceChildren();
    let [taken, changed] = [0, 0];
    const back = store.undoable(() => {
      for (const { map, id, parts } of isLiving(store.caseOf(into)) ? chosen : []) {
        const old = before.get(id);
        const current = store.get(map, id, into);
        // What was written here while the choice stood open stays.
        const free = Object.entries(parts).filter(([part]) =>
          (current[part] ?? "") === (old?.[part] ?? "")
        );
        changed += Object.keys(parts).length - free.length;
        if (free.length === 0) continue;
        const isNew = "text" in parts && !old;
        const order = isNew ? { s: "", added: now() + taken } : {};
        store.put(map, id, { ...order, ...Object.fromEntries(free) }, into);
        taken += 1;
      }
    });
    const told = [
      say("taken", { file: name, n: taken }),
      changed > 0 ? say("meanwhile", { n: changed }) : "",
    ].filter(Boolean).join(" ");
    report(root, told, taken > 0 ? back : undefined);
  });
}

/**
 * Return what of a comparison belongs to a part of the case, and how much does not.
 * @param {Comparison} all
 * @param {Part} [part]
 */
function within(all, part) {
  /**
   * @template {About} T
   * @param {T[]} list
   */
  const here = (list) => list.filter(({ map, id }) => !part || part.has(map, id));
  const [added, more, differing] = [here(all.added), here(all.more), here(all.differing)];
  const made = { ...all, added, more, differing, behind: here(all.behind) };
  const of = (/** @type {Comparison} */ one) =>
    one.added.length + one.more.length + one.differing.length;
  return { made, elsewhere: of(all) - of(made) };
}
