// The page into which a notice is put. What reads it is fetched with the first notice: most who open the page first
// look for the mail.
import { dataIn, learn, listen, one, report, say } from "./dom.js";

/** @import { Source } from "./noticeopen.js" */

/**
 * Bring the reader of notices in `section` to life.
 * @param {HTMLElement} section
 */
export function start(section) {
  learn(section);
  const all = one(section, "[data-all]");
  all.hidden = false;
  const zone = one(all, "[data-drop]");
  const input = one(zone, "[name=notice_file]", HTMLInputElement);
  const area = one(zone, "[name=notice_text]", HTMLTextAreaElement);
  /** @type {Promise<import("./noticeread.js").Reader> | undefined} */
  let reader;
  let queue = Promise.resolve();

  async function fetched() {
    const { bring } = await import("./noticeread.js");
    return bring(all, dataIn(section, "[data-table]"));
  }

  /** @param {Source[]} sources */
  async function read(sources) {
    report(all, say("notice.reading"));
    reader ??= fetched();
    /** @type {import("./noticeread.js").Reader} */
    let ready;
    try {
      ready = await reader;
    } catch {
      // What could not be fetched may come the next time.
      reader = undefined;
      report(all, say("notice.load-failed"));
      return;
    }
    await ready.take(sources);
  }

  /**
   * One after the other: two notices dropped in quick succession are two readings.
   * @param {Source[]} sources
   */
  function take(sources) {
    queue = queue.catch(() => {}).then(() => read(sources));
  }

  function takeText() {
    if (area.value.trim()) take([{ text: area.value }]);
    else report(all, say("notice.none-given"));
  }

  // Whoever reaches for the file or the text is about to put one in.
  for (const event of ["pointerenter", "focusin", "dragenter"]) {
    zone.addEventListener(event, async () => {
      try {
        reader ??= fetched();
        await reader;
      } catch {
        reader = undefined;
      }
    });
  }
  listen(zone, { "read-notice": takeText });
  // Once the browser has put it in.
  area.addEventListener("paste", () => setTimeout(takeText));
  input.addEventListener("change", () => {
    take([...(input.files ?? [])].map((file) => ({ file })));
    input.value = "";
  });
  zone.addEventListener("dragover", (event) => event.preventDefault());
  zone.addEventListener("drop", (event) => {
    const { files } = event.dataTransfer ?? new DataTransfer();
    const text = event.dataTransfer?.getData("text/plain") ?? "";
    if (files.length === 0 && !text) return;
    event.preventDefault();
    if (files.length > 0) {
      take([...files].map((file) => ({ file })));
    } else {
      area.value = text;
      takeText();
    }
  });
}
