// The evidence register: files are hashed here, in the browser; nobody else reads them, and they are not kept.
import { fileSize, inOrder, registerList } from "../pure/evidence.js";
import { wall, written } from "../pure/time.js";
import { now } from "./clock.js";
import { reportIn } from "./apart.js";
import { clone, copy, hide, language, listen, many, one, report, save, say, tell } from "./dom.js";
import { takeFiles } from "./dropped.js";
import { keeping } from "./form.js";
import { newId, store } from "./store.js";

/** @import { Desk, Evidence } from "../pure/shapes.js" */

/** Return the registered files of a case in the order in which they came. */
export const files = (from = store.activeCase()) => inOrder(store.all("evidence", from));

/**
 * Bring the register in `place` to life.
 * @param {HTMLElement} place
 * @param {Desk["korean"]} korean
 * @returns {() => void} shows it anew
 */
export function register(place, korean) {
  const list = one(place, "[data-files]");
  hashing(place);
  listen(place, {
    async "evidence-csv"() {
      try {
        const { registerCsv } = await import("../pure/tables.js");
        save("evidence.csv", registerCsv(files(), say), "text/csv");
      } catch {
        report(place, say("common.unreachable"));
      }
    },
    "copy-attachments": () => {
      copy(place, registerList(files(), korean), say("register.list-copied"));
    },
    "remove-file"(button) {
      const id = idOf(button);
      const { name } = store.get("evidence", id);
      const back = store.undoable(() => store.remove("evidence", id));
      report(place, say("register.removed", { name }), back);
    },
    // When a file was last written is not when it was obtained: only the reader can say that it is the same.
    "take-date"(button) {
      const id = idOf(button);
      store.put("evidence", id, { captured: store.get("evidence", id).dated });
    },
  });

  /** @param {Evidence} file */
  function rowOf(file) {
    const slots = { name: file.name, size: fileSize(file.size), hash: file.sha256 };
    const row = keeping(clone(place, "file", slots), "evidence", file.id);
    row.dataset.id = file.id;
    return row;
  }

  return () => {
    const known = files();
    one(place, "[data-out]").hidden = known.length === 0;
    const left = new Map(many(list, ":scope > li").map((row) => [row.dataset.id, row]));
    const rows = known.map((file) => {
      const row = left.get(file.id) ?? rowOf(file);
      left.delete(file.id);
      return row;
    });
    for (const row of left.values()) row.remove();
    for (const [index, file] of known.entries()) {
      const row = rows[index];
      // A row that stands where it belongs stays there: in it somebody may be typing.
      if (list.children[index] !== row) list.insertBefore(row, list.children[index] ?? null);
      const dated = one(row, "[data-dated]");
      hide(dated, !file.dated || Boolean(file.captured));
      const time = written(file.dated ?? "", language);
      tell(many(dated, ":scope > *")[0], say("register.dated", { time }));
    }
  };
}

/** @param {HTMLElement} button */
const idOf = (button) => button.closest("li")?.dataset.id ?? "";

/**
 * Let files be chosen or dropped, and hash them.
 * @param {HTMLElement} place
 */
function hashing(place) {
  const running = one(place, "[data-running]");
  const bar = one(running, "progress", HTMLProgressElement);
  const line = one(running, ":scope > :first-child");
  let stop = new AbortController();
  let queue = Promise.resolve();
  let of = ""; // the case whose files are read at the moment
  const show = () => hide(running, of !== store.activeCase());
  store.onChange(show);

  /**
   * One batch after the other: two large files at once would only take longer.
   * @param {File[]} chosen
   * @param {string[]} problems
   */
  function take(chosen, problems) {
    const into = store.activeCase();
    queue = queue.then(() => hashAll(chosen, problems, into));
  }

  listen(place, { "cancel-hash": () => stop.abort() });
  takeFiles(one(place, "[data-drop]"), (chosen, folders) => {
    take(chosen, folders.map((name) => say("register.folder", { name })));
  });

  /**
   * The files belong to the case in which they were chosen, whichever is open when their turn comes.
   * @param {File[]} chosen
   * @param {string[]} problems
   * @param {string} into
   */
  async function hashAll(chosen, problems, into) {
    stop = new AbortController();
    of = chosen.length > 0 ? into : "";
    show();
    let added = 0;
    const loaded = await import("../pure/sha256.js").catch(() => null);
    if (!loaded) {
      of = "";
      show();
      reportIn(into, place, say("common.unreachable"));
      return;
    }
    for (const [index, file] of chosen.entries()) {
      const { name, size } = file;
      tell(line, say("register.hashing", { name, n: index + 1, of: chosen.length }));
      try {
        const progress = (/** @type {number} */ done) => {
          bar.value = done / size;
        };
        const sha256 = await loaded.hashFile(file, progress, stop.signal);
        const twin = files(into).findIndex((other) => other.sha256 === sha256);
        if (twin >= 0) {
          problems.push(say("register.twin", { name, n: twin + 1 }));
          continue;
        }
        const dated = file.lastModified ? wall(file.lastModified) : "";
        const entry = { name, size, sha256, dated, added: now() + index };
        store.put("evidence", newId(), entry, into);
        added += 1;
        if (size === 0) problems.push(say("register.empty-file", { name }));
      } catch {
        if (stop.signal.aborted) {
          problems.push(say("register.cancelled", { n: chosen.length - index }));
          break;
        }
        problems.push(say("register.unreadable", { name }));
      }
    }
    of = "";
    show();
    const told = added > 0 ? say("register.added", { n: added }) : "";
    reportIn(into, place, [told, ...problems].filter(Boolean).join(" "));
  }
}
