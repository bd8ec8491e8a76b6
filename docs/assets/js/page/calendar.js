// Every clock of the case as a calendar file: the notice's deadline, and what else runs by what the case knows.
import { clocksOf } from "../pure/clocks.js";
import { calendar } from "../pure/ics.js";
import { BEIJING, KOREA, writtenMoment } from "../pure/time.js";
import { filledIn } from "../pure/words.js";
import { now } from "./clock.js";
import { language, say } from "./dom.js";
import { fetched } from "./fetched.js";
import { store } from "./store.js";

/** @import { Clock } from "../pure/clocks.js" */
/** @import { End, Field, Holidays, Say, Text } from "../pure/shapes.js" */

/**
 * What the desk fetches to make a pack or a calendar, as macros/render/case_pack.py writes it.
 * @typedef {object} PackData
 * @property {Record<string, Text>} words
 * @property {Field[]} facts what the cover says of a case
 * @property {Record<string, Text>} letters their titles
 * @property {Clock[]} clocks
 */

/**
 * Fetch it. Rejects where it cannot be had.
 * @returns {Promise<PackData>}
 */
export const packData = () => fetched("pack");

/** How long before the deadline a calendar reminds, and before what runs for weeks or years. */
const SOON = ["P1D", "PT3H", "PT1H"];
const LATER = ["P7D", "P1D"];

/** Return what this case is called, where it has no name the store's. */
export const titleOfCase = () =>
  [store.get("about", "name").v, store.value("store_name"), store.value("company_name")]
    .map((name) => name?.trim()).find(Boolean) ?? "";

/**
 * Return the words in the page's language, those of the page itself where the data has none of that name.
 * @param {PackData} data
 * @returns {Say}
 */
export const wordsOf = (data) => (key, values = {}) => {
  const name = key.replace(/^pack\./, "");
  return Object.hasOwn(data.words, name)
    ? filledIn(data.words[name][language], values)
    : say(key, values);
};

/**
 * @param {number} at
 */
const times = (at) => ({
  korea: writtenMoment(at, KOREA, language),
  beijing: writtenMoment(at, BEIJING, language),
});

/**
 * Return a calendar of the case's clocks; "" where there are none. Without data it has the case's deadline alone.
 * @param {End | null} end of the term that the case runs by
 * @param {Holidays} holidays
 * @param {PackData | null} data
 */
export function calendarFile(end, holidays, data) {
  const name = titleOfCase() || say("stored.unnamed");
  const id = store.activeCase();
  const events = end
    ? [{
      id,
      at: end.at,
      title: say("deadline.event", { name }),
      description: say("deadline.event-text", times(end.at)),
      before: SOON,
    }]
    : [];
  if (data) {
    const word = wordsOf(data);
    for (const clock of clocksOf(data.clocks, store.values(), holidays)) {
      const { limit, starts, applies_to: who, at } = clock;
      const description = [
        limit && starts
          ? word("pack.clock-text", { limit: limit[language], starts: starts[language] })
          : "",
        who ? word("pack.clock-applies", { who: who[language] }) : "",
        word("pack.clock-at", times(at)),
      ];
      events.push({
        id: `${id}-${clock.id}`,
        at,
        title: word("pack.clock-event", { what: clock.what[language], name }),
        description: description.join("").trim(),
        before: LATER,
      });
    }
  }
  return events.length > 0 ? calendar(events, now()) : "";
}
