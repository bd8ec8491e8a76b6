// A file that came in has asked something: what the answer sets off, and that one may stop.
import { listen, report, say } from "./dom.js";

/**
 * Let the buttons of `form` bring in what was chosen, or nothing.
 * @param {HTMLElement} root below it is told what happened
 * @param {HTMLElement} form
 * @param {() => void} merge
 */
export const answered = (root, form, merge) =>
  listen(form, {
    merge,
    cancel() {
      form.remove();
      report(root, say("transfer.cancelled"));
    },
  });
