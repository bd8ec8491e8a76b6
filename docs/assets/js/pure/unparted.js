// Telephone numbers that no line parts. Pages have it done: the same as in `macros/render/glue.py`.

const PHONE = /\b(?:(?:\d{1,4}-){1,2}\d{3,4}|1[568]\d\d)-\d{4}\b(?!\.\w)/g;

/**
 * Return a text that is read with a joiner behind each hyphen of its telephone numbers.
 * @param {string} text
 */
export const unparted = (text) => text.replace(PHONE, (number) => number.replace(/-/g, "-\u2060"));
