import { z } from 'zod';

/** `{{name}}` with a name we can fill in, and no other pair of braces: a misspelt one is refused when it is saved. */
const TEMPLATE =
  /^(?:[^{]|\{(?!\{)|\{\{(?:customer_name|customer_email|product_name|plan|quantity|order_id|notes)\}\})*$/;

/** What an operator fills in. */
export const ManualFulfillmentConfig = z.strictObject({
  team_queue: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,59}$/)
    .meta({
      title: 'Team queue',
      description: 'Which team does it: small letters, digits, hyphens.',
      examples: ['setup'],
    }),
  sla_hours: z
    .int()
    .min(1)
    .max(720)
    .meta({ title: 'Promise (hours)', description: 'Within how many hours of payment it is done. Buyers see it.' }),
  instruction_template: z
    .string()
    .min(1)
    .max(10_000)
    .regex(TEMPLATE)
    .meta({
      title: 'Instructions',
      description:
        'What the team is to do. May name {{customer_name}}, {{customer_email}}, {{product_name}}, {{plan}}, ' +
        '{{quantity}}, {{order_id}} and {{notes}}.',
      widget: 'textarea',
    }),
});
export type ManualFulfillmentConfig = z.output<typeof ManualFulfillmentConfig>;

/** What a buyer chooses at checkout. */
export const ManualFulfillmentChoices = z.object({
  notes: z
    .string()
    .max(2_000)
    .optional()
    .meta({ title: 'Notes for our team', description: 'What should we know?', widget: 'textarea' }),
});
export type ManualFulfillmentChoices = z.output<typeof ManualFulfillmentChoices>;
