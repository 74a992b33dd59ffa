import type { Language, Translated } from '@vozex/domain';
import { z } from 'zod';
import { wordIssue } from './word-issue.ts';

type HttpStatus = 400 | 401 | 402 | 403 | 404 | 409 | 410 | 413 | 415 | 422 | 429 | 500 | 502 | 503;

/**
 * What one code means to the outside. `customer` is a sentence a person can act on; what customers may meet has it in
 * every language, what only the team meets in English.
 */
export type ErrorSpec = { http: HttpStatus; customer: string } & { [L in Translated]?: string };

/** Which field of the request was wrong, and why; `field` is a path such as `items.0.quantity`. */
export type FieldProblem = { field: string; message: string };

/** Every expected error of every room: a code for programs, a sentence for people, detail for the log. */
export abstract class VozexError extends Error {
  abstract readonly code: string;
  abstract readonly spec: ErrorSpec;
  readonly fields: FieldProblem[];
  constructor(message: string, fields: FieldProblem[], options?: ErrorOptions) {
    super(message, options);
    this.fields = fields;
  }
}

/** A room's error class with its declared codes; `RoomError.codes` feeds the OpenAPI document and the docs. */
export type RoomErrorClass<Code extends string> = {
  new (
    code: Code,
    internal: string,
    options?: ErrorOptions & { fields?: FieldProblem[] },
  ): VozexError & {
    readonly code: Code;
  };
  readonly room: string;
  readonly codes: Record<Code, ErrorSpec>;
};

/** What a route declares of the errors it may answer with. */
export type RoomErrors = { readonly room: string; readonly codes: Record<string, ErrorSpec> };

/** Declares a room's errors: no central file to edit, no map to forget. */
export function defineErrors<const Codes extends Record<string, ErrorSpec>>(
  room: string,
  codes: Codes,
): RoomErrorClass<keyof Codes & string> {
  return class RoomError extends VozexError {
    static readonly room = room;
    static readonly codes = codes;
    readonly code: keyof Codes & string;
    readonly spec: ErrorSpec;
    /** @param internal for the log only: may hold references, never secrets. */
    constructor(code: keyof Codes & string, internal: string, options?: ErrorOptions & { fields?: FieldProblem[] }) {
      super(`${room}.${code}: ${internal}`, options?.fields ?? [], options);
      this.code = code;
      this.spec = codes[code]!; // because `code` is one of the keys
    }
  };
}

export const RequestError = defineErrors('request', {
  INVALID_REQUEST: {
    http: 422,
    customer: 'Some fields of the request are not acceptable; each is named below.',
    de: 'Einige Angaben sind so nicht möglich; jede ist unten genannt.',
  },
  MALFORMED_JSON: {
    http: 400,
    customer: 'The body is not JSON. Send a JSON document with content type application/json.',
    de: 'Der Inhalt ist kein JSON. Senden Sie ein JSON-Dokument mit dem Typ application/json.',
  },
  UNSUPPORTED_MEDIA_TYPE: {
    http: 415,
    customer: 'Send the body as application/json.',
    de: 'Senden Sie den Inhalt als application/json.',
  },
  BODY_TOO_LARGE: {
    http: 413,
    customer: 'The body is larger than this address accepts.',
    de: 'Der Inhalt ist größer, als diese Adresse annimmt.',
  },
  NOT_FOUND: {
    http: 404,
    customer: 'There is nothing here, or it is not yours to see.',
    de: 'Hier gibt es nichts, oder es gehört nicht Ihnen.',
  },
  SIGN_IN_REQUIRED: { http: 401, customer: 'Sign in first.', de: 'Bitte melden Sie sich zuerst an.' },
  FORBIDDEN: {
    http: 403,
    customer: 'Your role does not allow this. Ask an owner of the shop.',
    de: 'Ihre Rolle erlaubt das nicht. Fragen Sie eine Inhaberin oder einen Inhaber des Shops.',
  },
  TWO_FACTOR_REQUIRED: {
    http: 403,
    customer: 'Operators need two-factor sign-in for this. Set it up under your profile.',
    de: 'Dafür ist die Anmeldung in zwei Schritten nötig. Richten Sie sie in Ihrem Profil ein.',
  },
  CROSS_SITE: {
    http: 403,
    customer: 'This request came from another site and was refused.',
    de: 'Diese Anfrage kam von einer anderen Website und wurde abgelehnt.',
  },
  TOO_MANY_REQUESTS: {
    http: 429,
    customer: 'Too many requests. Wait a moment and try again.',
    de: 'Zu viele Anfragen. Warten Sie einen Moment und versuchen Sie es noch einmal.',
  },
  IDEMPOTENCY_MISMATCH: {
    http: 422,
    customer: 'This Idempotency-Key was used with another request. Use a new key for a new request.',
    de: 'Dieser Idempotency-Key gehört zu einer anderen Anfrage. Verwenden Sie für eine neue Anfrage einen neuen.',
  },
  IDEMPOTENCY_IN_PROGRESS: {
    http: 409,
    customer: 'The first request with this Idempotency-Key is still running.',
    de: 'Die erste Anfrage mit diesem Idempotency-Key läuft noch.',
  },
  UNAVAILABLE: {
    http: 503,
    customer: 'The shop cannot do this right now. Nothing was lost; try again in a moment.',
    de: 'Der Shop kann das gerade nicht. Nichts ging verloren; versuchen Sie es gleich noch einmal.',
  },
  INTERNAL: {
    http: 500,
    customer: 'Something went wrong on our side. It has been recorded; please try again.',
    de: 'Bei uns ist etwas schiefgegangen. Es wurde festgehalten; bitte versuchen Sie es noch einmal.',
  },
});

/** RFC 9457, with our code and the fields that were wrong. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
    request_id: z.string().optional(),
  })
  .meta({ id: 'Problem', description: 'A problem document (RFC 9457).' });
export type Problem = z.infer<typeof Problem>;

/** The sentence of an error in a language; in English where it has none. */
export function sentenceOf(spec: ErrorSpec, language: Language): string {
  return (language === 'en' ? undefined : spec[language]) ?? spec.customer;
}

/** The document for an error. Unknown errors say nothing of their inside. */
export function problemOf(error: unknown, requestId: string, language: Language = 'en'): Problem {
  const known = error instanceof VozexError ? error : new RequestError('INTERNAL', String(error));
  return {
    type: `/docs/errors#${known.code}`,
    title: known.code.toLowerCase().replaceAll('_', ' '),
    status: known.spec.http,
    detail: sentenceOf(known.spec, language),
    code: known.code,
    ...(known.fields.length > 0 ? { errors: known.fields } : {}),
    request_id: requestId,
  };
}

/** Turns zod's issues into our field problems, with paths below `under`. */
export function fieldProblems(error: z.ZodError, under?: string): FieldProblem[] {
  return error.issues.map((issue) => ({
    field: [...(under === undefined ? [] : [under]), ...issue.path.map(String)].join('.'),
    message: wordIssue(issue),
  }));
}
