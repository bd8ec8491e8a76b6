// The triage, one question at a time. Without this script all of it stands on the page, linked by anchors.
import { el, learn, many, say } from "./dom.js";

/**
 * Show one question or outcome of `section`, as the address says, and the way back.
 * @param {HTMLElement} section
 */
export function start(section) {
  learn(section);
  const steps = many(section, "[data-question], [data-outcome]");
  const first = steps.find(({ id }) => id === section.dataset.start) ?? steps[0];
  /** @type {Map<HTMLElement, HTMLAnchorElement>} */
  const back = new Map();
  for (const step of steps) {
    step.tabIndex = -1;
    if (step === first) continue;
    const before = steps.find((one) => one.querySelector(`a[href="#${step.id}"]`)) ?? first;
    const link = el("a", { href: `#${before.id}` }, say("triage.back"));
    const again = el("a", { href: `#${first.id}` }, say("triage.again"));
    back.set(step, link);
    step.append(el("p", { className: "triage__back" }, link, " · ", again));
  }
  let shown = first;

  /** @param {boolean} focus */
  function show(focus) {
    const current = steps.find((step) => `#${step.id}` === location.hash) ?? first;
    // Several questions may lead to one step: back is where the reader came from.
    const cameFrom = shown.querySelector(`li a[href="#${current.id}"]`);
    const link = back.get(current);
    if (cameFrom && link) link.href = `#${shown.id}`;
    shown = current;
    for (const step of steps) step.hidden = step !== current;
    if (focus) current.focus({ preventScroll: true });
  }

  // Links to other parts of the page, such as the one past the menus, leave the step as it is.
  addEventListener("hashchange", () => {
    if (!location.hash || steps.some(({ id }) => `#${id}` === location.hash)) show(true);
  });
  section.classList.add("is-stepwise");
  show(false);
}
