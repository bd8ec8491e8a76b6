// What every page needs: the light switch, a language link that keeps the anchor, the search box, and the module for
// what the page has.
import { isInApp } from "../pure/inapp.js";
import { follow } from "./follow.js";
import { completeMarks } from "./marks.js";
import { startSearch } from "./searchbox.js";

const root = document.documentElement;

/** @type {NodeListOf<HTMLElement>} */
const switches = document.querySelectorAll("[data-theme-switch]");
for (const button of switches) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const isDark = matchMedia("(prefers-color-scheme: dark)").matches;
    const now = root.dataset.theme ?? (isDark ? "dark" : "light");
    root.dataset.theme = now === "dark" ? "light" : "dark";
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

/** In the browsers that lack what came last of all that the forms need, none of them is started half. */
const isEnough = "hasOwn" in Object;

/**
 * Each is fetched only where it is needed; a page whose module does not come stays as it is without scripts, and says so.
 * @type {Record<string, () => Promise<{ start: (section: HTMLElement) => void }>>}
 */
const parts = {
  "[data-checklist]": () => import("./checklist.js"),
  "[data-template]": () => import("./letter.js"),
  "[data-case]": () => import("./case.js"),
  "[data-notice]": () => import("./notice.js"),
  "[data-triage]": () => import("./triage.js"),
  "[data-filter]": () => import("./filter.js"),
};
for (const [selector, fetched] of Object.entries(parts)) {
  /** @type {NodeListOf<HTMLElement>} */
  const sections = document.querySelectorAll(selector);
  if (sections.length === 0 || !isEnough) continue;
  fetched().then(({ start }) => {
    for (const section of sections) {
      start(section);
      show(section, ".needs-script", false);
      show(section, "[data-in-app]", isInApp(navigator.userAgent));
    }
  });
}

/**
 * @param {HTMLElement} section
 * @param {string} selector of a line that not every section has
 * @param {boolean} isShown
 */
function show(section, selector, isShown) {
  /** @type {HTMLElement | null} */
  const line = section.querySelector(selector);
  if (line) line.hidden = !isShown;
}
startSearch();
completeMarks();
follow();
