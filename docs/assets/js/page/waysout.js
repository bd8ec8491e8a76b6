// The ways of a letter out of the browser: copied, as a file, printed. Only what is complete gets out.
import { forWindows, letterText } from "../pure/outgoing.js";
import { wall } from "../pure/time.js";
import { now } from "./clock.js";
import { copy, listen, one, report, save, say } from "./dom.js";
import { store } from "./store.js";

/** @import { LetterWithBlank } from "../pure/shapes.js" */

/**
 * Let the buttons of a letter bring it out.
 * @param {HTMLElement} section
 * @param {LetterWithBlank} letter
 * @param {() => boolean} passes tells whether it may get out, and the reader why it may not
 */
export function waysOut(section, letter, passes) {
  const bar = one(section, "[data-bar]");

  /** @param {() => void} act */
  const complete = (act) => () => {
    if (passes()) act();
  };

  /** @param {string} how */
  const noteOut = (how) => store.put("letters", letter.id, { out: how, at: wall(now()) });

  /** @param {string} how */
  function done(how) {
    noteOut(how);
    report(bar, say("letter.saved"));
  }

  const fileName = `${letter.id}.${letter.language}`;
  listen(section, {
    copy: complete(async () => {
      const text = letterText(letter, store.values());
      if (await copy(bar, text, say(`letter.copied-${letter.layout}`))) noteOut("copy");
    }),
    "download-docx": complete(async () => {
      report(bar, say("common.working"));
      try {
        const { fillDocx } = await import("./docx.js");
        save(`${fileName}.docx`, await fillDocx(letter, store.values()));
        done("docx");
      } catch {
        report(bar, say("letter.docx-failed"));
      }
    }),
    "download-hwpx": complete(async () => {
      report(bar, say("common.working"));
      try {
        const { fillHwpx } = await import("./hwpx.js");
        save(`${fileName}.hwpx`, await fillHwpx(letter, store.values()));
        noteOut("hwpx");
        report(bar, say("letter.hwpx-saved"));
      } catch {
        report(bar, say("letter.docx-failed"));
      }
    }),
    "download-txt": complete(() => {
      save(`${fileName}.txt`, forWindows(letterText(letter, store.values())), "text/plain");
      done("txt");
    }),
    print: complete(() => {
      const { classList } = document.documentElement;
      classList.add("prints-letter");
      addEventListener("afterprint", () => classList.remove("prints-letter"), { once: true });
      print();
      done("print");
    }),
  });
}
