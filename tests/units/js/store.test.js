// What was typed is kept: over a reload, in several tabs, and where the browser refuses, without pretending.
import assert from "node:assert/strict";
import { chance } from "./random.js";
import { createStore } from "../../../docs/assets/js/pure/store.js";
import { Browser, documentOf } from "./tabs.js";

/** @param {ReturnType<Browser["open"]>} tab */
const howOf = ({ store }) => [store.state.problem, store.state.unsaved];

Deno.test("what is typed survives a page that ends sooner than it would be written", () => {
  const browser = new Browser();
  const tab = browser.open();
  tab.type("store_name", "한빛");
  tab.store.hurry();
  assert.equal(browser.open().store.value("store_name"), "한빛");
  assert.equal(tab.store.state.unsaved, false);
});

Deno.test("nothing is written while nothing was typed", () => {
  const browser = new Browser();
  const { store } = browser.open();
  store.activeCase();
  store.put("fields", "store_name", { v: "" });
  store.hurry();
  assert.equal(browser.stored, null);
});

Deno.test("two tabs do not write over each other", () => {
  const browser = new Browser();
  const one = browser.open();
  const two = browser.open();
  one.type("store_name", "한빛");
  two.type("vendor_id", "A1");
  browser.settle();
  browser.now += 1000;
  two.type("store_name", "나라");
  browser.settle();
  for (const { store } of [one, two]) {
    assert.deepEqual([store.value("store_name"), store.value("vendor_id")], ["나라", "A1"]);
    assert.equal(store.cases().length, 1);
  }
});

Deno.test("erasing in one tab empties the other, but for what was typed there since", () => {
  const browser = new Browser().put(documentOf({ fields: { store_name: { v: "한빛", t: 5 } } }));
  const one = browser.open();
  const two = browser.open();
  browser.now += 1000;
  two.type("product_name", "의자");
  one.store.eraseAll();
  browser.now += 1;
  two.type("vendor_id", "A1");
  two.store.sync();
  assert.deepEqual(two.store.values(), { vendor_id: "A1" });
  browser.settle();
  assert.deepEqual(Object.keys(browser.stored.cases.first.fields), ["vendor_id"]);
  assert.ok(!browser.shelf.getItem("playbook.v1")?.includes("한빛"));
});

Deno.test("erasing can be taken back", () => {
  const browser = new Browser().put(documentOf({ fields: { store_name: { v: "한빛", t: 5 } } }));
  const { store } = browser.open();
  const back = store.undoable(store.eraseAll);
  assert.deepEqual(browser.stored.cases, {});
  assert.equal(store.value("store_name"), "");
  back();
  store.hurry();
  assert.equal(browser.stored.cases.first.fields.store_name.v, "한빛");
  assert.deepEqual(store.cases(), ["first"]);
});

Deno.test("a full storage is told, loses nothing, and is left behind when there is room", () => {
  const browser = new Browser();
  const tab = browser.open();
  browser.shelf.room = 10;
  tab.type("store_name", "한빛");
  browser.settle();
  assert.deepEqual(howOf(tab), ["full", true]);
  assert.equal(tab.store.value("store_name"), "한빛");
  browser.shelf.room = Infinity;
  tab.type("vendor_id", "A1");
  browser.settle();
  assert.deepEqual(howOf(tab), ["", false]);
  assert.equal(browser.open().store.value("store_name"), "한빛");
});

Deno.test("without storage all works, and it is told that nothing is kept", () => {
  const browser = new Browser();
  browser.refuses = true;
  const tab = browser.open();
  tab.type("store_name", "한빛");
  assert.equal(tab.due, null);
  assert.deepEqual(howOf(tab), ["off", true]);
  assert.equal(tab.store.value("store_name"), "한빛");
  assert.deepEqual(tab.store.setAside(), []);
  tab.store.eraseAll();
  assert.equal(tab.store.state.problem, "off");
});

for (
  const text of [
    '{"version":1,"cases":{"a":{"fields"',
    "null",
    "[]",
    "42",
    '"text"',
    '{"version":1}',
    '{"version":-1,"cases":{}}',
    '{"version":"push","cases":{}}',
    '{"version":0.5,"cases":{}}',
    "\u0000",
  ]
) {
  Deno.test(`a damaged document is set aside, never written over: ${JSON.stringify(text)}`, () => {
    const browser = new Browser().put(text);
    const tab = browser.open();
    assert.equal(tab.store.state.problem, "damaged");
    tab.type("store_name", "한빛");
    browser.settle();
    assert.deepEqual(tab.store.setAside().map(([, raw]) => raw), [text]);
    assert.equal(browser.open().store.value("store_name"), "한빛");
  });
}

Deno.test("a damaged document stays where it is when there is no room to set it aside", () => {
  const browser = new Browser().put("{");
  browser.shelf.room = 0;
  browser.shelf.setItem = (key, text) => {
    if (key.startsWith("playbook.kept-")) throw new DOMException("full", "QuotaExceededError");
    browser.shelf.held.set(key, text);
  };
  const tab = browser.open();
  tab.type("store_name", "한빛");
  browser.settle();
  assert.equal(tab.store.state.problem, "full");
  assert.equal(browser.shelf.getItem("playbook.v1"), "{");
});

for (const version of [99, "99"]) {
  Deno.test(`a document of a newer version is left alone: ${JSON.stringify(version)}`, () => {
    const newer = JSON.stringify({ version, cases: { x: { something: "else" } } });
    const browser = new Browser().put(newer);
    const tab = browser.open();
    tab.type("store_name", "한빛");
    browser.settle();
    assert.equal(tab.store.state.problem, "newer");
    assert.equal(tab.store.value("store_name"), "한빛");
    assert.equal(browser.shelf.getItem("playbook.v1"), newer);
  });
}

Deno.test("the draft of the first days is taken over", () => {
  const draft = { fields: { store_name: "한빛" }, ticks: { "a/b": true, "a/c": false } };
  const browser = new Browser().put(JSON.stringify(draft));
  const tab = browser.open();
  assert.equal(tab.store.value("store_name"), "한빛");
  assert.equal(tab.store.get("ticks", "a/b").s, "done");
  tab.type("vendor_id", "A1");
  browser.settle();
  assert.equal(browser.stored.version, 1);
});

Deno.test("keys that would reach into the language itself are dropped", () => {
  const browser = new Browser().put(
    '{"version":1,"active":{"v":"constructor","t":1},"cases":{"__proto__":{"fields":{}},"constructor":{"fields":' +
      '{"__proto__":{"v":"x","t":2},"toString":{"v":"x","t":2},"store_name":{"v":"한빛","t":2,"__proto__":{"hit":1}}}}}}',
  );
  const { store } = browser.open();
  assert.deepEqual(store.cases(), ["constructor"]);
  assert.equal(store.value("store_name"), "한빛");
  assert.equal("hit" in {}, false);
  assert.equal(Object.getPrototypeOf(store.caseOf().fields), null);
});

Deno.test("a later change looks later even where the clock stands still or was set back", () => {
  const browser = new Browser();
  const tab = browser.open();
  for (const v of ["가", "나", "다"]) {
    tab.type("store_name", v);
    browser.now -= 1000;
    browser.settle();
  }
  assert.equal(browser.open().store.value("store_name"), "다");
});

Deno.test("what a company fills in stands until something else is typed, also nothing", () => {
  const browser = new Browser();
  const tab = browser.open({ store_name: "본점" });
  assert.deepEqual(tab.store.values(), { store_name: "본점" });
  tab.type("store_name", "한빛");
  assert.equal(tab.store.value("store_name"), "한빛");
});

// Any order -----------------------------------------------------------------------------------------------------------

Deno.test("three tabs agree in the end, whatever was done in which order", () => {
  for (let seed = 1; seed <= 150; seed += 1) {
    const pick = chance(seed);
    const browser = new Browser().put(documentOf({ fields: { a: { v: "x", t: 5 } } }));
    const tabs = [browser.open(), browser.open(), browser.open()];
    /** @type {(() => void)[]} */
    const backs = [];
    for (let step = 0; step < 40; step += 1) {
      const tab = tabs[pick(3)];
      const { store } = tab;
      const acts = [
        () => tab.type("abc"[pick(3)], `v${pick(4)}`),
        () => tab.type("abc"[pick(3)], `v${pick(4)}`),
        () => store.remove("fields", "abc"[pick(3)]),
        () => store.newCase(["a"]),
        () => backs.push(store.undoable(() => store.remove("fields", "a"))),
        () => backs.push(store.undoable(store.removeCase)),
        () => backs.splice(0, 1)[0]?.(),
        () => tab.write(),
        () => tab.write(),
        () => {
          browser.now += pick(3) - 1;
        },
      ];
      acts[pick(acts.length)]();
    }
    browser.settle();
    for (const tab of tabs) tab.store.sync();
    browser.settle();
    const seen = tabs.map(({ store }) => {
      const cases = store.cases().sort().map((id) => [id, store.all("fields", id).sort()]);
      return JSON.stringify(cases);
    });
    assert.deepEqual(seen, [seen[0], seen[0], seen[0]], `seed ${seed}`);
    assert.ok(tabs.every(({ store }) => !store.state.unsaved), `seed ${seed}`);
  }
});

Deno.test("what stands in an empty field is shown, follows the day, and is not kept", () => {
  const { shelf } = new Browser();
  let day = "2026-11-22";
  const store = createStore({
    storage: () => shelf,
    session: () => shelf,
    now: () => 1,
    after: () => () => {},
    newId: () => "a",
  }, { given: {}, filled: { letter_date: () => day } });
  assert.equal(store.value("letter_date"), "2026-11-22");
  assert.equal(store.values().letter_date, "2026-11-22");
  assert.deepEqual(store.all("fields"), []);
  day = "2026-11-23";
  assert.equal(store.value("letter_date"), "2026-11-23");
  store.put("fields", "letter_date", { v: "2026-11-20" });
  assert.equal(store.values().letter_date, "2026-11-20");
  store.put("fields", "letter_date", { v: "" });
  assert.equal(store.value("letter_date"), "2026-11-23");
});
