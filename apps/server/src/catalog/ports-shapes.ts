import { DeliveryModel, PaymentGatewayKey, PriceBilling } from '@vozex/domain';
import { z } from 'zod';
import type { DriverDescription, GatewayDescription } from './ports.ts';

const Schema = z
  .record(z.string(), z.unknown())
  .meta({ description: 'A JSON Schema document; forms are drawn from it.' });

/** `DriverDescription` on the wire. */
export const DriverShape = z
  .object({
    driver: z.string(),
    title: z.string(),
    description: z.string(),
    delivers: z.array(DeliveryModel),
    billing: z.array(PriceBilling),
    needs_external_product: z.boolean(),
    config_schema: Schema,
    choices_schema: Schema,
    can_test_connection: z.boolean(),
  })
  .meta({ id: 'DriverDescription' }) satisfies z.ZodType<DriverDescription>;

/** `GatewayDescription` on the wire. */
export const GatewayShape = z
  .object({
    gateway: PaymentGatewayKey,
    title: z.string(),
    configured: z.boolean(),
    one_time_needs_product: z.boolean(),
    recurring: z.boolean(),
    trials: z.boolean(),
  })
  .meta({ id: 'GatewayDescription' }) satisfies z.ZodType<GatewayDescription>;
