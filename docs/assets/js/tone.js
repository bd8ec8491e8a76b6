// What should not stand in a letter. Each rule only warns; the reason is told in the reader's language (`tone.<rule>`).

const RULES = {
  threat: [/고소하겠|고발하겠|고소할 (?:것|예정)|고발할 (?:것|예정)|형사\s?(?:고발|고소)|법적 (?:조치|대응|책임)|손해배상을 청구하겠|언론에 (?:제보|알리|공개)|가만(?:히)?\s?(?:안|두지|있지)|각오하|후회하게|起诉|控告|报警抓|曝光你|走着瞧|不会放过|后果自负/],
  insult: [/사기꾼|사기\s?업체|쓰레기|개새|새끼|미친|멍청|바보|양아치|악질|도둑놈|인간\s?말종|骗子|无耻|垃圾|混蛋|傻[逼子]|王八|流氓|小人|败类/],
  admission: [/(?<!확인(?:된|한) )사실입니다|인정합니다|인정하겠|죄송|잘못했|잘못하였|잘못을|사과드|저희\s?(?:실수|과실|잘못)|침해하였습니다|침해했습니다|위반하였습니다|위반했습니다|承认|我们侵权|侵犯了|是我们的错|我们错了|道歉|对不起|抱歉/],
  person: [
    /(?<!\d)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\s?-?\s?[1-8]\d{6}(?!\d)/, // a Korean resident number
    /(?<!\d)\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?!\d)/, // a Chinese identity number
    /(?<![\d-])(?:\+?82[-\s]?|0)1[016789][-\s.]?\d{3,4}[-\s.]?\d{4}(?![\d-])/, // a Korean mobile number
    /(?<![\d-])(?:\+?86[-\s]?)?1[3-9]\d[-\s]?\d{4}[-\s]?\d{4}(?![\d-])/, // a Chinese mobile number
    /[\w.+-]+@[\w-]+\.[\w.-]*\w/,
  ],
  invisible: [/[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/],
};
const HAN = /[\u3400-\u9fff]{2,}/;

/**
 * Return what to warn about in a free text, as `[rule, what was found]`.
 * @param field its type, and `any` where every language may stand
 * @param own the merchant's own contacts: they may be told
 * @param sent the language of the letter
 */
export function warnings(field, value, own, sent) {
  if (field.type !== "text" && field.type !== "multiline") return [];
  const found = [];
  for (const [rule, patterns] of Object.entries(RULES)) {
    // Who quotes a threat does not threaten.
    if (field.any && rule !== "person" && rule !== "invisible") continue;
    let rest = value;
    if (rule === "person") for (const contact of own) if (contact) rest = rest.replaceAll(contact, "");
    const match = patterns.map((pattern) => rest.match(pattern)).find(Boolean);
    if (match) found.push([rule, rule === "invisible" ? "" : match[0]]);
  }
  const foreign = sent === "ko" && !field.any && value.match(HAN);
  if (foreign) found.push(["chinese", foreign[0].slice(0, 12)]);
  return found;
}
