// The text of a mail in HTML, as its reader would see it, and the links in it. Nothing is rendered and nothing is fetched:
// it is read from the first sign to the last, and what is no text falls away.

import { withoutEntities } from "./entities.js";
import { visible } from "./headers.js";

/** @typedef {{ text: string, href: string }} Link a link as it is shown, and where it leads */

/** @param {string} names */
const set = (names) => new Set(names.split(" "));
/** Their content is no HTML: only their own end ends it. */
const UNREAD = set("script style title textarea iframe noembed noframes xmp");
const UNSHOWN = set("template svg math object select canvas audio video noframes datalist");
const EMPTY = set("area base br col embed hr img input link meta param source track wbr");
const LINE = set(
  "address article aside body center dd details div dt fieldset figcaption figure footer form header html legend li " +
    "main nav option section summary tbody tfoot thead tr caption",
);
const PARAGRAPH = set("blockquote dl h1 h2 h3 h4 h5 h6 hr ol p pre table ul");
/** What ends when another one begins, because its own end may be left out. */
const CELLS = set("td th");
const ENDED = new Map([
  ["td", CELLS],
  ["th", CELLS],
  ["tr", set("td th tr")],
  ["li", set("li")],
]);
const OPEN_PARAGRAPH = set("p");

const TAG = /<(\/?)([a-z][^\s/>]*)/iy;
const ATTRIBUTE = /[\s/]*([^\s/>=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?/y;

const MOST_LINKS = 1000;
const LONGEST_LINK = 2000;

/** Text as it is written down: what separates two pieces is known only when the second one comes. */
class Sheet {
  /** @type {string[]} */
  parts = [];
  length = 0;
  lines = 0;
  tab = false;
  space = false;
  /** @type {{ cells: number, broken: boolean }[]} the tables that are open */
  tables = [];

  /**
   * What begins a cell begins beside the one before it, even if it is a paragraph.
   * @param {number} lines
   */
  end(lines) {
    if (!this.tab) this.lines = Math.max(this.lines, lines);
  }

  /** A line that is broken by hand: two of them leave an empty line. */
  break() {
    if (!this.tab) this.lines = Math.min(this.lines + 1, 2);
  }

  /** A row ends, whatever its last cell has. */
  row() {
    const table = this.tables[this.tables.length - 1];
    if (table?.cells) [this.tab, table.cells] = [false, 0];
    this.end(1);
  }

  /** A cell stands beside the one before it, unless that one has several lines. */
  cell() {
    const table = this.tables[this.tables.length - 1];
    if (!table) return this.end(1);
    if (table.cells > 0 && !table.broken) {
      this.lines = 0;
      this.tab = true;
    } else if (table.cells > 0) this.end(1);
    table.cells += 1;
    table.broken = false;
  }

  /** @param {string} text */
  write(text) {
    if (this.parts.length > 0) {
      if (this.lines > 0) {
        this.parts.push("\n".repeat(this.lines));
        const table = this.tables[this.tables.length - 1];
        if (table && this.inCell) table.broken = true;
      } else if (this.tab) this.parts.push("\t");
      else if (this.space) this.parts.push(" ");
    }
    this.parts.push(text);
    this.length += text.length;
    this.inCell = true;
    [this.lines, this.tab, this.space] = [0, false, false];
  }

  /** Whether the cell has text already. */
  inCell = false;
}

/** The elements that are open: for what is hidden, and what keeps its lines. */
class Open {
  /** @type {string[]} */
  names = [];
  /** @type {Map<string, number>} */
  counts = new Map();
  hiddenFrom = Infinity;

  /** @param {string} name */
  has(name) {
    return (this.counts.get(name) ?? 0) > 0;
  }

  get hidden() {
    return this.names.length >= this.hiddenFrom;
  }

  /**
   * @param {string} name
   * @param {boolean} hidden
   */
  push(name, hidden) {
    this.names.push(name);
    this.counts.set(name, (this.counts.get(name) ?? 0) + 1);
    if (hidden && !this.hidden) this.hiddenFrom = this.names.length;
  }

  pop() {
    const name = this.names.pop() ?? "";
    this.counts.set(name, (this.counts.get(name) ?? 1) - 1);
    if (this.names.length < this.hiddenFrom) this.hiddenFrom = Infinity;
    return name;
  }

  /** @param {string} name */
  close(name) {
    if (this.has(name)) { while (this.pop() !== name); }
  }

  /** @param {Set<string>} names */
  closeLast(names) {
    while (names.has(this.names[this.names.length - 1])) this.pop();
  }
}

/**
 * Read the attributes of a tag from `at`; return those that matter, and where the tag ends.
 * @param {string} html
 * @param {number} at
 */
function tagFrom(html, at) {
  /** @type {Map<string, string>} */
  const attributes = new Map();
  while (at < html.length && html[at] !== ">") {
    ATTRIBUTE.lastIndex = at;
    const found = ATTRIBUTE.exec(html);
    if (found) {
      const value = found[2] ?? found[3] ?? found[4] ?? "";
      const name = found[1].toLowerCase();
      if (/^(?:href|style|hidden)$/.test(name) && !attributes.has(name)) {
        attributes.set(name, value);
      }
      at = ATTRIBUTE.lastIndex;
    } else at += 1;
  }
  return { attributes, end: at + 1 };
}

/** @param {Map<string, string>} attributes */
function isHidden(attributes) {
  const style = attributes.get("style") ?? "";
  return attributes.has("hidden") || /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style);
}

/** @param {string} text */
const address = (text) =>
  visible(withoutEntities(text)).replace(/[\t\n]/g, "").trim().slice(0, LONGEST_LINK);

/**
 * Return the text of a page in HTML, and its links.
 * @param {string} html
 * @param {number} enough characters: what comes after them is not read
 * @returns {{ text: string, links: Link[] }}
 */
export function readHtml(html, enough = Infinity) {
  const sheet = new Sheet();
  const open = new Open();
  /** @type {Link[]} */
  const links = [];
  /** @type {Link | null} */
  let link = null;

  /** @param {string} piece */
  const write = (piece) => {
    if (open.hidden || piece === "") return;
    const kept = open.has("pre");
    const lines = piece.replace(/\r\n?/g, "\n");
    const text = withoutEntities(kept ? lines : lines.replace(/[ \t\n\f]+/g, " "));
    const shown = kept ? text : text.replace(/^ | $/g, "");
    if (!kept && text.startsWith(" ")) sheet.space = true;
    if (shown !== "") {
      if (link && link.text.length < LONGEST_LINK) link.text += `${sheet.space ? " " : ""}${shown}`;
      sheet.write(shown);
    }
    if (!kept && text.endsWith(" ")) sheet.space = true;
  };

  /**
   * @param {string} name
   * @param {Map<string, string>} attributes
   */
  const begin = (name, attributes) => {
    if (PARAGRAPH.has(name) || name === "div") open.closeLast(OPEN_PARAGRAPH);
    const ends = ENDED.get(name);
    if (ends) open.closeLast(ends);
    const hidden = UNSHOWN.has(name) || isHidden(attributes);
    if (!open.hidden && !hidden) {
      if (name === "br") sheet.break();
      else if (name === "tr") sheet.row();
      else if (CELLS.has(name)) {
        sheet.cell();
        sheet.inCell = false;
      }
      separate(name);
      if (name === "table") sheet.tables.push({ cells: 0, broken: false });
      const href = name === "a" || name === "area" ? attributes.get("href") : undefined;
      if (href !== undefined && links.length < MOST_LINKS) {
        link = { text: "", href: address(href) };
        links.push(link);
      }
    }
    if (!EMPTY.has(name)) open.push(name, hidden);
  };

  /** @param {string} name */
  const separate = (name) => {
    if (LINE.has(name)) sheet.end(1);
    else if (PARAGRAPH.has(name)) sheet.end(2);
  };

  for (let at = 0; at < html.length && sheet.length <= enough;) {
    const next = html.indexOf("<", at);
    if (next !== at) write(html.slice(at, next < 0 ? html.length : next));
    if (next < 0) break;
    TAG.lastIndex = next;
    const found = TAG.exec(html);
    if (html.startsWith("<!--", next)) {
      const end = html.indexOf("-->", next + 4);
      at = end < 0 ? html.length : end + 3;
    } else if (found) {
      const name = found[2].toLowerCase();
      const { attributes, end } = tagFrom(html, TAG.lastIndex);
      at = end;
      if (found[1] === "/") {
        if (name === "a") link = null;
        if (!open.hidden) {
          if (name === "tr" || name === "table") sheet.row();
          if (name === "table") sheet.tables.pop();
          separate(name);
        }
        open.close(name);
      } else if (UNREAD.has(name)) {
        const closing = new RegExp(`</${name}`, "gi");
        closing.lastIndex = at;
        const closed = closing.exec(html);
        at = closed ? tagFrom(html, closing.lastIndex).end : html.length;
      } else begin(name, attributes);
    } else if (/[!?/]/.test(html[next + 1] ?? "")) {
      // What begins like a tag and is none is a comment up to the next bracket.
      const end = html.indexOf(">", next);
      at = end < 0 ? html.length : end + 1;
    } else {
      write("<");
      at = next + 1;
    }
  }
  const lines = visible(sheet.parts.join("")).split("\n").map((line) => line.trimEnd());
  return {
    text: lines.join("\n").replace(/\n{3,}/g, "\n\n").trim(),
    links: links.map(({ text, href }) => ({
      text: visible(text).replace(/\s+/g, " ").trim(),
      href,
    })),
  };
}
