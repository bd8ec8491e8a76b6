// What a file is by its first bytes, whatever its name says.

import { binary } from "./headers.js";

/** @type {[start: string, kind: string][]} */
const STARTS = [
  ["\xff\xd8\xff", "image"],
  ["\x89PNG\r\n", "image"],
  ["GIF8", "image"],
  ["II*\0", "image"],
  ["MM\0*", "image"],
  ["%PDF-", "pdf"],
  ["{\\rtf", "rtf"],
  ["Rar!\x1a", "archive"],
  ["7z\xbc\xaf\x27\x1c", "archive"],
  ["\x1f\x8b", "archive"],
  ["MZ\x90", "program"],
  ["\x7fELF", "program"],
  ["\x78\x9f\x3e\x22", "tnef"],
];

/**
 * Tell an old container of Microsoft's by the names in its directory: a mail saved by Outlook, or a document.
 * @param {Uint8Array} bytes
 */
function compound(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sector = bytes.length < 512 ? 0 : 2 ** Math.min(view.getUint16(30, true), 12);
  const at = bytes.length < 512 ? 0 : (view.getUint32(48, true) + 1) * sector;
  const names = binary(bytes.subarray(at, at + 8 * 1024)).replaceAll("\0", "");
  if (names.includes("__substg1.0_") || names.includes("__nameid_")) return "msg";
  if (/HwpSummary|BodyText/.test(names)) return "hwp";
  return "office";
}

/**
 * Tell a ZIP by the names in it.
 * @param {Uint8Array} bytes
 */
function zipped(bytes) {
  const names = binary(bytes.subarray(0, 4096)) + binary(bytes.subarray(-64 * 1024));
  if (names.includes("word/")) return "docx";
  if (names.includes("hwp+zip") || names.includes("Contents/section")) return "hwp";
  return /xl\/|ppt\//.test(names) ? "office" : "zip";
}

/**
 * Return what a file is: empty, image, video, pdf, msg, office, docx, hwp, rtf, zip, archive, program, tnef or binary; empty
 * text where it may be a mail or a text.
 * @param {Uint8Array} bytes
 */
export function kindOf(bytes) {
  const start = binary(bytes.subarray(0, 4096));
  if (/^[\s\0\xef\xbb\xbf\xff\xfe]*$/.test(start) && bytes.length <= 4096) return "empty";
  if (start.startsWith("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) return compound(bytes);
  if (start.startsWith("PK\x03\x04") || start.startsWith("PK\x05\x06")) return zipped(bytes);
  const known = STARTS.find(([one]) => start.startsWith(one));
  if (known) return known[1];
  if (start.startsWith("RIFF") && start.startsWith("WEBP", 8)) return "image";
  if (start.startsWith("ftyp", 4)) {
    return /^(?:hei[cxms]|hev[cx]|mif1|msf1|avif)/.test(start.slice(8, 12)) ? "image" : "video";
  }
  return "";
}

/**
 * Tell whether bytes without a known start are no text of any charset: too many of them are signs that texts don't have.
 * @param {Uint8Array} bytes
 */
export function isBinary(bytes) {
  const start = bytes.subarray(0, 4096);
  // Tab, line ends, form feed, and what switches charsets are found in texts.
  const odd = start.filter((byte) => byte < 9 || (byte > 0x0f && byte < 0x20 && byte !== 0x1b));
  return odd.length * 50 > start.length;
}
