// The entities of HTML: numbers of any kind, and the names that mails use.

/** Names and code points; a letter with an accent has its capital 32 places before it. */
const TABLE = `
  amp 26 lt 3c gt 3e quot 22 apos 27 nbsp a0 iexcl a1 cent a2 pound a3 curren a4 yen a5 brvbar
  a6 sect a7 uml a8 copy a9 ordf aa laquo ab not ac shy ad reg ae macr af deg b0 plusmn b1
  sup2 b2 sup3 b3 acute b4 micro b5 para b6 middot b7 cedil b8 sup1 b9 ordm ba raquo bb frac14
  bc frac12 bd frac34 be iquest bf times d7 divide f7 szlig df agrave e0 aacute e1 acirc e2
  atilde e3 auml e4 aring e5 aelig e6 ccedil e7 egrave e8 eacute e9 ecirc ea euml eb igrave ec
  iacute ed icirc ee iuml ef ntilde f1 ograve f2 oacute f3 ocirc f4 otilde f5 ouml f6 oslash
  f8 ugrave f9 uacute fa ucirc fb uuml fc yacute fd yuml ff oelig 153 scaron 161 ndash 2013
  mdash 2014 lsquo 2018 rsquo 2019 sbquo 201a ldquo 201c rdquo 201d bdquo 201e dagger 2020
  bull 2022 hellip 2026 permil 2030 prime 2032 lsaquo 2039 rsaquo 203a euro 20ac trade 2122
  larr 2190 uarr 2191 rarr 2192 darr 2193 harr 2194 minus 2212 ensp 2002 emsp 2003 thinsp 2009
  zwnj 200c zwj 200d lrm 200e rlm 200f hearts 2665 check 2713 star 2606 phone 260e sol 2f
  colon 3a comma 2c period 2e excl 21 quest 3f num 23 dollar 24 percnt 25 lpar 28 rpar 29 ast
  2a plus 2b equals 3d commat 40 lsqb 5b rsqb 5d lowbar 5f vert 7c verbar 7c lbrace 7b rbrace
  7d lcub 7b rcub 7d Tab 9 NewLine a
`.trim().split(/\s+/);
/** @type {Map<string, string>} */
const NAMED = new Map();
for (let at = 0; at < TABLE.length; at += 2) {
  const code = parseInt(TABLE[at + 1], 16);
  NAMED.set(TABLE[at], String.fromCodePoint(code));
  if (code >= 0xe0 && code < 0xff && code !== 0xf7) {
    const name = TABLE[at];
    const capital = name === "aelig" ? "AElig" : `${name[0].toUpperCase()}${name.slice(1)}`;
    NAMED.set(capital, String.fromCodePoint(code - 32));
  }
}

/** What stands for itself even where its semicolon was forgotten. */
const UNENDED = /^(?:amp|lt|gt|quot|nbsp)$/;

/**
 * Return the character of a number, as browsers read it: 128 to 159 are those of Windows.
 * @param {number} code
 */
function numbered(code) {
  if (code >= 0x80 && code <= 0x9f) {
    return new TextDecoder("windows-1252").decode(Uint8Array.of(code));
  }
  const none = code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff);
  return none ? "\ufffd" : String.fromCodePoint(code);
}

/**
 * Put characters for the entities in a text; what is none stays.
 * @param {string} text
 */
export const withoutEntities = (text) =>
  text.replace(
    /&(?:#(\d{1,8})|#x([0-9a-f]{1,7})|([a-z][a-z0-9]{1,9}))(;?)/gi,
    (whole, decimal, hex, name, end) => {
      if (decimal) return numbered(Number(decimal));
      if (hex) return numbered(parseInt(hex, 16));
      const character = NAMED.get(name);
      return character && (end || UNENDED.test(name)) ? character : whole;
    },
  );
