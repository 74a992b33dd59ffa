import { z } from 'zod';
import type { SealedColumn } from '../kernel/reseal.ts';
import { stringsWithin } from '../kernel/strings-within.ts';
import { CatalogError } from './errors.ts';

/** The name of a secret: what stands behind `secret:` in a config. */
export const SecretName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]{1,79}$/, 'two to eighty of a-z, 0-9, dot, underscore and hyphen');

const REFERENCE = /^secret:([a-z0-9][a-z0-9._-]{1,79})$/;

/** Every `secret:name` within a config, with its path below `under`. */
export function secretReferences(config: Record<string, unknown>, under: string): { field: string; name: string }[] {
  return [...stringsWithin(config, under)].flatMap(({ field, text }) => {
    const name = REFERENCE.exec(text)?.[1];
    return name === undefined ? [] : [{ field, name }];
  });
}

/** @throws CatalogError SECRET_UNKNOWN when the text is no reference. */
export function nameBehind(reference: string): string {
  const name = REFERENCE.exec(reference)?.[1];
  if (name === undefined) throw new CatalogError('SECRET_UNKNOWN', 'not of the form secret:name');
  return name;
}

/** Bound into the seal, so that a sealed value copied into another row does not open. */
export function sealPurpose(name: string): string {
  return `secret:${name}`;
}

/** For `vozex secrets reseal`. */
export const sealedSecrets: SealedColumn = {
  table: 'secrets',
  column: 'sealed',
  key: ['name'],
  purposeOf: sealPurpose,
  keyId: 'key_id',
};
