"""Everything of WCAG 2.2 A and AA that a machine can see, and best practice, as axe finds it.

It looks at what differs: of siblings that are built alike down to the last element (terms, laws, sources) at the first
four, and at colours, which were most of the work, once for each look of a text.
"""

from urllib.parse import urljoin

from axe_playwright_python.sync_playwright import Axe

from tests.conftest import BESIDE

#: axe, which looks at colours only where a look is marked. A page loads it as a file, which is compiled once: handing
#: half a megabyte to each page through the driver took twice as long.
SCRIPT = f"""{Axe().axe_script};
axe.configure({{ rules: [
  {{ id: "color-contrast", selector: "[data-look]" }},
  {{ id: "color-contrast-enhanced", selector: "[data-look]" }},
  {{ id: "link-in-text-block", selector: "a[href][data-look]" }},
] }});"""
BESIDE["/axe.js"] = ("text/javascript", SCRIPT)
COLOURS = ("color-contrast", "link-in-text-block")
#: What AAA asks for, in the place of the first.
MORE_COLOURS = ("color-contrast-enhanced", "link-in-text-block")

#: A text's look is where it stands, and in which colours, size and weight; as a number, as there are many.
LOOK = r"""async ([options, within, seen, isThinned]) => {
  const own = (node) => `${node.tagName} ${node.getAttribute("class")} ${node.lang}`;
  for (const parent of document.querySelectorAll("main *")) {
    const kinds = {};
    for (const child of parent.children) {
      const kind = [...new Set([child, ...child.querySelectorAll("*")].map(own))].join();
      kinds[kind] = (kinds[kind] ?? 0) + 1;
      if (kinds[kind] > 4) child.dataset.alike = "";
    }
  }
  if (isThinned) for (const node of document.querySelectorAll("[data-alike]")) node.remove();
  const parts = within ? [within].flat().flatMap((part) => [...document.querySelectorAll(part)]) : [document.body];
  const looks = new Map([[null, 0]]), known = new Set(seen), first = new Set();
  function lookOf(node) {
    if (!looks.has(node)) {
      const style = getComputedStyle(node);
      const words = [
        lookOf(node.parentElement), own(node), style.color, style.backgroundColor, style.backgroundImage.length,
        style.fontSize, style.fontWeight, style.opacity, style.textShadow, style.textDecorationLine,
        node.disabled, node.ariaDisabled, node.control?.disabled,
      ].join("|");
      let hash = 0;
      for (const letter of words) hash = (hash * 33 + letter.charCodeAt()) % 2 ** 46;
      looks.set(node, hash);
    }
    return looks.get(node);
  }
  const isText = ({ nodeType, data }) => nodeType === 3 && /[\p{L}\p{N}]/u.test(data);
  for (const node of parts.flatMap((part) => [part, ...part.querySelectorAll("*")])) {
    if (!node.matches("input, select, textarea") && ![...node.childNodes].some(isText)) continue;
    if (!node.checkVisibility() || node.closest("[data-alike]") || known.has(lookOf(node))) continue;
    known.add(lookOf(node));
    first.add(node);
  }
  for (const node of document.querySelectorAll("[data-look]")) delete node.dataset.look;
  for (const node of first) node.dataset.look = "";
  const left = isThinned ? {} : { exclude: ["[data-alike]"] };
  const { violations, incomplete } = await axe.run({ include: within ?? [document], ...left }, options);
  // What axe cannot decide here, it may where the same look occurs next.
  for (const { element } of incomplete.flatMap(({ nodes }) => nodes)) known.delete(lookOf(element));
  return [
    violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 4).map(({ html }) => html.slice(0, 200))}`),
    [...known],
  ];
}"""


def violations(page, only=None, targets=False, colours=True, within=None, seen=None, thinned=False):
    """Return what is wrong in what a page shows now, each with its elements.

    `targets` measures the size of targets too (of a page at its top: what a bar half covers after scrolling would count
    as small), `only` names the rules that are looked at alone, `colours=False` leaves these out. `within` takes the
    parts of a page in which something has changed since the whole was looked at. `seen` is a set of looks, which grows:
    those in it were seen on another page or in another state. `thinned` takes out of the page what is alike, which axe
    would otherwise go through to leave it out: nothing else can be done with the page then.
    """
    if not page.evaluate("'axe' in window"):
        page.add_script_tag(url=urljoin(page.url, "/axe.js"))
    options = {"resultTypes": ["violations", "incomplete"], "elementRef": True}
    if only:
        options["runOnly"] = only
    else:
        options["rules"] = {"target-size": {"enabled": targets}}
        options["rules"] |= {name: {"enabled": colours} for name in COLOURS}
    known = set() if seen is None else seen
    found, looks = page.evaluate(LOOK, [options, within or None, list(known), thinned])
    known.update(looks)
    return found
