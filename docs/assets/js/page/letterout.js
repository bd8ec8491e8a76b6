// What hands a letter over, to the browser's downloads or to its printer. Fetched once a letter is begun.
import { letterFile } from "../pure/filename.js";
import { today } from "./clock.js";
import { language, report, save, say } from "./dom.js";
import { letterPrint } from "./letterprint.js";
import { store } from "./store.js";

/** @import { Letter } from "../pure/shapes.js" */

/** @typedef {ReturnType<typeof letterOut>} Out */

/**
 * Return what hands a letter over, and let Ctrl+P print it.
 * @param {object} from
 * @param {HTMLElement} from.bar where its reader is told what happened
 * @param {Letter} from.letter
 * @param {() => boolean} from.isBegun
 * @param {(how: string) => void} from.noteOut
 */
export function letterOut({ bar, letter, isBegun, noteOut }) {
  const print = letterPrint(letter, isBegun);

  /**
   * Return the name of a file with this ending.
   * @param {string} ending
   */
  const fileOf = (ending) => letterFile(letter, store.values(), today(), ending);

  /**
   * Hand a file over. Whether the browser keeps it, or blocks it, nobody tells us.
   * @param {string} ending
   * @param {BlobPart} content
   * @param {string} [type]
   * @param {(file: string) => string} [words] what its reader is told
   */
  function hand(ending, content, type, words = (file) => say("letter.saved", { file })) {
    const file = fileOf(ending);
    save(file, content, type);
    noteOut(ending);
    report(bar, words(file));
  }

  /**
   * Hand over the copy in both languages, for those who approve. Nobody else is sent it: it does not count as out.
   * @param {BlobPart} content
   */
  function handBoth(content) {
    const own = { ...letter, language };
    const file = letterFile(own, store.values(), today(), "docx", say("letter.both"));
    save(file, content);
    report(bar, say("letter.saved-both", { file }));
  }

  /**
   * Print what is sent, or both languages side by side, which nobody is sent.
   * @param {boolean} both
   */
  function printed(both) {
    print(both);
    if (!both) noteOut("print");
    report(bar, say("letter.printed"));
  }

  return { fileOf, hand, handBoth, printed };
}
