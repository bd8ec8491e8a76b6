// A copy of a notice that may be shown to others: only the pattern of its sentences is left. Too much is taken rather
// than too little; what a short number of days says stays.
import { plain } from "./noticetext.js";

/** @import { Reading } from "./shapes.js" */

/** @typedef {{ text: string, open: boolean }} Piece what is open may still be taken */

/** What in a Korean notice is no name though it is written in Latin letters. */
const COMMON =
  "VendorInventory|Item|Name|[a-zA-Z]{0,15}[iI]d|WING|Wing|Coupang|KC|KS|CE|FDA|KST|ID|SKU|URL|PDF|JPG|PNG|CS|TEL|" +
  "Tel|FAX|Fax|VAT|FAQ|IP";
/** Whom a notice calls by what he is. */
const CALLED =
  "판매자|파트너|고객|담당자|회원|구매자|소비자|사업자|셀러|대표|대표자|여러분|입점사|사장|점주";
/** What stands before the name of a person, and what before the name of a firm. */
const TITLES = "담당자|대표이사|대표자?|변호사|변리사|관세사|작성자|성명|이름";
const FIRMS = "법무법인|특허법인|관세법인|법률사무소|특허법률사무소|특허사무소|관세사무소";
/** Nine Korean names of ten begin so. */
const FAMILIES =
  "김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구민류나진지엄채원천방공현함변염여추도소석선설마길";
/** What stands before a colon when something behind it is a name or an address. */
const LABELS =
  "상품|제품|품명|브랜드|상표|판매자|업체|상호|회사|법인|스토어|대표|담당|성명|이름|주소|권리자|신고인|신고자|의뢰인|수신|발신|" +
  "보낸|받는|받은|제목|참조|고객|구매자|수령|예금주|은행|계좌|연락처|전화|작성자|발신인|수신인|" +
  "发件人|收件人|主题|姓名|地址|公司|店铺|商品|品牌|From|To|Cc|Subject|Name|Address";
const PROVINCES =
  "서울|부산|대구|인천|광주|대전|울산|세종|경기|강원|충북|충남|충청|전북|전남|전라|경북|경남|경상|제주";

/**
 * What is taken, and what stands in its place, in this order. What the first group catches is kept before it.
 * @type {[string, RegExp][]}
 */
const TAKEN = [
  ["link", /()(?:https?:\/\/|www\.)[^\s<>"']{1,2000}/giu],
  ["mail", /()[^\s<>()[\],;:"'@＠]{0,99}[@＠][^\s<>()[\],;:"'@＠]{0,255}/gu],
  ["link", /()[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63}){0,9}\.[a-z]{2,12}(?![a-z0-9])/giu],
];

/** @type {[string, RegExp][]} */
const THEN = [
  [
    "details",
    new RegExp(`([^\\n:]{0,12}(?:${LABELS})[^\\n:]{0,9}: {0,9})[^ \\n][^\\n]{0,2000}`, "gu"),
  ],
  [
    "address",
    new RegExp(
      `()(?:${PROVINCES})[가-힣]{0,6} {1,2}[가-힣]{1,9}[시군구] [^\\n;]{0,80}`,
      "gu",
    ),
  ],
  ["address", /()[\u4e00-\u9fff]{2,9}[省市区县][^\s,，。;]{1,60}[号室楼栋]/gu],
  [
    "date",
    /()20[0-9]{2} ?[년年./-] ?[0-9]{1,2} ?[월月./-] ?[0-9]{1,2}(?: ?[일日]|\.)?/gu,
  ],
  ["date", /()[0-9]{1,2} ?[월月] ?[0-9]{1,2} ?[일日号]|()[0-9]{1,2}\/[0-9]{1,2}(?![0-9])/gu],
  ["time", /()[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?/gu],
  ["amount", /()(?:[₩￦¥$€] ?[0-9][0-9,.]{0,20}|[0-9][0-9,.]{0,20} ?[천만억]{0,3} ?[원元])/gu],
  // Numbers and codes of any kind: four digits or more, whatever letters and signs stand between them.
  [
    "number",
    /()\+?[A-Za-z]{0,9}(?:\p{Nd}[A-Za-z .,:~()/_-]{0,3}){3,60}\p{Nd}[A-Za-z\p{Nd}]{0,40}/gu,
  ],
  ["name", /()[^\s,.()]{1,30}(?:주식회사|유한회사|㈜|\(주\)|有限公司)/gu],
  ["name", /()(?:주식회사|유한회사|㈜|\(주\)|\(유\)) ?[^\s,.()]{1,30}/gu],
  ["name", new RegExp(`((?:${FIRMS}) )[^\\s,.()]{1,20}`, "gu")],
  ["name", new RegExp(`((?:${TITLES}) {1,2})[${FAMILIES}][가-힣]{1,2}(?![가-힣])`, "gu")],
  [
    "name",
    new RegExp(
      `(^|[^가-힣])(?!(?:${CALLED}) ?님)[가-힣]{2,4}(?= ?(?:님|귀하|드림|배상)(?:$|[^가-힣]))`,
      "gu",
    ),
  ],
  ["name", /()[\u4e00-\u9fff]{1,4}(?=先生|女士|小姐)/gu],
];

/** Rows of a list go on behind a number with what it is the number of; sentences go on with what happened to it. */
const NUMBERED = new Set(["[product_id]", "[number]", "[product_name]"]);
const ROW = /^[ |/,:;·(-]{1,4}(?!.*(?:니다|세요|시오|바랍|까지|이내|하여))[^\n]{2,}/;

const LATIN = new RegExp(
  `(^|[^\\p{Script=Latin}\\p{Nd}])(?!(?:${COMMON})(?![A-Za-z]))\\p{Script=Latin}[\\p{Script=Latin}\\p{Nd}'&-]+`,
  "gu",
);

/**
 * Take what a pattern finds out of what is still open.
 * @param {Piece[]} pieces
 * @param {string} name
 * @param {RegExp} pattern
 */
function taken(pieces, name, pattern) {
  return pieces.flatMap((piece) => {
    if (!piece.open) return [piece];
    /** @type {Piece[]} */
    const found = [];
    let end = 0;
    for (const { 0: words, 1: before = "", index } of piece.text.matchAll(pattern)) {
      found.push({ text: piece.text.slice(end, index) + before, open: true });
      found.push({ text: `[${name}]`, open: false });
      end = index + words.length;
    }
    return [...found, { text: piece.text.slice(end), open: true }];
  });
}

/**
 * Take the rest of rows of which the number was taken.
 * @param {Piece[]} pieces
 */
const rowsTaken = (pieces) =>
  pieces.flatMap((piece, at) => {
    const follows = piece.open && NUMBERED.has(pieces[at - 1]?.text ?? "");
    const row = follows ? ROW.exec(piece.text)?.[0] : undefined;
    const ends = row !== piece.text || at === pieces.length - 1;
    if (!row || !ends) return [piece];
    const rest = { text: piece.text.slice(row.length), open: true };
    return [{ text: " [details]", open: false }, rest];
  });

/**
 * Return the pattern of values, however their words are spaced.
 * @param {string[]} values the longest first
 */
const asWritten = (values) =>
  new RegExp(
    `()(?:${
      values.map((value) =>
        value.split(" ").map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")).join("[ \\n]+")
      ).join("|")
    })`,
    "gu",
  );

/**
 * Return what was read in the words of the notice, the longest first. Its subject is a sentence like the others.
 * @param {Reading} reading
 */
function valuesIn({ values, undecided, quoted }) {
  /** @type {[string, string[]][]} */
  const found = [
    ...Object.entries(undecided),
    ...[...Object.entries(values), ...Object.entries(quoted.values)]
      .filter(([, { words }]) => words.length > 0)
      .map(/** @returns {[string, string[]]} */ (
        [field, { value }],
      ) => [field, value.split(/, |\n/)]),
  ];
  return found.map(([field, all]) => ({
    field,
    all: all.filter(Boolean).sort((a, b) => b.length - a.length),
  })).filter(({ all }) => all.length > 0);
}

/**
 * Return a text without names, numbers, addresses, amounts, days and all that was read as a value: a word in brackets
 * says what stood there.
 * @param {string} text
 * @param {Reading} reading
 */
export function redact(text, reading) {
  /** @type {Piece[]} */
  let pieces = [{ text: plain(text), open: true }];
  for (const [name, pattern] of TAKEN) pieces = taken(pieces, name, pattern);
  for (const { field, all } of valuesIn(reading)) pieces = taken(pieces, field, asWritten(all));
  for (const [name, pattern] of THEN) pieces = taken(pieces, name, pattern);
  pieces = rowsTaken(pieces);
  const hangul = text.match(/[가-힣]/g)?.length ?? 0;
  const latin = text.match(/[a-z]/gi)?.length ?? 0;
  if (hangul >= latin) pieces = taken(pieces, "word", LATIN);
  return pieces.map((piece) => piece.text).join("");
}
