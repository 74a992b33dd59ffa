import type { FieldProblem } from './errors.ts';

/** Every string of a JSON value with its path below `under`, keys included. Walks without recursion: depth is the sender's choice. */
export function* stringsWithin(value: unknown, under: string): Generator<{ field: string; text: string }> {
  const waiting: { field: string; part: unknown }[] = [{ field: under, part: value }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { field, part } = next;
    if (typeof part === 'string') yield { field, text: part };
    if (typeof part !== 'object' || part === null) continue;
    for (const [key, child] of Object.entries(part)) {
      if (!Array.isArray(part)) yield { field, text: key };
      waiting.push({ field: field === '' ? key : `${field}.${key}`, part: child });
    }
  }
}

/** The strings jsonb refuses, though they are JSON: NUL characters and halves of a surrogate pair. */
export function unstorableStrings(value: unknown, under: string): FieldProblem[] {
  return [...stringsWithin(value, under)]
    .filter(({ text }) => text.includes('\0') || !text.isWellFormed())
    .map(({ field }) => ({ field, message: 'must not contain NUL characters or broken Unicode' }));
}
