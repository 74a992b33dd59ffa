import type { Fields } from './thing.ts';

/** An answer of the API that is not a success, as a `Status`. */
export class Refused extends Error {
  readonly code: number;
  readonly status: Fields;
  readonly headers: Record<string, string>;
  constructor(
    code: number,
    reason: string,
    message: string,
    details: Fields = {},
    headers: Record<string, string> = {},
  ) {
    super(message);
    this.code = code;
    this.headers = headers;
    const meta: Fields = {};
    this.status = {
      kind: 'Status',
      apiVersion: 'v1',
      metadata: meta,
      status: 'Failure',
      message,
      reason,
      details,
      code,
    };
  }
}

export function notFound(plural: string, name: string): Refused {
  return new Refused(404, 'NotFound', `${plural} "${name}" not found`, { name, kind: plural });
}

export function forbidden(plural: string, name: string, why: string): Refused {
  return new Refused(403, 'Forbidden', `${plural} "${name}" is forbidden: ${why}`, { name, kind: plural });
}

export function invalid(kind: string, name: string, field: string, why: string): Refused {
  const details = { name, kind, causes: [{ reason: 'FieldValueInvalid', message: why, field }] };
  return new Refused(422, 'Invalid', `${kind} "${name}" is invalid: ${field}: ${why}`, details);
}
