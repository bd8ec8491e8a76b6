// The search itself: a query and the pages of one language in, the pages that answer it out. Knows nothing of the page.
//
// Chinese writes no spaces, and Korean writes them freely (판매 정지, 판매정지), so words cannot be looked up: texts are
// compared without spaces, by pairs of characters. A pair is worth more the fewer pages have it.

// What a pair is worth by where it stands.
const TITLE = 14, KEYWORD = 8, DESCRIPTION = 3.5, HEADING = 3, BODY = 0.8, ELSEWHERE = 0.3;
// Words of questions, which say nothing about the answer.
const ASKING = /怎么办|怎么|怎样|如何|什么|哪些|哪里|可以|是不是|要不要|需要|一下|어떻게|어떡하|무엇을|무엇|어디서|어디에|어디|해야|하나요|합니까|할까요|되나요|됩니까|인가요|입니까|하는|방법|하면|싶어요|주세요|(?:당했|받았|됐|되었)을 ?때/g;
const BREAKS = /[\s\p{P}\p{S}]+/u;
const WIDE = "\u3040-\u9fff\uac00-\ud7a3\uf900-\ufaff";
const RUNS = new RegExp(`[${WIDE}]+|[^${WIDE}]+`, "g");

/** Return a text as it is compared: one width, lower case, and no space beside a Chinese or Korean character. */
export const squeeze = (text) =>
  text.normalize("NFKC").toLowerCase().split(BREAKS).join(" ").replace(new RegExp(`([${WIDE}]) `, "g"), "$1").replace(new RegExp(` (?=[${WIDE}])`, "g"), "").trim();

/** Return the words of a query; a Korean letter that is still being typed is left out. */
export function wordsOf(query) {
  const words = (text) => text.normalize("NFKC").toLowerCase().split(BREAKS).map((word) => word.replace(/[\u3131-\u318e\u1100-\u11ff]+$/, "")).filter(Boolean);
  const meant = words(query.replace(ASKING, " "));
  return meant.length ? meant : words(query);
}

// Cut a run into known words, the longest first, and what is left between them.
function cut(run, known) {
  const spans = [];
  let rest = "";
  for (let at = 0; at < run.length;) {
    let length = Math.min(12, run.length - at);
    while (length > 1 && !known.has(run.slice(at, at + length))) length -= 1;
    if (length > 1) {
      if (rest) spans.push([rest, false]);
      spans.push([run.slice(at, at + length), true]);
      rest = "";
    } else rest += run[at];
    at += length;
  }
  return rest ? [...spans, [rest, false]] : spans;
}

const SEAM = 0.12, UNKNOWN = 0.8;

// The pairs of a query, each with its say: pairs of known words more, pairs across a seam (找律师: 找律) hardly any.
function gramsOf(words, known) {
  const grams = new Map(), phrases = new Set();
  const add = (gram, say) => { grams.set(gram, Math.max(say, grams.get(gram) ?? 0)); };
  for (const word of words) {
    for (const run of word.match(RUNS)) {
      if (!/[\u3040-\ud7a3]/.test(run)) { add(run, 1); continue; }
      const spans = cut(run, known);
      let at = 0;
      for (const [span, isKnown] of spans) {
        if (isKnown) phrases.add(span);
        for (let index = 0; index < span.length - 1; index += 1) add(span.slice(index, index + 2), isKnown ? 1 : UNKNOWN);
        at += span.length;
        if (at < run.length) add(run.slice(at - 1, at + 1), SEAM);
      }
      if (run.length === 1) add(run, UNKNOWN);
    }
  }
  // In 제314조 the number says it all.
  if ([...grams.keys()].some((gram) => gram.length > 1)) for (const gram of grams.keys()) if (gram.length === 1) grams.delete(gram);
  return { grams: [...grams.keys()], says: [...grams.values()], phrases: [...phrases] };
}

const count = (text, gram) => {
  let found = 0;
  for (let at = text.indexOf(gram); at >= 0 && found < 6; at = text.indexOf(gram, at + gram.length)) found += 1;
  return found;
};

/** The pages of one language; `titles` is what is fetched first, the texts may follow. */
export class Index {
  constructor({ pages, entries, aliases }) {
    this.pages = pages.map(([address, title, description, section, weight, keywords]) => ({
      address, title, section, weight, entries: [],
      text: description, fields: { title: squeeze(title), keywords: squeeze(keywords), description: squeeze(description), headings: "", body: "" },
    }));
    this.entries = entries.map(([page, anchor, title]) => ({ page: this.pages[page], anchor, title, words: squeeze(title), text: "", body: "" }));
    for (const entry of this.entries) entry.page.entries.push(entry);
    for (const page of this.pages) page.fields.headings = page.entries.map((entry) => entry.words).join("\n");
    // The longest first: 허위 신고자 is not 허위 신고 and a syllable.
    this.aliases = aliases.map(([from, to]) => [squeeze(from), squeeze(to)]).sort((one, other) => other[0].length - one[0].length);
    this.known = new Set([...this.aliases.flat(), ...pages.flatMap(([, title]) => [squeeze(title), ...title.split(/[\s·,(（、，]+/).map(squeeze)])].filter((word) => word.length > 1));
  }

  /** Add the texts: first those that begin the pages, then those of the entries, in their order. */
  add(texts) {
    const all = [...this.pages, ...this.entries];
    texts.forEach((text, index) => {
      const place = all[index];
      if (index < this.pages.length) place.opening = text;
      else place.text = text;
      place.body = squeeze(text);
    });
    for (const page of this.pages) page.fields.body = [page.body, ...page.entries.map((entry) => entry.body)].join("\n");
  }

  /** Return the pages that answer a query, best first: `{page, entry, text, words}`. */
  find(query) {
    const words = wordsOf(query);
    if (!words.length) return [];
    const best = new Map();
    for (const [asked, trust] of this.#readings(words)) {
      for (const hit of this.#score(asked)) {
        hit.score *= trust;
        if (!(best.get(hit.page)?.score >= hit.score)) best.set(hit.page, { ...hit, words: asked });
      }
    }
    return [...best.values()].sort((one, other) => other.score - one.score);
  }

  // The query as typed; then with the other words for a thing replaced by those that the pages use.
  #readings(words) {
    const readings = [[words, 1]];
    let rest = words.join(" ");
    const found = [];
    for (const [from, to] of this.aliases) {
      const spaced = /[\u3040-\ud7a3]/.test(from) ? rest.replaceAll(" ", "") : ` ${rest} `;
      if (from.length < 2 || !spaced.includes(/[\u3040-\ud7a3]/.test(from) ? from : ` ${from} `)) continue;
      found.push(to);
      rest = spaced.replace(from, " ").trim();
    }
    if (found.length) readings.push([[...found, ...rest.split(" ").filter(Boolean)], 0.95]);
    return readings;
  }

  #score(words) {
    const { grams, says, phrases } = gramsOf(words, this.known);
    const weights = grams.map((gram, index) => {
      const pages = this.pages.filter(({ fields }) => Object.values(fields).some((field) => field.includes(gram))).length;
      return pages ? says[index] * Math.log(1 + this.pages.length / (pages + 2)) : 0;
    });
    const sum = weights.reduce((total, weight) => total + weight, 0);
    if (!sum) return [];
    const whole = squeeze(words.join(" "));
    const asked = { grams, weights, sum, whole, phrases: [...new Set([whole, ...words.flatMap((word) => word.match(RUNS)), ...phrases])].filter((phrase) => phrase.length > 1) };
    return this.pages.map((page) => this.#page(page, asked)).filter(Boolean);
  }

  #page(page, asked) {
    const { grams, weights, sum, whole, phrases } = asked;
    const { title, keywords, description, body } = page.fields;
    const place = this.#place(page, asked);
    let score = place.worth, covered = 0;
    grams.forEach((gram, index) => {
      const worth = title.includes(gram) ? TITLE : keywords.includes(gram) ? KEYWORD : description.includes(gram) ? DESCRIPTION : 0;
      const often = count(body, gram) + count(page.fields.headings, gram);
      score += weights[index] * (worth + ELSEWHERE * Math.log2(1 + often));
      if (worth || place.has.has(gram)) covered += weights[index];
      else if (often) covered += weights[index] * 0.65;
    });
    const coverage = covered / sum;
    if (coverage < 0.3) return null;
    for (const phrase of phrases) {
      const share = sum * Math.min(1, phrase.length / whole.length);
      // 申诉书（通用） is more of an answer to 申诉书 than a long title that has the word somewhere.
      if (title.includes(phrase)) score += 6 * share * (title === phrase ? 2 : (title.startsWith(phrase) ? 1.25 : 1) * Math.min(1, 0.4 + phrase.length / title.length));
      else if (keywords.includes(phrase)) score += 6 * share;
      else if (description.includes(phrase)) score += 2 * share;
    }
    return { page, score: score * page.weight * coverage, entry: place.entry, text: place.text };
  }

  // Where on the page: the entry that says most of the query, or the page's beginning.
  #place(page, { grams, weights, sum, whole, phrases }) {
    const weigh = (words, text) => {
      const dense = Math.min(1, Math.sqrt(16 / (words.length || 1))); // a heading is short, an item of a list is not
      const has = new Set();
      let worth = 0;
      grams.forEach((gram, index) => {
        const found = words.includes(gram) ? HEADING * dense : text.includes(gram) ? BODY : 0;
        worth += weights[index] * found;
        if (found) has.add(gram);
      });
      for (const phrase of phrases) {
        const share = sum * Math.min(1, phrase.length / whole.length);
        if (words.includes(phrase)) worth += share * 1.3 * (words === phrase ? 2 : dense);
        else if (text.includes(phrase)) worth += 0.35 * share;
      }
      return { worth, has };
    };
    let best = { entry: null, text: page.text, ...weigh("", `${page.fields.description}\n${page.body ?? ""}`) };
    if (page.opening && !grams.some((gram) => page.fields.description.includes(gram)) && grams.some((gram) => page.body.includes(gram))) best.text = page.opening;
    for (const entry of page.entries) {
      const found = weigh(entry.words, entry.body);
      if (found.worth > best.worth) best = { entry, text: entry.text, ...found };
    }
    return best;
  }
}
