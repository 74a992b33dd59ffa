/**
 * Gives each attempt to buy its Idempotency-Key: a repetition of the same order keeps the key, since the first answer
 * may only have been lost; an order that was changed, or refused, is a new attempt.
 */
export class AttemptKeys {
  #body = '';
  #key = '';

  keyFor(body: unknown): string {
    const text = JSON.stringify(body);
    if (text !== this.#body || this.#key === '') {
      this.#body = text;
      this.#key = randomKey();
    }
    return this.#key;
  }

  /** The server answered, so the next attempt is another one. */
  forget(): void {
    this.#key = '';
  }
}

/** 128 random bits. `crypto.randomUUID` would do, but exists on https pages only. */
function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
