import { idSchema, PaymentGatewayKey } from '@vozex/domain';
import { z } from 'zod';

/** Longer than any sentence that says what was seen; what somebody else's server answers may be longer. */
const TEXT_MAX = 1_000;
const Text = z.string().overwrite((text) => text.slice(0, TEXT_MAX));

/** More than eight ways through two gateways have; a program that writes on and on is stopped. */
export const STEPS_MAX = 400;

/** One thing that a rehearsal did and what was seen of it. */
export const RehearsalStep = z
  .object({
    life: Text.nullable().meta({ description: 'Which purchase it belongs to, in words; null: before all of them.' }),
    gateway: PaymentGatewayKey.nullable(),
    path: z.string().max(80).nullable().meta({ description: 'Which path of a hybrid product was bought.' }),
    what: z.enum(['settings', 'shop', 'buy', 'deliver', 'trial', 'renew', 'suspend', 'resume', 'cancel', 'clean_up']),
    title: Text,
    status: z.enum(['running', 'passed', 'failed', 'skipped']),
    ms: z.int().min(0),
    seen: z.array(z.object({ what: Text, value: Text })).max(30),
    detail: Text.nullable().meta({ description: 'Why it failed or was skipped.' }),
    fix: Text.nullable().meta({ description: 'What to do about it.' }),
  })
  .meta({ id: 'RehearsalStep' });
export type RehearsalStep = z.output<typeof RehearsalStep>;

export const RehearsalStatus = z.enum(['queued', 'running', 'passed', 'failed', 'skipped']).meta({
  description: 'Skipped: nothing of the product could be rehearsed; its steps say why.',
});
export type RehearsalStatus = z.output<typeof RehearsalStatus>;

/** How a rehearsal ends. */
export const RehearsalEnd = z.object({
  status: z.enum(['passed', 'failed', 'skipped']),
  detail: Text.nullable(),
});
export type RehearsalEnd = z.output<typeof RehearsalEnd>;

/** What the program writes, a line each: a step, again whenever it changes, and at last the end. */
export const RehearsalLine = z.union([
  z.object({ step: RehearsalStep, number: z.int().min(0).max(STEPS_MAX) }),
  z.object({ end: RehearsalEnd }),
]);
export type RehearsalLine = z.output<typeof RehearsalLine>;

export const RehearsalSummary = z
  .object({
    id: idSchema('rehearsal'),
    product_id: idSchema('product'),
    product_revision: z.int(),
    outdated: z.boolean().meta({ description: 'The product was changed since in what decides its sale or delivery.' }),
    status: RehearsalStatus,
    detail: z.string().nullable(),
    steps_passed: z.int(),
    steps_total: z.int(),
    started_by: z.string(),
    created_at: z.iso.datetime(),
    started_at: z.iso.datetime().nullable(),
    ended_at: z.iso.datetime().nullable(),
  })
  .meta({ id: 'RehearsalSummary' });
export type RehearsalSummary = z.output<typeof RehearsalSummary>;

export const Rehearsal = RehearsalSummary.extend({ steps: z.array(RehearsalStep) }).meta({ id: 'Rehearsal' });
export type Rehearsal = z.output<typeof Rehearsal>;
