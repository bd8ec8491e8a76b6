// Two cases without names are told apart.
import assert from "node:assert/strict";
import { emptyCase } from "../../../docs/assets/js/pure/document.js";
import { begunAt, storeNameIn } from "../../../docs/assets/js/pure/unnamed.js";

/** @param {Partial<import("../../../docs/assets/js/pure/shapes.js").Case>} maps */
const caseWith = (maps) => Object.assign(emptyCase(), maps);
const T = 1_795_000_000_000;

Deno.test("a case began with the first that was typed, where the mark of it did not come along", () => {
  const fields = { a: { v: "x", t: T + 5 }, old: { v: "x", t: 5 } };
  assert.equal(begunAt(caseWith({ fields, about: { begun: { v: "yes", t: T } } })), T);
  assert.equal(begunAt(caseWith({ fields, ticks: { b: { s: "done", t: T + 9 } } })), T + 5);
  assert.equal(begunAt(caseWith({ fields: { old: { v: "x", t: 5 } } })), Infinity);
});

Deno.test("a case is of the store that was chosen, or typed, never of one that was given up", () => {
  const typed = { store_name: { v: "한빛", t: T } };
  assert.equal(storeNameIn(caseWith({ fields: typed })), "한빛");
  assert.equal(
    storeNameIn(caseWith({ fields: { ...typed, _store: { v: "둘째", t: T } } })),
    "둘째",
  );
  assert.equal(storeNameIn(caseWith({ fields: { store_name: { gone: 1, t: T } } })), "");
});
