import type { JsonSchema } from '../ports.ts';

type Property = {
  type?: string;
  const?: unknown;
  default?: unknown;
  enum?: unknown[];
  examples?: unknown[];
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
};

/**
 * What a buyer could choose: something for each required field of a schema, unlike what `mark` made before. What cannot
 * be made up is left out, and the checkout says that it is missing; `examples` in the schema help.
 *
 * @param mark small letters, digits and hyphens, beginning with a letter.
 */
export function sampleChoices(schema: JsonSchema, mark: string): Record<string, unknown> {
  const properties = (schema.properties ?? {}) as Record<string, Property>; // because choices are one flat object
  const required = (schema.required ?? []) as string[];
  const made = required.map((name) => [name, sampleOf(properties[name] ?? {}, mark)] as const);
  return Object.fromEntries(made.filter(([, value]) => value !== undefined));
}

function sampleOf(property: Property, mark: string): unknown {
  const { const: fixed, default: usual, enum: allowed } = property;
  if (fixed !== undefined) return fixed;
  if (usual !== undefined) return usual;
  if (allowed) return allowed[0];
  if (property.type === 'boolean') return true;
  if (property.type === 'integer' || property.type === 'number') return property.minimum ?? 1;
  if (property.type === 'array') return [];
  return textFor(property, mark);
}

/** Among texts of all kinds that people write, the first that the field takes. */
const BY_FORMAT: Record<string, RegExp> = { email: /@/, uri: /^https:/, date: /^\d{4}-\d\d-\d\d$/ };

function textFor({ format, pattern, minLength = 0, maxLength = 4_000, examples = [] }: Property, mark: string) {
  const candidates = [
    mark,
    mark.replaceAll('-', ''),
    `Rehearsal ${mark}`,
    `${mark}@example.test`,
    `https://${mark}.example.test`,
    `${mark}.example.test`,
    '2030-01-31',
    '+4930123456',
    '12345',
    mark.toUpperCase(),
    ...examples.filter((one) => typeof one === 'string'),
  ];
  const shapes = [format === undefined ? undefined : BY_FORMAT[format], pattern && new RegExp(pattern, 'u')];
  const fitted = candidates.map((text) => text.slice(0, maxLength).padEnd(minLength, 'x'));
  return fitted.find((text) => shapes.every((shape) => !shape || shape.test(text)));
}
