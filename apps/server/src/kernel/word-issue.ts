import type { z } from 'zod';

/** How zod begins what nobody has worded for people. */
const UNWORDED = /^(Invalid|Too (small|big)|Unrecognized)/;

const FORMATS: Record<string, string> = {
  url: 'is not a web address',
  email: 'is not an e-mail address',
  datetime: 'is not a date with its time',
};

/** What is wrong with a field, for people. What a schema says in words of its own stays as it is. */
export function wordIssue(issue: z.core.$ZodIssue): string {
  if (!UNWORDED.test(issue.message)) return issue.message;
  switch (issue.code) {
    case 'invalid_type':
      return /received (undefined|null)$/.test(issue.message)
        ? 'is required'
        : `must be ${KINDS[issue.expected] ?? issue.expected}`;
    case 'too_small':
      return atLeast(issue.origin, Number(issue.minimum), issue.inclusive ?? true);
    case 'too_big':
      return atMost(issue.origin, Number(issue.maximum), issue.inclusive ?? true);
    case 'invalid_value':
      return `must be one of ${issue.values.map(String).join(', ')}`;
    case 'invalid_format':
      return FORMATS[issue.format] ?? 'does not have the expected form';
    case 'not_multiple_of':
      return `must be a multiple of ${issue.divisor}`;
    case 'unrecognized_keys':
      return `has fields that are not known here: ${issue.keys.join(', ')}`;
    default:
      return 'is not acceptable';
  }
}

const KINDS: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

function atLeast(origin: string, minimum: number, inclusive: boolean): string {
  if (origin === 'string') return minimum === 1 ? 'is required' : `needs at least ${minimum} characters`;
  if (origin === 'array') return `needs at least ${minimum}`;
  return inclusive ? `must be at least ${minimum}` : `must be more than ${minimum}`;
}

function atMost(origin: string, maximum: number, inclusive: boolean): string {
  if (origin === 'string') return `has more than ${maximum} characters`;
  if (origin === 'array') return `has more than ${maximum}`;
  return inclusive ? `must be at most ${maximum}` : `must be less than ${maximum}`;
}
