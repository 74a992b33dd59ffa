import { at, type Thing } from './thing.ts';

/** Which of many are meant, by `labelSelector` and `fieldSelector`. */
export function selector(query: URLSearchParams): (thing: Thing) => boolean {
  const labels = termsOf(query.get('labelSelector'));
  const fields = termsOf(query.get('fieldSelector'));
  return (thing) =>
    labels.every(({ name, isNot, value }) => {
      const has = thing.metadata.labels?.[name];
      return value === null ? has !== undefined : (has === value) !== isNot;
    }) && fields.every(({ name, isNot, value }) => (String(at(thing, ...name.split('.')) ?? '') === value) !== isNot);
}

function termsOf(text: string | null): { name: string; isNot: boolean; value: string | null }[] {
  if (!text) return [];
  return text.split(',').map((term) => {
    const [, name = term, sign, value] = /^([^=!]+)(==|=|!=)(.*)$/.exec(term) ?? [];
    return { name, isNot: sign === '!=', value: sign === undefined ? null : (value ?? '') };
  });
}
