// What should not stand in a letter. Each rule only warns; the reason is told in the reader's language (`tone.<rule>`).

/** @import { Field, Language } from "./shapes.js" */

/**
 * Return a pattern that finds what any of the given ones finds, wherever it stands first.
 * @param {RegExp[]} patterns
 */
const anyOf = (...patterns) => new RegExp(patterns.map(({ source }) => source).join("|"), "g");

/**
 * By rule, what is looked for. Where a pattern has a group, the group is what was found, and what stands before or beside
 * it only tells that this is not it: older browsers cannot look behind a match.
 * @type {Record<string, RegExp[]>}
 */
const RULES = {
  threat: [
    anyOf(
      /고소하겠|고발하겠|고소할 (?:것|예정)|고발할 (?:것|예정)|형사\s?(?:고발|고소)/,
      /법적 (?:조치|대응|책임)|손해배상을 청구하겠|언론에 (?:제보|알리|공개)/,
      /가만(?:히)?\s?(?:안|두지|있지)|각오하|후회하게/,
      /起诉|控告|报警抓|曝光你|走着瞧|不会放过|后果自负/,
    ),
  ],
  insult: [
    anyOf(
      /사기꾼|사기\s?업체|쓰레기|개새|새끼|미친|멍청|바보|양아치|악질|도둑놈|인간\s?말종/,
      /骗子|无耻|垃圾|混蛋|傻[逼子]|王八|流氓|小人|败类/,
    ),
  ],
  admission: [
    anyOf(
      // 확인된 사실입니다 admits nothing.
      /확인(?:된|한) 사실입니다/,
      /(사실입니다)/,
      /(인정합니다|인정하겠|죄송|잘못했|잘못하였|잘못을|사과드|저희\s?(?:실수|과실|잘못))/,
      /(침해하였습니다|침해했습니다|위반하였습니다|위반했습니다)/,
      /(承认|我们侵权|侵犯了|是我们的错|我们错了|道歉|对不起|抱歉)/,
    ),
  ],
  person: [
    // A Korean resident number, a Chinese identity number.
    /(?:^|\D)(\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\s?-?\s?[1-8]\d{6})(?!\d)/g,
    /(?:^|\D)(\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx])(?!\d)/g,
    // A Korean and a Chinese mobile number.
    /(?:^|[^\d-])((?:\+?82[-\s]?|0)1[016789][-\s.]?\d{3,4}[-\s.]?\d{4})(?![\d-])/g,
    /(?:^|[^\d-])((?:\+?86[-\s]?)?1[3-9]\d[-\s]?\d{4}[-\s]?\d{4})(?![\d-])/g,
    /[\w.+-]+@[\w-]+\.[\w.-]*\w/g,
  ],
  invisible: [/[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g],
};
const HAN = /[\u3400-\u9fff]{2,}/;

/**
 * Return the first of what a pattern is after, null where the text has nothing of it.
 * @param {string} text
 * @param {RegExp} pattern
 */
function first(text, pattern) {
  for (const [whole, ...groups] of text.matchAll(pattern)) {
    const found = groups.length === 0 ? whole : groups.find((group) => group !== undefined);
    if (found !== undefined) return found;
  }
  return null;
}

/** The longest name of a company that is quoted whole. */
const WHOLE = 20;

/** @param {string} text */
const shortened = (text) => text.length > WHOLE ? `${text.slice(0, WHOLE - 1)}…` : text;

/**
 * Return what to warn about in a free text, as `[rule, what was found]`.
 * @param {Pick<Field, "type" | "any" | "identifier">} field its type; `any` where every language and tone may stand;
 *   `identifier` where the digits are those of goods, orders or rights, and nobody's telephone
 * @param {string} value
 * @param {string[]} own the merchant's own contacts, and numbers of the case: they may be told
 * @param {Language} sent the language of the letter
 */
export function warnings(field, value, own, sent) {
  /** @type {[string, string][]} */
  const found = [];
  if (field.type !== "text" && field.type !== "multiline") return found;
  for (const [rule, patterns] of Object.entries(RULES)) {
    // Who quotes a threat does not threaten.
    if (field.identifier && rule === "person") continue;
    if (field.any && rule !== "person" && rule !== "invisible") continue;
    let rest = value;
    if (rule === "person") {
      for (const contact of own) if (contact) rest = rest.replaceAll(contact, "");
    }
    const said = patterns.map((pattern) => first(rest, pattern)).find((one) => one !== null);
    if (said) found.push([rule, rule === "invisible" ? "" : said]);
  }
  const foreign = sent === "ko" && !field.any && value.match(HAN);
  if (foreign) found.push(["chinese", shortened(foreign[0])]);
  return found;
}
