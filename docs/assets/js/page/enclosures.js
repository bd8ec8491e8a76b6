// The files that go into the case pack, if the reader adds them. They are held, not read, until the pack is made.
import { fileSize } from "../pure/evidence.js";
import { clone, listen, one, report, say, tell } from "./dom.js";
import { takeFiles } from "./dropped.js";
import { store } from "./store.js";

/** More than this a ZIP without its 64-bit form, or a browser, may not bear. */
const MOST = 1.5 * 2 ** 30;

/**
 * Let files be chosen for the pack.
 * @param {HTMLElement} place
 * @returns {{ files: () => File[] | null, show: () => void }} `files` returns null, and tells why, where they are too
 *   large together; `show` lets go of them once another case is open
 */
export function enclosures(place) {
  const list = one(place, "[data-chosen]");
  /** @type {Map<HTMLElement, File>} */
  const chosen = new Map();
  let of = store.activeCase();

  function show() {
    if (of !== store.activeCase()) {
      of = store.activeCase();
      for (const row of chosen.keys()) row.remove();
      chosen.clear();
    }
    const total = chosen.size > 0 ? say("pack.chosen", { n: chosen.size, size: size() }) : "";
    tell(one(place, "[data-total]"), total);
  }
  const bytes = () => [...chosen.values()].reduce((sum, file) => sum + file.size, 0);
  const size = () => fileSize(bytes());

  takeFiles(one(place, "[data-drop]"), (files, folders) => {
    for (const file of files) {
      const row = clone(place, "chosen-file", { name: file.name, size: fileSize(file.size) });
      chosen.set(row, file);
      list.append(row);
    }
    report(place, folders.map((name) => say("register.folder", { name })).join(" "));
    show();
  });
  listen(place, {
    "leave-file"(button) {
      const row = /** @type {HTMLElement} */ (button.closest("li"));
      const next = row.nextElementSibling ?? row.previousElementSibling;
      chosen.delete(row);
      row.remove();
      (next?.querySelector("button") ?? one(place, "[data-drop] input")).focus();
      show();
    },
  });
  return {
    show,
    files() {
      if (bytes() <= MOST) return [...chosen.values()];
      report(place, say("pack.too-large", { size: size(), most: fileSize(MOST) }));
      return null;
    },
  };
}
