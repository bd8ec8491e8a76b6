// What the triage was told goes into the case: never over what was typed, and changed by an answer that is changed.
import assert from "node:assert/strict";
import { takenOver, toldBy } from "../../../docs/assets/js/pure/told.js";

/** @param {Record<string, import("../../../docs/assets/js/pure/shapes.js").Values>} fields */
const taken = (/** @type {string} */ handed, fields = {}) =>
  Object.fromEntries(takenOver(toldBy(handed), Object.entries(fields)));

Deno.test("of two answers on one thing the last one says it", () => {
  assert.deepEqual(toldBy("report_kind=authority  report_kind=customs"), {
    report_kind: "customs",
  });
  assert.deepEqual(toldBy(""), {});
});

Deno.test("what was answered fills what is empty", () => {
  assert.deepEqual(taken("asserted_right=copyright"), {
    asserted_right: { told: "copyright", v: "copyright" },
  });
  assert.deepEqual(taken("asserted_right=copyright", { asserted_right: { v: "" } }), {
    asserted_right: { told: "copyright", v: "copyright" },
  });
});

Deno.test("a value that was typed stays", () => {
  const { asserted_right } = taken("asserted_right=copyright", { asserted_right: { v: "design" } });
  assert.deepEqual(asserted_right, { told: "copyright" });
});

Deno.test("another answer changes what the first one told, and nothing else", () => {
  const fields = {
    kc_status: { v: "not-subject", told: "not-subject" },
    store_name: { v: "한빛" },
  };
  assert.deepEqual(taken("claim_status=substantiated", fields), {
    claim_status: { told: "substantiated", v: "substantiated" },
    kc_status: { told: "", v: "" },
  });
  assert.deepEqual(taken("kc_status=checking", fields), {
    kc_status: { told: "checking", v: "checking" },
  });
});

Deno.test("what was told and then changed or taken away by hand comes back with no reload of the triage", () => {
  for (const v of ["", "design"]) {
    assert.deepEqual(
      taken("asserted_right=copyright", { asserted_right: { v, told: "copyright" } }),
      {},
    );
  }
});
