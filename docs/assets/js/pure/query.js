// What a query asks for: its words, and the pairs of characters by which it is compared.

const LONGEST_WORD = 12;
/** How much say a pair has: one of a known word 1, of an unknown one less, across a seam (找律师: 找律) hardly any. */
const SAYS = { unknown: 0.8, seam: 0.12 };

/** Words of questions, which say nothing about the answer. */
const ASKING = new RegExp(
  [
    "怎么办|怎么|怎样|如何|什么|哪些|哪里|可以|是不是|要不要|需要|一下",
    "어떻게|어떡하|무엇을|무엇|어디서|어디에|어디|해야|하나요|합니까|할까요|되나요|됩니까|인가요|입니까",
    "하는|방법|하면|싶어요|주세요|(?:당했|받았|됐|되었)을 ?때",
  ].join("|"),
  "g",
);
/** Words between words: 店铺被停售了 is 店铺停售. */
const BETWEEN = /[被了的我你他们吗呢吧啊把就还都也给]/g;
const BREAKS = /[\s\p{P}\p{S}]+/u;
const WIDE = "\u3040-\u9fff\uac00-\ud7a3\uf900-\ufaff";
const RUNS = new RegExp(`[${WIDE}]+|[^${WIDE}]+`, "g");
const SPACE_AFTER_WIDE = new RegExp(`([${WIDE}]) `, "g");
const SPACE_BEFORE_WIDE = new RegExp(` (?=[${WIDE}])`, "g");
const PLAIN = /^[\u4e00-\u9fff\uac00-\ud7a3a-z0-9]*$/;
/** A character that is compared by pairs. */
export const CJK = /[\u3040-\ud7a3]/;

/** @param {string} text */
const folded = (text) => text.normalize("NFKC").toLowerCase().split(BREAKS);

/**
 * Return a text as it is compared: one width, lower case, and no space beside a Chinese or Korean character.
 * @param {string} text
 */
export const squeeze = (text) =>
  PLAIN.test(text)
    ? text
    : folded(text).join(" ").replace(SPACE_AFTER_WIDE, "$1").replace(SPACE_BEFORE_WIDE, "").trim();

/**
 * Return the words of a query; a Korean letter that is still being typed is left out.
 * @param {string} query
 */
export function wordsOf(query) {
  const words = (/** @type {string} */ text) =>
    folded(text).map((word) => word.replace(/[\u3131-\u318e\u1100-\u11ff]+$/, "")).filter(Boolean);
  const meant = words(query.replace(ASKING, " "));
  return meant.length > 0 ? meant : words(query);
}

/**
 * Return the words of a query without what stands between words.
 * @param {string[]} words
 */
export const bare = (words) => words.map((word) => word.replace(BETWEEN, "")).filter(Boolean);

/**
 * Return the spans of a word: Chinese or Korean, and what is neither.
 * @param {string} word
 */
export const spansOf = (word) => word.match(RUNS) ?? [];

/**
 * Cut a run into known words, the longest first, and what is left between them.
 * @param {string} run
 * @param {Set<string>} known
 */
function cut(run, known) {
  /** @type {{ span: string, isKnown: boolean }[]} */
  const spans = [];
  let rest = "";
  let at = 0;
  while (at < run.length) {
    let length = Math.min(LONGEST_WORD, run.length - at);
    while (length > 1 && !known.has(run.slice(at, at + length))) length -= 1;
    if (length > 1) {
      if (rest) spans.push({ span: rest, isKnown: false });
      spans.push({ span: run.slice(at, at + length), isKnown: true });
      rest = "";
    } else {
      rest += run[at];
    }
    at += length;
  }
  if (rest) spans.push({ span: rest, isKnown: false });
  return spans;
}

/**
 * Return the pairs of a query, each with its say, and the known words in it.
 * @param {string[]} words
 * @param {Set<string>} known
 */
export function pairsOf(words, known) {
  /** @type {Map<string, number>} */
  const says = new Map();
  /** @type {Set<string>} */
  const phrases = new Set();
  /** @param {string} pair @param {number} say */
  const add = (pair, say) => says.set(pair, Math.max(say, says.get(pair) ?? 0));
  for (const run of words.flatMap(spansOf)) {
    if (!CJK.test(run)) {
      add(run, 1);
      continue;
    }
    let at = 0;
    for (const { span, isKnown } of cut(run, known)) {
      if (isKnown) phrases.add(span);
      for (let index = 0; index < span.length - 1; index += 1) {
        add(span.slice(index, index + 2), isKnown ? 1 : SAYS.unknown);
      }
      at += span.length;
      if (at < run.length) add(run.slice(at - 1, at + 1), SAYS.seam);
    }
    if (run.length === 1) add(run, SAYS.unknown);
  }
  // In 제314조 the number says it all.
  const pairs = [...says].filter(([pair]) => pair.length > 1);
  return { says: pairs.length > 0 ? pairs : [...says], phrases: [...phrases] };
}
