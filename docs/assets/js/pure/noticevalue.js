// From the words that a pattern caught to the value that a field stores. As macros/playbook/notice_value.py reads them.
import { momentsIn } from "./noticeterm.js";
import { joined } from "./noticetext.js";

/** @import { NoticeSign } from "./shapes.js" */

const BORDER = /^[ \n,;:·|/'"“”‘’`「」『』<>[\]]+|[ \n,;:·|/'"“”‘’`「」『』<>[\]]+$/g;
const WON = /^([0-9]{1,3}(?:,[0-9]{3}){1,3}|[0-9]{1,12}) ?(만|억)? ?원?$/;
const RIGHT = /^([1-4]0) ?-? ?([0-9]{7})$/;
const TIMES = new Map([["만", 10_000], ["억", 100_000_000]]);

/** @param {string} words */
function wonOf(words) {
  const [, amount = "", unit = ""] = WON.exec(words) ?? [];
  return amount && String(BigInt(amount.replaceAll(",", "")) * BigInt(TIMES.get(unit) ?? 1));
}

/**
 * Return the value, or nothing where the words are none of that form.
 * @param {string} words
 * @param {NoticeSign["form"]} form
 */
export function valueOf(words, form) {
  const inner = words.replace(BORDER, "");
  switch (form) {
    case "day": {
      const days = new Set(momentsIn(inner, "").map(({ at }) => at.slice(0, 10)));
      return days.size === 1 ? [...days][0] : "";
    }
    case "won":
      return wonOf(inner);
    case "right":
      return RIGHT.exec(inner)?.slice(1).join("-") ?? "";
    case "id":
      return /^[0-9A-Z]+$/.test(inner) ? inner : "";
    default:
      return joined(inner);
  }
}
