/** Makes the refusal that the gateway would answer with. `field` is a path such as `customer.email`. */
export type Complaint = (field: string, expected: string, why: 'missing' | 'wrong') => Error;

/** Reads fields of a JSON body; null stands for absent. */
export class BodyReader {
  readonly #fields: Record<string, unknown>;
  readonly #complain: Complaint;

  /** @param body anything; what is no object is refused. */
  constructor(body: unknown, complain: Complaint) {
    if (typeof body !== 'object' || body === null || Array.isArray(body)) {
      throw complain('body', 'a JSON object', body === undefined ? 'missing' : 'wrong');
    }
    this.#fields = body as Record<string, unknown>; // because it was just checked to be an object
    this.#complain = complain;
  }

  text(field: string): string | undefined {
    return this.#read(field, 'a string', (value) => typeof value === 'string');
  }

  requiredText(field: string): string {
    return this.text(field) ?? this.#missing(field, 'a string');
  }

  integer(field: string): number | undefined {
    return this.#read(field, 'an integer', (value) => Number.isSafeInteger(value));
  }

  requiredInteger(field: string): number {
    return this.integer(field) ?? this.#missing(field, 'an integer');
  }

  flag(field: string): boolean | undefined {
    return this.#read(field, 'true or false', (value) => typeof value === 'boolean');
  }

  list(field: string): unknown[] | undefined {
    return this.#read(field, 'an array', (value) => Array.isArray(value));
  }

  part(field: string): BodyReader | undefined {
    const value = this.#fields[field];
    if (value === undefined || value === null) return undefined;
    return new BodyReader(value, (inner, expected, why) =>
      this.#complain(inner === 'body' ? field : `${field}.${inner}`, expected, why),
    );
  }

  /** A flat map whose values are texts, numbers, or true and false. */
  metadata(field: string): Record<string, string | number | boolean> {
    const isFlatMap = (value: unknown) =>
      typeof value === 'object' &&
      value !== null &&
      Object.values(value).every((inner) => ['string', 'number', 'boolean'].includes(typeof inner));
    return this.#read(field, 'a flat map of strings, numbers and booleans', isFlatMap) ?? {};
  }

  #read<T>(field: string, expected: string, isRight: (value: unknown) => boolean): T | undefined {
    const value = this.#fields[field];
    if (value === undefined || value === null) return undefined;
    if (!isRight(value)) throw this.#complain(field, expected, 'wrong');
    return value as T; // because `isRight` has just checked it
  }

  #missing(field: string, expected: string): never {
    throw this.#complain(field, expected, 'missing');
  }
}
