// A browser that is killed loses nothing that was typed a moment ago, and one without a journal works as before.
import assert from "node:assert/strict";
import { chance } from "./random.js";
import { Browser, documentOf } from "./tabs.js";

/** How old a key must be to be safe, in milliseconds. */
const SAFE = 1500;

Deno.test("what only the journal knows is there after the start, and goes into the storage", async () => {
  const browser = new Browser().put(documentOf({ fields: { store_name: { v: "한", t: 5 } } }));
  browser.journal = documentOf({
    fields: { store_name: { v: "한빛", t: 9 }, vendor_id: { v: "A1", t: 9 } },
  });
  const tab = browser.open().journal();
  assert.equal(tab.store.value("store_name"), "한"); // shown at once
  await browser.commit();
  browser.settle();
  assert.deepEqual(tab.store.values(), { store_name: "한빛", vendor_id: "A1" });
  assert.equal(browser.stored.cases.first.fields.vendor_id.v, "A1");
});

Deno.test("what is typed before the journal has been read is kept, and joins the case that it knows", async () => {
  const browser = new Browser();
  browser.journal = documentOf({ fields: { store_name: { v: "한빛", t: 9 } } });
  const tab = browser.open().journal();
  tab.type("vendor_id", "A1");
  await browser.commit();
  browser.settle();
  assert.deepEqual(tab.store.values(), { store_name: "한빛", vendor_id: "A1" });
  assert.deepEqual(browser.open().store.cases(), ["first"]);
});

Deno.test("a tab whose case only the journal knows goes back to it", async () => {
  const browser = new Browser().put(documentOf({ fields: { store_name: { v: "한빛", t: 5 } } }));
  const one = browser.open().journal();
  one.store.newCase([]);
  one.type("store_name", "나라");
  browser.settle();
  await browser.commit();
  browser.put(documentOf({ fields: { store_name: { v: "한빛", t: 5 } } })); // what reached the disk
  const again = browser.open({}, one.session).journal();
  await browser.commit();
  assert.equal(again.store.value("store_name"), "나라");
  assert.deepEqual(again.store.state.events, []);
});

Deno.test("nothing is written into the journal while nothing was typed", async () => {
  const browser = new Browser();
  const tab = browser.open().journal();
  tab.store.activeCase();
  await browser.commit();
  assert.equal(browser.journal, null);
});

Deno.test("what was erased stands in the journal no more, and does not come back from it", async () => {
  const browser = new Browser().put(documentOf({ fields: { store_name: { v: "한빛", t: 5 } } }));
  const tab = browser.open().journal();
  await browser.commit();
  assert.ok(browser.journal?.includes("한빛"));
  const before = browser.shelf.getItem("playbook.v1") ?? "";
  tab.store.eraseAll();
  await browser.commit();
  assert.ok(!browser.journal?.includes("한빛"));
  browser.put(before); // the storage had not reached the disk when the browser was killed
  const again = browser.open().journal();
  await browser.commit();
  browser.settle();
  assert.deepEqual(again.store.values(), {});
  assert.ok(!browser.shelf.getItem("playbook.v1")?.includes("한빛"));
});

for (const refusal of ["SecurityError", "QuotaExceededError", "InvalidStateError"]) {
  Deno.test(`where the journal fails (${refusal}), the storage holds what it holds, and that is told`, async () => {
    const browser = new Browser();
    browser.refusal = refusal;
    const tab = browser.open().journal();
    tab.type("store_name", "한빛");
    browser.settle();
    await browser.commit();
    assert.equal(tab.store.state.isLoose, true);
    assert.equal(browser.open().store.value("store_name"), "한빛");
    browser.refusal = "";
    tab.type("store_name", "나라");
    browser.settle();
    await browser.commit();
    assert.equal(tab.store.state.isLoose, false);
    assert.ok(browser.journal?.includes("나라"));
  });
}

Deno.test("a journal that could not be read at the start is read as soon as it can be", async () => {
  const browser = new Browser();
  browser.journal = documentOf({ fields: { store_name: { v: "한빛", t: 9 } } });
  browser.refusal = "UnknownError"; // the browser that was killed has not let go of it yet
  const tab = browser.open().journal();
  await browser.commit();
  assert.equal(tab.store.value("store_name"), "");
  browser.refusal = "";
  for (const act of browser.again.splice(0)) act();
  await browser.commit();
  assert.equal(tab.store.value("store_name"), "한빛");
});

Deno.test("a journal that never answers keeps nobody waiting", async () => {
  const browser = new Browser();
  const tab = browser.open().journal(); // another tab's upgrade blocks it
  tab.type("store_name", "한빛");
  browser.settle();
  assert.equal(browser.open().store.value("store_name"), "한빛");
  assert.deepEqual([tab.store.state.problem, tab.store.state.unsaved], ["", false]);
  await Promise.resolve();
});

for (const text of ["{", '{"version":99}']) {
  Deno.test(`a journal that cannot be read is not written over: ${text}`, async () => {
    const browser = new Browser();
    browser.journal = text;
    const tab = browser.open().journal();
    tab.type("store_name", "한빛");
    browser.settle();
    await browser.commit();
    assert.equal(browser.journal, text);
    assert.equal(browser.open().store.value("store_name"), "한빛");
  });
}

Deno.test("what does not fit into the storage stands in the journal", async () => {
  const browser = new Browser();
  browser.shelf.room = 10;
  const tab = browser.open().journal();
  await browser.commit();
  tab.type("store_name", "한빛");
  browser.settle();
  await browser.commit();
  assert.deepEqual([tab.store.state.problem, tab.store.state.unsaved], ["", false]);
  const again = browser.open().journal();
  await browser.commit();
  assert.equal(again.store.value("store_name"), "한빛");
  browser.refusal = "QuotaExceededError"; // and now the journal is full as well
  tab.type("store_name", "나라");
  browser.settle();
  await browser.commit();
  assert.deepEqual([tab.store.state.problem, tab.store.state.unsaved], ["full", true]);
});

Deno.test("whenever the browser is killed, nothing is lost that was typed a moment before", async () => {
  for (let seed = 1; seed <= 40; seed += 1) {
    const pick = chance(seed);
    const browser = new Browser();
    const tabs = [browser.open().journal(), browser.open().journal(), browser.open().journal()];
    await browser.commit();
    /** What the storage has brought to the disk: long ago. */
    let onDisk = browser.shelf.getItem("playbook.v1");
    /** @type {Map<string, { v: string, at: number }[]>} */
    const typed = new Map();
    const end = browser.now + 2000 + pick(6000);
    for (let key = 0; browser.now < end; key += 1) {
      browser.now += 20 + pick(150);
      for (const tab of tabs) if (tab.due && tab.dueAt <= browser.now) tab.write();
      // A write reaches the disk within some hundred milliseconds.
      if (pick(3) === 0) await browser.commit();
      if (pick(40) === 0) onDisk = browser.shelf.getItem("playbook.v1");
      if (pick(30) === 0) {
        // One tab is closed, another one opened.
        const [closed] = tabs.splice(pick(3), 1);
        closed.store.hurry();
        closed.tellOthers();
        browser.tabs.splice(browser.tabs.indexOf(closed), 1);
        tabs.push(browser.open().journal());
      }
      const name = "abcd"[pick(4)];
      const v = `v${key}`;
      tabs[pick(3)].type(name, v);
      typed.set(name, [...(typed.get(name) ?? []), { v, at: browser.now }]);
    }
    const killed = browser.now;
    const after = new Browser();
    after.journal = browser.journal;
    if (onDisk) after.put(onDisk);
    const { store } = after.open().journal();
    await after.commit();
    after.settle();
    for (const [name, keys] of typed) {
      const safe = keys.findLastIndex(({ at }) => at <= killed - SAFE);
      const found = keys.findIndex(({ v }) => v === store.value(name));
      assert.ok(found >= safe, `seed ${seed}: ${name} has ${store.value(name)}`);
    }
    assert.equal(store.cases().length, 1, `seed ${seed}`);
  }
});
