// The triage, one question at a time. Without this script all of it stands on the page, linked by anchors.
import { el, learn, say } from "./dom.js";

/** Show one question or outcome of `section`, as the address says, and the way back. */
export function start(section) {
  learn(section);
  const steps = [...section.querySelectorAll("[data-question], [data-outcome]")];
  const first = document.getElementById(section.dataset.start) ?? steps[0];
  const before = (step) => steps.find((one) => one.querySelector(`a[href="#${step.id}"]`));
  const back = new Map();
  for (const step of steps) {
    step.tabIndex = -1;
    if (step === first) continue;
    back.set(step, el("a", { href: `#${before(step)?.id ?? first.id}` }, say("triage.back")));
    step.append(el("p", { className: "triage__back" }, back.get(step), " · ", el("a", { href: `#${first.id}` }, say("triage.again"))));
  }
  let shown = first;
  function show(focus) {
    const current = steps.find((step) => `#${step.id}` === location.hash) ?? first;
    // Several questions may lead to one step: back is where the reader came from.
    if (shown.querySelector(`li a[href="#${current.id}"]`)) back.get(current).href = `#${shown.id}`;
    shown = current;
    for (const step of steps) step.hidden = step !== current;
    if (focus) current.focus({ preventScroll: true });
  }
  // Links to other parts of the page, such as the one past the menus, leave the step as it is.
  addEventListener("hashchange", () => { if (!location.hash || steps.includes(document.getElementById(location.hash.slice(1)))) show(true); });
  section.classList.add("is-stepwise");
  show(false);
}
