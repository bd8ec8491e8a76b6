// A tab keeps its case, and every edition has its own document.
import assert from "node:assert/strict";
import { inherit } from "../../../docs/assets/js/pure/heritage.js";
import { createStore } from "../../../docs/assets/js/pure/store.js";
import { chance } from "./random.js";
import { Browser, documentOf, Shelf } from "./tabs.js";

const FIRST = documentOf({ fields: { store_name: { v: "한빛", t: 5 } } });

/** @param {ReturnType<Browser["open"]>} tab */
const events = (tab) => tab.store.state.events;

/** Open two tabs: one has the first case, the other has begun another. */
function twoShops() {
  const browser = new Browser().put(FIRST);
  const one = browser.open();
  const two = browser.open();
  two.store.newCase([]);
  two.type("store_name", "나라");
  browser.settle();
  return { browser, one, two };
}

// Two shops in two tabs ------------------------------------------------------------------------------------------------

Deno.test("a letter silently turned into another case's letter when another tab chose that case", () => {
  const { browser, one: letter, two: desk } = twoShops();
  assert.equal(letter.store.activeCase(), "first");
  assert.equal(letter.store.value("store_name"), "한빛");
  letter.type("vendor_id", "A1");
  browser.settle();
  assert.equal(desk.store.value("vendor_id"), "");
  assert.deepEqual(
    letter.store.cases().map((id) => letter.store.get("fields", "store_name", id).v),
    ["한빛", "나라"],
  );
});

Deno.test("a tab keeps its case over a reload, and a new tab begins with the one opened last", () => {
  const { browser, one, two } = twoShops();
  assert.equal(one.reloaded().store.value("store_name"), "한빛");
  assert.equal(browser.open().store.value("store_name"), "나라");
  // A tab that was duplicated has the memory of the one that it comes from.
  const copy = new Shelf();
  for (const [key, id] of two.session.held) copy.setItem(key, id);
  assert.equal(browser.open({}, copy).store.value("store_name"), "나라");
});

Deno.test("a tab whose case was removed elsewhere goes on with another one, and says so", () => {
  const { browser, one, two } = twoShops();
  two.store.activate("first");
  two.store.removeCase();
  browser.settle();
  assert.equal(one.store.value("store_name"), "나라");
  assert.deepEqual([events(one), events(two)], [["removed"], []]);
  one.store.dismiss("removed");
  assert.deepEqual(events(one), []);
});

Deno.test("it is said too when that tab was asleep", () => {
  const { browser, one, two } = twoShops();
  browser.tabs.splice(browser.tabs.indexOf(one), 1);
  two.store.activate("first");
  two.store.removeCase();
  two.write();
  assert.deepEqual(events(browser.open({}, one.session)), ["removed"]);
});

for (const [first, second] of [[0, 1], [1, 0]]) {
  for (const hears of [false, true]) {
    const when = hears ? "before" : "after";
    Deno.test(`two tabs that write their first within one pause have one case: ${first}, heard ${when}`, () => {
      const browser = new Browser();
      const tabs = [browser.openApart(), browser.openApart()];
      tabs[0].type("store_name", "한빛");
      tabs[1].type("vendor_id", "A1");
      const begun = tabs.map(({ store }) => store.activeCase());
      tabs[first].write();
      if (hears) browser.arrive();
      tabs[second].write();
      browser.settle();
      // For whoever types there it is the same case: no field under the cursor is written to.
      assert.equal(tabs.filter(({ store }, at) => store.isMoved(begun[at])).length, 1);
      for (const { store } of [...tabs, browser.open()]) {
        assert.deepEqual(store.values(), { store_name: "한빛", vendor_id: "A1" });
        assert.equal(store.cases().length, 1);
        assert.deepEqual(store.state.events, []);
      }
    });
  }
}

Deno.test("however late tabs hear of each other, nothing is lost", () => {
  for (let seed = 1; seed <= 200; seed += 1) {
    const pick = chance(seed);
    const browser = new Browser();
    const tabs = [browser.openApart(), browser.openApart(), browser.openApart()];
    for (let step = 0; step < 25; step += 1) {
      browser.now += pick(300);
      const at = pick(3);
      const acts = [
        () => browser.arrive(),
        () => tabs[at].write(),
        () => tabs[at].type(`of${at}`, `v${step}`),
      ];
      acts[pick(3)]();
    }
    const typed = tabs.map(({ store }, at) => store.value(`of${at}`));
    browser.settle();
    for (const { store } of [...tabs, browser.open()]) {
      const found = store.cases().flatMap((id) => store.all("fields", id).map(([, { v }]) => v));
      assert.deepEqual(typed.filter((v) => v && !found.includes(v)), [], `seed ${seed}`);
    }
    for (const [at, { store }] of tabs.entries()) {
      assert.equal(store.value(`of${at}`), typed[at], `seed ${seed}: in its own case`);
    }
  }
});

// Two editions on one origin -------------------------------------------------------------------------------------------

/** @param {Shelf} shelf @param {string} site */
function edition(shelf, site) {
  /** @type {() => void} */
  let due = () => {};
  const store = createStore({
    storage: () => shelf,
    session: () => new Shelf(),
    site,
    now: () => 1_795_000_000_000,
    after: (act) => {
      due = act;
      return () => {};
    },
    newId: () => `of${site.replaceAll("/", "-")}`,
  }, { given: {} });
  inherit(store, () => shelf, site);
  due();
  return {
    store,
    /** @param {string} v */
    type(v) {
      store.put("fields", "store_name", { v });
      due();
    },
  };
}

Deno.test("two editions on one origin saw and erased each other's case", () => {
  const shelf = new Shelf();
  const editions = ["", "/a/", "/b/", "/a/b/"].map((site) => edition(shelf, site));
  for (const [index, one] of editions.entries()) one.type(`가${index}`);
  editions[1].store.eraseAll();
  assert.deepEqual(
    ["", "/a/", "/b/", "/a/b/"].map((site) => edition(shelf, site).store.value("store_name")),
    ["가0", "", "가2", "가3"],
  );
});

Deno.test("the document of version 1 goes to the first edition that comes, once, and erasing there erases it", () => {
  const shelf = new Shelf();
  shelf.setItem("playbook.v1", FIRST);
  const a = edition(shelf, "/a/");
  assert.equal(a.store.value("store_name"), "한빛");
  assert.equal(edition(shelf, "/b/").store.value("store_name"), "");
  const back = a.store.undoable(a.store.eraseAll);
  assert.ok(![...shelf.held.values()].some((text) => text.includes("한빛")));
  assert.equal(edition(shelf, "/a/").store.value("store_name"), "");
  back();
  assert.equal(shelf.getItem("playbook.v1"), FIRST);
  assert.equal(edition(shelf, "/b/").store.value("store_name"), "");
});

Deno.test("the document of the edition at the root is not taken, nor erased", () => {
  const shelf = new Shelf();
  shelf.setItem("playbook.v1", FIRST);
  const a = edition(shelf, "/a/");
  edition(shelf, "").type("나라");
  a.store.eraseAll();
  assert.equal(edition(shelf, "/b/").store.value("store_name"), "");
  assert.equal(edition(shelf, "").store.value("store_name"), "나라");
});

// Odd documents --------------------------------------------------------------------------------------------------------

Deno.test("an entry from a time that no clock has known does not win over what is typed later", () => {
  const t = 8e15;
  const browser = new Browser().put(documentOf({ fields: { store_name: { v: "한빛", t } } }));
  const tab = browser.open();
  assert.equal(tab.store.value("store_name"), "한빛");
  tab.type("store_name", "나라");
  browser.settle();
  assert.equal(browser.open().store.value("store_name"), "나라");
});

Deno.test("the name of a file is one line, in the direction in which it is read", () => {
  const browser = new Browser();
  const tab = browser.open();
  const name = "a\n2. fake.pdf (1 bytes)\u202Egpj.exe\u0000";
  tab.store.put("evidence", "e1", { name, size: 1, sha256: "0", added: 1 });
  assert.equal(tab.store.get("evidence", "e1").name, "a 2. fake.pdf (1 bytes) gpj.exe");
  browser.put(documentOf({ evidence: { e2: { name, size: 1, t: 5 } } }));
  assert.equal(browser.open().store.get("evidence", "e2").name, "a 2. fake.pdf (1 bytes) gpj.exe");
});

Deno.test("two thousand cases are kept and opened", () => {
  const fields = { store_name: { v: "한빛", t: 5 }, vendor_id: { v: "A1", t: 5 } };
  const cases = Object.fromEntries(
    Array.from({ length: 2000 }, (_, index) => [`c${index}`, { fields }]),
  );
  const browser = new Browser().put(
    JSON.stringify({ version: 1, active: { v: "c1999", t: 1 }, cases }),
  );
  const tab = browser.open();
  tab.type("vendor_id", "A2");
  browser.settle();
  assert.equal(tab.store.cases().length, 2000);
  assert.equal(browser.stored.cases.c1999.fields.vendor_id.v, "A2");
  tab.store.eraseAll();
  assert.deepEqual(browser.stored.cases, {});
});
