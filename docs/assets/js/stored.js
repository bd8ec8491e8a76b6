// "What is stored here": visible wherever something is kept, with the means to erase it all.
import { el, listen, report, save, say, tell } from "./dom.js";
import { all, cases, eraseAll, get, memory, onChange, setAside, state } from "./store.js";

/** Bring the block below `root` that says what this browser keeps to life. */
export function showStored(root) {
  const block = root.querySelector("[data-stored]");
  const how = block.querySelector("[data-how]"), aside = block.querySelector("[data-aside]");
  listen(block, {
    "erase-all"() {
      const back = memory();
      eraseAll();
      report(block, say("stored.erased"), back);
    },
  });
  function show() {
    tell(how, (cases().length > 1 ? say("stored.case", { name: get("about", "name").v || say("case.unnamed") }) : "") + say(`stored.${state.problem || "here"}`));
    how.classList.toggle("is-problem", Boolean(state.problem));
    for (const count of block.querySelectorAll("[data-count]")) count.textContent = all(count.dataset.count).length;
    const damaged = setAside();
    aside.hidden = !damaged.length;
    aside.lastElementChild.replaceChildren(...damaged.map(([key, raw]) => el("button", { type: "button", className: "button", onclick: () => save(`${key}.txt`, raw, "text/plain") }, key)));
  }
  block.hidden = false;
  onChange(show);
  show();
}
