// "What is stored here": visible wherever something is kept, with the means to erase it all, and what happened to it.
import { listen, one, report, say, tell } from "./dom.js";
import { store } from "./store.js";

const LONGEST_NAME = 60;

/** Return what a case is called, as far as it fits a line. */
export function nameOfCase(id = store.activeCase()) {
  const name = store.get("about", "name", id).v ?? "";
  return name.trim().slice(0, LONGEST_NAME) || say("stored.unnamed");
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
