// A case in which nothing stands gives its place to the one that comes in, and nobody who types in it loses anything.
import assert from "node:assert/strict";
import { isBlank, lifted } from "../../../docs/assets/js/pure/merge.js";
import { Browser, documentOf } from "./tabs.js";

/** @import { Store } from "../../../docs/assets/js/pure/store.js" */

const FILE = documentOf({ fields: { store_name: { v: "한빛", t: 5 } } });

/**
 * Bring the case of a file in, as the desk does it.
 * @param {Store} store
 */
function bringIn(store) {
  const theirs = new Browser().put(FILE).open().store.caseOf("first");
  return store.undoable(() => {
    if (isBlank(store.caseOf())) store.put("about", "yielded", { v: "yes" });
    store.replaceCases({ first: lifted(theirs, 0) });
    store.activate("first");
  });
}

Deno.test("an empty case stood beside the one that came in from a file, both without a name", () => {
  const browser = new Browser();
  const tab = browser.open();
  const blank = tab.store.activeCase();
  const back = bringIn(tab.store);
  browser.settle();
  assert.deepEqual(tab.store.cases(), ["first"]);
  assert.deepEqual(browser.open().store.cases(), ["first"]);
  back();
  browser.settle();
  assert.deepEqual([tab.store.activeCase(), tab.store.cases()], [blank, [blank]]);
  assert.equal(tab.store.value("store_name"), "");
});

Deno.test("another tab types on in the empty case, and loses nothing to what came in", () => {
  const browser = new Browser();
  const one = browser.open();
  const blank = one.store.activeCase();
  one.type("vendor_id", "A0");
  one.type("vendor_id", "");
  browser.settle();
  const two = browser.open();
  assert.equal(two.store.activeCase(), blank);
  bringIn(one.store);
  browser.settle();
  assert.deepEqual(one.store.cases(), ["first"]);
  assert.equal(two.store.activeCase(), blank);
  two.type("vendor_id", "A1");
  browser.settle();
  assert.equal(two.store.value("vendor_id"), "A1");
  assert.equal(one.store.value("vendor_id"), "");
  assert.deepEqual(one.store.cases().sort(), ["first", blank].sort());
});

Deno.test("a case in which something stands, be it its name, gives no place", () => {
  const { store } = new Browser().open();
  store.put("about", "name", { v: "둘째" });
  const named = store.activeCase();
  bringIn(store);
  assert.deepEqual(store.cases(), [named, "first"]);
});

Deno.test("removing the last case in which something stands goes on in the empty one", () => {
  const browser = new Browser();
  const { store } = browser.open();
  const blank = store.activeCase();
  const back = bringIn(store);
  store.removeCase();
  assert.deepEqual([store.activeCase(), store.cases()], [blank, [blank]]);
  back();
  assert.equal(store.cases().length, 1);
});

Deno.test("what came in from a file within a tab's first moments was moved into another tab's case", () => {
  const browser = new Browser();
  const [one, two] = [browser.openApart(), browser.openApart()];
  two.type("vendor_id", "A1");
  one.store.activeCase();
  bringIn(one.store);
  browser.settle();
  for (const { store } of [one, two]) {
    assert.deepEqual(Object.keys(store.caseOf("first").fields), ["store_name"]);
    assert.equal(store.cases().length, 2);
  }
});
