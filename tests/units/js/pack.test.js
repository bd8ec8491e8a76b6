// The case pack's own parts: names, the clocks of a case, the cover, the list of evidence.
import assert from "node:assert/strict";
import { clocksOf } from "../../../docs/assets/js/pure/clocks.js";
import { coverText } from "../../../docs/assets/js/pure/cover.js";
import { exhibitRows } from "../../../docs/assets/js/pure/exhibits.js";
import { marked, naming } from "../../../docs/assets/js/pure/filename.js";
import { hashFile } from "../../../docs/assets/js/pure/sha256.js";
import { wall } from "../../../docs/assets/js/pure/time.js";
import {
  crc32,
  entryOf,
  readZip,
  storedEntry,
  textOf,
  writeZip,
} from "../../../docs/assets/js/pure/zip.js";

Deno.test("a file that is enclosed keeps its name behind its number, as far as every system takes it", () => {
  const names = {
    '판매중지: "소명"/2차?.eml': "붙임1_판매중지 소명 2차.eml",
    "..\\..\\evil.exe": "붙임1_.. .. evil.exe",
    "캡처\u202egnp.exe": "붙임1_캡처gnp.exe",
    ".htaccess": "붙임1.htaccess",
    "???": "붙임1",
  };
  assert.deepEqual(Object.keys(names).map((name) => marked("붙임1", name)), Object.values(names));
});

Deno.test("of two names that are one to Windows the second is numbered", () => {
  const single = naming();
  assert.deepEqual(["A.txt", "a.txt", "A.TXT", "b"].map(single), [
    "A.txt",
    "a (2).txt",
    "A (3).TXT",
    "b",
  ]);
});

const text = { zh: "期限", ko: "기한" };
/** @type {import("../../../docs/assets/js/pure/clocks.js").Clock[]} */
const CLOCKS = [
  { id: "set", what: text, starts_on: "resubmit_by" },
  { id: "day", what: text, starts_on: "opinion_due_on" },
  {
    id: "months",
    what: text,
    starts_on: "told_on",
    amount: 3,
    unit: "months",
    since: "2026-10-02",
  },
  { id: "years", what: text, starts_on: "known_on", amount: 3, unit: "years" },
  {
    id: "work",
    what: text,
    starts_on: "came_at",
    amount: 6,
    unit: "business",
    when: "kind=damaged",
  },
];
const HOLIDAYS = { "2026-12-25": "기독탄신일", "2028-12-25": "기독탄신일" };

/** @param {Record<string, string>} values */
const ends = (values) =>
  clocksOf(CLOCKS, values, HOLIDAYS).map(({ id, at }) => `${id} ${wall(at)}`);

Deno.test("each clock that the case can count ends when it ends, the earliest first", () => {
  assert.deepEqual(
    ends({
      told_on: "2026-11-22",
      known_on: "2026-11-20",
      resubmit_by: "2026-12-01T18:00",
      opinion_due_on: "2026-12-01",
      came_at: "2026-12-18T15:00",
      kind: "damaged",
    }),
    [
      "set 2026-12-01T18:00",
      "day 2026-12-01T23:59",
      "work 2026-12-29T23:59",
      "months 2027-02-22T23:59",
      "years 2029-11-20T23:59",
    ],
  );
});

Deno.test("months end as the Civil Act ends them", () => {
  const last = (/** @type {string} */ day) => ends({ told_on: day })[0].slice(7, 17);
  // From 1 March: three whole months. From 30 November: February has no 30th.
  assert.deepEqual(["2027-02-28", "2026-11-29", "2026-11-30", "2026-11-27"].map(last), [
    "2027-05-31",
    "2027-02-28",
    "2027-02-28",
    "2027-02-27",
  ]);
});

Deno.test("what cannot be counted has no clock", () => {
  assert.deepEqual(ends({}), []);
  assert.deepEqual(ends({ told_on: "2026-10-01" }), []); // before the limit was made
  assert.deepEqual(ends({ told_on: "22/11", resubmit_by: "=1", opinion_due_on: "2026-02-30" }), []);
  assert.deepEqual(ends({ came_at: "2026-12-18T15:00", kind: "not-returned" }), []);
  assert.deepEqual(ends({ came_at: "2029-12-18T15:00", kind: "damaged" }), []); // no holidays known
});

Deno.test("the list of evidence says what the register knows, and invents no author", () => {
  const words = Object.fromEntries(
    ["source", "size", "dated"].map((key) => [key, { zh: key, ko: key }]),
  );
  const file = {
    id: "e",
    name: "원본.eml",
    size: 6,
    sha256: "aa",
    dated: "2026-11-21T01:40",
    note: "통지",
  };
  assert.deepEqual(exhibitRows([file], ["붙임1_원본.eml"], words), [
    [
      1,
      "원본.eml",
      "",
      "",
      "통지",
      "",
      "aa",
      "붙임1_원본.eml\nsize: 6 bytes\ndated: 2026년 11월 21일 01:40",
    ],
  ]);
});

Deno.test("the cover as text has both languages, the reader's first, and no heading without rows", () => {
  const one = { zh: "中", ko: "한" };
  const cover = {
    title: one,
    facts: [/** @type {[typeof one, string]} */ ([one, "Lanhe"])],
    lists: [
      { title: one, rows: [/** @type {[string, typeof one]} */ (["01/가.docx", one])] },
      { title: { zh: "空", ko: "빈" }, rows: [] },
    ],
    note: { zh: "同", ko: "同" },
  };
  assert.equal(
    coverText(cover, "zh"),
    "中 / 한\n\n中 / 한: Lanhe\n\n[中 / 한]\n01/가.docx\n    中 / 한\n\n同\n",
  );
  assert.ok(coverText(cover, "ko").startsWith("한 / 中\n"));
});

Deno.test("a file goes into an archive as it lies, its checksum told from slices", async () => {
  const file = new Blob(["붙임", new Uint8Array(4_200_000), "끝"]);
  let crc = 0;
  let read = 0;
  await hashFile(file, (done, slice) => {
    crc = crc32(slice, crc);
    read = done;
  });
  assert.equal(read, file.size);
  const whole = await entryOf("x", await file.arrayBuffer());
  assert.equal(crc, whole.crc);
  const entry = storedEntry("붙임1_영상.mp4", file, crc);
  assert.equal(entry.packed, file);
  const archive = await writeZip([entry, await entryOf("뒤", "뒤")], "1970-01-01T09:00")
    .arrayBuffer();
  const [first, second] = readZip(archive);
  assert.deepEqual([first.method, first.size, first.crc], [0, file.size, crc]);
  assert.equal(await textOf(second), "뒤");
  assert.equal(new DataView(archive).getUint16(12, true) >>> 9, 0); // 1980, the first year that it can say
});
