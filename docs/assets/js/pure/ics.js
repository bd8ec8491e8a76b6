// A calendar file (RFC 5545): moments in UTC, with alarms before them.
import { cutByBytes } from "./bytecut.js";

/** @param {number} moment */
const utc = (moment) => new Date(moment).toISOString().replace(/[-:]|\.\d{3}/g, "");

/** @param {string} text */
const escaped = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\r\n?|\n/g, "\\n");

/** No line is longer, in bytes. */
const LONGEST = 75;

/**
 * Fold a line: what goes on begins with a space.
 * @param {string} line
 */
const folded = (line) => cutByBytes(line, LONGEST, LONGEST - 1).join("\r\n ");

const MINUTE = 60_000;

/**
 * Something that ends at a moment. The event stands at that moment and lasts a minute: calendars show when it begins.
 * @typedef {object} CalendarEvent
 * @property {string} id the same id in a newer file replaces the event
 * @property {number} at in milliseconds
 * @property {string} title
 * @property {string} description
 * @property {string[]} before how long before it there is an alarm: `P1D`, `PT3H`
 */

/**
 * Return a calendar.
 * @param {CalendarEvent[]} events
 * @param {number} made when the file is made, in milliseconds
 */
export function calendar(events, made) {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//case deadlines//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    ...events.flatMap(({ id, at, title, description, before }) => [
      "BEGIN:VEVENT",
      `UID:${id}@playbook`,
      `DTSTAMP:${utc(made)}`,
      `DTSTART:${utc(at)}`,
      `DTEND:${utc(at + MINUTE)}`,
      `SUMMARY:${escaped(title)}`,
      `DESCRIPTION:${escaped(description)}`,
      "TRANSP:TRANSPARENT",
      ...before.flatMap((span) => [
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        `DESCRIPTION:${escaped(title)}`,
        `TRIGGER:-${span}`,
        "END:VALARM",
      ]),
      "END:VEVENT",
    ]),
    "END:VCALENDAR",
  ];
  return `${lines.map(folded).join("\r\n")}\r\n`;
}
