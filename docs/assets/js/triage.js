// The triage, one question at a time. Without this script all of it stands on the page, linked by anchors.
import { el, learn, say } from "./dom.js";

/** Show one question or outcome of `section`, as the address says, and the way back. */
export function start(section) {
  learn(section);
  const steps = [...section.querySelectorAll("[data-question], [data-outcome]")];
  const first = document.getElementById(section.dataset.start) ?? steps[0];
  const before = (step) => steps.find((one) => one.querySelector(`a[href="#${step.id}"]`));
  for (const step of steps) {
    step.tabIndex = -1;
    if (step !== first) step.append(el("p", { className: "triage__back" }, el("a", { href: `#${before(step)?.id ?? first.id}` }, say("triage.back")), " · ", el("a", { href: `#${first.id}` }, say("triage.again"))));
  }
  function show(focus) {
    const current = steps.find((step) => `#${step.id}` === location.hash) ?? first;
    for (const step of steps) step.hidden = step !== current;
    if (focus) current.focus({ preventScroll: true });
  }
  addEventListener("hashchange", () => show(true));
  section.classList.add("is-stepwise");
  show(false);
}
