// The head of the desk: one act to be done now, and the lists that are shown.
import assert from "node:assert/strict";
import { fittingLists, kindsOf } from "../../../docs/assets/js/pure/fitting.js";
import { isDue, nextAct } from "../../../docs/assets/js/pure/nextact.js";

/** @import { Standing, Underway } from "../../../docs/assets/js/pure/nextact.js" */

/** @type {Standing} */
const EMPTY = {
  hasNotice: false,
  isUndated: false,
  hasEvidence: false,
  isNear: false,
  isOver: false,
  fits: null,
  letters: [],
  lastEvent: "",
};
/** @type {Underway} */
const LETTER = { id: "appeal", answers: true, t: 5, out: "", missing: 3 };
const FITS = { id: "appeal", since: "2026-11-22T01:00", answers: true };
const SENT = { ...LETTER, out: "2026-11-22T02:00" };

/** @type {[string, Partial<Standing>, string, string][]} */
const STANDINGS = [
  ["nothing is known", {}, "notice", ""],
  ["a file is there, but no notice", { hasEvidence: true }, "notice", ""],
  ["the triage found the letter, but no notice is in", { fits: FITS }, "notice", ""],
  [
    "there is no notice, but what there is was kept",
    {
      hasEvidence: true,
      fits: FITS,
    },
    "begin",
    "appeal",
  ],
  [
    "a notice was read, and nobody said when it came",
    { isUndated: true, fits: FITS },
    "received",
    "",
  ],
  [
    "a notice was read, and its letter is begun",
    { isUndated: true, letters: [LETTER] },
    "write",
    "appeal",
  ],
  ["a notice, and nothing kept", { hasNotice: true, fits: FITS }, "evidence", ""],
  [
    "nothing is kept, and eight minutes are left",
    { hasNotice: true, isNear: true, fits: FITS },
    "begin",
    FITS.id,
  ],
  ["kept, and nobody knows which letter", { hasNotice: true, hasEvidence: true }, "triage", ""],
  [
    "the letter is known",
    { hasNotice: true, hasEvidence: true, fits: FITS },
    "begin",
    "appeal",
  ],
  ["a letter is begun", { letters: [LETTER] }, "write", "appeal"],
  ["its page was not read yet", { letters: [{ ...LETTER, missing: null }] }, "write", "appeal"],
  ["a letter is whole", { letters: [{ ...LETTER, missing: 0 }] }, "send", "appeal"],
  [
    "the one that was changed last",
    {
      letters: [LETTER, { ...LETTER, id: "inquiry", t: 9 }],
    },
    "write",
    "inquiry",
  ],
  ["the deadline is over, nothing begun", { hasNotice: true, isOver: true }, "late", ""],
  ["over, with the letter that fits", { isOver: true, fits: FITS }, "late", "appeal"],
  ["over, with a letter begun", { isOver: true, letters: [LETTER] }, "late", "appeal"],
  [
    "over, and what is begun only asks",
    { isOver: true, fits: FITS, letters: [{ ...LETTER, id: "inquiry", answers: false }] },
    "late",
    "appeal",
  ],
  [
    "over, and another letter fits since one was begun",
    { isOver: true, fits: { ...FITS, id: "again" }, letters: [LETTER] },
    "late",
    "again",
  ],
  [
    "over, and another answer was written on since one was found",
    { isOver: true, fits: { ...FITS, id: "again", since: "1970-01-01T09:00" }, letters: [LETTER] },
    "late",
    "appeal",
  ],
  [
    "over, and an inquiry was written on after the answer",
    { isOver: true, letters: [LETTER, { ...LETTER, id: "inquiry", t: 9, answers: false }] },
    "late",
    "appeal",
  ],
  ["sent in time, over since", { isOver: true, letters: [SENT] }, "record", "appeal"],
  ["sent", { letters: [SENT], lastEvent: "2026-11-22T01:59" }, "record", "appeal"],
  [
    "something happened since",
    { letters: [SENT], lastEvent: "2026-11-22T02:00" },
    "answer",
    "appeal",
  ],
  [
    "sent, and the next one begun",
    { letters: [SENT, { ...LETTER, id: "again" }] },
    "write",
    "again",
  ],
  [
    "only an inquiry was sent, and the letter that answers is not begun",
    {
      fits: FITS,
      letters: [{ ...SENT, id: "inquiry", answers: false }],
    },
    "begin",
    "appeal",
  ],
  [
    "another answer was sent than the one that was found before",
    {
      fits: FITS,
      letters: [{ ...SENT, id: "general" }],
    },
    "record",
    "general",
  ],
  [
    "the next letter was found out since",
    {
      fits: { ...FITS, id: "again", since: "2026-11-22T03:00" },
      letters: [SENT],
      lastEvent: "2026-11-22T02:30",
    },
    "begin",
    "again",
  ],
  [
    "of two that were sent the later one",
    {
      letters: [SENT, { ...SENT, id: "inquiry", out: "2026-11-23T02:00" }],
    },
    "record",
    "inquiry",
  ],
];
for (const [what, standing, act, letter] of STANDINGS) {
  Deno.test(`what is to be done now: ${what}`, () => {
    assert.deepEqual(nextAct({ ...EMPTY, ...standing }), { act, letter });
  });
}

/** @type {[string, Partial<Standing>, boolean][]} */
const DUE = [
  ["nothing is begun", { fits: FITS }, true],
  ["nothing fits", { letters: [LETTER] }, false],
  ["it is begun", { fits: FITS, letters: [LETTER] }, false],
  ["an inquiry is begun", { fits: FITS, letters: [{ ...LETTER, id: "q", answers: false }] }, true],
  ["another answer went out since", { fits: FITS, letters: [{ ...SENT, id: "general" }] }, false],
  [
    "it was found out since another answer went out",
    { fits: { ...FITS, since: "2026-11-22T03:00" }, letters: [{ ...SENT, id: "general" }] },
    true,
  ],
];
for (const [what, standing, due] of DUE) {
  Deno.test(`whether the letter that fits is still to be written: ${what}`, () => {
    assert.equal(isDue({ ...EMPTY, ...standing }), due);
  });
}

const KINDS = {
  ip: { first: "appeal-ip", lists: ["first", "submit"] },
  returns: { first: "claim", lists: ["keep"] },
};
const LISTS = ["first", "submit", "keep", "monthly"].map((id) => ({ id, isBegun: false }));

Deno.test("a case without a kind of report shows only the lists that were begun", () => {
  assert.deepEqual(fittingLists(LISTS, KINDS, []), []);
  const begun = LISTS.map((list) => ({ ...list, isBegun: list.id === "monthly" }));
  assert.deepEqual(fittingLists(begun, KINDS, []), ["monthly"]);
});

Deno.test("the lists of its kind are shown beside those that were begun, in their order", () => {
  const begun = LISTS.map((list) => ({ ...list, isBegun: list.id === "monthly" }));
  assert.deepEqual(fittingLists(begun, KINDS, ["ip"]), ["first", "submit", "monthly"]);
});

Deno.test("the kind is the one that was found out, or else the one that a begun letter answers", () => {
  assert.deepEqual(kindsOf(KINDS, "returns", ["appeal-ip"]), ["returns"]);
  assert.deepEqual(kindsOf(KINDS, "", ["appeal-ip"]), ["ip"]);
  assert.deepEqual(kindsOf(KINDS, "constructor", []), []);
});
