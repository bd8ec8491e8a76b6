// Who sent a mail, told by the end of the host alone. A right address proves nothing: addresses can be forged.
// As macros/playbook/notice_sender.py tells it.

const COUPANG = ["coupang.com", "coupangcorp.com"];
const NAME = "coupang";
const LINK = /(?:https?:\/\/|www\.)([^\s/?#<>"'()]+)/giu;
/** @type {Record<string, string>} */
const READ_AS = { 0: "o", 1: "l", q: "g" };

/**
 * Return what stands behind the last `@`, in lower case; empty where there is none.
 * @param {string} address
 */
export const hostOf = (address) =>
  address.includes("@") ? address.slice(address.lastIndexOf("@") + 1).trim().toLowerCase() : "";

/**
 * Tell whether a host is Coupang's: one of its two names, or below one.
 * @param {string} host
 */
export const isCoupang = (host) =>
  COUPANG.some((name) => host === name || host.endsWith(`.${name}`));

/**
 * Tell whether a label is the name with one letter changed, added, left out, or two neighbours exchanged.
 * @param {string} label
 */
function isOneOff(label) {
  if (label === NAME) return true;
  if (Math.abs(label.length - NAME.length) > 1) return false;
  let start = 0;
  while (start < Math.min(label.length, NAME.length) && label[start] === NAME[start]) start += 1;
  const [a, b] = [label.slice(start), NAME.slice(start)];
  return a.slice(1) === b.slice(1) || a.slice(1) === b || a === b.slice(1) ||
    (a.slice(0, 2) === [...b.slice(0, 2)].reverse().join("") && a.slice(2) === b.slice(2));
}

/**
 * Tell whether a host that is not Coupang's is made to be taken for it.
 * @param {string} host
 */
export function looksLikeCoupang(host) {
  if (isCoupang(host)) return false;
  // deno-lint-ignore no-control-regex
  const foreign = /[^\x00-\x7f]/.test(host);
  if (foreign || host.split(".").some((label) => label.startsWith("xn--"))) return true;
  const run = host.replaceAll("-", "").replaceAll("rn", "m");
  const read = run.replace(/[01q]/g, (sign) => READ_AS[sign] ?? sign);
  return run.includes(NAME) || read.includes(NAME) || host.split(/[.-]/).some(isOneOff);
}

/**
 * Return the host of what stands in a link behind `//`; what stands before an `@` in it is no host.
 * @param {string} authority
 */
const linkHost = (authority) =>
  (authority.slice(authority.lastIndexOf("@") + 1).toLowerCase().split(":", 1)[0] ?? "")
    .replace(/[.,;]+$/, "");

/**
 * Return where a link leads, if it leads elsewhere than to Coupang and says or looks otherwise; else nothing.
 * @param {string} shown
 * @param {string} address
 */
export function misleads(shown, address) {
  const [to] = links(address);
  if (!to || isCoupang(to.host)) return "";
  const written = [...links(shown)][0]?.host ?? shown.trim().toLowerCase().split(/[/?#]/)[0] ?? "";
  return looksLikeCoupang(to.host) || isCoupang(written) ? to.host : "";
}

/**
 * Yield the place and the host of every link in a text.
 * @param {string} text
 */
export function* links(text) {
  for (const { 0: words, 1: authority = "", index } of text.matchAll(LINK)) {
    yield { start: index, end: index + words.length, host: linkHost(authority) };
  }
}
