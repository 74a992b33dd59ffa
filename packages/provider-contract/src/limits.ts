/** 256 KiB: the envelope is about 2 KiB and `parameters` at most 64 KiB; anything bigger is no envelope. */
export const REQUEST_BODY_BYTES_MAX = 262_144;

/** 1 MiB: room for capabilities with sixteen plans of 64 KiB JSON Schema. More could exhaust the reader's memory. */
export const ANSWER_BODY_BYTES_MAX = 1_048_576;

/** What the operations log keeps of an answer: enough to recognize an HTML error page or a whole problem document. */
export const LOGGED_ANSWER_CHARS_MAX = 16_384;

/** Ids and references: above any UUID, URN or prefixed id in use; below a database index page. */
export const REFERENCE_CHARS_MAX = 128;

/** Names and titles that people read on one line. */
export const LINE_CHARS_MAX = 200;

/** Sentences shown to people: three paragraphs. */
export const TEXT_CHARS_MAX = 2_000;

/** RFC 3986 sets no limit; 2,048 is what every browser and proxy accepts. */
export const URL_CHARS_MAX = 2_048;

/** The longest path an SMTP server must accept (RFC 5321, 64 + 1 + 255). */
export const EMAIL_CHARS_MAX = 320;

/** More inputs than this on one form and no customer fills it in. */
export const FIELDS_MAX = 50;

/** A seat count above a million is a typing mistake. */
export const QUANTITY_MAX = 1_000_000;

/** PostgreSQL's `integer`: providers may store a revision in the plainest column type. */
export const REVISION_MAX = 2_147_483_647;

/** ±5 min, as Standard Webhooks asks: a stolen request cannot be replayed tomorrow, a clock may be a little off. */
export const SIGNATURE_WINDOW_SECONDS = 300;

/** Two live secrets per direction during a rotation, and room for a third that somebody forgot. */
export const SIGNATURES_MAX = 8;

/** The least Standard Webhooks allows (192 bit). */
export const SIGNING_KEY_BYTES_MIN = 24;

/** Below a second a retry is a hammer; above an hour a paying customer waits for a mistyped header. */
export const RETRY_AFTER_SECONDS_MIN = 1;
export const RETRY_AFTER_SECONDS_MAX = 3_600;

/** When a provider says "working on it" and not when to look: the first step of the poll schedule. */
export const LOOK_AGAIN_SECONDS_DEFAULT = 2;
