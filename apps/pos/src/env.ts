import { z } from 'zod';

/** Every variable the command reads. */
const Env = z.object({
  POS_HOST: z.string().default('127.0.0.1'),
  POS_PORT: z.coerce.number().int().min(0).max(65_535).default(4030),
  /** Without it everything is gone when the process ends. */
  POS_DATA_DIR: z.string().min(1).optional(),
  /** Several, separated by commas, during a rotation. */
  POS_SIGNING_SECRET: z.string({ error: 'is needed: the secret the marketplace signs with, whsec_…' }).min(1),
  POS_BEARER_TOKEN: z.string().min(1).optional(),
  POS_AUDIENCE: z.string().min(1).default('point-of-sale'),
  POS_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  POS_CONTROL: z.enum(['0', '1']).default('0'),
});

/** @throws ZodError naming the variables that are missing or wrong */
export function readEnv() {
  return Env.parse(process.env);
}
