// The reader of notices: several may lie on the page, one is shown.
import { prepare } from "../pure/noticetable.js";
import { el, listen, many, one, report, say } from "./dom.js";
import { claims, deadlineKept, differs } from "./noticeclaims.js";
import { open, receivedAt } from "./noticeopen.js";
import { sharing } from "./noticeshare.js";
import { nameOf, show } from "./noticeshow.js";
import { ask, evidenceOf, put } from "./noticeuse.js";

/** @import { NotMail } from "../pure/mail.js" */
/** @import { Item, NoticePage, Source } from "./noticeopen.js" */

/** @typedef {{ take: (sources: Source[]) => Promise<void> }} Reader */

/** @type {Record<string, string>} what a file is -> what is said of it */
const BAD = {
  "archive": "zip",
  "docx": "document",
  "empty": "empty",
  "hwp": "document",
  "image": "image",
  "msg": "outlook",
  "office": "document",
  "pdf": "pdf",
  "program": "program",
  "rtf": "document",
  "too-big": "too-big",
  "zip": "zip",
};

/**
 * Bring the reader below `root` to life.
 * @param {HTMLElement} root
 * @param {NoticePage} page
 * @returns {Reader}
 */
export function bring(root, page) {
  // Half of the first reading is to compile the patterns.
  setTimeout(() => prepare(page.table));
  const place = one(root, "[data-notice-result]");
  const several = one(root, "[data-several]");
  /** @type {Item[]} */
  const items = [];
  /** @type {Item} */
  let shown;

  /** @param {Item} item */
  function display(item) {
    shown = item;
    const bar = barOf();
    const share = sharing(item);
    const refresh = show(place, item, page, {
      bar,
      share,
      // What was changed since is not in the case yet.
      changed() {
        one(bar, ".intake__after").hidden = true;
      },
      received(moment) {
        receivedAt(shown, page, moment);
        display(shown);
        (many(place, "[data-ask] input")[0] ?? place).focus();
      },
      again() {
        display(shown);
        place.focus();
      },
    });
    listen(bar, { "use-notice": () => use(bar, refresh) });
    place.hidden = false;
    several.hidden = items.length < 2;
    several.replaceChildren(...items.map((other) => {
      const button = el("button", { type: "button", className: "button" }, nameOf(other, page));
      button.setAttribute("aria-pressed", String(other === item));
      button.addEventListener("click", () => {
        display(other);
        place.focus();
      });
      return button;
    }));
  }

  function barOf() {
    const button = el(
      "button",
      { type: "button", className: "button button--primary" },
      say("notice.use"),
    );
    button.dataset.action = "use-notice";
    const said = el("p", { className: "said" });
    said.dataset.said = "";
    said.setAttribute("role", "status");
    const after = el("p", { className: "bar intake__after", hidden: true });
    const asked = el("div", { className: "intake__asked" });
    return el(
      "div",
      { className: "intake__bar" },
      el("p", { className: "bar" }, button),
      el("p", { className: "fine" }, say("notice.use-help")),
      asked,
      said,
      after,
    );
  }

  /**
   * @param {HTMLElement} bar
   * @param {() => void} refresh
   */
  async function use(bar, refresh) {
    const item = shown;
    const button = one(bar, "[data-action=use-notice]", HTMLButtonElement);
    if (button.getAttribute("aria-disabled") === "true") return;
    button.setAttribute("aria-disabled", "true");
    try {
      const all = claims(item, page);
      const different = all.filter(differs);
      if (different.length > 0) {
        report(bar, say("notice.conflict-said", { n: different.length }));
      }
      const choices = different.length > 0
        ? await ask(one(bar, ".intake__asked"), different)
        : new Map();
      if (!choices) {
        report(bar, say("notice.stopped-using"));
        button.focus();
        return;
      }
      report(bar, say("notice.using"));
      const { back, n, files } = put(item, all, choices, await evidenceOf(item, page), page);
      const kept = deadlineKept(item, page);
      const told = n + files === 0
        ? [say(different.length > 0 ? "notice.used-none" : "notice.used-same"), kept]
        : [
          say("notice.used", { n, files }),
          kept,
          !kept && (item.reading.deadline || item.reading.deadlines.length > 0)
            ? say("notice.term-not-kept")
            : "",
          item.file ? "" : say("notice.pasted-no-file"),
        ];
      item.isUsed = true;
      refresh();
      const after = one(bar, ".intake__after");
      report(
        bar,
        told.join(""),
        n + files === 0 ? undefined : () => {
          back();
          item.isUsed = false;
          after.hidden = true;
          refresh();
        },
      );
      const best = page.letters[item.reading.letters[0] ?? ""];
      after.replaceChildren(
        ...best
          ? [
            el(
              "a",
              { href: best.href, className: "button button--primary" },
              say("notice.write", { name: best.title }),
            ),
          ]
          : [],
        el("a", { href: page.desk, className: "button" }, say("notice.desk")),
      );
      after.hidden = false;
    } finally {
      button.removeAttribute("aria-disabled");
    }
  }

  /** @param {Source} source @returns {Promise<{ item?: Item, bad?: string }>} */
  async function opened(source) {
    const name = source.file?.name ?? say("notice.pasted");
    try {
      const read = await open(source, page, name);
      if (!("kind" in read)) return { item: read };
      const { is } = /** @type {NotMail} */ (read);
      const what = say(`notice.bad-${BAD[is] ?? "other"}`);
      return { bad: say("notice.bad", { name, what }) };
    } catch (error) {
      // A folder, or a file that has gone.
      if (!(error instanceof DOMException)) throw error;
      return { bad: say("notice.bad", { name, what: say("notice.bad-unreadable") }) };
    }
  }

  return {
    async take(sources) {
      const problems = [];
      const before = items.length;
      for (const source of sources) {
        const { item, bad } = await opened(source);
        if (bad) problems.push(bad);
        if (item) items.push(item);
      }
      const added = items.slice(before);
      if (added.length > 0) {
        display(added[0]);
        place.focus({ preventScroll: true });
        place.scrollIntoView({ block: "start" });
      }
      const done = added.map((item) => say("notice.done", { what: nameOf(item, page) }));
      report(root, [...done, ...problems].join(" "));
    },
  };
}
