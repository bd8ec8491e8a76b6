// What the sources of a mark say, told beside it: fetched with the first mark that is touched.

import { unparted } from "../pure/unparted.js";

const said = document.createElement("div");
said.className = "telling";
said.popover = "auto";
let from = 0;

// It stands still while the page is scrolled: it goes when its mark has gone from it.
addEventListener("scroll", () => {
  const top = said.previousElementSibling?.getBoundingClientRect().top ?? from;
  if (Math.abs(top - from) > 40) said.hidePopover();
}, { passive: true });

/**
 * Show what the sources of `mark` say. Returns false where that cannot be: in a browser without
 * popovers, and on a page of so many sources that it only names them.
 * @param {HTMLElement} mark
 */
export function tell(mark) {
  const group = mark.closest(".marks");
  if (!group || !said.showPopover) return false;
  const lines = [];
  for (const source of group.querySelectorAll("a")) {
    const words = source.getAttribute("aria-label") ?? "";
    const name = source.hash.slice(1).toUpperCase();
    if (words.endsWith(name)) return false;
    const link = document.createElement("a");
    link.href = source.href;
    link.textContent = name;
    const line = document.createElement("p");
    line.append(`${unparted(words)} `, link);
    lines.push(line);
  }
  said.replaceChildren(...lines);
  // Behind its mark: whoever goes on by keyboard comes into it.
  group.after(said);
  said.style.maxHeight = "";
  said.showPopover();
  const at = mark.getBoundingClientRect();
  from = group.getBoundingClientRect().top;
  // Above or below, never over its mark.
  const [above, below] = [at.top - 12, innerHeight - at.bottom - 12];
  const under = said.offsetHeight < below || below > above;
  said.style.maxHeight = `${Math.min(under ? below : above, said.offsetHeight)}px`;
  const left = Math.min(at.left, document.documentElement.clientWidth - said.offsetWidth - 8);
  said.style.left = `${Math.max(8, left)}px`;
  said.style.top = `${under ? at.bottom + 6 : at.top - said.offsetHeight - 6}px`;
  return true;
}
