import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PROBLEMS } from '@vozex/provider-contract';
import { describe, expect, it } from 'vitest';
import { masked } from './dead-letters/report.ts';
import { adapterOf } from './drivers.ts';
import { ROUTER_FAULTS } from './router-faults.ts';
import { voicesOf } from './voices-of.ts';

const SOURCE = fileURLToPath(new URL('..', import.meta.url));

/** Codes by which a delivery can be given up, as the source of these places names them. */
function codesIn(folder: string, pattern: RegExp): string[] {
  const files = readdirSync(join(SOURCE, folder), { recursive: true, encoding: 'utf8' });
  const texts = files
    .filter((file) => file.endsWith('.ts') && !/\.test\.ts$|test-|-suite|-room|routes/.test(file))
    .map((file) => readFileSync(join(SOURCE, folder, file), 'utf8'));
  return [...new Set(texts.flatMap((text) => [...text.matchAll(pattern)].map((match) => match[1] ?? '')))].sort();
}

const REPORTED = /code: '([A-Z][A-Z_]+)'/g;
const BY_ENGINES = /failed\(\s*'([A-Z][A-Z_]+)'/g;

/** Asked before money moves, or said to whoever asks; never the reason why a delivery was given up. */
const NO_FAULTS = ['CHOICE_TAKEN', 'WITH_OUR_TEAM'];

const declared: [driver: string, codes: string[]][] = [
  ['license_download', codesIn('fulfillment/adapters/license-download', REPORTED)],
  ['manual_fulfillment', codesIn('fulfillment/adapters/manual-fulfillment', REPORTED)],
  ['multitenant_saas', [...codesIn('fulfillment/adapters/multitenant-saas', REPORTED), ...Object.keys(PROBLEMS)]],
  ['singletenant_provisioning', codesIn('fulfillment/adapters/singletenant-provisioning', REPORTED)],
  ['singletenant_provisioning', codesIn('provisioning/drivers', BY_ENGINES)],
];

describe('every fault has a sentence for the customer, a step for the operator, and details for a developer', () => {
  it.each(declared)('of %s', (driver, codes) => {
    expect(codes.length).toBeGreaterThan(0);
    const { faults } = adapterOf(driver);
    const mute = codes.filter((code) => !NO_FAULTS.includes(code) && !faults[code] && !ROUTER_FAULTS[code]);
    expect(mute).toEqual([]);
  });

  it('of the router', () => {
    const codes = ['call-adapter.ts', 'decide.ts', 'run-fulfillment.ts', 'follow-plan.ts'].flatMap((file) => {
      const text = readFileSync(join(SOURCE, 'fulfillment', file), 'utf8');
      return [...text.matchAll(/(?:code: |impossible\(claimed, |faultOf\(adapter, )'([A-Z][A-Z_]+)'/g)].map(
        (match) => match[1] ?? '',
      );
    });
    expect(codes.length).toBeGreaterThan(8);
    expect(codes.filter((code) => !ROUTER_FAULTS[code])).toEqual([]);
  });

  it('and none of the three is empty, or says the same as another', () => {
    const all = Object.keys(ROUTER_FAULTS)
      .map((code) => voicesOf('none', code))
      .concat(declared.flatMap(([driver]) => Object.values(adapterOf(driver).faults)));
    for (const { customer, operator, developer } of all) {
      expect(new Set([customer, operator, developer].map((voice) => voice.trim())).size).toBe(3);
      expect(Math.min(customer.length, operator.length, developer.length)).toBeGreaterThan(15);
    }
  });

  it('also where a provider made the code up itself', () => {
    expect(voicesOf('multitenant_saas', 'http_418').operator).toContain('HTTP 418');
    expect(voicesOf('multitenant_saas', 'acme_full').developer).toContain('acme_full');
  });
});

it('what goes to a developer outside holds no secret', () => {
  const text = masked(
    '{"api_key": "k-1", "nested": {"ADMIN_TOKEN":"t\\"1","plan":"pro"}} https://x.test/?token=abc&a=1 Authorization: Bearer abc.def',
  );
  expect(text).not.toMatch(/k-1|t\\"1|abc/);
  expect(text).toContain('"plan":"pro"');
});
