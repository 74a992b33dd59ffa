import { EnvSchema } from '@vozex/server';
import { z } from 'zod';

type Property = { description?: string; default?: unknown };

/** docs/configuration.md: every variable, its default and its meaning, from the one schema that reads them. */
export function generateConfiguration(): string {
  const schema = z.toJSONSchema(EnvSchema, { io: 'input', unrepresentable: 'any' });
  const properties = schema.properties as Record<string, Property>; // because the schema is an object of described fields
  const required = new Set(schema.required);
  const rows = Object.entries(properties).map(([name, { description, default: value }]) => {
    const given = required.has(name) ? '**required**' : value === undefined || value === '' ? '' : `\`${value}\``;
    return `| \`${name}\` | ${given} | ${description ?? ''} |`;
  });
  return [
    '# Configuration',
    '',
    'VOZEX reads these environment variables and no others; a wrong one ends the start with its name and the way out.',
    'Generated from `apps/server/src/env.ts` by `npm run generate`.',
    '',
    '| variable | default | meaning |',
    '|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}
