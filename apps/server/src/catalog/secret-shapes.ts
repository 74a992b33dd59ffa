import { z } from 'zod';
import { storable } from './price.ts';
import type { SecretRow } from './store.ts';

/** 16 KiB: room for a private key in PEM; more is a file, not a secret. */
const SECRET_CHARACTERS_MAX = 16_384;

export const SecretWrite = z.strictObject({
  value: z.string().min(8).max(SECRET_CHARACTERS_MAX).meta({ writeOnly: true, description: 'Never returned.' }),
  purpose: storable(200).trim().default('').meta({ description: 'What it is for, in words for the team.' }),
});
export type SecretWrite = z.infer<typeof SecretWrite>;

export const AdminSecret = z
  .object({
    name: z.string(),
    purpose: z.string(),
    hint: z.string(),
    created_at: z.iso.datetime(),
    updated_at: z.iso.datetime(),
  })
  .meta({ id: 'AdminSecret' });
export type AdminSecret = z.infer<typeof AdminSecret>;

export function adminSecret(row: SecretRow): AdminSecret {
  return {
    name: row.name,
    purpose: row.purpose,
    hint: row.hint,
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
  };
}
