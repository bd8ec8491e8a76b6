// Marks in the contents of the page which part is being read.

/** Start following, where the page shows its contents. */
export function follow() {
  /** @type {Map<Element, Element>} */
  const links = new Map();
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const contents = document.querySelectorAll(".toc a");
  for (const link of contents) {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (heading) links.set(heading, link);
  }
  if (links.size === 0) return;
  /** @type {Element | undefined} */
  let here;
  function mark() {
    const passed = [...links.keys()]
      .filter((heading) => heading.getBoundingClientRect().top < innerHeight / 3).at(-1);
    if (passed === here) return;
    if (here) links.get(here)?.removeAttribute("aria-current");
    here = passed;
    if (here) links.get(here)?.setAttribute("aria-current", "location");
  }
  const observer = new IntersectionObserver(mark, { rootMargin: "0px 0px -66% 0px" });
  for (const heading of links.keys()) observer.observe(heading);
}
