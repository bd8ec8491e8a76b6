// A link to something that is folded opens what it stands in.

/**
 * Open `fold` when the address names what stands in it, now and whenever the address changes.
 * @param {HTMLElement} fold
 */
export function start(fold) {
  function open() {
    const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!place || !fold.contains(place) || fold.hasAttribute("open")) return;
    fold.setAttribute("open", "");
    place.scrollIntoView();
  }
  addEventListener("hashchange", open);
  open();
}
