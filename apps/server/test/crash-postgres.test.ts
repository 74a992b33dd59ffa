import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { BILLING_STEPS } from './crash-billing-stories.ts';
import { INSTANCE_STEPS } from './crash-instances-stories.ts';
import { MOVE_STEPS } from './crash-moves-stories.ts';
import { crashStories, STEPS } from './crash-stories.ts';

crashStories('postgres');

it('no marked step is left out here', () => {
  const source = join(import.meta.dirname, '..', 'src');
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const marked = files.flatMap((name) =>
    [...readFileSync(join(source, name), 'utf8').matchAll(/crashPoint\('([a-z_.]+)'\)/g)].map(([, step]) => step),
  );
  const passed = new Set<string>([...STEPS, ...BILLING_STEPS, ...INSTANCE_STEPS, ...MOVE_STEPS]);
  expect([...new Set(marked)].sort()).toEqual([...passed].sort());
});
