// What a source says is sent once a page, at its first mark: here its other marks learn it.

/** Let every mark of a source say what its first one says. */
export function completeMarks() {
  /** @type {Map<string, string>} */
  const told = new Map();
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const marks = document.querySelectorAll("a.mark");
  for (const mark of marks) {
    const words = told.get(mark.hash) ?? mark.getAttribute("aria-label") ?? "";
    told.set(mark.hash, words);
    mark.setAttribute("aria-label", words);
  }
}
