// The browser is asked not to clear the site's data by itself. Some ask the reader in turn: that is why it is done when a
// case has just been exported, and the words stand beside it.

/**
 * Ask, unless it has been granted.
 * @returns {Promise<boolean>} whether it was asked
 */
export async function ask() {
  const { storage } = navigator; // undefined on plain http
  if (!storage?.persist || await storage.persisted()) return false;
  storage.persist().catch(() => {});
  return true;
}
