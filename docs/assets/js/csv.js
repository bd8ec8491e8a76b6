// Tables for Excel and WPS: UTF-8 with its mark, CRLF, and no cell that begins a formula.

const cell = (value) => {
  const text = String(value ?? "");
  const guarded = /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
};

/** Return rows of cells as CSV. */
export const csv = (rows) => `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
