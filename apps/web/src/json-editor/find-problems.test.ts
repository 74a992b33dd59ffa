import { describe, expect, it } from 'vitest';
import { findProblems } from './find-problems.ts';

const text = `{
  "name": "Kit",
  "paths": [
    { "name": "a" },
    { "name": "b", "config": { "seats": 0 } }
  ],
  "policies": {}
}`;

const lines = (messages: Record<string, string>) =>
  findProblems(text, messages).map(({ line, field, from, to }) => [line, field, text.slice(from, to)]);

describe('what is wrong is shown where it stands', () => {
  it('finds fields, entries of lists, and what lies deep within', () => {
    expect(lines({ name: 'x', 'paths.1.config.seats': 'x', 'paths.0': 'x' })).toEqual([
      [2, 'name', '"name": "Kit"'],
      [4, 'paths.0', '{ "name": "a" }'],
      [5, 'paths.1.config.seats', '"seats": 0'],
    ]);
  });

  it('shows what is not there at the nearest thing around it', () => {
    expect(lines({ 'policies.grace_days': 'x', slug: 'x', 'paths.0.title': 'x' })).toEqual([
      [1, 'slug', ''],
      [4, 'paths.0.title', '{ "name": "a" }'],
      [7, 'policies.grace_days', '"policies": {}'],
    ]);
  });

  it('says on which line a text stops being JSON, and nothing else', () => {
    expect(findProblems('{\n  "a": 1,\n  "b": }\n', { a: 'x' })).toMatchObject([
      { line: 3, field: '', message: 'This is not JSON here.' },
    ]);
    expect(findProblems('', {})).toMatchObject([{ line: 1 }]);
  });
});
