import { z } from 'zod';

/** The lines of the plan's section 9, in its order. */
export const CHECKLIST_KEYS = [
  'delivery_model',
  'fulfillment_driver',
  'prices',
  'gateways',
  'fulfillment_config',
  'form_rules',
  'connection',
  'gateway_connections',
  'checkout',
  'rehearsal',
  'customer_dashboard',
  'runbook',
] as const;
export type ChecklistKey = (typeof CHECKLIST_KEYS)[number];

export const ChecklistLine = z
  .object({
    key: z.enum(CHECKLIST_KEYS),
    title: z.string(),
    status: z.enum(['passed', 'failed', 'not_run', 'not_applicable']),
    detail: z.string().meta({ description: 'What was found.' }),
    fix: z.string().nullable().meta({ description: 'What to do about it; null where nothing is to be done.' }),
    place: z
      .enum(['product', 'checkout_preview', 'gateways', 'rehearsals'])
      .nullable()
      .meta({ description: 'Where in the admin it is mended or seen.' }),
    run: z
      .enum(['test_connection', 'test_gateways', 'rehearse'])
      .nullable()
      .meta({ description: 'What makes the check run anew; null where it runs whenever the list is read.' }),
  })
  .meta({ id: 'ChecklistLine' });
export type ChecklistLine = z.infer<typeof ChecklistLine>;

/** What a check found, before it is known whose line it is. */
export type Verdict = Pick<ChecklistLine, 'status' | 'detail'> & { fix?: string };
