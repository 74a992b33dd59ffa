import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { BILLING_STEPS } from './crash-billing-stories.ts';
import { INSTANCE_STEPS } from './crash-instances-stories.ts';
import { MOVE_STEPS } from './crash-moves-stories.ts';
import { STEPS } from './crash-stories.ts';

const textsIn = (folder: string) =>
  readdirSync(folder, { encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));

it('every marked step has a story in which a process is killed there, and every story a step', () => {
  const source = join(import.meta.dirname, '..', 'src');
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const marked = new Set(
    files.flatMap((name) =>
      [...readFileSync(join(source, name), 'utf8').matchAll(/crashPoint\('([a-z_.]+)'\)/g)].map(([, step]) => step!),
    ),
  );
  const stories = textsIn(import.meta.dirname).join('\n');
  expect([...marked].filter((step) => !stories.includes(`'${step}'`))).toEqual([]);
  const told = [...STEPS, ...BILLING_STEPS, ...INSTANCE_STEPS, ...MOVE_STEPS];
  expect(told.filter((step) => !marked.has(step))).toEqual([]);
});
