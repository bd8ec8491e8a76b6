// Handing over: a case goes out as one file and comes in entry by entry. How it comes in is fetched once there is a file.
import { caseFile } from "../pure/casefile.js";
import { wall } from "../pure/time.js";
import { now, today } from "./clock.js";
import { listen, one, report, save, say } from "./dom.js";
import { store } from "./store.js";

/** @import { Part } from "../pure/casefile.js" */

/**
 * Return a case as the text of a file, the active one unless `id` names another.
 * @param {Part} [part] what the file is cut down to
 */
export const exported = (part, id = store.activeCase()) =>
  caseFile(id, store.caseOf(id), wall(now()), part);

/**
 * Tell whether a file is a case, or should be one by its name; what is not may be a table.
 * @param {File} file
 */
async function isCase(file) {
  const start = await file.slice(0, 64).text().catch(() => "");
  return /\.json$/i.test(file.name) || start.trimStart().startsWith("{");
}

/**
 * Let the buttons below `root` export and import.
 * @param {HTMLElement} root
 * @param {Part} [part] what the file is cut down to; without it, the whole case
 */
export function transfer(root, part) {
  const input = one(root, "[data-import]", HTMLInputElement);
  listen(root, {
    async export() {
      save(`${part?.name ?? "case"}-${today()}.json`, exported(part), "application/json");
      if (!part) store.put("about", "exported", { v: wall(now()) });
      const isAsked = await import("./persist.js").then(({ ask }) => ask()).catch(() => false);
      report(root, say("transfer.exported") + (isAsked ? say("transfer.asked") : ""));
    },
    import: () => input.click(),
  });
  input.addEventListener("change", async () => {
    const chosen = input.files?.[0];
    if (!chosen) return;
    try {
      if (await isCase(chosen)) await (await import("./bringing.js")).bring(root, chosen);
      else await (await import("./bringtable.js")).bring(root, chosen, part);
    } catch {
      report(root, say("common.unreachable"));
    } finally {
      input.value = "";
    }
  });
}
