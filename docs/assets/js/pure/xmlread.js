// Reads XML that programs write, such as the parts of a workbook: elements by their local names, whatever prefix a program
// gives them. What brings definitions of its own (DOCTYPE) is refused: nothing of Office has any, and they can be bombs.

/**
 * What is told of a text in XML. `open` is also told the attributes, as they are written; an empty element is closed too.
 * @typedef {object} Visitor
 * @property {(name: string, attributes: string) => void} open
 * @property {(name: string) => void} [close]
 * @property {(text: string) => void} [text]
 */

const PIECE =
  /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?[\s\S]*?\?>|<(\/?)(?:[^\s/>:"'=<]+:)?([^\s/>:"'=<]+)((?:[^"'<>/]|"[^"]*"|'[^']*')*)(\/?)>|([^<]+)/g;

/** @type {Record<string, string>} */
const NAMED = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

/**
 * Return a text with its entities filled in.
 * @param {string} text
 */
const plain = (text) =>
  !text.includes("&") ? text : text.replace(
    /&(?:#x([\da-f]{1,6})|#(\d{1,7})|(lt|gt|amp|quot|apos));/gi,
    (whole, hex, decimal, name) => {
      if (name) return NAMED[name.toLowerCase()];
      const code = hex ? parseInt(hex, 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );

/**
 * Walk through XML from its beginning to its end. Throws where it is none.
 * @param {string} xml
 * @param {Visitor} visitor
 */
export function walk(xml, { open, close = () => {}, text = () => {} }) {
  let depth = 0;
  let end = 0;
  PIECE.lastIndex = 0;
  for (let found = PIECE.exec(xml); found; found = PIECE.exec(xml)) {
    if (found.index !== end) break;
    end = PIECE.lastIndex;
    const [, data, ending, name, attributes, empty, words] = found;
    if (words !== undefined) text(plain(words));
    else if (data !== undefined) text(data);
    else if (name && ending) {
      depth -= 1;
      close(name);
    } else if (name) {
      open(name, attributes);
      if (empty) close(name);
      else depth += 1;
    }
  }
  if (end !== xml.length || depth !== 0 || end === 0) throw new Error("not well-formed");
}

/**
 * Return the value of an attribute by its local name; undefined where it is not given.
 * @param {string} attributes as they are written
 * @param {string} name
 */
export function attribute(attributes, name) {
  const found = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  return found ? plain(found[1] ?? found[2]) : undefined;
}
