// Writing what mails are made of: bytes in lines of base64, words beyond ASCII in headers, names of files.
import { cutByBytes } from "./bytecut.js";
import { binary } from "./headers.js";

/** No line of a mail is longer, by RFC 2045. */
const LINE = 76;
/** So many bytes become an encoded word of 64 letters: with the name of its header it fits into a line. */
const IN_WORD = 39;
/** So many letters of a name, up to three signs each, become a line. */
const PIECES = /(?:%..|[^%]){1,16}/g;
/** What stands for itself in the value of a parameter. */
const PLAIN = /[\w.-]/;

/** @param {string} text */
const utf8 = (text) => new TextEncoder().encode(text);

/**
 * Return bytes as base64, cut into lines.
 * @param {Uint8Array} bytes
 */
export const base64 = (bytes) =>
  (btoa(binary(bytes)).match(new RegExp(`.{1,${LINE}}`, "g")) ?? []).join("\r\n");

/**
 * Return a header's words as they may stand in it: as they are where they are short and plain, else as words of RFC 2047,
 * none of which is cut within a character, each on a line of its own.
 * @param {string} text one line
 */
export function headerWords(text) {
  if (/^[\x20-\x7e]{0,60}$/.test(text) && !text.includes("=?")) return text;
  const words = cutByBytes(text, IN_WORD);
  return words.map((one) => `=?utf-8?B?${btoa(binary(utf8(one)))}?=`).join("\r\n ");
}

/**
 * Return a file's name as parameters of its header: in pieces with a charset of their own, by RFC 2231.
 * @param {string} name
 */
export function fileNameParameter(name) {
  const letters = [...utf8(name)].map((byte) => {
    const sign = String.fromCharCode(byte);
    return PLAIN.test(sign) ? sign : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
  });
  const pieces = letters.join("").match(PIECES) ?? [""];
  return pieces.map((piece, index) => (
    `filename*${index}*=${index === 0 ? "utf-8''" : ""}${piece}`
  )).join(";\r\n ");
}
