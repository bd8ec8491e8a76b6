// The evidence register: files are hashed here, in the browser; nobody else reads them, and they are not kept.
import { clone, copy, language, listen, report, save, say, tell } from "./dom.js";
import { keeping } from "./form.js";
import { csv } from "./csv.js";
import { newId } from "./document.js";
import { hashFile } from "./sha256.js";
import { activeCase, all, get, put, remove, undoable } from "./store.js";
import { now, wall, written } from "./time.js";

const size = (bytes = 0) => { let unit = 0; for (; bytes >= 1024 && unit < 4; unit++) bytes /= 1024; return `${Number(bytes.toPrecision(3))} ${["B", "KB", "MB", "GB", "TB"][unit]}`; };

/** Return the registered files of a case in the order in which they came. */
export const files = (from) => all("evidence", from).map(([id, file]) => ({ id, ...file })).sort((one, other) => one.added - other.added);

/** Return the register as CSV. */
export const registerCsv = () => csv([
  ["number", "name", "size", "sha256", "captured", "source", "note"].map((key) => say(`register.${key}`)),
  ...files().map((file, index) => [index + 1, file.name, file.size, file.sha256, file.captured?.replace("T", " "), file.source, file.note]),
]);

/** Return the list of the files in Korean, as it is enclosed with a letter; `korean` are its words. */
export const registerList = (korean) => `${[korean.list, ...files().map((file, index) => `${index + 1}. ${file.name} (${file.captured ? `${korean.taken} ${written(file.captured, "ko")}, ` : ""}${file.size} bytes)\n   SHA-256: ${file.sha256}`)].join("\n")}\n`;

/** Bring the register in `place` to life. Returns what shows it anew. */
export function register(place, korean) {
  const at = (name) => place.querySelector(`[data-${name}]`);
  const running = at("running"), list = at("files"), zone = at("drop"), input = zone.querySelector("input"), bar = running.querySelector("progress");
  let queue = Promise.resolve(), stop;
  listen(place, {
    "cancel-hash": () => stop.abort(),
    "evidence-csv": () => save("evidence.csv", registerCsv(), "text/csv"),
    "copy-attachments": () => copy(place, registerList(korean), say("register.list-copied")),
    "remove-file"(button) {
      const { id } = button.closest("li").dataset, { name } = get("evidence", id);
      report(place, say("register.removed", { name }), undoable(() => remove("evidence", id)));
    },
    // When a file was last written is not when it was obtained: only the reader can say that it is the same.
    "take-date"(button) {
      const { id } = button.closest("li").dataset;
      put("evidence", id, { captured: get("evidence", id).dated });
    },
  });
  // One batch after the other: two large files at once would only take longer.
  const take = (chosen, problems = []) => { const into = activeCase(); queue = queue.then(() => hashAll(chosen, problems, into)); };
  input.addEventListener("change", () => { take([...input.files]); input.value = ""; });
  zone.addEventListener("dragover", (event) => event.preventDefault());
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    const folders = [...event.dataTransfer.items].map((one) => one.webkitGetAsEntry?.()).filter((one) => one?.isDirectory).map((one) => one.name);
    take([...event.dataTransfer.files].filter((file) => !folders.includes(file.name)), folders.map((name) => say("register.folder", { name })));
  });

  // The files belong to the case in which they were chosen, whichever is open when their turn comes.
  async function hashAll(chosen, problems, into) {
    stop = new AbortController();
    running.hidden = !chosen.length;
    let added = 0;
    for (const [index, file] of chosen.entries()) {
      tell(running.firstElementChild, say("register.hashing", { name: file.name, n: index + 1, of: chosen.length }));
      try {
        const sha256 = await hashFile(file, (done) => { bar.value = done / file.size; }, stop.signal);
        const twin = files(into).findIndex((one) => one.sha256 === sha256);
        if (twin >= 0) { problems.push(say("register.twin", { name: file.name, n: twin + 1 })); continue; }
        put("evidence", newId(), { name: file.name, size: file.size, sha256, dated: file.lastModified ? wall(file.lastModified) : "", added: now() + index }, into);
        added++;
        if (!file.size) problems.push(say("register.empty-file", { name: file.name }));
      } catch {
        if (stop.signal.aborted) { problems.push(say("register.cancelled", { n: chosen.length - index })); break; }
        problems.push(say("register.unreadable", { name: file.name }));
      }
    }
    running.hidden = true;
    report(place, [added ? say("register.added", { n: added }) : "", ...problems].filter(Boolean).join(" "));
  }

  return () => {
    const known = files();
    at("out").hidden = !known.length;
    for (const row of [...list.children]) if (!known.some(({ id }) => id === row.dataset.id)) row.remove();
    known.forEach((file, index) => {
      showRow(file, index);
      const dated = list.children[index].querySelector("[data-dated]");
      dated.hidden = !file.dated || !!file.captured;
      tell(dated.firstElementChild, say("register.dated", { time: written(file.dated ?? "", language) }));
    });
  };

  function showRow(file, index) {
    if (list.children[index]?.dataset.id === file.id) return;
    const row = keeping(clone(place, "file", { name: file.name, size: size(file.size), hash: file.sha256 }), "evidence", file.id);
    row.dataset.id = file.id;
    [...list.children].find((old) => old.dataset.id === file.id)?.remove();
    list.insertBefore(row, list.children[index] ?? null);
  }
}
