// A telephone number stays in one line; nothing else is touched.
import assert from "node:assert/strict";
import { unparted } from "../../../docs/assets/js/pure/unparted.js";

Deno.test("a telephone number has a joiner behind each of its hyphens", () => {
  const shown = (/** @type {string} */ text) => unparted(text).replaceAll("\u2060", "|");
  assert.equal(shown("1577-7011은, 电话02-1234-5678。"), "1577-|7011은, 电话02-|1234-|5678。");
  assert.equal(shown("+82-2-1234-5678"), "+82-|2-|1234-|5678");
});

Deno.test("days, ids and addresses of sites stay as they are", () => {
  for (const text of ["2026-12-04", "40-1234567", "1600-98", "02-582-0840.com"]) {
    assert.equal(unparted(text), text);
  }
});
