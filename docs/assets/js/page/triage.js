// The triage, one question at a time. Without this script all of it stands on the page, linked by anchors.
import { HANDED } from "../pure/told.js";
import { above, el, learn, many, one, say } from "./dom.js";

/**
 * An answer that the reader gave: the address of its question, the words of both, and what it states for letters.
 * @typedef {{ at: string, asked: string, said: string, states?: string }} Given
 */

/**
 * The answers on the way to the step that is shown. The browser keeps them with the entry of its
 * history: back, forward and a reload find them, and nothing else does.
 * @returns {Given[]}
 */
const kept = () => history.state?.given ?? [];

/**
 * Hand what was answered on to the letters and the desk, in this tab.
 * @param {Given[]} given
 * @param {HTMLElement} outcome
 */
function handOn(given, outcome) {
  const told = [...given.map(({ states }) => states), outcome.dataset.outcome];
  try {
    sessionStorage.setItem(HANDED, told.filter(Boolean).join(" "));
  } catch { /* a tab that keeps nothing */ }
}

/**
 * Show one question or outcome of `section`, as the address says, and what was answered on the way.
 * @param {HTMLElement} section
 */
export function start(section) {
  learn(section);
  const steps = many(section, "[data-question], [data-outcome]");
  const first = steps.find(({ id }) => id === section.dataset.start) ?? steps[0];
  for (const step of steps) step.tabIndex = -1;
  const way = el("div", { className: "triage__way" });
  section.append(way);
  /** @type {Given[]} */
  let given = kept();
  /** @type {Given[] | undefined} */
  let next;

  const here = () => steps.find(({ id }) => `#${id}` === location.hash) ?? first;

  /**
   * Return the way back for a reader whom an address brought here.
   * @param {HTMLElement} step
   */
  const before = (step) =>
    steps.find((from) => from.querySelector(`a[href="#${step.id}"]`)) ?? first;

  function draw() {
    const current = here();
    for (const step of steps) step.hidden = step !== current;
    const back = given.at(-1)?.at ?? `#${before(current).id}`;
    way.replaceChildren();
    if (current !== first) {
      const again = el("a", { href: `#${first.id}` }, say("triage.again"));
      const last = el("a", { href: back }, say("triage.back"));
      way.append(el("p", { className: "triage__back" }, last, " · ", again));
    }
    if (given.length === 0) return;
    way.append(el("p", { className: "triage__given" }, say("triage.given")));
    const list = el("ol", {});
    for (const { at, asked, said } of given) {
      const label = say("triage.change-answer", { name: asked });
      const change = el("a", { href: at }, say("triage.change"));
      change.setAttribute("aria-label", label);
      list.append(el("li", {}, el("span", {}, asked), el("b", {}, said), change));
    }
    way.append(list);
    if (!current.dataset.outcome) return;
    handOn(given, current);
    const desk = el("a", { href: section.dataset.desk ?? "" }, say("triage.desk"));
    way.append(el("p", { className: "triage__handed" }, say("triage.handed"), " ", desk));
  }

  section.addEventListener("click", (event) => {
    const answer = above(event, ".triage__question li a");
    if (!answer) return;
    const asked = one(here(), ".triage__text").innerText;
    next = [...given, {
      at: `#${here().id}`,
      asked,
      said: answer.innerText,
      states: answer.dataset.states,
    }];
  });

  // Links to other parts of the page, such as the one past the menus, leave the step as it is.
  addEventListener("hashchange", () => {
    const current = here();
    if (location.hash && `#${current.id}` !== location.hash) return;
    if (!history.state?.given) {
      // A new entry: an answer was tapped, or a link leads back to a question that was answered.
      const again = given.findIndex(({ at }) => at === `#${current.id}`);
      history.replaceState({ given: next ?? given.slice(0, Math.max(again, 0)) }, "");
    }
    next = undefined;
    given = kept();
    draw();
    current.focus({ preventScroll: true });
    // What was tapped may stand far below the head of what it leads to.
    current.scrollIntoView({ block: "nearest" });
    if (current.getBoundingClientRect().height > innerHeight / 2) current.scrollIntoView();
  });
  section.classList.add("is-stepwise");
  draw();
  if (location.hash) here().scrollIntoView();
}
