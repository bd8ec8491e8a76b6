// How mails carry bytes in lines of ASCII: base64 and quoted-printable. Broken ones give what can still be read.

/** What a letter of base64 is worth: 64 for those that are skipped, 65 for the sign that ends it. */
const WORTH = new Uint8Array(256).fill(64);
for (
  const [index, sign] of [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"]
    .entries()
) {
  WORTH[sign.charCodeAt(0)] = index;
}
const [SKIPPED, PADDING] = [64, 65];
WORTH["=".charCodeAt(0)] = PADDING;

/**
 * Return how many bytes base64 makes, without making them, and whether it is whole.
 * @param {Uint8Array} bytes
 */
export function base64Size(bytes) {
  let letters = 0;
  let padding = 0;
  let odd = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const worth = WORTH[bytes[at]];
    if (worth < SKIPPED && padding === 0) letters += 1;
    else if (worth === PADDING) padding += 1;
    else if (bytes[at] > 0x20) odd += 1;
  }
  return { size: Math.floor((letters * 3) / 4), whole: isWhole(letters, padding, odd) };
}

/**
 * @param {number} letters
 * @param {number} padding
 * @param {number} odd signs that are none of base64, or that stand after its end
 */
const isWhole = (letters, padding, odd) => (letters + padding) % 4 === 0 && odd === 0;

/**
 * Decode base64 up to its end; what is no letter of it is skipped. Also tell whether it was whole.
 * @param {Uint8Array} bytes
 */
export function readBase64(bytes) {
  const out = new Uint8Array(Math.ceil((bytes.length * 3) / 4));
  let length = 0;
  let letters = 0;
  let padding = 0;
  let odd = 0;
  let bits = 0;
  let held = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const worth = WORTH[bytes[at]];
    if (worth < SKIPPED && padding === 0) {
      letters += 1;
      held = ((held << 6) | worth) & 0xffffff;
      bits += 6;
      if (bits >= 8) {
        bits -= 8;
        out[length] = held >> bits;
        length += 1;
      }
    } else if (worth === PADDING) padding += 1;
    else if (bytes[at] > 0x20) odd += 1;
  }
  return { bytes: out.subarray(0, length), whole: isWhole(letters, padding, odd) };
}

/** @param {Uint8Array} bytes */
export const fromBase64 = (bytes) => readBase64(bytes).bytes;

const [TAB, LINE_FEED, RETURN, SPACE, EQUALS, UNDERSCORE] = [9, 10, 13, 32, 0x3d, 0x5f];

/** @param {number | undefined} byte */
function digit(byte = 0) {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}

/**
 * Decode quoted-printable; a sign that begins nothing stays as it is.
 * @param {Uint8Array} bytes
 * @param {boolean} [word] of a header, where the low line stands for a space
 */
export function fromQuotedPrintable(bytes, word = false) {
  const out = new Uint8Array(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    let byte = bytes[at];
    if (byte === EQUALS) {
      const [high, low] = [digit(bytes[at + 1]), digit(bytes[at + 2])];
      if (high >= 0 && low >= 0) {
        byte = high * 16 + low;
        at += 2;
      } else {
        // At the end of a line, perhaps before spaces that a mail server added, it only breaks the line.
        let next = at + 1;
        while (bytes[next] === SPACE || bytes[next] === TAB) next += 1;
        if (next >= bytes.length) break;
        if (bytes[next] === RETURN || bytes[next] === LINE_FEED) {
          at = bytes[next] === RETURN && bytes[next + 1] === LINE_FEED ? next + 1 : next;
          continue;
        }
      }
    } else if (word && byte === UNDERSCORE) byte = SPACE;
    out[length] = byte;
    length += 1;
  }
  return out.subarray(0, length);
}

/**
 * Decode the body of a part.
 * @param {Uint8Array} bytes
 * @param {string} encoding the value of Content-Transfer-Encoding, in small letters
 */
export function decoded(bytes, encoding) {
  if (encoding === "base64") return fromBase64(bytes);
  return encoding === "quoted-printable" ? fromQuotedPrintable(bytes) : bytes;
}
