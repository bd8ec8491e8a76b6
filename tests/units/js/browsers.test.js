// What differs between browsers, and what only some of them would show.
import assert from "node:assert/strict";
import { calendar } from "../../../docs/assets/js/pure/ics.js";
import { deadline, stage } from "../../../docs/assets/js/pure/deadline.js";
import { registerList } from "../../../docs/assets/js/pure/evidence.js";
import { isInApp } from "../../../docs/assets/js/pure/inapp.js";
import { hashFile } from "../../../docs/assets/js/pure/sha256.js";
import { HOUR, writtenMoment } from "../../../docs/assets/js/pure/time.js";

const KOREAN = { list: "첨부", taken: "확보" };

Deno.test("a browser inside another app is known by its name, a real one is not taken for it", () => {
  const apps = [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.42(0x18002a2f) NetType/WIFI Language/zh_CN",
    "Mozilla/5.0 (Linux; Android 13; SM-S911N) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/119.0.0.0 Mobile Safari/537.36 KAKAOTALK/10.4.5 (INAPP)",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 NAVER(inapp; search; 2000; 12.4.3; 14)",
    "Mozilla/5.0 (Linux; Android 12) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/108 Mobile Safari/537.36 Line/13.1.0/IAB",
    "Mozilla/5.0 (Linux; Android 12) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/109 MQQBrowser/6.2 Mobile Safari/537.36 V1_AND_SQ_8.9.85 QQ/8.9.85.12820",
    "Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 AliApp(DingTalk/7.0.40)",
  ];
  const real = [
    "Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/119.0.0.0 Mobile Safari/537.36",
    "Mozilla/5.0 (Linux; U; Android 12; zh-cn) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/109 MQQBrowser/14.0 Mobile Safari/537.36",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/118 Whale/3.23.214.10 Safari/537.36",
    "Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/23.0 Chrome/115 Mobile Safari/537.36",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Mobile/15E148 Safari/604.1 Offline/1",
  ];
  assert.deepEqual(apps.map(isInApp), apps.map(() => true));
  assert.deepEqual(real.map(isInApp), real.map(() => false));
});

Deno.test("hashing is stopped without throwIfAborted, which Chrome has only since 100", async () => {
  const stop = new AbortController();
  stop.abort();
  Object.defineProperty(stop.signal, "throwIfAborted", { value: undefined });
  await assert.rejects(hashFile(new Blob(["x"]), () => {}, stop.signal), { name: "AbortError" });
  const going = new AbortController().signal;
  Object.defineProperty(going, "throwIfAborted", { value: undefined });
  assert.match(await hashFile(new Blob(["x"]), () => {}, going), /^2d711642/);
});

Deno.test("a deadline after 2099 is none: the last day and one more showed NaN", () => {
  const received = "2099-12-31T23:59";
  for (const kind of ["calendar", "business", "hours"]) {
    assert.equal(deadline({ received, kind, amount: "1" }, {}), null);
  }
  const last = deadline({ received: "2099-12-30T10:00", kind: "calendar", amount: "1" }, {});
  assert.equal(writtenMoment(last?.at ?? 0, 9, "ko"), "2099년 12월 31일(목) 23:59");
});

Deno.test("the time left is told anew by stages, not by minutes", () => {
  const hours = [200, 167.9, 71, 30, 23.9, 2.5, 0.5, -1];
  assert.deepEqual(hours.map((left) => stage(left * HOUR)), [0, 1, 2, 2, 3, 4, 5, 6]);
  assert.equal(stage(50 * HOUR), stage(49.9 * HOUR));
});

Deno.test("a bare CR in a title adds no line to a calendar", () => {
  const event = { id: "a", at: 0, title: "가\rX-EVIL:1", description: "나\r\n다\n라", before: [] };
  const lines = calendar([event], 0).split(/\r\n|\r|\n/);
  assert.ok(lines.includes("SUMMARY:가\\nX-EVIL:1"));
  assert.ok(lines.includes("DESCRIPTION:나\\n다\\n라"));
  assert.ok(!lines.some((line) => line.startsWith("X-EVIL")));
});

Deno.test("the name of a file adds no entry to the list of evidence, and turns nothing around", () => {
  const file = { id: "a", name: "하나\n2. 둘\u202egpj.exe", sha256: "aa\n3. 셋" };
  const list = registerList([/** @type {any} */ (file)], KOREAN);
  assert.deepEqual(list.split("\n"), [
    "첨부",
    "1. 하나 2. 둘gpj.exe (? bytes)",
    "   SHA-256: aa 3. 셋",
    "",
  ]);
});
