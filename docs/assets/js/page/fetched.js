// What a page asks for once it is needed: the parts of the search, the names of what a case holds, blanks, other letters.
// From disk (file://) nothing can be fetched, but a script can be run: that copy of the site has all of it as scripts.

const { root = "", language = "", lost = "" } = document.body.dataset;

/** The page that is not found stands at every address: it searches in the language that was asked for. */
const asked = lost.split(" ").find((one) => one && location.pathname.startsWith(`${root}${one}/`));

/** The language of what is fetched: that of the page. */
export const spoken = asked ?? language;

/** Where the pages of this language stand. */
export const folder = `${root}${spoken}/`;

/**
 * Fetch a part of this language by its name. Rejects where it cannot be had.
 * @param {string} name
 */
export const fetched = async (name) => (await fetchedFile(`${folder}${name}.json`)).json();

/**
 * Fetch a file of the site. Rejects where it cannot be had.
 * @param {string} address
 * @returns {Promise<Response>}
 */
export async function fetchedFile(address) {
  if (location.protocol !== "file:") {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(address);
    return answer;
  }
  // The script calls what it holds by its own address.
  const script = document.createElement("script");
  script.src = `${address}.js`;
  await new Promise((resolve, reject) => {
    script.onload = resolve;
    script.onerror = reject;
    document.head.append(script);
  });
  return new Response(
    /** @type {{ playbookFiles: Record<string, BodyInit> }} */ (
      /** @type {unknown} */ (globalThis)
    ).playbookFiles[script.src],
  );
}
