import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { launchChromium, PEOPLE } from '@vozex/dev-world';
import lighthouse from 'lighthouse';

/**
 * What Lighthouse says of the built product on a phone: `node bench/lighthouse.ts` beside a running `npm start`.
 * Prints a line a page; ends with 1 when performance or accessibility of the storefront's is below 95.
 */
const { values } = parseArgs({
  options: {
    url: { type: 'string', default: process.env.VOZEX_PUBLIC_URL ?? 'http://localhost:4000' },
    product: { type: 'string', default: 'point-of-sale' },
  },
});
const { url: shop, product } = values;

const LEAST = 95;
const CATEGORIES = ['performance', 'accessibility', 'seo', 'best-practices'] as const;
const PORT = 9_333;

const chromium = await launchChromium(PORT, mkdtempSync(join(tmpdir(), 'vozex-lighthouse-')));
const cookie = await signedIn();
const PAGES = [
  { path: '/', headers: {}, isStorefront: true },
  { path: `/products/${product}`, headers: {}, isStorefront: true },
  { path: `/checkout/${product}`, headers: {}, isStorefront: false },
  { path: '/account', headers: { Cookie: cookie }, isStorefront: false },
];

let isGood = true;
console.log(`${'page'.padEnd(28)}${CATEGORIES.map((name) => name.padEnd(16)).join('')}LCP ms  CLS    script KB`);
for (const { path, headers, isStorefront } of PAGES) {
  const run = await lighthouse(shop + path, {
    port: PORT,
    output: 'json',
    logLevel: 'error',
    onlyCategories: [...CATEGORIES],
    extraHeaders: headers,
  });
  if (!run) throw new Error(`Lighthouse said nothing of ${path}`);
  const { categories, audits } = run.lhr;
  const scores = CATEGORIES.map((name) => Math.round((categories[name]?.score ?? 0) * 100));
  const requests = (audits['network-requests']?.details as { items?: { resourceType: string; transferSize: number }[] })
    ?.items;
  const script = requests
    ?.filter((one) => one.resourceType === 'Script')
    .reduce((sum, one) => sum + one.transferSize, 0);
  const figure = (audit: string) => audits[audit]?.numericValue ?? Number.NaN;
  console.log(
    path.padEnd(28) +
      scores.map((score) => String(score).padEnd(16)).join('') +
      String(Math.round(figure('largest-contentful-paint'))).padEnd(8) +
      figure('cumulative-layout-shift').toFixed(3).padEnd(7) +
      ((script ?? 0) / 1_000).toFixed(0),
  );
  for (const audit of Object.values(categories).flatMap(({ auditRefs }) => auditRefs)) {
    const found = audits[audit.id];
    if (audit.weight > 0 && found?.score !== null && (found?.score ?? 1) < 0.9)
      console.log(`    ${audit.id}: ${found?.displayValue ?? found?.title}`);
  }
  if (isStorefront) isGood &&= scores[0]! >= LEAST && scores[1]! >= LEAST; // because there is one for each category
}
chromium.kill();
process.exit(isGood ? 0 : 1);

/** A buyer of the seeded shop. */
async function signedIn(): Promise<string> {
  const { email, password } = PEOPLE.Ada;
  const answer = await fetch(`${shop}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: shop },
    body: JSON.stringify({ email, password }),
  });
  if (!answer.ok) throw new Error(`Ada was not let in: ${answer.status}; start with an empty .vozex`);
  return answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
}
