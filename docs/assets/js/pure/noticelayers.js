// Which part of a mail is the newest, and what it quotes of older ones or passes on. As macros/playbook/notice_layers.py
// tells it: each part is a layer; the lines of the others are left blank in its text, so that places are the same.

const LINE = "[-_=*─]{2,40}";
/** A line between a mail and the one that it carries; the second kind says that it was passed on. */
const BORDER = new RegExp(
  `^[ >]*${LINE} ?(?:original (?:message|e?-?mail)|원본 ?(?:메일|메시지|메세지|이메일)|원문|原始邮件|原邮件) ?${LINE}[ ]*$`,
  "i",
);
const PASSED_ON = new RegExp(
  `^[ >]*(?:${LINE} ?(?:forwarded (?:message|by)[^\\n]{0,60}?|` +
    `전달(?:된|한)? ?(?:메일|메시지|메세지|이메일)|转发的?邮件) ?${LINE}|` +
    "begin forwarded message:|전달된 메시지(?: 시작)?:)[ ]*$",
  "i",
);
const WROTE = new RegExp(
  "^[ >]*(?:On [^\\n]{4,200}[ \\n]wrote:|" +
    "[^\\n]{0,40}20[0-9]{2} ?[년年.-][^\\n]{4,200}\\n?[^\\n]{0,100}" +
    "(?:님이 (?:다음과 같이 )?(?:작성|썼|쓴)[^\\n]{0,8}|写道)[:：])[ ]*$",
);
/** The lines of a head that a mailer writes above what it carries. */
const FROM = /^[ >*]*(?:보낸 ?사람|보낸 ?이|발신(?=[^\n]{0,200}@)|from|发件人)[ *]*:/i;
const DATE = /^[ >*]*(?:보낸 ?날짜|보낸 ?시간|날짜|일시|date|sent|发送时间|日期|时间)[ *]*:/i;
const REST = /^[ >*]*(?:받는 ?사람|받은 ?사람|참조|제목|to|cc|subject|收件人|抄送|主题)[ *]*:/i;
const HEAD_LINES = 6;
const FORWARD = /^[ [(]*(?:re ?: ?)?(?:fwd?|전달|转发)[ \])]?[:：]/i;
const MOST_LAYERS = 20;
/** So many quoted lines to the end of a mail are a mail, not a list. */
const QUOTED_LINES = 3;

/**
 * One mail of those that a mail carries.
 * @typedef {object} Layer
 * @property {string} text as long as the whole: the lines of the others are blank
 * @property {boolean} passedOn the line above it says that it was forwarded
 */

/**
 * Tell whether a subject says that the mail passes another one on.
 * @param {string} subject
 */
export const isForward = (subject) => FORWARD.test(subject);

/** @param {string} line */
const isBlank = (line) => line.trim() === "";
/** @param {string} line */
const isHead = (line) => FROM.test(line) || DATE.test(line) || REST.test(line);

/**
 * Return the end of the head of a mail that begins at a line, or after blank ones; where none does, the line.
 * @param {string[]} lines
 * @param {number} start
 */
function headEnd(lines, start) {
  const ahead = lines.slice(start, start + 3).findIndex((line) => !isBlank(line));
  const first = start + Math.max(ahead, 0);
  const head = lines.slice(first, first + HEAD_LINES);
  if (head.length === 0 || !FROM.test(head[0])) return start;
  if (!head.some((line) => DATE.test(line)) || !head.some((line) => REST.test(line))) return start;
  return first + head.reduce((last, line, index) => isHead(line) ? index : last, 0) + 1;
}

/**
 * Yield the lines at which another mail begins: what shows it, the first of them, and the one after the last.
 * @param {string[]} lines
 * @returns {Generator<["border" | "passed-on" | "wrote" | "quoted", number, number]>}
 */
function* marks(lines) {
  const shown = [...lines.keys()].filter((index) => !isBlank(lines[index]));
  const plain = shown.filter((index) => !lines[index].startsWith(">")).at(-1) ?? -1;
  const tail = shown.filter((index) => index > plain);
  // Lines that all have a label are a list.
  const isMail = tail.length >= QUOTED_LINES && tail.some((index) => !lines[index].includes(":"));
  let past = 0;
  let quoted = false;
  for (const index of shown) {
    if (index < past) continue;
    const line = lines[index];
    const passedOn = PASSED_ON.test(line);
    const one = WROTE.test(line);
    const end = headEnd(lines, index);
    if (passedOn || BORDER.test(line)) {
      past = headEnd(lines, index + 1);
      yield [passedOn ? "passed-on" : "border", index, past];
    } else if (end > index) {
      past = end;
      yield ["border", index, past];
    } else if (one || WROTE.test(lines.slice(index, index + 2).join("\n"))) {
      [past, quoted] = [index + (one ? 1 : 2), true];
      yield ["wrote", index, past];
    } else if (index === tail[0] && isMail && !quoted) {
      yield ["quoted", index, index];
    }
  }
}

/**
 * Return the mails in a plain text, the newest first; one where it carries none.
 * @param {string} text
 * @returns {Layer[]}
 */
export function layers(text) {
  const lines = text.split("\n");
  const passedOn = [false];
  /** @type {number[]} */
  const owners = [];
  /** @type {number | null} whose lines stand between quoted ones */
  let answering = null;
  /** @param {number} end */
  const own = (end) => {
    for (const line of lines.slice(owners.length, end)) {
      const isQuoted = answering === null || isBlank(line) || line.startsWith(">");
      owners.push(isQuoted ? passedOn.length - 1 : answering ?? 0);
    }
  };
  for (const [kind, start, end] of marks(lines)) {
    if (passedOn.length > MOST_LAYERS) break;
    own(start);
    if (!lines[start].startsWith(">")) answering = null;
    if (answering === null && kind === "wrote") {
      const next = lines.slice(end).find((line) => !isBlank(line));
      if (next?.startsWith(">")) answering = passedOn.length - 1;
    }
    passedOn.push(kind === "passed-on");
    for (let line = start; line < end; line += 1) owners.push(passedOn.length - 1);
  }
  own(lines.length);
  return passedOn.map((isOn, one) => ({
    text: lines.map((line, at) => owners[at] === one ? line : "\n".repeat(line.length)).join("\n"),
    passedOn: isOn,
  }));
}
