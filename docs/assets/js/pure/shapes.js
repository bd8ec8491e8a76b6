// The shapes that the modules share, as types only: nothing here runs, and nothing here is sent.

/** @typedef {"zh" | "ko"} Language */
/** @typedef {Record<Language, string>} Text the same words in both languages */
/** @typedef {Record<string, string>} Values what was typed, by field */

/**
 * The words of the interface for a key, with `{name}` filled in.
 * @typedef {(key: string, values?: Record<string, unknown>) => string} Say
 */

/**
 * A field of a letter or of the case desk.
 * @typedef {object} Field
 * @property {string} id
 * @property {string} type text, multiline, email, phone, number, money, date, datetime, choice or fact
 * @property {number} max how many characters it may have
 * @property {Text} label
 * @property {{ id: string, label: Text }[]} [options] of a choice
 * @property {boolean} [any] text of every language and tone may stand here
 * @property {boolean} [identifier] it names a thing of the case by its number or address
 * @property {boolean} [required]
 * @property {string} [applies] the condition under which it is asked
 */

/**
 * A rule between answers: while it is broken, nothing is sent.
 * @typedef {object} Rule
 * @property {string} [when] where it applies
 * @property {string} [needs] what must be so then
 * @property {string[]} [excludes] of these at most one may be so
 * @property {Text} says what the merchant is told to do
 * @property {string[]} fields all fields that it speaks of
 */

/** @typedef {Text & { kind: "heading" | "item" | "text", when?: string }} Part */
/** @typedef {Text & { when?: string }} Attachment */

/**
 * A letter as its page carries it.
 * @typedef {object} Letter
 * @property {string} id
 * @property {Language} language the language that is sent
 * @property {string} layout mail, document, …
 * @property {Text} recipient
 * @property {Text} subject
 * @property {Part[]} parts
 * @property {Attachment[]} attachments
 * @property {Text[]} signature
 * @property {Field[]} fields
 * @property {Rule[]} rules
 * @property {Record<Language, Labels>} labels
 */

/** @typedef {Record<"recipient" | "subject" | "attachments", string>} Labels what stands before them */
/** @typedef {Letter & { docx: string }} LetterWithBlank and the address of its blank DOCX */

/** @typedef {"recipient" | "subject" | Part["kind"] | "enclosed" | "attachment" | "signature"} Kind */
/** @typedef {{ row: string, kind: Kind, text: Text, when?: string }} LetterRow one line, its placeholders still in it */

/**
 * One printed line of a letter.
 * @typedef {object} Line
 * @property {string} row `recipient`, `subject`, `part-3`, `enclosed`, `attachment-0`, `signature-1`
 * @property {Kind} kind
 * @property {string} number
 * @property {string} words as printed, its placeholders still in it
 * @property {string} text filled
 */

/**
 * What is kept under one key, with the time `t` of its last change. Which parts there are depends on the map.
 * @typedef {{
 *   t: number,
 *   gone?: number,
 *   v?: string,
 *   s?: string, who?: string, note?: string,
 *   name?: string, size?: number, sha256?: string, captured?: string, dated?: string, source?: string, added?: number,
 *   at?: string, text?: string,
 *   out?: string,
 *   [part: string]: string | number | undefined,
 * }} Entry
 */

/** @typedef {"about" | "fields" | "ticks" | "evidence" | "timeline" | "letters"} MapName */
/** @typedef {Record<string, Entry>} Entries */
/** @typedef {Record<MapName, Entries>} Case */
/** @typedef {{ version: number, active: { v: string, t: number }, cases: Record<string, Case> }} Kept all that is kept */

/** @typedef {{ id: string } & Partial<Entry>} Evidence a file of the register */
/** @typedef {Record<string, string>} Holidays names of public holidays by day */
/** @typedef {{ at: number, skipped: string[], beyond: boolean }} End when a term ends */
/** @typedef {{ id?: string, at: string, text: string }} Happening one line of the timeline */

/** @typedef {{ id: string, href: string, title: string }} LetterLink a letter and its page */

/**
 * What the page of the case desk carries.
 * @typedef {object} Desk
 * @property {Record<string, Field>} fields
 * @property {string[]} carried the fields that a new case takes along
 * @property {Holidays} holidays
 * @property {Record<string, string[]>} lists the items of each checklist
 * @property {Record<string, string | null>} retired what replaces an item
 * @property {LetterLink[]} letters
 * @property {{ list: string, taken: string }} korean words of the register that is enclosed
 */

/**
 * What the case desk fetches once something must be called by its name, by id.
 * @typedef {object} Names
 * @property {Record<string, string>} fields
 * @property {Record<string, string>} lists
 * @property {Record<string, string>} items of the lists
 */
