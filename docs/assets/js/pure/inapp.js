// The browsers inside other apps: what they are handed as a download may never reach their reader.

/** How the apps that are used in China and Korea name themselves. QQ's own browser, "MQQBrowser", is a real one. */
const APPS = /MicroMessenger|KAKAOTALK|NAVER\(inapp|\bLine\/|\bQQ\/|DingTalk|Weibo/;

/**
 * Tell whether a page is shown inside another app.
 * @param {string} userAgent
 */
export const isInApp = (userAgent) => APPS.test(userAgent);
