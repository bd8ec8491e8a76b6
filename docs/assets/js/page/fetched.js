// What a page asks for once it is needed: the parts of the search, the names of what a case holds.

/** Where the pages of this page's language stand. */
export const folder = `${document.body.dataset.root}${document.body.dataset.language}/`;

/**
 * Fetch a part of this language by its name. From disk (file://) nothing can be fetched, but a script can be run: that
 * copy of the site has the parts as scripts.
 * @param {string} name
 */
export async function fetched(name) {
  const address = folder + name;
  if (location.protocol !== "file:") {
    const answer = await fetch(`${address}.json`);
    if (!answer.ok) throw new Error(address);
    return answer.json();
  }
  await new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = `${address}.js`;
    script.onload = resolve;
    script.onerror = reject;
    document.head.append(script);
  });
  return /** @type {{ playbookParts: Record<string, unknown> }} */ (
    /** @type {unknown} */ (globalThis)
  ).playbookParts[name];
}
