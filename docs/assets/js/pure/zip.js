// ZIP files, read and written by hand: enough for DOCX and for the case pack, without a library.

/**
 * @typedef {object} ZipEntry
 * @property {string} name
 * @property {number} method 0: stored, 8: deflated
 * @property {number} crc
 * @property {number} size unpacked
 * @property {Uint8Array<ArrayBuffer> | Blob} packed a Blob stays where it lies: a film need not fit into memory
 */

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END_LENGTH = 22;

const CRC = Int32Array.from({ length: 256 }, (_, n) => {
  let value = n;
  for (let bit = 0; bit < 8; bit += 1) {
    value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return value;
});

/**
 * Return the checksum of bytes, or of all bytes so far where `before` is the checksum of those that came before.
 * @param {Uint8Array} bytes
 */
export function crc32(bytes, before = 0) {
  let crc = ~before;
  for (const byte of bytes) crc = CRC[(crc ^ byte) & 255] ^ (crc >>> 8);
  return ~crc >>> 0;
}

/**
 * @param {Uint8Array<ArrayBuffer> | Blob} bytes
 * @param {CompressionStream | DecompressionStream} stream
 */
async function through(bytes, stream) {
  const packed = new Blob([bytes]).stream().pipeThrough(stream);
  return new Uint8Array(await new Response(packed).arrayBuffer());
}

/**
 * Read a ZIP file: its entries in order, still packed.
 * @param {ArrayBuffer} buffer
 * @returns {ZipEntry[]}
 */
export function readZip(buffer) {
  const bytes = new Uint8Array(buffer);
  const view = new DataView(buffer);
  let end = bytes.length - END_LENGTH;
  while (end >= 0 && view.getUint32(end, true) !== END) end -= 1;
  if (end < 0) throw new Error("not a ZIP file");
  const entries = [];
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    const nameLength = view.getUint16(at + 28, true);
    const extra = view.getUint16(at + 30, true);
    const comment = view.getUint16(at + 32, true);
    const header = view.getUint32(at + 42, true);
    const start = header + 30 + view.getUint16(header + 26, true) +
      view.getUint16(header + 28, true);
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      size: view.getUint32(at + 24, true),
      packed: bytes.subarray(start, start + view.getUint32(at + 20, true)),
    });
    at += 46 + nameLength + extra + comment;
  }
  return entries;
}

/**
 * Return the text of an entry.
 * @param {Pick<ZipEntry, "method" | "packed">} entry
 */
export async function textOf({ method, packed }) {
  if (method === 0) return await new Blob([packed]).text();
  return new TextDecoder().decode(await through(packed, new DecompressionStream("deflate-raw")));
}

/**
 * Make an entry of text or bytes, packed where the browser can.
 * @param {string} name
 * @param {string | ArrayBuffer} content
 * @returns {Promise<ZipEntry>}
 */
export async function entryOf(name, content) {
  const bytes = typeof content === "string"
    ? new TextEncoder().encode(content)
    : new Uint8Array(content);
  const entry = { name, method: 0, crc: crc32(bytes), size: bytes.length, packed: bytes };
  try {
    const packed = await through(bytes, new CompressionStream("deflate-raw"));
    return packed.length < bytes.length ? { ...entry, method: 8, packed } : entry;
  } catch {
    return entry;
  }
}

/**
 * Return a file as an entry, as it is: evidence stays what it was, and media are packed already.
 * @param {string} name
 * @param {Blob} file
 * @param {number} crc
 * @returns {ZipEntry}
 */
export const storedEntry = (name, file, crc) => (
  { name, method: 0, crc, size: file.size, packed: file }
);

/**
 * Write entries as a ZIP file: below 4 GB and 65,536 entries.
 * @param {ZipEntry[]} entries
 * @param {string} moment the wall clock with which they are dated, `2026-11-22T02:13`
 */
export function writeZip(entries, moment, type = "application/zip") {
  const [year, month, day, hour, minute] = moment.split(/\D/).map(Number);
  const date = ((Math.max(year, 1980) - 1980) << 9) | (month << 5) | day;
  const time = (hour << 11) | (minute << 5);
  const chunks = [];
  const directory = [];
  let offset = 0;
  for (const { name, method, crc, size, packed } of entries) {
    const id = new TextEncoder().encode(name);
    const length = packed instanceof Blob ? packed.size : packed.length;
    const common = [
      short(20), // version 2.0
      short(0x800), // bit 11: the name is UTF-8
      short(method),
      short(time),
      short(date),
      long(crc),
      long(length),
      long(size),
      short(id.length),
      short(0),
    ];
    const header = record([long(LOCAL), ...common]);
    const shared = [short(0), short(0), short(0), long(0), long(offset)];
    directory.push(record([long(CENTRAL), short(20), ...common, ...shared]), id);
    chunks.push(header, id, packed);
    offset += header.length + id.length + length;
  }
  const length = directory.reduce((sum, part) => sum + part.length, 0);
  const end = record([
    long(END),
    short(0),
    short(0),
    short(entries.length),
    short(entries.length),
    long(length),
    long(offset),
    short(0),
  ]);
  return new Blob([...chunks, ...directory, end], { type });
}

/** @typedef {{ width: 2 | 4, number: number }} Figure */

/**
 * @param {number} number
 * @returns {Figure}
 */
const short = (number) => ({ width: 2, number });

/**
 * @param {number} number
 * @returns {Figure}
 */
const long = (number) => ({ width: 4, number });

/**
 * Write numbers one after the other, the lowest byte first.
 * @param {Figure[]} figures
 */
function record(figures) {
  const view = new DataView(new ArrayBuffer(figures.reduce((sum, { width }) => sum + width, 0)));
  let at = 0;
  for (const { width, number } of figures) {
    if (width === 2) view.setUint16(at, number, true);
    else view.setUint32(at, number, true);
    at += width;
  }
  return new Uint8Array(view.buffer);
}
