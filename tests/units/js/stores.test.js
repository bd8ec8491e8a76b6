// Which of a company's stores a case is about: the chosen one, the one that the case names, or the first.
import assert from "node:assert/strict";
import { differing, isOfStore, storeOf } from "../../../docs/assets/js/pure/stores.js";

const [first, second, third] = [
  { id: "란저우", values: { store_name: "란저우", vendor_id: "A1", company_name: "Lanzhou" } },
  { id: "고래", values: { store_name: "고래", vendor_id: "A2", company_name: "고래무역" } },
  { id: "Kids", values: { store_name: "Kids", vendor_id: "", company_name: "Lanzhou" } },
];
const stores = [first, second, third];

Deno.test("the first one is meant until another is chosen or named", () => {
  assert.equal(storeOf(stores, "", {}), first);
  assert.equal(storeOf(stores, "고래", {}), second);
  assert.equal(storeOf(stores, "", { vendor_id: "A2" }), second);
  assert.equal(storeOf(stores, "", { store_name: "Kids" }), third);
  assert.equal(storeOf(stores, "", { vendor_id: "A9", store_name: "상호" }), first);
});

Deno.test("the code tells more than the name, and a choice more than both", () => {
  assert.equal(storeOf(stores, "", { vendor_id: "A2", store_name: "Kids" }), second);
  assert.equal(storeOf(stores, "란저우", { vendor_id: "A2" }), first);
});

Deno.test("a store that is there no more is none of the others", () => {
  assert.equal(storeOf(stores, "닫은 가게", {}), undefined);
});

Deno.test("what another store would fill in takes the place of a store's value, not of a typed one", () => {
  assert.ok(isOfStore(stores, "vendor_id", "A1"));
  assert.ok(isOfStore(stores, "vendor_id", ""));
  assert.ok(!isOfStore(stores, "vendor_id", "B7"));
  assert.ok(!isOfStore(stores, "store_name", "A1"));
});

Deno.test("what the case says otherwise than its store is told", () => {
  assert.deepEqual(differing(second, { vendor_id: "B7", store_name: "고래", company_name: "" }), [
    "vendor_id",
  ]);
  assert.deepEqual(differing(undefined, { vendor_id: "B7" }), ["vendor_id"]);
});
