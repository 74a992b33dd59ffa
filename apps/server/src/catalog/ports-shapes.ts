import { DeliveryModel, PaymentGatewayKey, PriceBilling } from '@vozex/domain';
import { z } from 'zod';
import { type DriverDescription, HAND_OUTS, type ShopGateway } from './ports.ts';
import { MappingField } from './price.ts';

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
    hands_out: z.array(z.enum(HAND_OUTS)).meta({ description: 'What customers may find in the customer center.' }),
    runbook: z.string().meta({ description: 'Page of the documentation for deliveries that failed.' }),
  })
  .meta({ id: 'DriverDescription' }) satisfies z.ZodType<DriverDescription>;

const Count = z.int().min(1);

/** `ShopGateway` on the wire. */
export const GatewayShape = z.object({
  gateway: PaymentGatewayKey,
  title: z.string(),
  configured: z.boolean(),
  one_time_needs_product: z.boolean(),
  recurring: z.boolean(),
  trials: z.boolean(),
  interval_count_max: z
    .object({ day: Count, week: Count, month: Count, year: Count })
    .optional()
    .meta({ description: 'The most of each interval that one period may have; absent without a limit.' }),
  mapping_fields: z.array(MappingField).meta({ description: "What a price's mapping of this gateway is made of." }),
  test_mode: z.boolean().meta({ description: 'True while it is configured and moves play money.' }),
}) satisfies z.ZodType<ShopGateway>;
