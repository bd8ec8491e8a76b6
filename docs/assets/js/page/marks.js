// A mark tells in place where its sentence comes from; without this script it is a link to its source.
// What a source says is sent once a page, at its first mark: here its other marks learn it.

/** Let every mark of a source say what its first one says, and open where it stands. */
export function startMarks() {
  /** @type {Map<string, string>} */
  const told = new Map();
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const marks = document.querySelectorAll("a.mark");
  for (const mark of marks) {
    const words = told.get(mark.hash) ?? mark.getAttribute("aria-label") ?? "";
    told.set(mark.hash, words);
    mark.setAttribute("aria-label", words);
    mark.onclick = (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      const follow = () => location.assign(mark.href);
      import("./said.js").then(({ tell }) => tell(mark) || follow(), follow);
    };
  }
}
