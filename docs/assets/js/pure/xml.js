// Text that goes into XML.

/**
 * Return a text without what XML cannot hold: control characters and halves of characters would make a file unreadable.
 * @param {string} text
 */
export const safeForXml = (text) =>
  // deno-lint-ignore no-control-regex
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\ud800-\udfff]/gu, "\ufffd");

/** @type {Record<string, string>} */
const NAMED = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/**
 * Return a text as it stands in XML, between tags or in an attribute.
 * @param {string} text
 */
export const inXml = (text) => safeForXml(text).replace(/[&<>"]/g, (sign) => NAMED[sign]);
