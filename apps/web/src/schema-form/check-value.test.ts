import { describe, expect, it } from 'vitest';
import { checkValue } from './check-value.ts';
import { prepareSchema } from './prepare-schema.ts';

const connection = {
  type: 'object',
  properties: {
    base_url: { type: 'string', format: 'uri' },
    timeout_seconds: { type: 'integer', minimum: 1, maximum: 30 },
    auth: {
      oneOf: [
        {
          type: 'object',
          properties: { mode: { const: 'hmac' }, secret_ref: { type: 'string', pattern: '^secret:' } },
          required: ['mode', 'secret_ref'],
        },
        {
          type: 'object',
          properties: { mode: { const: 'bearer' }, token_ref: { type: 'string', pattern: '^secret:' } },
          required: ['mode', 'token_ref'],
        },
      ],
    },
    note: { anyOf: [{ type: 'string', maxLength: 5 }, { type: 'null' }] },
  },
  required: ['base_url', 'timeout_seconds', 'auth'],
};

describe('a form says what is wrong before it is sent', () => {
  it('is silent about a value that fits', () => {
    expect(
      checkValue(connection, {
        base_url: 'https://a.test',
        timeout_seconds: 10,
        auth: { mode: 'hmac', secret_ref: 'secret:a' },
        note: null,
      }),
    ).toEqual({});
  });

  it('names each field and its limit', () => {
    expect(checkValue(connection, { timeout_seconds: 31, auth: { mode: 'hmac', secret_ref: 'secret:a' } })).toEqual({
      base_url: 'Fill this in.',
      timeout_seconds: 'At most 30.',
    });
  });

  it('complains only about the option that was chosen', () => {
    expect(
      checkValue(connection, { base_url: 'https://a.test', timeout_seconds: 10, auth: { mode: 'bearer' } }),
    ).toEqual({ 'auth.token_ref': 'Fill this in.' });
  });

  it('takes an emptied field for a missing one', () => {
    const value = { base_url: undefined, timeout_seconds: 5, auth: { mode: 'bearer', token_ref: undefined } };
    expect(checkValue(connection, value)).toEqual({ base_url: 'Fill this in.', 'auth.token_ref': 'Fill this in.' });
  });

  it('takes the prepared schema as well, where a nullable text is an optional one', () => {
    const prepared = prepareSchema(connection) as Record<string, unknown>;
    expect(
      checkValue(prepared, {
        base_url: 'x y',
        timeout_seconds: 1.5,
        auth: { mode: 'hmac', secret_ref: 'raw' },
        note: 'too long',
      }),
    ).toEqual({
      base_url: 'This is not a web address.',
      timeout_seconds: 'Use a whole number.',
      'auth.secret_ref': 'This does not have the expected form.',
      note: 'Use at most 5 characters.',
    });
  });
});

describe('a schema made by a program is told to people', () => {
  it('names properties and options after their words, and forgets about null', () => {
    expect(prepareSchema(connection)).toMatchObject({
      properties: {
        timeout_seconds: { title: 'Timeout seconds' },
        auth: { oneOf: [{ title: 'Hmac' }, { title: 'Bearer' }] },
        note: { type: 'string', maxLength: 5 },
      },
    });
  });
});
