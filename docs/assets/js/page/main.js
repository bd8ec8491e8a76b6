// What every page needs: the light switch, a language link that keeps the anchor, the search box, and the module for
// what the page has.
import { isInApp } from "../pure/inapp.js";
import { follow } from "./follow.js";
import { startMarks } from "./marks.js";
import { startSearch } from "./searchbox.js";

const root = document.documentElement;
if (isInApp(navigator.userAgent)) root.classList.add("in-app");

/** @type {NodeListOf<HTMLElement>} */
const switches = document.querySelectorAll("[data-theme-switch]");
for (const button of switches) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const { theme } = root.dataset;
    const isDark = theme ? theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = isDark ? "light" : "dark";
    try {
      localStorage.setItem("playbook.theme", root.dataset.theme);
    } catch { /* private mode: for this page only */ }
  });
}

/** @type {NodeListOf<HTMLAnchorElement>} */
const twins = document.querySelectorAll("a[data-twin]");
for (const link of twins) {
  link.addEventListener("click", () => {
    link.hash = location.hash;
  });
}

/**
 * Each is fetched only where it is needed; a page whose module does not come stays as it is without scripts, and says so.
 * @type {Record<string, () => Promise<{ start: (section: HTMLElement) => void | Promise<void> }>>}
 */
const parts = {
  "[data-checklist]": () => import("./checklist.js"),
  "[data-template]": () => import("./letter.js"),
  "[data-case]": () => import("./case.js"),
  "[data-notice]": () => import("./notice.js"),
  "[data-triage]": () => import("./triage.js"),
  "[data-door]": () => import("./door.js"),
  "[data-filter]": () => import("./filter.js"),
  "details.fold": () => import("./folds.js"),
};
for (const [selector, fetched] of Object.entries(parts)) {
  /** @type {NodeListOf<HTMLElement>} */
  const sections = document.querySelectorAll(selector);
  // A browser that lacks what came last of all that the forms need must not start them half.
  if (sections.length === 0 || !("hasOwn" in Object)) continue;
  fetched().then(({ start }) => {
    for (const section of sections) {
      Promise.resolve(start(section)).then(() => section.classList.add("is-alive"));
    }
  });
}
startSearch();
startMarks();
follow();
