// Taking back, and cases that are removed, come back, and come in again.
import assert from "node:assert/strict";
import { lifted, removedAt } from "../../../docs/assets/js/pure/merge.js";
import { Browser, documentOf } from "./tabs.js";

Deno.test("taking back a removal leaves what was typed since", () => {
  const browser = new Browser().put(
    documentOf({ timeline: { t1: { at: "2026-11-21T11:30", text: "회신", t: 5 } } }),
  );
  const one = browser.open();
  const two = browser.open();
  const back = one.store.undoable(() => one.store.remove("timeline", "t1"));
  browser.settle();
  one.type("store_name", "한빛");
  two.type("vendor_id", "A1");
  browser.settle();
  assert.deepEqual(two.store.all("timeline"), []);
  back();
  browser.settle();
  for (const { store } of [one, two]) {
    assert.equal(store.get("timeline", "t1").text, "회신");
    assert.deepEqual(store.values(), { store_name: "한빛", vendor_id: "A1" });
  }
});

Deno.test("taking back does not touch what somebody changed again", () => {
  const browser = new Browser().put(documentOf({ fields: { store_name: { v: "한빛", t: 5 } } }));
  const tab = browser.open();
  const back = tab.store.undoable(() => tab.type("store_name", ""));
  tab.type("store_name", "나라");
  back();
  assert.equal(tab.store.value("store_name"), "나라");
});

Deno.test("a removed case comes back whole, in every tab, whether or not the removal was written", () => {
  for (const written of [true, false]) {
    const browser = new Browser().put(
      documentOf({ fields: { store_name: { v: "한빛", t: 5 }, vendor_id: { v: "A1", t: 9 } } }),
    );
    const one = browser.open();
    const two = browser.open();
    const back = one.store.undoable(one.store.removeCase);
    assert.notEqual(one.store.activeCase(), "first");
    if (written) browser.settle();
    back();
    browser.settle();
    for (const { store } of [one, two, browser.open()]) {
      assert.equal(store.activeCase(), "first");
      assert.deepEqual(store.values(), { store_name: "한빛", vendor_id: "A1" });
    }
  }
});

Deno.test("after a removal a tab goes on with another case, and the other tab stays in its own", () => {
  const browser = new Browser().put(documentOf({ fields: { store_name: { v: "한빛", t: 5 } } }));
  const one = browser.open();
  for (let more = 0; more < 3; more += 1) one.store.newCase([]);
  browser.settle();
  const two = browser.open();
  two.store.newCase([]);
  browser.settle();
  const before = one.store.activeCase();
  two.store.removeCase();
  browser.settle();
  assert.equal(one.store.activeCase(), before);
  assert.notEqual(two.store.activeCase(), before);
  assert.equal(browser.stored.active.v, two.store.activeCase());
});

Deno.test("nothing of a removed case stays in the storage", () => {
  const browser = new Browser().put(documentOf({ fields: { store_name: { v: "한빛", t: 9e12 } } }));
  const one = browser.open();
  const two = browser.open();
  one.store.removeCase();
  two.type("further_explanation", "비밀"); // before it has heard of the removal
  browser.settle();
  const raw = browser.shelf.getItem("playbook.v1") ?? "";
  assert.ok(!raw.includes("한빛") && !raw.includes("비밀"), raw);
});

Deno.test("a removed case that comes in again stays, and can be removed again", () => {
  const file = new Browser().put(documentOf({ fields: { store_name: { v: "한빛", t: 5 } } }));
  const browser = new Browser().put(documentOf({ fields: { store_name: { v: "한빛", t: 5 } } }));
  const one = browser.open();
  const two = browser.open();
  for (let turn = 0; turn < 3; turn += 1) {
    one.store.removeCase();
    browser.settle();
    assert.equal(two.store.cases().includes("first"), false);
    const theirs = file.open().store.caseOf("first");
    one.store.replaceCases({ first: lifted(theirs, removedAt(one.store.caseOf("first"))) });
    one.store.activate("first");
    browser.settle();
    for (const { store } of [one, two, browser.open()]) {
      assert.equal(store.value("store_name"), "한빛", `turn ${turn}`);
    }
  }
});

Deno.test("a case begun by an act ends with the act, if nothing stands in it", () => {
  const browser = new Browser().put(documentOf({ fields: { store_name: { v: "한빛", t: 5 } } }));
  const { store } = browser.open();
  const back = store.undoable(store.removeCase);
  store.activeCase(); // begins another
  back();
  assert.deepEqual(store.cases(), ["first"]);
});

Deno.test("a new case takes along what it is told to", () => {
  const browser = new Browser().put(
    documentOf({ fields: { store_name: { v: "한빛", t: 5 }, vendor_id: { v: "A1", t: 5 } } }),
  );
  const { store } = browser.open();
  store.newCase(["store_name"]);
  assert.deepEqual(store.values(), { store_name: "한빛" });
  assert.equal(store.cases().length, 2);
});

Deno.test("ticks of retired items go to what replaced them, also over several steps", () => {
  const browser = new Browser().put(documentOf({ ticks: { "a/old": { s: "done", t: 5 } } }));
  const { store } = browser.open();
  store.carry({ "a/old": "a/newer", "a/newer": "a/newest", "a/dead": null });
  assert.equal(store.get("ticks", "a/newest").s, "done");
  assert.equal(store.get("ticks", "a/old").s, "done");
});
