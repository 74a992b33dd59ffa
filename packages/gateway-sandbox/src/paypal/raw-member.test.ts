import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rawMember } from './raw-member.ts';

it('cuts out a member exactly as it was written', () => {
  const event = '{ "a" : 1.0, "b":[ {"}":"\\"]"} ],"c":"\\u00e9" }';
  expect(rawMember(`{"webhook_id":"x,}{", "webhook_event" : ${event}\n}`, 'webhook_event')).toBe(event);
  expect(rawMember(`{"webhook_event":${event},"other":null}`, 'webhook_event')).toBe(event);
  expect(rawMember('{"n":-1.50e3 ,"t":true}', 'n')).toBe('-1.50e3');
  expect(rawMember('{}', 'webhook_event')).toBeUndefined();
  expect(rawMember('{"inner":{"webhook_event":1}}', 'webhook_event')).toBeUndefined();
});

it('finds any member of any object, however it is spaced', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.nat(3), (object, spaces) => {
      const text = JSON.stringify(object, null, spaces);
      for (const [name, value] of Object.entries(object)) {
        expect(JSON.parse(rawMember(text, name) ?? 'undefined')).toEqual(JSON.parse(JSON.stringify(value)));
      }
    }),
  );
});
