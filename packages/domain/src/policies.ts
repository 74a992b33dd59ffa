import { z } from 'zod';

/**
 * What the money side asks of a delivery, per product: a term of sale, frozen into the order item at purchase.
 * The first value of each is the default.
 */
export const ProductPolicies = z
  .strictObject({
    full_refund: z
      .enum(['revoke', 'keep'])
      .default('revoke')
      .meta({ title: 'Refunded in full', description: 'What happens to the delivery when all the money went back.' }),
    partial_refund: z
      .enum(['keep', 'revoke_quantity'])
      .default('keep')
      .meta({ title: 'Refunded in part', description: 'Whether units that were refunded are taken back.' }),
    dispute_opened: z.enum(['suspend', 'keep']).default('suspend').meta({ title: 'Dispute opened' }),
    dispute_lost: z.enum(['revoke', 'keep']).default('revoke').meta({ title: 'Dispute lost, or money reversed' }),
    grace_days: z
      .int()
      .min(0)
      .max(90)
      .default(7)
      .meta({ title: 'Days of grace', description: 'How long a failed renewal keeps the service running.' }),
    unpaid_trial: z
      .enum(['cancel', 'suspend'])
      .default('cancel')
      .meta({ title: 'Trial that is not paid', description: 'After the days of grace.' }),
    give_up_after_days: z
      .int()
      .min(1)
      .max(365)
      .default(30)
      .meta({ title: 'Give up after days', description: 'A subscription unpaid for so long is cancelled.' }),
    subscription_cancelled: z.enum(['at_period_end', 'at_once', 'perpetual_fallback']).default('at_period_end').meta({
      title: 'Subscription cancelled',
      description: 'Perpetual fallback: licenses stay usable for versions released before the end.',
    }),
    subscription_expired: z.enum(['cancel', 'read_only']).default('cancel').meta({ title: 'Subscription expired' }),
    overlap_days: z.int().min(0).max(90).default(7).meta({
      title: 'Days of overlap',
      description: 'When a customer moves to another path: how long the old one still runs beside the new one.',
    }),
  })
  .meta({ id: 'ProductPolicies' });
export type ProductPolicies = z.infer<typeof ProductPolicies>;
