// From bytes to text, whatever a mail says that they are: by their own mark, by the name that stands with them, and where
// that is missing or wrong by what the bytes can be. Korean systems still send KS X 1001 under a dozen names.

/**
 * @typedef {object} Decoded
 * @property {string} text
 * @property {string} charset the one that was used
 * @property {string} problem charset-missing, charset-unknown, charset-wrong, charset-broken, or empty
 */

/** What mails write, without case and signs, by the name that browsers know. */
const NAMES = new Map(
  Object.entries({
    "utf-8": "utf8 cp65001 unicode11utf8",
    // Browsers mean CP949 by it, which has all of EUC-KR.
    "euc-kr":
      "euckr xeuckr ksc56011987 ksc56011989 ksc5601 ksc5636 kscc5601 cp949 ms949 uhc windows949 xwindows949 korean 949",
    // It has all of GBK, which has all of GB2312.
    "gb18030":
      "gb18030 gbk xgbk gb2312 gb231280 gb23121980 euccn xeuccn cp936 ms936 windows936 936",
    "big5": "big5 xxbig5 cnbig5 big5hkscs cp950 ms950 windows950 950",
    "us-ascii": "usascii ascii ansix341968 iso646us 7bit default unknown8bit xunknown",
    "iso-2022-kr": "iso2022kr csiso2022kr",
    "iso-2022-jp": "iso2022jp csiso2022jp iso2022jpms iso2022jp1 cp50220 cp50221",
    "windows-1252": "iso88591 latin1 l1 cp1252 windows1252",
  }).flatMap(([name, others]) => others.split(" ").map((other) => [other, name])),
);

const [SHIFT_OUT, SHIFT_IN, ESCAPE, LINE_FEED] = [0x0e, 0x0f, 0x1b, 0x0a];

/**
 * Return the name by which this browser knows a charset; empty where it does not.
 * @param {string} label
 */
export function charsetOf(label) {
  const bare = label.toLowerCase().replace(/[^a-z0-9]/g, "");
  const name = NAMES.get(bare) ?? bare.replace(/^cp(125\d)$/, "windows-$1");
  if (name === "us-ascii" || name === "iso-2022-kr") return name;
  for (const one of [name, label.trim()]) {
    try {
      // What is refused for safety is known by the name "replacement" and is of no use.
      const { encoding } = new TextDecoder(one);
      if (encoding !== "replacement") return encoding;
    } catch {
      // The next name may be known.
    }
  }
  return "";
}

/**
 * Turn ISO-2022-KR into EUC-KR: between the shifts each byte gets its eighth bit back. Browsers refuse this charset.
 * @param {Uint8Array} bytes
 */
function eightBits(bytes) {
  const out = new Uint8Array(bytes.length);
  let length = 0;
  let shifted = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === ESCAPE && bytes[at + 1] === 0x24 && bytes[at + 2] === 0x29) {
      at += 3;
    } else if (byte === SHIFT_OUT || byte === SHIFT_IN) {
      shifted = byte === SHIFT_OUT;
    } else {
      // Each line begins unshifted (RFC 1557).
      if (byte === LINE_FEED) shifted = false;
      out[length] = shifted && byte > 0x20 && byte < 0x7f ? byte | 0x80 : byte;
      length += 1;
    }
  }
  return out.subarray(0, length);
}

/**
 * Decode, with a sign for each byte that is none.
 * @param {Uint8Array} bytes
 * @param {string} charset a name that `charsetOf` gives
 */
function loosely(bytes, charset) {
  if (charset === "iso-2022-kr") return new TextDecoder("euc-kr").decode(eightBits(bytes));
  return new TextDecoder(charset === "us-ascii" ? "utf-8" : charset).decode(bytes);
}

/**
 * Decode, or return null where a byte does not fit. A character cut off at the end still fits.
 * @param {Uint8Array} bytes
 * @param {string} charset a name that `charsetOf` gives
 */
function strictly(bytes, charset) {
  const kr = charset === "iso-2022-kr";
  try {
    const decoder = new TextDecoder(kr ? "euc-kr" : charset, { fatal: true });
    return decoder.decode(kr ? eightBits(bytes) : bytes, { stream: true });
  } catch {
    return null;
  }
}

/**
 * Return the charset that the first bytes name: the mark of Unicode.
 * @param {Uint8Array} bytes
 */
export function markOf(bytes) {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  return bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "";
}

/**
 * Return the text of bytes that mean the same in every charset that a mail may have; null where they do not.
 * @param {Uint8Array} bytes
 */
function plainly(bytes) {
  if (bytes.includes(ESCAPE) || bytes.includes(SHIFT_OUT)) return null;
  const text = loosely(bytes, "utf-8");
  // Every other letter has several bytes, and a broken one becomes a sign that is none of ASCII.
  return text.length === bytes.length && !text.includes("\ufffd") ? text : null;
}

/**
 * @param {string} text
 * @param {RegExp} pattern of all that is counted
 */
const count = (text, pattern) => text.match(pattern)?.length ?? 0;

/** @param {string} text */
const lost = (text) => count(text, /\ufffd/g);

/**
 * Tell whether a byte here and there was broken on the way: of the letters beyond ASCII nearly all are some.
 * @param {string} text decoded loosely
 */
const nearlyFits = (text) => lost(text) * 20 <= count(text, /[^\0-\x7f]/g);

/** In characters: so much of a text shows which language it is in. */
const SAMPLE = 20_000;
/** How many of the East Asian letters in a Korean text are Hangul, at least. */
const MOSTLY = 0.8;

/**
 * Return the charset that bytes without a name have; empty where none fits.
 * @param {Uint8Array} bytes
 */
function guessed(bytes) {
  const escape = bytes.indexOf(ESCAPE);
  if (escape >= 0 && bytes[escape + 1] === 0x24 && strictly(bytes, "utf-8") !== null) {
    // ESC $ ) C announces Korean, ESC $ B or ESC $ @ Japanese.
    return bytes[escape + 2] === 0x29 ? "iso-2022-kr" : "iso-2022-jp";
  }
  if (strictly(bytes, "utf-8") !== null || nearlyFits(loosely(bytes, "utf-8"))) return "utf-8";
  // Nearly all bytes of Chinese in GBK are letters of CP949 too, but Hanja as often as Hangul.
  const korean = loosely(bytes, "euc-kr");
  const sample = korean.slice(0, SAMPLE);
  const hangul = count(sample, /[가-힣]/g);
  const hanja = count(sample, /[\u3400-\u9fff\uf900-\ufaff]/g);
  const fits = strictly(bytes, "euc-kr") !== null;
  if ((fits || nearlyFits(korean)) && hangul >= (hangul + hanja) * MOSTLY) return "euc-kr";
  if (strictly(bytes, "gb18030") !== null) return "gb18030";
  return fits ? "euc-kr" : "";
}

/**
 * Tell whether bytes of another name are UTF-8 in truth. Nearly all bytes are letters of Latin-1 and of GBK, so that these
 * names fit always; but what is written in them is hardly ever UTF-8 by chance, with letters of three bytes least of all.
 * @param {Uint8Array} bytes
 * @param {number} least how many letters of three bytes
 */
function isUnicode(bytes, least) {
  const text = strictly(bytes, "utf-8");
  return text !== null && count(text.slice(0, SAMPLE), /[\u0800-\uffff]/g) >= least;
}

/**
 * Decode bytes of which a mail says that they are of a charset.
 * @param {Uint8Array} bytes
 * @param {string} [label] as the mail writes it; empty where it says nothing
 * @returns {Decoded}
 */
export function decode(bytes, label = "") {
  const marked = markOf(bytes);
  if (marked) return { text: loosely(bytes, marked), charset: marked, problem: "" };
  const named = label ? charsetOf(label) : "";
  const wide = named.startsWith("utf-16") && bytes.includes(0);
  const plain = wide ? null : plainly(bytes);
  if (plain !== null) {
    const problem = label && !named ? "charset-unknown" : "";
    return { text: plain, charset: named || "us-ascii", problem };
  }
  const doubtful = !wide && named !== "utf-8" && isUnicode(bytes, named === "windows-1252" ? 0 : 4);
  if (named && named !== "us-ascii" && !doubtful) {
    const text = strictly(bytes, named);
    if (text !== null) return { text, charset: named, problem: "" };
    const broken = loosely(bytes, named);
    if (nearlyFits(broken)) return { text: broken, charset: named, problem: "charset-broken" };
  }
  const charset = guessed(bytes);
  if (charset) {
    const problem = named ? "charset-wrong" : label ? "charset-unknown" : "charset-missing";
    return { text: loosely(bytes, charset), charset, problem };
  }
  const [best] = [named || "utf-8", "utf-8", "euc-kr"]
    .map((one) => ({ text: loosely(bytes, one), charset: one, problem: "charset-broken" }))
    .sort((one, other) => lost(one.text) - lost(other.text));
  return best;
}
