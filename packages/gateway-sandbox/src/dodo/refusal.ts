/** A call that Dodo refuses: answered as `{code, message}`. */
export class DodoRefusal extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: 400 | 401 | 404 | 409 | 422, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** A body that does not have the described shape. Dodo answers 422. */
export function malformed(message: string): DodoRefusal {
  return new DodoRefusal(422, 'INVALID_REQUEST_BODY', message);
}

export function notFound(what: string, id: string): DodoRefusal {
  return new DodoRefusal(404, `${what.toUpperCase()}_NOT_FOUND`, `There is no ${what} ${id}.`);
}
