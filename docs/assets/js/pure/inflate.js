// Unpacks what ZIP files pack (RFC 1951), and never more than its size says: `DecompressionStream("deflate-raw")` is
// younger than the oldest browsers that read these pages, and would unpack a bomb whole.

/** Of the symbols from 257 on: how many bytes are copied at least, and how many bits say how many more. */
const LENGTHS = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67]
  .concat([83, 99, 115, 131, 163, 195, 227, 258]);
const LENGTH_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5]
  .concat([5, 5, 5, 0]);
/** From how far back they are copied. */
const DISTANCES = [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769]
  .concat([1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577]);
const DISTANCE_BITS = [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10]
  .concat([11, 11, 12, 12, 13, 13]);
/** In which order the lengths of the codes for lengths of codes stand. */
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
const END = 256;
const LONGEST = 15;

/** @typedef {{ table: Uint16Array, most: number }} Codes `table` has symbol and length by the next `most` bits */

/**
 * Return a table of codes, by the length of each symbol's code.
 * @param {ArrayLike<number>} lengths
 * @returns {Codes}
 */
function codesOf(lengths) {
  const counts = new Uint16Array(LONGEST + 1);
  for (let symbol = 0; symbol < lengths.length; symbol += 1) counts[lengths[symbol]] += 1;
  counts[0] = 0;
  let most = LONGEST;
  while (most > 1 && counts[most] === 0) most -= 1;
  const next = new Uint16Array(LONGEST + 1);
  for (let bits = 1, code = 0; bits <= LONGEST; bits += 1) {
    code = (code + counts[bits - 1]) << 1;
    if (code + counts[bits] > 1 << bits) throw new Error("more codes than there can be");
    next[bits] = code;
  }
  const table = new Uint16Array(1 << most);
  for (let symbol = 0; symbol < lengths.length; symbol += 1) {
    const length = lengths[symbol];
    if (length === 0) continue;
    let turned = 0;
    for (let bit = 0; bit < length; bit += 1) turned = (turned << 1) | ((next[length] >> bit) & 1);
    next[length] += 1;
    for (let at = turned; at < table.length; at += 1 << length) table[at] = (symbol << 4) | length;
  }
  return { table, most };
}

/** Of blocks that bring no codes of their own. */
const FIXED = codesOf(
  Array.from({ length: 288 }, (_, at) => at < 144 ? 8 : at < 256 ? 9 : at < 280 ? 7 : 8),
);
const FIXED_DISTANCES = codesOf(new Uint8Array(30).fill(5));

/**
 * Unpack bytes. Throws where they are damaged, or are not `size` bytes when unpacked.
 * @param {Uint8Array} packed
 * @param {number} size
 */
export function inflate(packed, size) {
  const out = new Uint8Array(size);
  let made = 0;
  let at = 0;
  let held = 0; // bits that are read and not yet used
  let hold = 0;

  /** @param {number} n */
  function fill(n) {
    while (held < n) {
      // The last code may be shorter than what is looked at.
      if (at > packed.length + 2) throw new Error("cut off");
      hold |= (packed[at] ?? 0) << held;
      at += 1;
      held += 8;
    }
  }

  /** @param {number} n */
  function bits(n) {
    fill(n);
    const value = hold & ((1 << n) - 1);
    hold >>>= n;
    held -= n;
    return value;
  }

  /** @param {Codes} codes */
  function symbol({ table, most }) {
    fill(most);
    const found = table[hold & ((1 << most) - 1)];
    const length = found & 15;
    if (length === 0) throw new Error("no such code");
    hold >>>= length;
    held -= length;
    return found >> 4;
  }

  function stored() {
    at -= held >> 3;
    held = hold = 0;
    const length = packed[at] | (packed[at + 1] << 8);
    if (length !== (~(packed[at + 2] | (packed[at + 3] << 8)) & 0xffff)) throw new Error("damaged");
    at += 4;
    if (at + length > packed.length || made + length > size) throw new Error("cut off");
    out.set(packed.subarray(at, at + length), made);
    at += length;
    made += length;
  }

  /** @returns {[Codes, Codes]} */
  function ownCodes() {
    const [literals, distances, some] = [bits(5) + 257, bits(5) + 1, bits(4) + 4];
    const short = new Uint8Array(ORDER.length);
    for (let index = 0; index < some; index += 1) short[ORDER[index]] = bits(3);
    const codes = codesOf(short);
    const lengths = new Uint8Array(literals + distances);
    for (let index = 0; index < lengths.length;) {
      const next = symbol(codes);
      if (next < 16) {
        lengths[index] = next;
        index += 1;
        continue;
      }
      if (next === 16 && index === 0) throw new Error("nothing to repeat");
      const value = next === 16 ? lengths[index - 1] : 0;
      const times = next === 16 ? 3 + bits(2) : next === 17 ? 3 + bits(3) : 11 + bits(7);
      if (index + times > lengths.length) throw new Error("too many lengths");
      lengths.fill(value, index, index + times);
      index += times;
    }
    return [codesOf(lengths.subarray(0, literals)), codesOf(lengths.subarray(literals))];
  }

  /** @param {[Codes, Codes]} codes */
  function coded([literals, distances]) {
    for (;;) {
      const next = symbol(literals);
      if (next === END) return;
      if (next < END) {
        if (made === size) throw new Error("larger than it says");
        out[made] = next;
        made += 1;
        continue;
      }
      const kind = next - END - 1;
      if (kind >= LENGTHS.length) throw new Error("no such length");
      const length = LENGTHS[kind] + bits(LENGTH_BITS[kind]);
      const far = symbol(distances);
      if (far >= DISTANCES.length) throw new Error("no such distance");
      const from = made - DISTANCES[far] - bits(DISTANCE_BITS[far]);
      if (from < 0 || made + length > size) throw new Error("larger than it says");
      // What is copied may be what was just copied: one byte after the other.
      for (let index = 0; index < length; index += 1) out[made + index] = out[from + index];
      made += length;
    }
  }

  for (let isLast = 0; !isLast;) {
    isLast = bits(1);
    const kind = bits(2);
    if (kind === 0) stored();
    else if (kind === 1) coded([FIXED, FIXED_DISTANCES]);
    else if (kind === 2) coded(ownCodes());
    else throw new Error("no such block");
  }
  if (made !== size || at - (held >> 3) > packed.length) throw new Error("cut off");
  return out;
}
