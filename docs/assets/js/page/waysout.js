// The ways of a letter out of the browser: copied, as a file, as a draft of the answer, printed. Only what is complete gets
// out; both languages side by side may be printed before, and then say that it is not.
import { blocking, forWindows, letterText } from "../pure/outgoing.js";
import { wall } from "../pure/time.js";
import { now } from "./clock.js";
import { copy, listen, one, report, say } from "./dom.js";
import { store } from "./store.js";

/** @import { LetterWithBlank } from "../pure/shapes.js" */
/** @import { Out } from "./letterout.js" */

/**
 * Let the buttons of a letter bring it out.
 * @param {HTMLElement} section
 * @param {LetterWithBlank} letter
 * @param {() => boolean} passes tells whether it may get out, and the reader why it may not
 */
export function waysOut(section, letter, passes) {
  const bar = one(section, "[data-bar]");
  const draft = section.querySelector("[data-action=download-eml]");

  /** @param {() => void} act */
  const complete = (act) => () => {
    if (passes()) act();
  };

  /** @param {string} how */
  const noteOut = (how) => store.put("letters", letter.id, { out: how, at: wall(now()) });

  const isBegun = () => {
    const { s, out } = store.get("letters", letter.id);
    return Boolean(s || out) || blocking(letter, store.values()).length === 0;
  };

  /** @type {Promise<Out> | undefined} */
  let fetched;
  function fetchOut() {
    fetched ??= import("./letterout.js").then(({ letterOut }) =>
      letterOut({ bar, letter, isBegun, noteOut })
    );
    fetched.catch(() => fetched = undefined);
    return fetched;
  }

  /**
   * Do something with what is fetched only now; where that fails, its reader is told.
   * @param {(out: Out) => void | Promise<void>} act
   * @param {string} [failed]
   */
  const doing = (act, failed = "common.unreachable") => async () => {
    report(bar, say("common.working"));
    try {
      await act(await fetchOut());
    } catch {
      report(bar, say(failed));
    }
  };

  const copied = letter.inner ? "inner" : letter.layout;
  listen(section, {
    copy: complete(async () => {
      const text = letterText(letter, store.values());
      if (await copy(bar, text, say(`letter.copied-${copied}`))) noteOut("copy");
    }),
    "download-docx": complete(doing(async ({ hand }) => {
      const { fillDocx } = await import("./docx.js");
      hand("docx", await fillDocx(letter, store.values()));
    }, "letter.docx-failed")),
    "download-bilingual": complete(doing(async ({ handBoth }) => {
      const { fillBilingual } = await import("./docx.js");
      handBoth(await fillBilingual(letter, store.values()));
    }, "letter.docx-failed")),
    "download-hwpx": complete(doing(async ({ hand }) => {
      const { fillHwpx } = await import("./hwpx.js");
      const words = (/** @type {string} */ file) => say("letter.hwpx-saved", { file });
      hand("hwpx", await fillHwpx(letter, store.values()), undefined, words);
    }, "letter.docx-failed")),
    "download-txt": complete(doing(({ hand }) => {
      hand("txt", forWindows(letterText(letter, store.values())), "text/plain");
    })),
    "download-eml": complete(doing(async ({ hand, fileOf }) => {
      const { draftOf } = await import("./lettermail.js");
      const { text, words } = await draftOf(letter, fileOf("docx"));
      hand("eml", text, "message/rfc822", words);
    })),
    print: complete(doing(({ printed }) => printed(false))),
    "print-bilingual": doing(({ printed }) => printed(true)),
  });

  // Ctrl+P waits for nothing: what prints a letter is there before, from when the letter is begun.
  let isReady = false;
  function show() {
    const mails = store.all("evidence").filter(([, { reply }]) => reply);
    if (draft instanceof HTMLElement) draft.hidden = mails.length === 0;
    if (isReady || !isBegun()) return;
    isReady = true;
    fetchOut();
  }
  store.onChange(show);
  show();
}
