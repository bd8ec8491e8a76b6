// The store that a letter speaks of, where a company has several: what its own edition fills in follows the one that is
// chosen. The choice is kept with the case; what was typed stays until its reader gives it up.
import { differing, isOfStore, storeOf } from "../pure/stores.js";
import { filledIn } from "../pure/words.js";
import { dataIn, listed, listen, many, one, paced, report, tell } from "./dom.js";
import { store } from "./store.js";

/** @import { OwnStore } from "../pure/stores.js" */
/** @import { Values } from "../pure/shapes.js" */

/** Under which the case keeps the choice. */
const CHOICE = "_store";
const [picker] = many(document, "[data-stores]");
const select = one(picker, "select", HTMLSelectElement);
const beside = one(picker, "[data-beside]");
/** @type {{ stores: OwnStore[], labels: Values }} */
const { stores, labels } = dataIn(picker, "[data-given]");
const names = Object.keys(labels);

/**
 * Return what the case itself says of a field.
 * @param {string} name
 */
function own(name) {
  const entry = store.caseOf().fields[name];
  return entry && !entry.gone ? String(entry.v ?? "") : "";
}
const typed = () => Object.fromEntries(names.map((name) => [name, own(name)]));
const current = () => storeOf(stores, own(CHOICE), typed());

for (const name of names) {
  Object.defineProperty(store.given, name, {
    enumerable: true,
    get: () => current()?.values[name] ?? "",
  });
}

/**
 * Fill in the chosen store anew, in one act that can be taken back.
 * @param {(name: string) => boolean} isLeft tells which fields keep what the case says
 */
function fillIn(isLeft) {
  const id = select.value;
  const back = store.undoable(() => {
    for (const name of names) {
      if (store.caseOf().fields[name] && !isLeft(name)) store.remove("fields", name);
    }
    store.put("fields", CHOICE, { v: id });
  });
  report(picker, filledIn(picker.dataset.changed ?? "", { name: id }), back);
}

select.addEventListener("change", () => fillIn((name) => !isOfStore(stores, name, own(name))));
listen(picker, { "take-store": () => fillIn(() => false) });

function show() {
  const is = current();
  select.value = is?.id ?? "";
  const kept = differing(is, typed()).map((name) => labels[name]);
  const said = filledIn(beside.dataset.words ?? "", { names: listed(kept) });
  tell(one(beside, "span"), kept.length > 0 ? said : "");
  beside.hidden = kept.length === 0;
}
store.onChange(paced(show));
show();
