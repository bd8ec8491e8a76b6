// Marks in the contents of the page which part is being read.

/** Start following, where the page shows its contents. */
export function follow() {
  const links = new Map([...document.querySelectorAll(".toc a")].map((link) => [document.getElementById(decodeURIComponent(link.hash.slice(1))), link]));
  links.delete(null);
  if (!links.size) return;
  let here = null;
  const mark = () => {
    const passed = [...links.keys()].filter((heading) => heading.getBoundingClientRect().top < innerHeight / 3).at(-1);
    if (passed === here) return;
    links.get(here)?.removeAttribute("aria-current");
    here = passed;
    links.get(here)?.setAttribute("aria-current", "location");
  };
  const observer = new IntersectionObserver(mark, { rootMargin: "0px 0px -66% 0px" });
  for (const heading of links.keys()) observer.observe(heading);
}
