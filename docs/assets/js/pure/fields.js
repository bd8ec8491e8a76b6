// What is typed into a field: tidied, and judged.
import { isWall } from "./time.js";

/** @import { Field } from "./shapes.js" */

/** Signs that nobody sees, which an input method or a web page brings along. */
const HIDDEN = /[\u00ad\u200b\u2060\ufeff]/g;
const FULL_WIDTH = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g;
/** 1,500,000원 and １５００ are numbers too; 1,5 is not. */
const AROUND_NUMBERS = /,(?=\d{3}(?!\d))|\s|원|韩元|₩/g;

/**
 * Return a value without what an input method adds unasked: full-width letters and digits, hidden signs; a number
 * without zeros before it.
 * @param {string} value
 * @param {boolean} isNumber
 */
export function tidied(value, isNumber) {
  const plain = isNumber
    ? value.normalize("NFKC").replace(AROUND_NUMBERS, "").replace(/^0+(?=\d)/, "")
    : value.replace(FULL_WIDTH, (sign) => sign.normalize("NFKC"));
  return plain.replace(HIDDEN, "");
}

/**
 * Return how many characters a text has, as a reader counts them.
 * @param {string} text
 */
export const sizeOf = (text) => [...text].length;

const EMAIL = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/;
const PHONE = /^\+?\d[\d\s().-]{5,24}$/;
const NUMBER = /^\d{1,15}$/;

/**
 * @param {Pick<Field, "type" | "options">} field
 * @param {string} text
 */
function isRight({ type, options }, text) {
  switch (type) {
    case "email":
      return EMAIL.test(text);
    case "phone":
      return PHONE.test(text);
    case "number":
    case "money":
      return NUMBER.test(text);
    case "date":
      return isWall(text) && text.length === 10;
    case "datetime":
      return isWall(text) && text.length > 10;
    case "choice":
      return options?.some((option) => option.id === text) ?? false;
    default:
      return true;
  }
}

/**
 * Return the key of what is wrong with a value (`form.…`), or "" where nothing is.
 * @param {Pick<Field, "type" | "max" | "options">} field
 * @param {string} value
 */
export function fault(field, value) {
  const text = value.trim();
  if (!text) return "";
  if (sizeOf(text) > field.max) return "form.long";
  return isRight(field, text) ? "" : `form.${field.type}`;
}
