// The words that the pages use, and other words for the same things.

import { CJK, squeeze } from "./query.js";

const PARTS = /[\s·,(（、，]+/;

/** The words of one language's pages. */
export class Vocabulary {
  /**
   * @param {string[][]} aliases each: the term, then other words for it
   * @param {string[]} titles of pages, with their keywords
   */
  constructor(aliases, titles) {
    // The longest first: 허위 신고자 is not 허위 신고 and a syllable.
    this.aliases = aliases
      .flatMap(([to, ...others]) =>
        others.map((from) => ({ from: squeeze(from), to: squeeze(to) }))
      )
      .sort((one, other) => other.from.length - one.from.length);
    const titled = titles.flatMap((title) => [title, ...title.split(PARTS)]);
    const words = [...this.aliases.flatMap(({ from, to }) => [from, to]), ...titled.map(squeeze)];
    this.known = new Set(words.filter((word) => word.length > 1));
    this.whole = [...this.known].join("\n");
  }

  /**
   * Return a word and those that the pages use for it.
   * @param {string} word
   */
  said(word) {
    return [word, ...this.aliases.filter(({ from }) => from === word).map(({ to }) => to)];
  }

  /**
   * Return a query with other words replaced by those that the pages use; null where it has none.
   * @param {string[]} words
   */
  replaced(words) {
    const found = [];
    let rest = words.join(" ");
    for (const { from, to } of this.aliases) {
      const isWide = CJK.test(from);
      // A Latin word is replaced as a whole only.
      const spaced = isWide ? rest.replaceAll(" ", "") : ` ${rest} `;
      if (from.length < 2 || !spaced.includes(isWide ? from : ` ${from} `)) continue;
      found.push(to);
      rest = spaced.replace(from, " ").trim();
    }
    return found.length > 0 ? [...found, ...rest.split(" ").filter(Boolean)] : null;
  }
}
