// Narrowing a long list by what is typed.

/** @param {string} text */
const folded = (text) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");

/**
 * Bring the filter in `place` to life; it narrows the entries of the list that follows.
 * @param {HTMLElement} place
 */
export function start(place) {
  const list = place.nextElementSibling;
  const input = place.querySelector("input");
  const count = place.querySelector("[role=status]");
  if (!list || !input || !count) return;
  /** @type {NodeListOf<HTMLElement>} */
  const nodes = list.querySelectorAll("[data-entry]");
  const entries = [...nodes].map((node) => ({
    node,
    text: folded(`${node.dataset.entry} ${node.textContent}`),
  }));

  const show = () => {
    const wanted = folded(input.value);
    let shown = 0;
    for (const { node, text } of entries) {
      node.hidden = !text.includes(wanted);
      if (!node.hidden) shown += 1;
    }
    if (!wanted) count.textContent = "";
    else count.textContent = shown > 0 ? `${shown} / ${entries.length}` : place.dataset.none ?? "";
  };

  // While a syllable is being composed its parts match nothing: wait for the whole.
  input.addEventListener("input", (event) => {
    const isComposing = event instanceof InputEvent && event.isComposing;
    if (!isComposing) show();
  });
  input.addEventListener("compositionend", show);
  // A link to one entry must find it, whatever was typed.
  addEventListener("hashchange", () => {
    const target = document.getElementById(location.hash.slice(1));
    if (!list.contains(target?.closest("[hidden]") ?? null)) return;
    input.value = "";
    show();
  });
  // What stands on another page has a link here, in its place.
  const forward = () => {
    const target = document.getElementById(location.hash.slice(1));
    if (target instanceof HTMLAnchorElement && target.closest("[data-elsewhere]")) {
      location.replace(target.href);
    }
  };
  addEventListener("hashchange", forward);
  forward();
  place.hidden = false;
}
