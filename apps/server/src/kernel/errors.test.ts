import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineErrors, fieldProblems, Problem, problemOf, VozexError } from './errors.ts';

const ShelfError = defineErrors('shelf', {
  EMPTY: { http: 409, customer: 'Nothing is left.' },
  WRONG: { http: 422, customer: 'Some fields are wrong.' },
});

describe('a declared error', () => {
  it('speaks to programs, to people and to the log, each in its own words', () => {
    const error = new ShelfError('EMPTY', 'shelf 7 of order ord_1');
    expect(error).toBeInstanceOf(VozexError);
    expect(error.message).toBe('shelf.EMPTY: shelf 7 of order ord_1');
    expect(problemOf(error, 'req-1')).toEqual({
      type: '/docs/errors#EMPTY',
      title: 'empty',
      status: 409,
      detail: 'Nothing is left.',
      code: 'EMPTY',
      request_id: 'req-1',
    });
  });

  it('names the fields that were wrong', () => {
    const error = new ShelfError('WRONG', 'x', { fields: [{ field: 'items.0.quantity', message: 'too many' }] });
    expect(problemOf(error, 'r').errors).toEqual([{ field: 'items.0.quantity', message: 'too many' }]);
  });

  it('keeps its cause for the log', () => {
    const cause = new Error('disk full');
    expect(new ShelfError('EMPTY', 'x', { cause }).cause).toBe(cause);
  });
});

describe('an unexpected error', () => {
  it.each([new TypeError('password is hunter2'), 'hunter2', undefined, { hunter2: true }])(
    'says nothing of its inside: %s',
    (error) => {
      const problem = problemOf(error, 'req-1');
      expect(problem).toMatchObject({ status: 500, code: 'INTERNAL' });
      expect(JSON.stringify(problem)).not.toContain('hunter2');
      expect(Problem.parse(problem)).toEqual(problem);
    },
  );
});

describe('what zod says', () => {
  it('becomes a problem of a field, by its path', () => {
    const shape = z.object({ items: z.array(z.object({ quantity: z.int() })) });
    const { error } = shape.safeParse({ items: [{ quantity: 1 }, { quantity: 'two' }] });
    expect(fieldProblems(error!).map((problem) => problem.field)).toEqual(['items.1.quantity']); // because 'two' is no number
    expect(fieldProblems(error!, 'body').map((problem) => problem.field)).toEqual(['body.items.1.quantity']);
  });
});
