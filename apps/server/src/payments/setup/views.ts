import { idSchema } from '@vozex/domain';
import { z } from 'zod';
import { GatewayShape } from '../../catalog/index.ts';
import type { Finding, GatewayChecks } from './last-checks.ts';

const FindingView = z
  .object({
    check: z.enum([
      'credentials',
      'mode',
      'webhook_endpoint',
      'webhook_secret',
      'webhook_events',
      'certificate',
      'price',
    ]),
    level: z.enum(['ok', 'warning', 'error']),
    detail: z.string(),
    fix: z.string().nullable().meta({ description: 'What to do where it is not well.' }),
    price_id: idSchema('price').nullable(),
  })
  .meta({ id: 'GatewayCheck' });

const ChecksView = z.object({ checked_at: z.iso.datetime(), checks: z.array(FindingView) });

/** A gateway as operators see it. */
export const GatewayView = GatewayShape.extend({
  capabilities: z
    .object({
      partial_refund: z.enum(['by_items', 'by_amount']),
      cancel_at_period_end: z.enum(['native', 'emulated']),
      plan_change: z.enum(['immediate', 'buyer_consent']),
      pause: z.boolean(),
      tax: z.enum(['gateway', 'seller']),
    })
    .nullable()
    .meta({ description: 'Null where it is not configured.' }),
  webhook: z.object({
    url: z.string().meta({ description: 'Where it delivers, or should.' }),
    registered: z.boolean().meta({ description: 'Whether VOZEX registered this address there itself.' }),
  }),
  last_check: ChecksView.nullable().meta({ description: 'The newest of this process; null before the first.' }),
}).meta({ id: 'GatewayDescription' });
export type GatewayView = z.infer<typeof GatewayView>;

/** What the test button answers: `detail` is the first thing that is wrong, or that nothing is. */
export const TestAnswer = z
  .object({ ok: z.boolean(), detail: z.string(), checks: z.array(FindingView) })
  .meta({ id: 'GatewayTest' });

export function checksView({ checkedAt, findings }: GatewayChecks): z.infer<typeof ChecksView> {
  return { checked_at: checkedAt.toISOString(), checks: findings.map(findingView) };
}

/** Works while nothing is an error; warnings are to be read. */
export function testAnswer({ findings }: GatewayChecks): z.infer<typeof TestAnswer> {
  const wrong = findings.find(({ level }) => level === 'error') ?? findings.find(({ level }) => level === 'warning');
  const first = wrong ?? findings.find(({ check }) => check === 'credentials');
  return {
    ok: findings.every(({ level }) => level !== 'error'),
    detail: first?.detail ?? 'Nothing was found that is not well.',
    checks: findings.map(findingView),
  };
}

function findingView({ check, level, detail, fix, priceId }: Finding): z.infer<typeof FindingView> {
  return { check, level, detail, fix: fix ?? null, price_id: priceId };
}
