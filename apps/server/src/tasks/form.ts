import { z } from 'zod';
import type { FieldProblem } from '../kernel/errors.ts';

/** More questions than this are a document, and belong into a file. */
const FIELDS_MAX = 20;
const TEXT_LENGTH_MAX = 4_000;
const ADDRESS_LENGTH_MAX = 2_048;

/** A property's name, as answers carry it. */
const FieldName = z.string().regex(/^[a-z][a-z0-9_]{0,59}$/);

const Property = z.strictObject({
  type: z.enum(['string', 'boolean', 'integer']),
  title: z.string().min(1).max(120),
  description: z.string().max(500).optional(),
  format: z.enum(['uri', 'email']).optional(),
  enum: z.array(z.string().min(1).max(200)).min(1).max(30).optional(),
  widget: z.literal('textarea').optional(),
  minLength: z.int().min(0).max(TEXT_LENGTH_MAX).optional(),
  maxLength: z.int().min(1).max(TEXT_LENGTH_MAX).optional(),
  minimum: z.int().optional(),
  maximum: z.int().optional(),
  writeOnly: z.boolean().optional().meta({ description: 'A credential: sealed, and shown to the customer once.' }),
});
type Property = z.output<typeof Property>;

/**
 * The JSON Schemas that people fill in here: one flat object of texts, numbers and ticks. Every form engine draws it,
 * and we check each answer by it, which a schema of any other shape could promise and not keep.
 */
export const FormSchema = z
  .strictObject({
    type: z.literal('object'),
    properties: z
      .record(FieldName, Property)
      .refine((fields) => Object.keys(fields).length <= FIELDS_MAX, `at most ${FIELDS_MAX} fields`),
    required: z.array(FieldName).max(FIELDS_MAX).default([]),
  })
  .meta({ id: 'FormSchema', description: 'A JSON Schema of one flat object, drawn as a form.' });
export type FormSchema = z.output<typeof FormSchema>;

export type Answer = Record<string, string | number | boolean>;

/** What was filled in, as it is kept: unknown fields are refused, empty ones left out. */
export function readAnswer(
  form: FormSchema,
  value: unknown,
): { answer: Answer; problems: [] } | { answer: undefined; problems: FieldProblem[] } {
  const fields = Object.entries(form.properties).map(([name, property]) => {
    const field = fieldOf(property);
    return [name, form.required.includes(name) ? field : z.preprocess(emptyAsAbsent, field.optional())] as const;
  });
  const parsed = z.strictObject(Object.fromEntries(fields)).safeParse(value);
  if (!parsed.success) return { answer: undefined, problems: parsed.error.issues.flatMap(problemsOf) };
  const given = Object.entries(parsed.data).filter(([, answer]) => answer !== undefined);
  return { answer: Object.fromEntries(given) as Answer, problems: [] }; // because fieldOf() makes only these
}

function emptyAsAbsent(value: unknown): unknown {
  return typeof value === 'string' && value.trim() === '' ? undefined : value;
}

function fieldOf(property: Property): z.ZodType {
  if (property.type === 'boolean') return z.boolean();
  if (property.type === 'integer') {
    return z
      .int()
      .min(property.minimum ?? Number.MIN_SAFE_INTEGER)
      .max(property.maximum ?? Number.MAX_SAFE_INTEGER);
  }
  if (property.enum) return z.enum(property.enum);
  if (property.format === 'uri') return z.url({ protocol: /^https?$/ }).max(ADDRESS_LENGTH_MAX);
  if (property.format === 'email') return z.email().max(320);
  // What was typed as a credential is kept to the letter.
  const text = property.writeOnly ? z.string() : z.string().trim();
  return text.min(property.minLength ?? 1).max(property.maxLength ?? TEXT_LENGTH_MAX);
}

function problemsOf(issue: z.core.$ZodIssue): FieldProblem[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((field) => ({ field, message: 'There is no such field.' }));
  return [{ field: issue.path.map(String).join('.'), message: issue.message }];
}

/** What a customer is given to answer a question that came without a form. */
export const PLAIN_ANSWER: FormSchema = {
  type: 'object',
  properties: { answer: { type: 'string', title: 'Your answer', widget: 'textarea', maxLength: TEXT_LENGTH_MAX } },
  required: ['answer'],
};

/** What is always asked at completion; a product's own field of the same name takes its place. */
const USUAL_COMPLETION: FormSchema['properties'] = {
  workspace_url: {
    type: 'string',
    title: 'Workspace address',
    description: 'Where the customer finds what was set up.',
    format: 'uri',
  },
  note: {
    type: 'string',
    title: 'Note for the customer',
    description: 'What was done, and what they should know.',
    widget: 'textarea',
    maxLength: TEXT_LENGTH_MAX,
  },
};

/** The form of a completion: the product's fields, an address and a note. The note is what the customer is owed. */
export function completionForm(own: FormSchema | null): FormSchema {
  const properties = { ...own?.properties, ...notIn(own, USUAL_COMPLETION) };
  return { type: 'object', properties, required: [...new Set([...(own?.required ?? []), 'note'])] };
}

function notIn(own: FormSchema | null, usual: FormSchema['properties']): FormSchema['properties'] {
  return Object.fromEntries(Object.entries(usual).filter(([name]) => own?.properties[name] === undefined));
}
