// What one tab remembers for itself, over a reload: the case that it works on. Two shops in two tabs stay apart.

/**
 * Return the memory of this tab; where the browser refuses it, it lasts as long as the page.
 * @param {() => Pick<Storage, "getItem" | "setItem">} session it throws where the browser refuses it
 * @param {string} site the edition of the site
 */
export function createTab(session, site) {
  const key = `playbook.case${site}`;
  let id = "";
  try {
    id = session().getItem(key) ?? "";
  } catch { /* refused */ }
  return {
    get case() {
      return id;
    },
    set case(value) {
      id = value;
      try {
        session().setItem(key, value);
      } catch { /* refused */ }
    },
  };
}
