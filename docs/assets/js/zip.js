// ZIP files, read and written by hand: enough for DOCX and for the case pack, without a library.

const CRC = Int32Array.from({ length: 256 }, (_, n) => { for (let k = 0; k < 8; k++) n = n & 1 ? (n >>> 1) ^ 0xedb88320 : n >>> 1; return n; });
const crc32 = (bytes) => { let crc = -1; for (const byte of bytes) crc = CRC[(crc ^ byte) & 255] ^ (crc >>> 8); return ~crc >>> 0; };
const through = async (bytes, stream) => new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer());

/** Read a ZIP file: its entries in order, still packed. */
export function readZip(buffer) {
  const bytes = new Uint8Array(buffer), view = new DataView(buffer);
  let end = bytes.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end--;
  if (end < 0) throw new Error("not a ZIP file");
  const entries = [];
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left; left--) {
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
    const header = view.getUint32(at + 42, true);
    const start = header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true);
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      method: view.getUint16(at + 10, true), crc: view.getUint32(at + 16, true), size: view.getUint32(at + 24, true),
      packed: bytes.subarray(start, start + view.getUint32(at + 20, true)),
    });
    at += 46 + nameLength + extra + comment;
  }
  return entries;
}

/** Return the text of an entry. */
export async function textOf({ method, packed }) {
  return new TextDecoder().decode(method ? await through(packed, new DecompressionStream("deflate-raw")) : packed);
}

/** Make an entry of text or bytes, packed where the browser can. */
export async function entryOf(name, content) {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : new Uint8Array(content);
  const entry = { name, method: 0, crc: crc32(bytes), size: bytes.length, packed: bytes };
  try {
    const packed = await through(bytes, new CompressionStream("deflate-raw"));
    return packed.length < bytes.length ? { ...entry, method: 8, packed } : entry;
  } catch { return entry; }
}

/** Write entries as a ZIP file, dated `local` (`2026-11-22T02:13`). */
export function writeZip(entries, local, type = "application/zip") {
  const [year, month, day, hour, minute] = local.split(/\D/).map(Number);
  const date = ((year - 1980) << 9) | (month << 5) | day, time = (hour << 11) | (minute << 5);
  const chunks = [], directory = [];
  let offset = 0;
  for (const { name, method, crc, size, packed } of entries) {
    const id = new TextEncoder().encode(name);
    // Version 2.0; bit 11: the name is UTF-8.
    const common = [[2, 20], [2, 0x800], [2, method], [2, time], [2, date], [4, crc], [4, packed.length], [4, size], [2, id.length], [2, 0]];
    const local = record([[4, 0x04034b50], ...common]);
    directory.push(record([[4, 0x02014b50], [2, 20], ...common, [2, 0], [2, 0], [2, 0], [4, 0], [4, offset]]), id);
    chunks.push(local, id, packed);
    offset += local.length + id.length + packed.length;
  }
  const length = directory.reduce((sum, part) => sum + part.length, 0);
  return new Blob([...chunks, ...directory, record([[4, 0x06054b50], [2, 0], [2, 0], [2, entries.length], [2, entries.length], [4, length], [4, offset], [2, 0]])], { type });
}

function record(numbers) {
  const view = new DataView(new ArrayBuffer(numbers.reduce((sum, [width]) => sum + width, 0)));
  let at = 0;
  for (const [width, number] of numbers) { if (width === 2) view.setUint16(at, number, true); else view.setUint32(at, number, true); at += width; }
  return new Uint8Array(view.buffer);
}
