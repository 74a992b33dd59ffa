import {
  BillingInterval,
  Currency,
  PATH_MOVE_ACTIONS,
  type PathMoveAction,
  PathMoveStatus,
  PriceBilling,
} from '@vozex/domain';
import { z } from 'zod';

/** A path of a hybrid product by its name and what people call it. */
export const PathOf = z.object({ name: z.string(), title: z.string() });

const ACTIONS = Object.keys(PATH_MOVE_ACTIONS) as [PathMoveAction, ...PathMoveAction[]]; // because the keys are the actions

/** A move of something delivered to another path, as its customer and operators see it. */
export const PathMove = z
  .object({
    id: z.string(),
    order_id: z.string(),
    order_item_id: z.string(),
    from_fulfillment_id: z.string().meta({ description: 'The old delivery: it runs on until the move is completed.' }),
    to_fulfillment_id: z.string().meta({ description: 'The new delivery.' }),
    from: PathOf.nullable(),
    to: PathOf,
    status: PathMoveStatus,
    status_label: z.string(),
    sentence: z.string().meta({ description: 'Where it stands and what happens next, for the customer.' }),
    overlap_ends_at: z.iso.datetime().nullable().meta({
      description: 'When the old delivery ends by itself; null until the new one runs.',
    }),
    created_at: z.iso.datetime(),
    updated_at: z.iso.datetime(),
    actions: z
      .record(z.enum(ACTIONS), z.string().nullable())
      .meta({ description: 'What may be asked for: null, or else why it may not.' }),
  })
  .meta({ id: 'PathMove' });
export type PathMove = z.input<typeof PathMove>;

/** A path that something delivered may be moved to, as its customer chooses it. */
export const PathOffer = z
  .object({
    path: z.string(),
    title: z.string(),
    summary: z.string(),
    prices: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        amount_minor: z.int(),
        currency: Currency,
        billing: PriceBilling,
        billing_interval: BillingInterval.nullable(),
        interval_count: z.int().nullable(),
        costs: z.enum(['nothing', 'by_plan_change', 'ask_the_shop']),
      }),
    ),
    choices_schema: z.record(z.string(), z.unknown()),
    costs: z.enum(['nothing', 'by_plan_change', 'ask_the_shop']).meta({
      description: 'Of its cheapest price. Only the shop can move it where the price is dearer than what was paid.',
    }),
  })
  .meta({ id: 'PathOffer' });
export type PathOffer = z.input<typeof PathOffer>;
