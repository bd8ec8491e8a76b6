// A letter on paper: the order of its lines in each layout.
import assert from "node:assert/strict";
import { onPaper } from "../../../docs/assets/js/pure/paper.js";

/** @import { Kind } from "../../../docs/assets/js/pure/shapes.js" */

/** @param {string} written kinds, shortened, each with the text of its line */
const lines = (written) =>
  written.split(" ").map((row) => {
    const [kind, text = ""] = row.split("=");
    return { row, kind: /** @type {Kind} */ (kind), number: "", words: "", text };
  });
/** @param {string} layout @param {string} written */
function ordered(layout, written) {
  const { title, head, framed, body, end } = onPaper(layout, lines(written));
  const names = (/** @type {{ row: string }[]} */ some) => some.map(({ row }) => row).join(" ");
  return [title?.row ?? "", names(head), names(framed), names(body), names(end)];
}
const LETTER = "recipient subject heading=1 item=1 heading=2 text signature=1 signature=2";
const SIGNED = "text signature=1 signature=2";

for (
  const [layout, wanted] of /** @type {[string, string[]][]} */ ([
    ["mail", ["", "recipient subject", "", "heading=1 item=1 heading=2", SIGNED]],
    ["document", ["subject", "recipient", "", "heading=1 item=1 heading=2", SIGNED]],
    ["certified-mail", ["subject", "recipient", "heading=1 item=1", "heading=2", SIGNED]],
    ["complaint", ["subject", "", "", "heading=1 item=1 heading=2", `${SIGNED} recipient`]],
  ])
) Deno.test(`on paper, ${layout}`, () => assert.deepEqual(ordered(layout, LETTER), wanted));

Deno.test("certified mail with one section frames nothing", () => {
  const [, , framed] = ordered("certified-mail", "recipient subject heading=1 item=1 signature=1");
  assert.equal(framed, "");
});

Deno.test("a last line as long as a page does not hold the signature", () => {
  const long = `item=${"가".repeat(700)}`;
  const [, , , body, end] = ordered("mail", `recipient subject text ${long} signature=1`);
  assert.deepEqual([body, end], [`text ${long}`, "signature=1"]);
});

Deno.test("a letter without body or signature has its lines all the same", () => {
  assert.deepEqual(ordered("mail", "recipient subject"), ["", "recipient subject", "", "", ""]);
  assert.deepEqual(ordered("document", "recipient subject signature=1"), [
    "subject",
    "recipient",
    "",
    "",
    "signature=1",
  ]);
});
