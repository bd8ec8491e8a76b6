// Values and words of a notice, as its reader sees them.
import { isWall, KOREA, momentOf, written, writtenMoment } from "../pure/time.js";
import { el, language, say } from "./dom.js";

/** @import { Span } from "../pure/shapes.js" */
/** @import { FoundField } from "./noticeopen.js" */

/** In characters: of longer words the beginning is shown. */
const LONGEST_QUOTE = 90;
const MOST_QUOTES = 3;

/**
 * Return a value as it is read.
 * @param {FoundField} field
 * @param {string} value
 */
export function inWords({ type, options }, value) {
  if (type === "choice") return options.find(({ id }) => id === value)?.label ?? value;
  return type === "datetime" && isWall(value)
    ? say("notice.korea", { time: writtenMoment(momentOf(value), KOREA, language) })
    : written(value, language);
}

/** @param {Span[]} words */
export function quotes(words) {
  const shown = [...new Set(words.map(({ text }) => text.trim().replace(/\s+/g, " ")))];
  return shown.slice(0, MOST_QUOTES).map((text) =>
    el("q", {
      lang: "ko",
      textContent: text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text,
    })
  );
}
