import { expect, it } from 'vitest';
import { merged } from './merge.ts';

it('keeps what each of two people changed, and mine where both did', () => {
  const base = { name: 'A', summary: 's', config: { seats: 1, url: 'x', old: true }, paths: ['a'] };
  const mine = { name: 'Mine', summary: 's', config: { seats: 2, url: 'x', old: true }, paths: ['a', 'b'] };
  const theirs = { name: 'Theirs', summary: 't', config: { seats: 1, url: 'y' }, paths: ['a', 'c'] };
  expect(merged<object>(base, mine, theirs)).toEqual({
    name: 'Mine',
    summary: 't',
    config: { seats: 2, url: 'y' },
    paths: ['a', 'b'],
  });
  expect(merged<object>(base, base, theirs)).toEqual(theirs);
  expect(merged<object>(base, mine, base)).toEqual(mine);
});
