// SHA-256, written out: the browser's own needs the whole file in memory and does not exist on plain http.

/** @type {number[]} */
const primes = [];
for (let n = 2; primes.length < 64; n += 1) {
  if (primes.every((prime) => n % prime !== 0)) primes.push(n);
}
/** @param {number} root */
const fraction = (root) => ((root % 1) * 2 ** 32) | 0;
const K = Int32Array.from(primes, (prime) => fraction(Math.cbrt(prime)));
const START = Int32Array.from(primes.slice(0, 8), (prime) => fraction(Math.sqrt(prime)));
const BLOCK = 64;

/**
 * @param {number} word
 * @param {number} by
 */
const turn = (word, by) => (word >>> by) | (word << (32 - by));

/** Hashes bytes as they come: `update` any number of times, then `hex` once. */
export class Sha256 {
  state = START.slice();
  rest = new Uint8Array(BLOCK);
  held = 0;
  length = 0;
  words = new Int32Array(64);

  /**
   * Take in more bytes.
   * @param {Uint8Array} bytes
   */
  update(bytes) {
    this.length += bytes.length;
    let at = 0;
    if (this.held > 0) {
      at = Math.min(BLOCK - this.held, bytes.length);
      this.rest.set(bytes.subarray(0, at), this.held);
      this.held += at;
      if (this.held < BLOCK) return this;
      this.block(this.rest, 0);
    }
    for (; at + BLOCK <= bytes.length; at += BLOCK) this.block(bytes, at);
    this.rest.set(bytes.subarray(at));
    this.held = bytes.length - at;
    return this;
  }

  /** Return the hash as 64 hexadecimal digits. */
  hex() {
    // The end: a single bit, zeros, and the length in bits as one number of 64 bits.
    const end = new Uint8Array(this.held < BLOCK - 8 ? BLOCK : 2 * BLOCK);
    end.set(this.rest.subarray(0, this.held));
    end[this.held] = 0x80;
    const view = new DataView(end.buffer);
    view.setUint32(end.length - 8, Math.floor(this.length / 2 ** 29));
    view.setUint32(end.length - 4, (this.length % 2 ** 29) * 8);
    for (let at = 0; at < end.length; at += BLOCK) this.block(end, at);
    return [...this.state].map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
  }

  /**
   * Take in the block of 64 bytes that begins at `from`. The names are those of the standard (FIPS 180-4).
   * @param {Uint8Array} bytes
   * @param {number} from
   */
  block(bytes, from) {
    const { words, state } = this;
    const view = new DataView(bytes.buffer, bytes.byteOffset + from, BLOCK);
    for (let i = 0; i < 16; i += 1) words[i] = view.getInt32(4 * i);
    for (let i = 16; i < 64; i += 1) {
      const x = words[i - 15];
      const y = words[i - 2];
      const s0 = turn(x, 7) ^ turn(x, 18) ^ (x >>> 3);
      const s1 = turn(y, 17) ^ turn(y, 19) ^ (y >>> 10);
      words[i] = (words[i - 16] + s0 + words[i - 7] + s1) | 0;
    }
    let [a, b, c, d, e, f, g, h] = state;
    for (let i = 0; i < 64; i += 1) {
      const S1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
      const choice = g ^ (e & (f ^ g));
      const one = (h + S1 + choice + K[i] + words[i]) | 0;
      const S0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22);
      const majority = (a & b) | (c & (a | b));
      const two = (S0 + majority) | 0;
      h = g;
      g = f;
      f = e;
      e = (d + one) | 0;
      d = c;
      c = b;
      b = a;
      a = (one + two) | 0;
    }
    for (const [index, word] of [a, b, c, d, e, f, g, h].entries()) {
      state[index] = (state[index] + word) | 0;
    }
  }
}

const SLICE = 4 << 20;

/** What `throwIfAborted` throws, in browsers that lack it too. */
const stopped = () => new DOMException("hashing was stopped", "AbortError");

/**
 * Hash a file slice by slice.
 * @param {Blob} file
 * @param {(done: number, slice: Uint8Array) => void} progress is told the bytes so far, and those that were just read
 * @param {AbortSignal} [signal] stops it
 */
export async function hashFile(file, progress, signal) {
  const hash = new Sha256();
  for (let at = 0; at < file.size; at += SLICE) {
    if (signal?.aborted) throw stopped();
    const slice = new Uint8Array(await file.slice(at, at + SLICE).arrayBuffer());
    hash.update(slice);
    progress(at + slice.length, slice);
  }
  // An empty "file" may be a folder: only reading it tells.
  if (file.size === 0) await file.arrayBuffer();
  if (signal?.aborted) throw stopped();
  return hash.hex();
}
