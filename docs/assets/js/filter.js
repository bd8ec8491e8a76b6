// Narrowing a long list by what is typed.
const folded = (text) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");

/** Put a filter into `place`; it narrows the entries of the list that follows. */
export function start(place) {
  const entries = [...place.nextElementSibling.querySelectorAll("[data-entry]")].map((node) => [node, folded(`${node.dataset.entry} ${node.textContent}`)]);
  const input = document.createElement("input");
  const label = document.createElement("label");
  const count = document.createElement("p");
  input.type = "search";
  input.autocomplete = "off";
  label.append(place.dataset.label, " ", input);
  count.setAttribute("role", "status");
  count.className = "fine";
  function show() {
    const wanted = folded(input.value);
    let shown = 0;
    for (const [node, text] of entries) shown += !(node.hidden = !text.includes(wanted));
    count.textContent = !wanted ? "" : shown ? `${shown} / ${entries.length}` : place.dataset.none;
  }
  // While a syllable is being composed its parts match nothing: wait for the whole.
  input.addEventListener("input", (event) => { if (!event.isComposing) show(); });
  input.addEventListener("compositionend", show);
  // A link to one entry must find it, whatever was typed.
  addEventListener("hashchange", () => { if (place.nextElementSibling.contains(document.getElementById(location.hash.slice(1))?.closest("[hidden]"))) { input.value = ""; show(); } });
  place.append(label, count);
  place.hidden = false;
}
