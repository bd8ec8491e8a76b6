// What the rows of the register of evidence say.
import { momentIn } from "./cellvalues.js";
import { heldOf, leftIn, noteLeft } from "./leftcells.js";
import { cellOf } from "./sheetheads.js";

/** @import { Reader } from "./listrows.js" */
/** @import { Row } from "./sheetcells.js" */

const READ = ["file", "captured", "source", "proves", "sha256"];

/**
 * @param {Reader} reader
 * @param {Row[]} rows
 */
export function readRegister({ head, found, sheet }, rows) {
  for (const row of rows) {
    const at = { sheet, row: row.number };
    const [name, captured, source, note, hash] = READ.map((key) => cellOf(row, head, key));
    noteLeft(found, head, at, leftIn(row, head, heldOf(row, head, READ)));
    for (const column of READ) {
      if (row.unknown.some((one) => head.columns.get(column)?.includes(one))) {
        found.troubles.push({ reason: "formula", at, column });
      }
    }
    if (!name && !hash && !source && !note && !captured) continue;
    const moment = momentIn(captured);
    if (captured && !moment) {
      found.troubles.push({ reason: "date", at, column: "captured", value: captured });
    }
    const parts = { captured: moment, source, note };
    found.files.push({ sha256: hash.toLowerCase(), name, parts, at });
  }
}
