// The door of the home page. Who comes back at three in the morning wants the case, not to begin anew.

/**
 * Tell whether this browser keeps anything; where it does not, nothing more is fetched.
 */
function keeps() {
  try {
    return Object.keys(localStorage).some((key) => key.startsWith("playbook.v"));
  } catch {
    return false; // refused
  }
}

/**
 * Let the door lead to the open case, if there is one.
 * @param {HTMLElement} door
 */
export async function start(door) {
  if (keeps()) (await import("./dooropen.js")).goOn(door);
}
