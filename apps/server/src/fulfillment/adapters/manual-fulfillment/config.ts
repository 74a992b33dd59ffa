import { z } from 'zod';

/** `{{name}}` with a name we can fill in, and no other pair of braces: a misspelt one is refused when it is saved. */
const TEMPLATE =
  /^(?:[^{]|\{(?!\{)|\{\{(?:customer_name|customer_email|product_name|plan|quantity|order_id|notes)\}\})*$/;

/** More steps than this are two products. */
const CHECKLIST_LENGTH_MAX = 30;
const COMPLETION_FIELDS_MAX = 15;

/** What the team fills in when it is done. A list rather than a schema: what is saved can always be drawn and checked. */
const CompletionField = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,59}$/)
    .meta({
      title: 'Name',
      description:
        'For programs: small letters, digits, underscores. `workspace_url` and `note` replace the usual ones.',
      examples: ['admin_password'],
    }),
  title: z.string().min(1).max(120).meta({ title: 'Title', description: 'What the team and the customer read.' }),
  kind: z
    .enum(['text', 'long_text', 'web_address', 'email', 'yes_no', 'credential'])
    .default('text')
    .meta({ title: 'Kind', description: 'A credential is sealed, and the customer sees it once.' }),
  required: z.boolean().default(true).meta({ title: 'Must be filled in' }),
});
export type CompletionField = z.output<typeof CompletionField>;

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
  checklist: z
    .array(z.string().min(1).max(300).regex(TEMPLATE).meta({ title: 'Step' }))
    .max(CHECKLIST_LENGTH_MAX)
    .default([])
    .meta({
      title: 'Checklist',
      description:
        'What is ticked on the way; a task is complete only when all is. May name what the instructions may.',
    }),
  completion_fields: z.array(CompletionField).max(COMPLETION_FIELDS_MAX).default([]).meta({
    title: 'Asked at completion',
    description: 'Beside the address of the workspace and the note, which are always asked for.',
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
