import { type PlainSentence, say } from '../languages/say.ts';

/** What went wrong, in a shape a screen can show: a sentence, and messages at the fields they concern. */
export type WordedError = {
  sentence: string;
  /** Server paths (`items.0.quantity`, `customer.email`) and what is wrong there. */
  fields: Readonly<Record<string, string>>;
  /** For the operator's log, when the server named one. */
  requestId: string | null;
};

/** An answer that was not a success: RFC 9457 problem documents, and the accounts library's `{code, message}`. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  readonly code: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly requestId: string | null;

  constructor(
    status: number,
    code: string,
    sentence: string,
    fields: Readonly<Record<string, string>>,
    requestId: string | null,
  ) {
    super(sentence);
    this.status = status;
    this.code = code;
    this.fields = fields;
    this.requestId = requestId;
  }
}

/** Sentences for answers that bring none of their own, or one that no customer should read. */
const SENTENCE_BY_STATUS: Readonly<Record<number, PlainSentence>> = {
  401: 'Please sign in again: your session has ended.',
  403: 'You do not have the right to do this.',
  404: 'We could not find this. The link may be old, or belong to somebody else.',
  409: 'Somebody else changed this in the meantime. Load it again and repeat your change.',
  413: 'That is larger than we can take.',
  429: 'That was too quick for us. Wait a moment, then try again.',
  502: 'The other side did not answer. Try again in a moment.',
  503: 'We are busy at the moment. Try again in a minute.',
};
const SENTENCE_OTHERWISE = 'Something went wrong on our side. Try again in a moment.';
const SENTENCE_NO_ANSWER = 'We could not reach the server. Check your connection, then try again.';

/** The accounts library words its errors in English, for programmers: what people meet of them is said here. */
const SENTENCE_OF_ACCOUNTS: Readonly<Record<string, PlainSentence>> = {
  ACCOUNT_TEMPORARILY_LOCKED: 'Too many codes were wrong. Wait a few minutes, then try again.',
  INVALID_BACKUP_CODE: 'This is none of your backup codes, or it was used before.',
  INVALID_CODE: 'This code is wrong or too old. Type the one that your app shows now.',
  INVALID_EMAIL: 'This is no e-mail address.',
  INVALID_EMAIL_OR_PASSWORD: 'E-mail or password is wrong.',
  INVALID_PASSWORD: 'This password is wrong.',
  INVALID_TWO_FACTOR_COOKIE: 'That took too long. Sign in again from the start.',
  PASSWORD_TOO_LONG: 'This password is too long.',
  PASSWORD_TOO_SHORT: 'This password is too short.',
  SESSION_NOT_FRESH: 'For this, please sign in again first.',
  TOO_MANY_FOR_ADDRESS: 'Too many requests for this address. Wait a quarter of an hour.',
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'Too many codes were wrong. Sign in again from the start.',
  USER_ALREADY_EXISTS: 'There is an account with this address. Sign in instead.',
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: 'There is an account with this address. Sign in instead.',
};

/** Reads an error answer of any shape; `body` is the parsed JSON, or undefined when it was none. */
export function readProblem(status: number, body: unknown): Problem {
  const document = isRecord(body) ? body : {};
  const code = text(document.code);
  const ofAccounts = code === undefined ? undefined : SENTENCE_OF_ACCOUNTS[code];
  const sentence =
    text(document.detail) ??
    (ofAccounts && say(ofAccounts)) ??
    text(document.message) ??
    text(document.title) ??
    say(SENTENCE_BY_STATUS[status] ?? SENTENCE_OTHERWISE);
  return new Problem(
    status,
    code ?? `HTTP_${status}`,
    sentence,
    readFields(document.errors),
    text(document.request_id) ?? null,
  );
}

/** The one place that words an error for people. */
export function wordError(error: unknown): WordedError {
  if (error instanceof Problem) {
    // A fault of ours is never explained with the server's own words: they are meant for the log.
    const sentence = error.status >= 500 ? say(SENTENCE_BY_STATUS[error.status] ?? SENTENCE_OTHERWISE) : error.message;
    return { sentence, fields: error.fields, requestId: error.requestId };
  }
  if (error instanceof TypeError) return { sentence: say(SENTENCE_NO_ANSWER), fields: {}, requestId: null }; // what fetch throws without a network
  return { sentence: say(SENTENCE_OTHERWISE), fields: {}, requestId: null };
}

/** True when asking the same thing again may help. */
export function mayHelpToRepeat(error: unknown): boolean {
  return !(error instanceof Problem) || error.status >= 500 || error.status === 429;
}

/** The messages at and below a path, with the path cut off: for forms inside forms. */
export function fieldsBelow(fields: Readonly<Record<string, string>>, path: string): Record<string, string> {
  const prefix = `${path}.`;
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([field]) => field === path || field.startsWith(prefix))
      .map(([field, message]) => [field === path ? '' : field.slice(prefix.length), message]),
  );
}

function readFields(errors: unknown): Record<string, string> {
  if (!Array.isArray(errors)) return {};
  const fields: Record<string, string> = {};
  for (const entry of errors) {
    if (isRecord(entry) && typeof entry.field === 'string' && typeof entry.message === 'string')
      fields[entry.field] ??= entry.message;
  }
  return fields;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
