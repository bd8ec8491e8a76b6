// Tables for Excel and WPS: UTF-8 with its mark, CRLF, and no cell that begins a formula.

/** @param {unknown} value */
function cell(value) {
  const text = String(value ?? "");
  const guarded = /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

/**
 * Return rows of cells as CSV.
 * @param {unknown[][]} rows
 */
export function csv(rows) {
  const lines = rows.map((row) => row.map(cell).join(","));
  return `\ufeff${lines.join("\r\n")}\r\n`;
}
