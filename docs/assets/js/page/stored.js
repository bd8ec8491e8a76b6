// "What is stored here": visible wherever something is kept, with the means to erase it all, and what happened to it.
import { wall, written } from "../pure/time.js";
import { begunAt, storeNameIn } from "../pure/unnamed.js";
import { language, listen, one, report, say, tell } from "./dom.js";
import { store } from "./store.js";

const LONGEST_NAME = 60;

/**
 * Return what a case is called, as far as it fits a line. One without a name is told from others by its kind, where that
 * is known, its store, and when it was begun.
 */
export function nameOfCase(id = store.activeCase(), kind = "") {
  const name = (store.get("about", "name", id).v ?? "").trim().slice(0, LONGEST_NAME);
  if (name || store.cases().length < 2) return name || say("stored.unnamed");
  const one = store.caseOf(id);
  const begun = begunAt(one);
  const time = begun < Infinity && written(wall(begun), language);
  const about = [kind, storeNameIn(one).slice(0, LONGEST_NAME), time].filter(Boolean);
  return say("stored.unnamed") +
    (about.length > 0 ? say("stored.of", { about: about.join(" · ") }) : "");
}

/**
 * Bring the block below `root` that says what this browser keeps to life.
 * @param {HTMLElement} root
 */
export function showStored(root) {
  const block = one(root, "[data-stored]");
  const how = one(block, "[data-how]");
  const details = one(block, "details");
  listen(block, {
    "erase-all"() {
      report(block, say("stored.erased"), store.undoable(store.eraseAll));
    },
  });

  function show() {
    const { problem, isLoose } = store.state;
    const which = store.cases().length > 1 ? say("stored.case", { name: nameOfCase() }) : "";
    const loose = isLoose && !problem ? say("stored.loose") : "";
    tell(how, which + say(`stored.${problem || "here"}`) + loose);
    how.classList.toggle("is-problem", problem !== "");
  }
  block.hidden = false;
  store.onChange(show);
  show();
  details.addEventListener("toggle", () => {
    import("./inventory.js").then((inventory) => inventory.start(details), () => {});
  }, { once: true });
  import("./notes.js").then((notes) => notes.start(block, nameOfCase), () => {});
}
