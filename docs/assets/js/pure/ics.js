// A calendar file (RFC 5545): the deadline in UTC, with alarms before it.

/** @param {number} moment */
const utc = (moment) => new Date(moment).toISOString().replace(/[-:]|\.\d{3}/g, "");

/** @param {string} text */
const escaped = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n");

const LONGEST = 75;

/**
 * Fold a line at 75 bytes, never inside a character.
 * @param {string} line
 */
function folded(line) {
  const encoder = new TextEncoder();
  const lines = [];
  let current = "";
  let size = 0;
  for (const char of line) {
    const bytes = encoder.encode(char).length;
    if (size + bytes > LONGEST) {
      lines.push(current);
      current = " ";
      size = 1;
    }
    current += char;
    size += bytes;
  }
  return [...lines, current].join("\r\n");
}

/**
 * Return a calendar with one event, and an alarm for each of `before` (as `P1D`, `PT3H`).
 * @param {object} event
 * @param {string} event.id
 * @param {number} event.at in milliseconds
 * @param {number} event.made when the file is made, in milliseconds
 * @param {string} event.title
 * @param {string} event.description
 * @param {string[]} event.before
 */
export function calendar({ id, at, made, title, description, before }) {
  const alarms = before.flatMap((span) => [
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    `DESCRIPTION:${escaped(title)}`,
    `TRIGGER:-${span}`,
    "END:VALARM",
  ]);
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//coupang-malicious-report-playbook//case desk//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    "BEGIN:VEVENT",
    `UID:${id}@playbook`,
    `DTSTAMP:${utc(made)}`,
    `DTSTART:${utc(at)}`,
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(description)}`,
    ...alarms,
    "END:VEVENT",
    "END:VCALENDAR",
  ];
  return `${lines.map(folded).join("\r\n")}\r\n`;
}
