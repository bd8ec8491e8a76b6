// The draft of an answer to the mail in which the notice came: the letter as its text and as the file that is attached.
import { inOrder } from "../pure/evidence.js";
import { letterText } from "../pure/outgoing.js";
import { mailToAnswer, replyDraft } from "../pure/replydraft.js";
import { fillDocx } from "./docx.js";
import { say } from "./dom.js";
import { store } from "./store.js";

/** @import { LetterWithBlank } from "../pure/shapes.js" */

/**
 * Return the draft as the text of an `.eml` file, with the words that tell its reader which mail it answers, whom, and how
 * to go on. Rejects where the blank cannot be read, or no mail is there.
 * @param {LetterWithBlank} letter
 * @param {string} name what the attached file is called
 */
export async function draftOf(letter, name) {
  const values = store.values();
  const mail = mailToAnswer(inOrder(store.all("evidence")), store.value("notice_reference"));
  if (!mail) throw new Error("no mail to answer");
  const docx = await fillDocx(letter, values);
  const text = replyDraft({
    mail,
    own: [store.value("contact_email")],
    text: letterText(letter, values),
    letter: { name, type: docx.type, bytes: new Uint8Array(await docx.arrayBuffer()) },
  });
  const { subject, to } = mail;
  const apart = mail.id ? "" : say("letter.draft-apart");
  /** @param {string} file */
  const words = (file) => say("letter.draft-saved", { file, subject, to }) + apart;
  return { text, words };
}
