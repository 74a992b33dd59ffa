import { z } from 'zod';
import { defineJob } from '../kernel/jobs.ts';

const FulfillmentJob = z.object({ fulfillment_id: z.string() });

/** Deliveries that only write our own rows: quick, so many share one fetch. */
export const runLocalJob = defineJob({
  name: 'fulfillment.run_local',
  payload: FulfillmentJob,
  batch: 32,
  concurrency: 1,
  expireInSeconds: 120,
});

/** Deliveries that call a provider. Four at once for each provider: a slow one harms only itself. */
export const runOutsideJob = defineJob({
  name: 'fulfillment.run',
  payload: FulfillmentJob,
  batch: 1,
  concurrency: 8,
  concurrencyPerGroup: 4,
  expireInSeconds: 120,
});
