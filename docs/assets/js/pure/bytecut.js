// A text cut into pieces by the bytes in which it is sent, never inside a character.

const encoder = new TextEncoder();

/**
 * Return the pieces: the first one as long as `first` bytes at the most, the others as `rest`.
 * @param {string} text
 * @param {number} first
 * @param {number} [rest]
 */
export function cutByBytes(text, first, rest = first) {
  const pieces = [""];
  let room = first;
  for (const sign of text) {
    const bytes = encoder.encode(sign).length;
    if (bytes > room) {
      pieces.push("");
      room = rest;
    }
    pieces[pieces.length - 1] += sign;
    room -= bytes;
  }
  return pieces;
}
