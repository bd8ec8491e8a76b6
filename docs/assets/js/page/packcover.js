// The cover of a case pack: what the case is, until when, and what is in the pack in the order in which it is read.
import { clocksOf } from "../pure/clocks.js";
import { valueIn } from "../pure/condition.js";
import { coverBlocks, coverText } from "../pure/cover.js";
import { forWindows } from "../pure/outgoing.js";
import { BEIJING, isWall, KOREA, wall, written, writtenMoment } from "../pure/time.js";
import { wordFile } from "../pure/wordfile.js";
import { filledIn } from "../pure/words.js";
import { now } from "./clock.js";
import { language } from "./dom.js";

/** @import { Cover } from "../pure/cover.js" */
/** @import { Desk, End, Field, Text, Values } from "../pure/shapes.js" */
/** @import { Making, Piece } from "./pack.js" */

/**
 * Return a text in both languages.
 * @param {(language: "zh" | "ko") => string} say
 * @returns {Text}
 */
const inBoth = (say) => ({ zh: say("zh"), ko: say("ko") });

/**
 * Return what a field says, as each language writes it.
 * @param {Field} field
 * @param {string} value
 */
function valueOf({ type, options }, value) {
  if (type === "choice") return options?.find(({ id }) => id === value)?.label ?? "";
  return isWall(value) ? inBoth((one) => written(value, one)) : value;
}

/**
 * @param {number} at
 * @param {Record<string, Text>} words
 */
const momentIn = (at, words) =>
  inBoth((one) => {
    const [korea, beijing] = [[words.korea, KOREA], [words.beijing, BEIJING]].map((
      [says, zone],
    ) =>
      filledIn(
        /** @type {Text} */ (says)[one],
        { time: writtenMoment(at, /** @type {number} */ (zone), one) },
      )
    );
    return `${korea}\n${beijing}`;
  });

/**
 * Return what the cover says.
 * @param {object} known
 * @param {Desk} known.desk
 * @param {Values} known.values
 * @param {string} known.title what the case is called
 * @param {End | null} known.end of the term that the case runs by
 * @param {Piece[]} pieces what is in the pack, in order
 * @param {Making} making
 * @returns {Cover}
 */
function coverOf({ desk, values, title, end }, pieces, { data, missing }) {
  const { words } = data;
  const none = valueIn(values, "_term_kind") === "none" ? "deadline-none" : "deadline-unknown";
  const facts = data.facts.map((field) => {
    const value = valueIn(values, field.id);
    return { name: field.label, value: value && valueOf(field, value) };
  });
  const clocks = clocksOf(data.clocks, values, desk.holidays);
  return {
    title: words.cover,
    facts: [
      ...title ? [/** @type {[Text, string]} */ ([words.case, title])] : [],
      [words.deadline, end ? momentIn(end.at, words) : words[none]],
      ...facts.filter(({ value }) => value).map((
        { name, value },
      ) => /** @type {[Text, Text | string]} */ ([name, value])),
      [words["made-at"], inBoth((one) => writtenMoment(now(), KOREA, one))],
    ],
    lists: [
      {
        title: words.clocks,
        rows: clocks.map(({ what, at }) => [what, momentIn(at, words)]),
      },
      { title: words.order, rows: pieces.map(({ name, says }) => [name, says]) },
      { title: words.missing, rows: missing },
    ],
    note: words.private,
  };
}

/**
 * Return the cover as a document and as text; the document is left out where it cannot be made.
 * @param {Parameters<typeof coverOf>[0]} known
 * @param {Piece[]} pieces
 * @param {Making} making
 * @returns {Promise<Piece[]>}
 */
export async function coverPieces(known, pieces, making) {
  const { words } = making.data;
  const cover = coverOf(known, pieces, making);
  const other = language === "zh" ? "ko" : "zh";
  const stem = `00_${words.cover[language]}_${words.cover[other]}`;
  const author = valueIn(known.values, "company_name");
  const properties = { title: words.cover[language], author, made: now() };
  const docx = await wordFile(coverBlocks(cover, language), properties, wall(now())).catch(() =>
    null
  );
  const says = words.cover;
  const text = forWindows(coverText(cover, language));
  return [
    ...docx ? [{ name: `${stem}.docx`, content: docx, says }] : [],
    { name: `${stem}.txt`, content: text, says },
  ];
}
