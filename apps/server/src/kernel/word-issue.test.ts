import { expect, it } from 'vitest';
import { z } from 'zod';
import { fieldProblems } from './errors.ts';

const Shape = z.strictObject({
  name: z.string().min(1),
  slug: z.string().regex(/^a/, 'must begin with a'),
  kind: z.enum(['one', 'two']),
  url: z.url(),
  seats: z.int().min(1).max(9),
  tags: z.array(z.string()).min(1),
  on: z.boolean(),
});

it('says in words for people what is wrong with each field', () => {
  const wrong = { name: '', slug: 'b', kind: 'three', url: 'x y', seats: 10, tags: [], extra: 1 };
  const { error } = Shape.safeParse(wrong);
  expect(Object.fromEntries(fieldProblems(error!).map(({ field, message }) => [field, message]))).toEqual({
    name: 'is required',
    slug: 'must begin with a',
    kind: 'must be one of one, two',
    url: 'is not a web address',
    seats: 'must be at most 9',
    tags: 'needs at least 1',
    on: 'is required',
    '': 'has fields that are not known here: extra',
  });
  expect(fieldProblems(z.int().safeParse('x').error!)[0]?.message).toBe('must be a number');
});
