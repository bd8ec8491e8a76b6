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
/** @typedef {Text & { when?: string, notice?: boolean }} Attachment Coupang's `notice` itself, or another paper */

/**
 * A letter as its page carries it.
 * @typedef {object} Letter
 * @property {string} id
 * @property {Language} language the language that is sent
 * @property {boolean} [inner] only our own people read it
 * @property {string[]} [anew] the fields that are asked anew once it was refused in its turn
 * @property {string[]} [enclosed_anew] the enclosures whose files are asked anew then, by their Korean names
 * @property {string} layout mail, document, …
 * @property {Text} paper what it is called in the name of its file
 * @property {Text} recipient
 * @property {Text} subject
 * @property {Part[]} parts
 * @property {Attachment[]} attachments
 * @property {Text[]} signature
 * @property {Field[]} fields
 * @property {Rule[]} rules
 * @property {Record<Language, Labels>} labels
 */

/** @typedef {"recipient" | "subject" | "attachments" | "sent" | "understood"} Label */
/** @typedef {Record<Label, string>} Labels what stands before them, and above each language */
/**
 * A letter and the addresses of its blanks: as DOCX, as DOCX in both languages, as HWPX where it has one.
 * @typedef {Letter & { docx: string, docxBoth: string, hwpx: string }} LetterWithBlank
 */

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
/**
 * All that is kept.
 * @typedef {object} Kept
 * @property {number} version
 * @property {number} erased when everything was last erased, 0 where it never was: nothing as old as that is left
 * @property {{ v: string, t: number }} active the case that was last opened in any tab: a new tab begins with it
 * @property {Record<string, Case>} cases
 */

/** @typedef {{ id: string } & Partial<Entry>} Evidence a file of the register */
/** @typedef {Record<string, string>} Holidays names of public holidays by day */
/** @typedef {{ at: number, skipped: string[], beyond: boolean }} End when a term ends */
/** @typedef {{ id?: string, at: string, text: string }} Happening one line of the timeline */

/** @typedef {{ id: string, href: string, title: string, inner?: boolean, answers?: boolean }} LetterLink a letter, its page, and whether it answers the notice */

/**
 * What the page of the case desk carries.
 * @typedef {object} Desk
 * @property {Record<string, Field>} fields
 * @property {string[]} carried the fields that a new case takes along
 * @property {Holidays} holidays
 * @property {Record<string, string[]>} lists the items of each checklist
 * @property {Record<string, string | null>} retired what replaces an item
 * @property {LetterLink[]} letters
 * @property {Record<string, string>} ways where an act of the case is done, by the act
 * @property {import("./fitting.js").Kinds} kinds
 * @property {{ list: string, taken: string }} korean words of the register that is enclosed
 */

/**
 * What is fetched once something in a case must be called by its name, by id.
 * @typedef {object} Names
 * @property {Record<string, string>} about
 * @property {Record<string, string>} fields
 * @property {Record<string, Record<string, string>>} options what the values of a field are called, where it has a choice
 * @property {Record<string, string>} lists
 * @property {Record<string, string>} items of the lists
 * @property {Record<string, string>} letters
 */

/** @typedef {{ start: number, end: number, text: string }} Span words at their place in a text */
/** @typedef {"notice" | "not-a-notice" | "reply" | "reply-all" | "refused" | "lifted" | "threat" | "routine" | "spoken" | "coupang"} Told */
/** @typedef {"moment" | "business" | "calendar" | "hours"} Term */
/** @typedef {"midnight" | "noon" | "half" | "weekday" | "first-day"} Doubt why the same words may be two deadlines */
/** @typedef {"sender" | "link" | "login" | "attachment" | "payment" | "hurry" | "not-coupang"} Warns */

/**
 * What a notice can be, and where the reader goes on.
 * @typedef {object} ReadKind
 * @property {string} id finer than the kind of report
 * @property {string} scenario the kind of report whose page it belongs to
 * @property {string} says what it is, in the language of the page
 * @property {string} triage the question or outcome of the triage; where an appeal was refused, the one for that
 * @property {Span[]} words that say so
 */

/**
 * A value in the form in which its field stores it; without words where the head of the mail says it.
 * @typedef {{ value: string, words: Span[] }} FoundValue
 */

/**
 * Until when an answer is asked for.
 * @typedef {object} FoundDeadline
 * @property {Term} term
 * @property {number | null} amount days or hours from the receipt; null for a moment that is written out
 * @property {string | null} at the wall clock in Korea; null for a term while the receipt is not known
 * @property {boolean} wholeDay only a day is written, so that its last minute was taken
 * @property {Span} words
 * @property {Doubt | null} doubt why the same words may be another deadline, which stands beside this one
 */

/** @typedef {{ sign: string, means: string, words: Span }} Phrase words that are explained */

/**
 * A warning, with the address, the link, the words or the file that it is about.
 * @typedef {{ id: string, warns: Warns, says: string, about: string, words: Span | null }} Warning
 */

/**
 * What was read of a notice: plain JSON. Places count in `text`, in the units of JavaScript's strings.
 * @typedef {object} Reading
 * @property {string} text the subject, an empty line, the body, made plain
 * @property {ReadKind[]} kinds the best first; none: this is no notice that is known
 * @property {string[]} scenarios the kinds of report, each once, the best first
 * @property {Record<string, FoundValue>} values by field; a deadline that is only counted is not among them
 * @property {Record<string, string[]>} undecided fields for which there are several values, of which none was taken
 * @property {FoundDeadline | null} deadline
 * @property {FoundDeadline[]} deadlines all that were found, where they differ; then `deadline` is null
 * @property {Span[]} unreadTerms what looks like a deadline, in order, where none was found
 * @property {Told[]} told what the notice says as a whole, each once
 * @property {{ values: Record<string, FoundValue>, terms: Span[] }} quoted what older mails below it say: told, and not
 *   put in; words that give or look like a deadline
 * @property {boolean} passedOn somebody passed it on: the head of the mail is his
 * @property {Phrase[]} phrases in order, without overlaps
 * @property {Span[]} unknown sentences in which nothing is known
 * @property {Warning[]} warnings in the order of the table, each once
 * @property {string[]} letters that fit, the best first
 */

/**
 * @typedef {object} NoticeKind
 * @property {string} id
 * @property {string} scenario
 * @property {string} says
 * @property {string[]} letters
 * @property {string} triage
 * @property {string} [refused] the same where an appeal was refused
 * @property {string} [again] the letter that is the best then
 * @property {boolean} [outside] from somebody else than Coupang
 * @property {boolean} [no_report] nobody reported anything: the triage says what to do
 * @property {boolean} [only_alone] it says what was done and not why: not shown as a kind
 */

/**
 * A pattern, and what follows where it stands.
 * @typedef {object} NoticeSign
 * @property {string} id
 * @property {string} pattern
 * @property {string} [then] what may follow directly
 * @property {string} [near] what must stand in the same sentence
 * @property {string} [not_near]
 * @property {string} [beside] the field that must be filled elsewhere in the notice
 * @property {string} means
 * @property {Told} [tells]
 * @property {string} [kind]
 * @property {boolean} [alone] enough for its kind
 * @property {Record<string, number | string>} [fills] a group, or the option that is chosen
 * @property {"id" | "day" | "won" | "right"} [form]
 * @property {"first" | "all"} [several]
 * @property {string} [rest] the field that takes the other values, a line each, where the first one is taken
 * @property {string[]} [only] the kinds in which it fills
 * @property {Told} [told] what the notice must say for it to fill
 * @property {Term | "unread"} [term]
 * @property {boolean} [from_today] the day of the receipt may be the first of the count
 */

/**
 * @typedef {object} NoticeAlarm
 * @property {string} id
 * @property {Warns} warns
 * @property {string} says
 * @property {string} [pattern]
 * @property {string} [near]
 * @property {string} [not_near]
 * @property {string} [file] the name of an attached file
 * @property {boolean} [forged] who writes so in Coupang's name is likely not Coupang
 * @property {boolean} [beside_others] it warns only where something else does
 */

/**
 * What a line of the mail's head fills.
 * @typedef {object} NoticeHead
 * @property {string} id
 * @property {"subject" | "received" | "to"} head
 * @property {string} field
 * @property {string[]} [only]
 * @property {Told} [told]
 * @property {Told} [unless]
 */

/**
 * The table by which notices are read, in one language, as docs/data/notices.yml has it.
 * @typedef {object} NoticeTable
 * @property {NoticeKind[]} kinds
 * @property {NoticeSign[]} signs
 * @property {NoticeAlarm[]} alarms
 * @property {NoticeHead[]} heads
 * @property {Pick<Field, "id" | "type" | "max">[]} fields that they fill
 */
