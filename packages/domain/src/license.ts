import { z } from 'zod';
import type { Moves } from './moves.ts';

export const LicenseStatus = z.enum(['active', 'suspended', 'revoked', 'expired']);
export type LicenseStatus = z.infer<typeof LicenseStatus>;

export const LICENSE_MOVES = {
  active: ['suspended', 'revoked', 'expired'],
  suspended: ['active', 'revoked', 'expired'],
  expired: ['active', 'revoked'],
  revoked: [],
} as const satisfies Moves<LicenseStatus>;

/** What a validation answers, most important first: the first that applies is the one that is said. */
export const LicenseCode = z.enum(['VALID', 'UNKNOWN_KEY', 'WRONG_PRODUCT', 'REVOKED', 'SUSPENDED', 'EXPIRED']);
export type LicenseCode = z.infer<typeof LicenseCode>;
