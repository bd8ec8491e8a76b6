// Files that are chosen, or dropped where one may choose.
import { one } from "./dom.js";

/**
 * Let files be chosen or dropped in `zone`.
 * @param {HTMLElement} zone
 * @param {(files: File[], folders: string[]) => void} take is told the names of folders too: they are no files
 */
export function takeFiles(zone, take) {
  const input = one(zone, "input", HTMLInputElement);
  input.addEventListener("change", () => {
    take([...(input.files ?? [])], []);
    input.value = "";
  });
  zone.addEventListener("dragover", (event) => event.preventDefault());
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    const { items, files } = event.dataTransfer ?? new DataTransfer();
    const folders = [...items].map((item) => item.webkitGetAsEntry?.())
      .flatMap((entry) => entry?.isDirectory ? [entry.name] : []);
    take([...files].filter(({ name }) => !folders.includes(name)), folders);
  });
}
