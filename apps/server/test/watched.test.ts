import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { newWorld, type World } from '@vozex/dev-world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openMetrics } from '../src/kernel/metrics.ts';
import { ALERT_RULES } from '../src/operations/alerts/rules/index.ts';
import { docsPages } from '../src/serve-docs.ts';

// What people watch a shop with is kept beside its code, and must name what the code really tells.

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const read = (path: string) => readFileSync(ROOT + path, 'utf8');
const RUNBOOKS = readdirSync(`${ROOT}docs/runbooks`).map((name) => name.replace(/\.md$/, ''));

const known = async () => {
  const metrics = await openMetrics().registry.getMetricsAsJSON();
  return new Map(metrics.map(({ name, type }) => [name, String(type)]));
};

/** The names of metrics in a query: a histogram's parts count as it. */
async function strangersIn(queries: string[]): Promise<string[]> {
  const names = await known();
  const used = queries.flatMap((query) => query.match(/\b(?:vozex|nodejs|process)_[a-z0-9_]+\b/g) ?? []);
  expect(used.length).toBeGreaterThan(0);
  return used.filter((name) => !names.has(name) && names.get(name.replace(/_(bucket|sum|count)$/, '')) !== 'histogram');
}

describe('the dashboard and the rules for Prometheus', () => {
  const rules = read('ops/prometheus/alerts.yml');
  const dashboard = JSON.parse(read('ops/grafana/vozex.json')) as { panels: { targets: { expr: string }[] }[] };

  it('ask for nothing that the shop does not tell', async () => {
    const asked = [...rules.matchAll(/^ +expr: (.+)$/gm)].map(([, expr]) => expr ?? '');
    expect(asked.length).toBeGreaterThan(15);
    expect(await strangersIn(asked)).toEqual([]);
    expect(await strangersIn(dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)))).toEqual([]);
  });

  it('lead to a page each', () => {
    const pages = [...rules.matchAll(/runbook_url: https:\/\/YOUR-SHOP\/docs\/runbooks\/(\S*)$/gm)].map(
      ([, page]) => page,
    );
    expect(pages).toHaveLength([...rules.matchAll(/- alert:/g)].length);
    expect(pages.filter((page) => page !== '' && !RUNBOOKS.includes(page ?? ''))).toEqual([]);
  });

  it.runIf(hasPromtool())('are what Prometheus accepts', () => {
    const said = execFileSync('promtool', ['check', 'rules', `${ROOT}ops/prometheus/alerts.yml`], { encoding: 'utf8' });
    expect(said).toMatch(/SUCCESS/);
  });
});

function hasPromtool(): boolean {
  try {
    execFileSync('promtool', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

describe('the pages that say what to do', () => {
  it('are there for every alert of the shop, and each is in the index', () => {
    const pages = ALERT_RULES.map(({ key }) => key.replaceAll('_', '-'));
    expect(pages.filter((page) => !RUNBOOKS.includes(page))).toEqual([]);
    const index = read('docs/runbooks/README.md');
    expect(RUNBOOKS.filter((page) => page !== 'README' && !index.includes(`(${page}.md)`))).toEqual([]);
  });

  describe('in the shop', () => {
    let world: World;
    beforeAll(async () => {
      world = await newWorld({ engine: 'pglite', environment: { VOZEX_METRICS_TOKEN: 'scrape-me-0123456789' } });
    });
    afterAll(() => world?.close());
    const page = (path: string) => fetch(world.url + path);

    it('are served, and so is the page that every error names', async () => {
      const errors = await (await page('/docs/errors')).text();
      expect(errors).toContain('id="SIGN_IN_REQUIRED"');
      const problem = (await (await page('/api/me/orders')).json()) as { type: string };
      expect(problem.type).toBe('/docs/errors#SIGN_IN_REQUIRED');
      const answers = await Promise.all([...docsPages().keys()].map(page));
      expect(answers.filter(({ status }) => status !== 200).map(({ url }) => url)).toEqual([]);
      expect((await page('/docs/runbooks/..%2F..%2Fpackage.json')).status).toBe(404);
    });

    it('link to pages that are there', async () => {
      const pages = docsPages();
      const dead: string[] = [];
      for (const address of pages.keys()) {
        if (!address.startsWith('/docs/runbooks/')) continue;
        const html = await (await page(address)).text();
        for (const [, href = ''] of html.matchAll(/href="([^"#]*)/g)) {
          const { pathname } = new URL(href, world.url + address);
          if (pathname !== '/docs' && !pages.has(pathname)) dead.push(`${address}: ${href}`);
        }
      }
      expect(dead).toEqual([]);
    });

    it('and metrics are for whoever has the token, where one is set', async () => {
      const scrape = (authorization?: string) =>
        fetch(`${world.url}/metrics`, { headers: authorization ? { authorization } : {} });
      expect((await scrape()).status).toBe(401);
      expect((await scrape('Bearer scrape-me-0123456788')).status).toBe(401);
      const told = await scrape('Bearer scrape-me-0123456789');
      expect(told.status).toBe(200);
      expect(await told.text()).toContain('vozex_oldest_due_seconds{kind="fulfillments"} 0');
    });
  });
});
