// The parts of a mail (MIME): where each begins and ends, and what it says that it is. Nothing is decoded here.

import { binary, bytesOf, nextLine, oneLine, raw, readHeaders } from "./headers.js";
import { parametrised } from "./parameters.js";

/** @import { Problem } from "./headers.js" */

/**
 * A mail's bytes while they are read.
 * @typedef {object} Source
 * @property {Uint8Array} bytes
 * @property {number[]} dashes where a line begins with two dashes, in order: no boundary is elsewhere
 * @property {{ parts: number }} left how many parts may still come, in this mail and in those within it
 */

/**
 * @typedef {object} Part
 * @property {[name: string, value: string][]} fields its headers
 * @property {string} type `text/plain`
 * @property {Map<string, string>} parameters of the type
 * @property {string} disposition inline, attachment, or empty
 * @property {string} name of a file; empty where it has none
 * @property {string} encoding base64, quoted-printable, or empty where the bytes are what they are
 * @property {number} start of its body
 * @property {number} end
 * @property {Part[]} children
 */

const [TAB, LINE_FEED, RETURN, SPACE, DASH] = [9, 10, 13, 32, 45];
/** No mail has more, and nobody could read one that has. */
const MOST_PARTS = 1000;
const DEEPEST = 20;
const LONGEST_BOUNDARY = 200;

/**
 * Find the lines that begin with two dashes, in one pass: how often parts are nested costs nothing.
 * @param {Uint8Array} bytes
 */
export function sourceOf(bytes, left = { parts: MOST_PARTS }) {
  const dashes = [];
  for (let at = bytes.indexOf(DASH); at >= 0; at = bytes.indexOf(DASH, at)) {
    const before = at === 0 ? LINE_FEED : bytes[at - 1];
    const begins = before === LINE_FEED || before === RETURN;
    if (begins && bytes[at + 1] === DASH && bytes[at + 2] > SPACE) dashes.push(at);
    while (bytes[at] === DASH) at += 1;
  }
  return { bytes, dashes, left };
}

/**
 * @param {number[]} sorted
 * @param {number} least
 */
function firstFrom(sorted, least) {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Return where the line after a boundary begins; 0 where the line is no boundary, negative where it is the last one.
 * @param {Uint8Array} bytes
 * @param {number} at
 * @param {number} end
 * @param {Uint8Array} mark
 */
function afterBoundary(bytes, at, end, mark) {
  for (let index = 0; index < mark.length; index += 1) {
    if (bytes[at + 2 + index] !== mark[index]) return 0;
  }
  let next = at + 2 + mark.length;
  const last = bytes[next] === DASH && bytes[next + 1] === DASH;
  if (last) next += 2;
  while (next < end && (bytes[next] === SPACE || bytes[next] === TAB)) next += 1;
  if (next < end) {
    if (bytes[next] !== RETURN && bytes[next] !== LINE_FEED) return 0;
    next = nextLine(bytes, next, end);
  }
  return last ? -next : next;
}

/**
 * Cut a body at its boundary.
 * @param {Source} source
 * @param {number} start
 * @param {number} end
 * @param {string} boundary
 */
function cut({ bytes, dashes }, start, end, boundary) {
  const mark = bytesOf(boundary);
  /** @type {[start: number, end: number][]} */
  const ranges = [];
  let from = -1;
  for (let index = firstFrom(dashes, start); index < dashes.length; index += 1) {
    const at = dashes[index];
    if (at >= end || ranges.length > MOST_PARTS) break;
    const next = afterBoundary(bytes, at, end, mark);
    if (next === 0) continue;
    if (from >= 0) {
      // The line end before a boundary belongs to it.
      let stop = at - 1;
      if (bytes[stop] === LINE_FEED && bytes[stop - 1] === RETURN) stop -= 1;
      ranges.push([from, Math.max(stop, from)]);
    }
    if (next < 0) return { ranges, closed: true };
    from = next;
  }
  if (from >= 0) ranges.push([from, end]);
  return { ranges, closed: false };
}

/**
 * Return what seems to be the boundary of a body whose own is missing: a line of dashes before the headers of a part.
 * @param {Source} source
 * @param {number} start
 * @param {number} end
 */
function likelyBoundary({ bytes, dashes }, start, end) {
  const first = firstFrom(dashes, start);
  for (const at of dashes.slice(first, first + 50)) {
    if (at >= end) break;
    const lines = binary(bytes.subarray(at, Math.min(at + 300, end)));
    const found = /^--([^\r\n]{1,200}?)[ \t]*(?:\r\n?|\n)content-/i.exec(lines);
    if (found) return found[1];
  }
  return "";
}

/**
 * Read a part: its headers, and the parts in it.
 * @param {Source} source
 * @param {number} start
 * @param {number} end
 * @param {Problem[]} problems
 * @returns {Part}
 */
export function readPart(source, start, end, problems, fallback = "text/plain", depth = 0) {
  const { fields, body, whole } = readHeaders(source.bytes, start, end);
  if (!whole) problems.push({ code: "headers-cut", detail: "" });
  /** @param {string} name */
  const field = (name) => {
    const value = fields.find(([one]) => one === name)?.[1] ?? "";
    return parametrised(raw(value, ""));
  };
  const { value, parameters } = field("content-type");
  const disposition = field("content-disposition");
  const name = disposition.parameters.get("filename") ?? parameters.get("name") ?? "";
  const type = /^[^\s/]+\/[^\s/]+$/.test(value) ? value : fallback;
  /** @type {Part} */
  const part = {
    fields,
    type,
    parameters,
    disposition: disposition.value,
    // A path before a name is none of a file's business.
    name: oneLine(name, problems).split(/[\\/]/).pop() ?? "",
    encoding: field("content-transfer-encoding").value.replace(/[^a-z0-9-]/g, ""),
    start: body,
    end,
    children: [],
  };
  if (!type.startsWith("multipart/")) return part;
  const boundary = (parameters.get("boundary") ?? "").slice(0, LONGEST_BOUNDARY);
  let { ranges, closed } = cut(source, body, end, boundary || "\0");
  if (ranges.length === 0) {
    const likely = likelyBoundary(source, body, end);
    if (likely) ({ ranges, closed } = cut(source, body, end, likely));
    closed = false;
  }
  if (!closed) problems.push({ code: "boundary-broken", detail: boundary });
  if (ranges.length === 0) return { ...part, type: "text/plain" };
  const inner = type === "multipart/digest" ? "message/rfc822" : "text/plain";
  for (const [from, to] of ranges) {
    source.left.parts -= 1;
    if (source.left.parts < 0 || depth >= DEEPEST) {
      problems.push({ code: "parts-cut", detail: "" });
      break;
    }
    part.children.push(readPart(source, from, to, problems, inner, depth + 1));
  }
  return part;
}
