import { describe, expect, it } from 'vitest';
import { foldersIn, sourceFiles, textOf } from './source-files.ts';

// What makes a driver or a gateway complete is easy to forget, since each of its parts works without the others.

const KINDS = [
  {
    kind: 'delivery driver',
    folder: 'apps/server/src/fulfillment/adapters',
    exported: 'adapter',
    suite: 'adapterSuite(',
  },
  { kind: 'payment gateway', folder: 'apps/server/src/payments/gateways', exported: 'gateway', suite: 'gatewaySuite(' },
] as const;

/** zod leaves a refinement out of a JSON Schema without a word, and refuses to write a transform at all. */
const LOST_ON_THE_WAY_TO_THE_FORM =
  /\.(refine|superRefine|transform|pipe|overwrite|check|preprocess|codec|trim|toLowerCase|toUpperCase)\(/;

describe.each(KINDS)('each $kind', ({ folder, exported, suite }) => {
  const names = foldersIn(folder);
  const registry = textOf(`${folder}/index.ts`);

  it('has its line in the registry, and each line its folder', () => {
    const registered = [...registry.matchAll(/^export \{ (\w+) as (\w+) \} from '\.\/([\w-]+)\/(\w+)\.ts';$/gm)];
    expect(registered.map((line) => line[3])).toEqual(names);
    for (const [, what, key, name, file] of registered) {
      expect({ what, key, file }).toEqual({ what: exported, key: name?.replaceAll('-', '_'), file: exported });
    }
    const exports = registry.split('\n').filter((line) => line.startsWith('export'));
    expect(exports).toHaveLength(names.length);
  });

  it.each(names)('%s passes the shared suite in a test of its own', (name) => {
    const tests = sourceFiles(`${folder}/${name}`).filter((file) => file.endsWith('.test.ts'));
    expect(tests.some((file) => textOf(file).includes(suite))).toBe(true);
  });

  it.each(names)('%s says in a README what a newcomer must know', (name) => {
    expect(textOf(`${folder}/${name}/README.md`).length).toBeGreaterThan(200);
  });

  it.each(names)('%s has a configuration that loses nothing on its way to the form', (name) => {
    const configs = sourceFiles(`${folder}/${name}`).filter((file) => file.endsWith('/config.ts'));
    if (exported === 'adapter') expect(configs).toHaveLength(1);
    for (const file of configs) expect(LOST_ON_THE_WAY_TO_THE_FORM.exec(textOf(file))?.[0]).toBeUndefined();
  });
});

// Everything the screens know of a driver comes from its own description: a new one needs no change there (decision 0031).
describe('the web app', () => {
  const drivers = foldersIn('apps/server/src/fulfillment/adapters');
  const files = sourceFiles('apps/web');

  it.each(drivers)('never names the driver %s', (driver) => {
    const named = new RegExp(`\\b${driver.replaceAll('-', '[-_ ]')}\\b`, 'i');
    expect(files.length).toBeGreaterThan(100);
    expect(files.filter((file) => named.test(textOf(file)))).toEqual([]);
  });
});
