// Handing over: a case goes out as one file and comes in entry by entry; where both sides differ, the reader chooses.
// Nothing that comes in is trusted, and nothing is changed before all of it has been read.
import { clone, listen, report, save, say, language, tell } from "./dom.js";
import { entries, later, merge, NewerError, open, same, VERSION } from "./document.js";
import { activate, activeCase, caseOf, cases, replaceCases, undoable } from "./store.js";
import { now, today, wall, written } from "./time.js";

const FORMAT = "coupang-playbook-case";

/** Return the active case as the text of a file; `part` names what it is cut down to, `has(map, id)`. */
export function caseFile({ name: part, has } = {}) {
  const one = Object.entries(caseOf()).map(([map, entries]) => [map, Object.fromEntries(Object.entries(entries).filter(([id]) => !has || has(map, id)))]);
  return `${JSON.stringify({ format: FORMAT, version: VERSION, made: wall(now()), part, cases: { [activeCase()]: Object.fromEntries(one) } }, null, 1)}\n`;
}

async function read(file) {
  const raw = JSON.parse((await file.text()).replace(/^\ufeff/, ""));
  if (raw.format !== FORMAT || !raw.version) throw new Error("no case file");
  const document = open(raw);
  // A file brings things in: it cannot remove a case that stands here.
  for (const one of Object.values(document.cases)) delete one.about.gone;
  if (![...entries(document)].length) throw new Error("no case");
  // Part of a case, such as one list, goes into the case at hand unless its own is here.
  if (raw.part && !cases().includes(Object.keys(document.cases)[0])) document.cases = { [activeCase()]: Object.values(document.cases)[0] };
  return { document, part: raw.part };
}

// What one side never had, or says in the same words, is no conflict.
const conflictsWith = ({ cases: theirs }) => cases().filter((id) => theirs[id]).flatMap((id) => Object.entries(theirs[id]).flatMap(([map, entries]) => Object.entries(entries)
  .map(([key, entry]) => ({ id, map, key, mine: caseOf(id)[map][key], theirs: entry }))
  .filter(({ mine, theirs: other }) => mine && !same(mine, other))));

/**
 * Let the buttons below `root` export and import.
 * @param nameOf tells the reader what an entry is: `(map, id, entry)`
 * @param part what the file is cut down to; without it, the whole case
 */
export function transfer(root, nameOf, part) {
  const file = root.querySelector("[data-import]"), place = root.querySelector("[data-conflicts]");
  let take;
  listen(root, {
    export() {
      save(`${part?.name ?? "case"}-${today()}.json`, caseFile(part), "application/json");
      report(root, say("transfer.exported"));
    },
    import: () => file.click(),
    merge: () => take(),
    cancel() { place.replaceChildren(); report(root, say("transfer.cancelled")); },
  });
  file.addEventListener("change", async () => {
    const [chosen] = file.files;
    let document, part;
    try { ({ document, part } = await read(chosen)); } catch (error) {
      report(root, say(error instanceof NewerError ? "transfer.newer" : "transfer.damaged", { file: chosen.name }));
      return;
    } finally { file.value = ""; }
    const found = conflictsWith(document);
    take = () => report(root, say("transfer.imported", { n: found.length }), undoable(() => {
      const mine = { active: { v: "", t: 0 }, cases: Object.fromEntries(cases().map((id) => [id, caseOf(id)])) };
      const made = merge(mine, { ...document, active: mine.active });
      // A choice is a change of today: it stands against both.
      found.forEach((one, index) => {
        // What was typed on while the choice stood open is mine too.
        const own = caseOf(one.id)?.[one.map][one.key] ?? one.mine;
        const chosen = place.querySelector(`[name="conflict-${index}"]:checked`).value === "mine" ? own : one.theirs;
        made.cases[one.id][one.map][one.key] = { ...chosen, t: Math.max(now(), own.t, one.theirs.t) + 1 };
      });
      place.replaceChildren();
      replaceCases(made.cases);
      if (!part) activate(Object.keys(document.cases)[0]);
    }));
    if (found.length) ask(found); else take();
  });

  function ask(found) {
    const form = clone(root, "conflict-form");
    tell(form.querySelector("[data-slot=title]"), say("transfer.conflicts", { n: found.length }));
    found.forEach((one, index) => {
      const row = clone(root, "conflict", { name: nameOf(one.map, one.key, one.mine) });
      for (const side of ["mine", "theirs"]) {
        const input = row.querySelector(`[value=${side}]`);
        input.name = `conflict-${index}`;
        input.checked = one[side] === later(one.mine, one.theirs);
        tell(input.nextElementSibling, say(`transfer.${side}`, { time: written(wall(one[side].t), language), words: words(one[side]) }));
      }
      form.lastElementChild.before(row);
    });
    place.replaceChildren(form);
    form.focus();
    report(root, say("transfer.choose", { n: found.length }));
  }
}

// What an entry says, in short.
const words = (entry) => (entry.gone ? say("transfer.removed") : Object.entries(entry).filter(([key, said]) => !["t", "sha256", "size", "added"].includes(key) && said !== "")
  .map(([key, said]) => (key === "s" ? say(`checklist.${said}`) : String(said).slice(0, 200))).join(" · ")) || say("transfer.empty");
