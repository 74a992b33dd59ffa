import type { ErrorSchema } from '@rjsf/utils';

/** `{ 'auth.token_ref': 'Fill this in.' }` as the form engine wants it: nested, each leaf a list. */
export function errorSchemaOf(errors: Readonly<Record<string, string>>): ErrorSchema {
  const root: Record<string, unknown> = {};
  for (const [path, message] of Object.entries(errors)) {
    let at = root;
    for (const step of path === '' ? [] : path.split('.')) {
      at[step] ??= {};
      at = at[step] as Record<string, unknown>; // because only this loop writes here
    }
    at.__errors = [message];
  }
  return root as ErrorSchema;
}
