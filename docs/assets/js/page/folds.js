// A link to something that is folded opens what it stands in.

/** Return what the address names; null also where it is no text, as after `#%`. */
function named() {
  try {
    return document.getElementById(decodeURIComponent(location.hash.slice(1)));
  } catch {
    return null;
  }
}

/**
 * Open `fold` when the address names what stands in it, now and whenever the address changes.
 * @param {HTMLElement} fold
 */
export function start(fold) {
  function open() {
    const place = named();
    if (!place || !fold.contains(place) || fold.hasAttribute("open")) return;
    fold.setAttribute("open", "");
    place.scrollIntoView();
  }
  addEventListener("hashchange", open);
  open();
}
