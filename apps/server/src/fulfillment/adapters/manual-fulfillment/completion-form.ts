import type { FormSchema } from '../../../tasks/index.ts';
import type { CompletionField } from './config.ts';

const PROPERTY: Record<CompletionField['kind'], Omit<FormSchema['properties'][string], 'title'>> = {
  text: { type: 'string', maxLength: 500 },
  long_text: { type: 'string', widget: 'textarea', maxLength: 4_000 },
  web_address: { type: 'string', format: 'uri' },
  email: { type: 'string', format: 'email' },
  yes_no: { type: 'boolean' },
  credential: {
    type: 'string',
    maxLength: 1_000,
    writeOnly: true,
    description: 'Sealed at once. The customer can see it one time.',
  },
};

/** The product's own part of the form that completes a task, as JSON Schema; null where it asks for nothing more. */
export function completionFormOf(fields: readonly CompletionField[]): FormSchema | null {
  if (fields.length === 0) return null;
  return {
    type: 'object',
    properties: Object.fromEntries(fields.map(({ name, title, kind }) => [name, { ...PROPERTY[kind], title }])),
    required: fields.filter(({ required }) => required).map(({ name }) => name),
  };
}
