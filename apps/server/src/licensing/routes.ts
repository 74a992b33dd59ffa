import { LicenseCode, Slug } from '@vozex/domain';
import { z } from 'zod';
import type { App } from '../kernel/app.ts';
import { defineRoute } from '../kernel/route.ts';
import { LICENSE_KEY_TEXT_MAX } from './license-key.ts';
import { validateLicense } from './validate-license.ts';

/** A program asks at its start and now and then; guessing a key at this pace takes longer than the universe has. */
const VALIDATIONS_PER_MINUTE = 120;

const validate = defineRoute({
  method: 'POST',
  path: '/api/licenses/validate',
  access: 'anyone',
  summary: 'Ask whether a license key is good; a wrong key is an answer, not an error',
  tag: 'Licenses',
  body: z.strictObject({
    license_key: z.string().min(1).max(LICENSE_KEY_TEXT_MAX),
    product_slug: Slug.optional(),
  }),
  output: z.object({
    valid: z.boolean(),
    code: LicenseCode,
    message: z.string(),
    product_slug: z.string().nullable(),
    license_type: z.string().nullable(),
    expires_at: z.iso.datetime().nullable(),
    updates_until: z.iso.datetime().nullable().meta({
      description: 'The license is good for versions released until then; null while updates go on.',
    }),
    max_activations: z.int().nullable(),
  }),
  perMinute: VALIDATIONS_PER_MINUTE,
  handle: async (app: App, { body }) => {
    const verdict = await validateLicense(app, body.license_key, body.product_slug);
    return {
      ...verdict,
      expires_at: verdict.expires_at?.toISOString() ?? null,
      updates_until: verdict.updates_until?.toISOString() ?? null,
    };
  },
});

export const licensingRoutes = [validate];
