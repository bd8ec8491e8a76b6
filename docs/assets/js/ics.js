// A calendar file (RFC 5545): the deadline in UTC, with alarms before it.

const utc = (moment) => new Date(moment).toISOString().replace(/[-:]|\.\d{3}/g, "");
const escaped = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n");

// Lines are folded at 75 bytes, never inside a character.
function folded(line) {
  const lines = [];
  let current = "", size = 0;
  for (const char of line) {
    const bytes = new TextEncoder().encode(char).length;
    if (size + bytes > 75) { lines.push(current); current = " "; size = 1; }
    current += char;
    size += bytes;
  }
  return [...lines, current].join("\r\n");
}

/** Return a calendar with one event at `at`, and an alarm for each `before` (as `P1D`, `PT3H`). */
export function calendar({ id, at, made, title, description, before }) {
  const lines = [
    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//coupang-malicious-report-playbook//case desk//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
    "BEGIN:VEVENT", `UID:${id}@playbook`, `DTSTAMP:${utc(made)}`, `DTSTART:${utc(at)}`, `SUMMARY:${escaped(title)}`, `DESCRIPTION:${escaped(description)}`,
    ...before.flatMap((span) => ["BEGIN:VALARM", "ACTION:DISPLAY", `DESCRIPTION:${escaped(title)}`, `TRIGGER:-${span}`, "END:VALARM"]),
    "END:VEVENT", "END:VCALENDAR",
  ];
  return `${lines.map(folded).join("\r\n")}\r\n`;
}
