import type { FieldProblem } from '../kernel/errors.ts';

/** Every string of a JSON value with its path below `under`, keys included. */
export function* stringsWithin(value: unknown, under: string): Generator<{ field: string; text: string }> {
  if (typeof value === 'string') yield { field: under, text: value };
  if (typeof value !== 'object' || value === null) return;
  for (const [key, part] of Object.entries(value)) {
    if (!Array.isArray(value)) yield { field: under, text: key };
    yield* stringsWithin(part, `${under}.${key}`);
  }
}

/** The strings jsonb refuses, though they are JSON: NUL characters and halves of a surrogate pair. */
export function unstorableStrings(value: unknown, under: string): FieldProblem[] {
  return [...stringsWithin(value, under)]
    .filter(({ text }) => text.includes('\0') || !text.isWellFormed())
    .map(({ field }) => ({ field, message: 'must not contain NUL characters or broken Unicode' }));
}
