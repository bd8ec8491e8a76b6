// Only a deliberate erasing erases, and taking it back brings back everything.
import assert from "node:assert/strict";
import { Browser, documentOf } from "./tabs.js";

const FIRST = documentOf({ fields: { store_name: { v: "한빛", t: 5 } } });
const NEWER = JSON.stringify({ version: 99, cases: { x: { something: "else" } } });

/** When a reminder was put away. */
const AWAY = { key: "playbook.away", text: '{"week":5}' };

/** @param {ReturnType<Browser["open"]>} tab */
const events = (tab) => tab.store.state.events;

Deno.test("an open form was emptied when somebody else emptied the storage", () => {
  const browser = new Browser().put(FIRST);
  const one = browser.open();
  const two = browser.open();
  one.type("vendor_id", "A1");
  browser.settle();
  browser.shelf.held.clear();
  one.tellOthers();
  assert.equal(two.store.value("vendor_id"), "A1");
  browser.settle();
  assert.deepEqual(browser.open().store.values(), { store_name: "한빛", vendor_id: "A1" });
  assert.deepEqual(events(two), ["restored"]);
});

Deno.test("it is noticed with the next key too, where no tab was told", () => {
  const browser = new Browser().put(FIRST);
  const tab = browser.open();
  browser.shelf.held.clear();
  tab.type("vendor_id", "A1");
  browser.settle();
  assert.deepEqual(browser.open().store.values(), { store_name: "한빛", vendor_id: "A1" });
  assert.deepEqual(events(tab), ["restored"]);
});

Deno.test("what the browser has cleared while no page was open is gone", async () => {
  const browser = new Browser().put(FIRST);
  const tab = browser.open().journal();
  await browser.commit();
  tab.store.hurry();
  browser.tabs = [];
  browser.shelf.held.clear();
  browser.journal = null;
  const again = browser.open({}, tab.session).journal(); // a browser that brings its tabs back
  await browser.commit();
  browser.settle();
  assert.deepEqual([again.store.values(), events(again), browser.stored], [{}, [], null]);
});

Deno.test("a page in which nothing stands writes nothing back", () => {
  const browser = new Browser();
  const tab = browser.open();
  tab.store.activeCase();
  tab.store.sync();
  assert.equal(tab.due, null);
  tab.store.eraseAll();
  tab.store.activeCase();
  browser.shelf.held.clear();
  tab.store.sync();
  assert.deepEqual([tab.due, events(tab)], [null, []]);
});

Deno.test("what was erased does not come back from a tab that slept, whatever its clock said", () => {
  const browser = new Browser().put(FIRST);
  const asleep = browser.open();
  const one = browser.open();
  one.type("vendor_id", "A1");
  one.write();
  asleep.store.sync();
  browser.now -= 365 * 86_400_000; // set back a year
  one.store.eraseAll();
  asleep.store.hurry();
  asleep.store.sync();
  browser.settle();
  assert.deepEqual(asleep.store.values(), {});
  one.type("store_name", "새 이름");
  browser.settle();
  assert.deepEqual(browser.open().store.values(), { store_name: "새 이름" });
});

Deno.test("taking back an erasing brings back what had been set aside too", () => {
  const browser = new Browser().put("{damaged");
  const { store } = browser.open();
  assert.equal(store.setAside().length, 1);
  const back = store.undoable(store.eraseAll);
  assert.deepEqual(store.setAside(), []);
  back();
  assert.deepEqual(store.setAside().map(([, raw]) => raw), ["{damaged"]);
});

Deno.test("taking back an erasing brings back every case, and the one that was open", () => {
  const browser = new Browser().put(FIRST);
  const one = browser.open();
  one.store.newCase([]);
  one.type("store_name", "나라");
  const open = one.store.activeCase();
  browser.settle();
  const back = one.store.undoable(one.store.eraseAll);
  one.tellOthers();
  back();
  browser.settle();
  assert.equal(one.store.activeCase(), open);
  assert.deepEqual(browser.open().store.cases(), ["first", open]);
});

Deno.test("an older file that comes in after an erasing stays", () => {
  const browser = new Browser().put(FIRST);
  const { store } = browser.open();
  const one = structuredClone(store.caseOf("first"));
  store.eraseAll();
  store.replaceCases({ first: one });
  store.activate("first");
  store.hurry();
  assert.equal(browser.open().store.value("store_name"), "한빛");
});

Deno.test("a case begun after an erasing is there although nothing stands in it", () => {
  const browser = new Browser().put(FIRST);
  const { store } = browser.open();
  store.eraseAll();
  store.newCase([]);
  store.newCase([]);
  store.hurry();
  assert.equal(browser.open().store.cases().length, 2);
});

Deno.test("taking back an erasing brings back a newer document that was left alone", () => {
  const browser = new Browser().put(NEWER);
  const { store } = browser.open();
  const back = store.undoable(store.eraseAll);
  assert.deepEqual([browser.stored.cases, store.state.problem], [{}, ""]);
  back();
  store.hurry();
  assert.equal(browser.shelf.getItem("playbook.v1"), NEWER);
  assert.equal(store.state.problem, "newer");
  assert.equal(browser.open().store.state.problem, "newer");
});

Deno.test("what was typed since stays, and the newer document is set aside", () => {
  const browser = new Browser().put(NEWER);
  const tab = browser.open();
  const back = tab.store.undoable(tab.store.eraseAll);
  tab.type("store_name", "한빛");
  back();
  browser.settle();
  assert.deepEqual(tab.store.setAside().map(([, raw]) => raw), [NEWER]);
  assert.equal(browser.open().store.value("store_name"), "한빛");
});

Deno.test("a tab that left a newer document alone works again once another has erased it", () => {
  const browser = new Browser().put(NEWER);
  const [one, two] = [browser.open(), browser.open()];
  one.store.eraseAll();
  one.tellOthers();
  assert.equal(two.store.state.problem, "");
  two.type("store_name", "한빛");
  browser.settle();
  assert.equal(browser.open().store.value("store_name"), "한빛");
});

for (const text of [NEWER, "{damaged"]) {
  Deno.test(`a journal that cannot be read stayed after an erasing: ${text}`, async () => {
    const browser = new Browser().put(FIRST);
    browser.journal = text;
    const tab = browser.open().journal();
    await browser.commit();
    const back = tab.store.undoable(tab.store.eraseAll);
    await browser.commit();
    assert.deepEqual(JSON.parse(browser.journal).cases, {});
    back();
    await browser.commit();
    assert.equal(browser.journal, text);
    assert.equal(tab.store.value("store_name"), "한빛");
  });
}

Deno.test("what lies outside of the document goes with an erasing, and comes back with its taking back", () => {
  const browser = new Browser().put(FIRST);
  browser.shelf.setItem(AWAY.key, AWAY.text);
  const { store } = browser.open();
  /** @type {string[]} */
  const files = ["case.json"];
  store.onErase(() => {
    const taken = files.splice(0);
    return () => files.push(...taken);
  });
  const back = store.undoable(store.eraseAll);
  assert.deepEqual([files, browser.shelf.getItem(AWAY.key)], [[], null]);
  back();
  assert.deepEqual([files, browser.shelf.getItem(AWAY.key)], [["case.json"], AWAY.text]);
});
