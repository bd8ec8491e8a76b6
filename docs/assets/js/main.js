// What every page needs: the light switch, a language link that keeps the anchor, the search box, and the module for what the page has.
import { follow } from "./follow.js";
import { startSearch } from "./searchbox.js";

const root = document.documentElement;

for (const button of document.querySelectorAll("[data-theme-switch]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const dark = matchMedia("(prefers-color-scheme: dark)").matches;
    const now = root.dataset.theme ?? (dark ? "dark" : "light");
    root.dataset.theme = now === "dark" ? "light" : "dark";
    try { localStorage.setItem("playbook.theme", root.dataset.theme); } catch { /* private mode: for this page only */ }
  });
}

for (const link of document.querySelectorAll("a[data-twin]")) {
  link.addEventListener("click", () => { link.hash = location.hash; });
}

// Each is fetched only where it is needed; a page whose module does not come stays as it is without scripts.
const parts = {
  "[data-checklist]": () => import("./checklist.js"),
  "[data-template]": () => import("./letter.js"),
  "[data-case]": () => import("./case.js"),
  "[data-triage]": () => import("./triage.js"),
  "[data-filter]": () => import("./filter.js"),
};
for (const [selector, fetched] of Object.entries(parts)) {
  const sections = document.querySelectorAll(selector);
  if (sections.length) fetched().then(({ start }) => sections.forEach(start));
}
startSearch();
follow();
