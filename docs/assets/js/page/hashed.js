// Files on their way into the pack: read once, slice by slice, for their hash and their checksum.
import { hashFile } from "../pure/sha256.js";
import { crc32 } from "../pure/zip.js";

/** @typedef {{ file: File, sha256: string, crc: number }} Hashed */

/**
 * Read files one after the other: none is held in memory.
 * @param {File[]} files
 * @param {(name: string, n: number) => void} begins is told which one is read
 * @returns {Promise<{ hashed: Hashed[], unread: string[] }>} `unread` are the names of those that are gone
 */
export async function hashedFiles(files, begins) {
  /** @type {Hashed[]} */
  const hashed = [];
  const unread = [];
  for (const [index, file] of files.entries()) {
    begins(file.name, index + 1);
    try {
      let crc = 0;
      const sha256 = await hashFile(file, (_, slice) => {
        crc = crc32(slice, crc);
      });
      hashed.push({ file, sha256, crc });
    } catch {
      unread.push(file.name);
    }
  }
  return { hashed, unread };
}
