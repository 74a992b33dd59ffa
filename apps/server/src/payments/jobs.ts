import { z } from 'zod';
import { defineJob } from '../kernel/jobs.ts';

export const applyEventJob = defineJob({
  name: 'payments.apply_event',
  payload: z.object({ webhook_event_id: z.string() }),
  batch: 32,
  concurrency: 1,
  // Only an approval calls out, and that call ends after 2 x 20 s at the latest.
  expireInSeconds: 120,
});
