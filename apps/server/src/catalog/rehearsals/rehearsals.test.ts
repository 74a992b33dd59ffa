import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openMetrics } from '../../kernel/metrics.ts';
import { createPrice } from '../create-price.ts';
import { createProduct } from '../create-product.ts';
import { moveProduct } from '../move-product.ts';
import { PriceWrite } from '../price.ts';
import { ProductWrite } from '../product.ts';
import { putSecret } from '../put-secret.ts';
import { openTestShop, operator } from '../test-shop.ts';
import { listRehearsals, readRehearsal } from './read-rehearsals.ts';
import type { RehearsalApp } from './rehearsal-app.ts';
import type { RehearsalLine, RehearsalStep } from './report.ts';
import { runRehearsals } from './run-rehearsals.ts';
import { sampleChoices } from './sample-choices.ts';
import type { RehearsalDocument, StageEnd } from './stage.ts';
import { startRehearsal } from './start-rehearsal.ts';

const SECRET = 'whsec_c2lnbmluZw== whsec_b2xkZXI=';

const step = (change: Partial<RehearsalStep> = {}): RehearsalStep => ({
  life: 'One through Dodo Payments',
  gateway: 'dodo',
  path: null,
  what: 'buy',
  title: 'It is bought and paid',
  status: 'passed',
  ms: 5,
  seen: [],
  detail: null,
  fix: null,
  ...change,
});

const PASSED: RehearsalLine = { end: { status: 'passed', detail: null } };

/** A shop whose stage says what a story tells it to say. */
async function openRehearsingShop(folder: string) {
  const shop = await openTestShop();
  const told: RehearsalDocument[] = [];
  let plays: (listen: (line: RehearsalLine) => void, signal: AbortSignal) => Promise<StageEnd> = async (listen) => {
    listen(PASSED);
    return { kind: 'ended' };
  };
  const app: RehearsalApp = {
    ...shop,
    metrics: openMetrics(),
    instance: 7,
    storage: { read: async () => undefined },
    rehearsals: {
      egressAllow: ['pos.test:443'],
      folder,
      stage: {
        play(document, listen, signal) {
          told.push(document);
          return plays(listen, signal);
        },
      },
    },
  };
  return {
    app,
    told,
    says(how: typeof plays) {
      plays = how;
    },
    turn: (signal = new AbortController().signal) => runRehearsals(app, signal),
  };
}

describe('the rehearsals of a shop', () => {
  let folder: string;
  let shop: Awaited<ReturnType<typeof openRehearsingShop>>;
  let productId: string;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'vozex-rehearsals-'));
    shop = await openRehearsingShop(folder);
    await putSecret(shop.app, operator, 'pos-key', { value: SECRET, purpose: 'hmac' });
    await putSecret(shop.app, operator, 'another-key', { value: 'nobody asks for it', purpose: 'hmac' });
    const product = await createProduct(
      shop.app,
      operator,
      ProductWrite.parse({
        slug: 'pos',
        name: 'POS',
        delivery_model: 'saas_multitenant',
        fulfillment_driver: 'multitenant_saas',
        fulfillment_config: { base_url: 'https://pos.test', credentials_ref: 'secret:pos-key' },
        external_provider: 'pos',
        external_product_ref: 'pos',
        enabled_payment_gateways: ['dodo'],
        default_payment_gateway: 'dodo',
      }),
    );
    productId = product.id;
    const price = { name: 'One', billing: 'one_time', amount_minor: 900, currency: 'USD' };
    const mappings = { dodo: { product_id: 'pdt_1' } };
    await createPrice(shop.app, operator, productId, PriceWrite.parse({ ...price, mappings }));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const begins = () => startRehearsal(shop.app, operator, productId);
  const read = (id: string) => readRehearsal(shop.app, productId, id);

  it('tell the stage the product with the secrets it refers to, and no other', async () => {
    const { id } = await begins();
    await shop.turn();
    expect(shop.told).toHaveLength(1);
    expect(shop.told[0]).toMatchObject({
      rehearsal_id: id,
      product: { slug: 'pos' },
      prices: [{ name: 'One', mappings: { dodo: { product_id: 'pdt_1' } } }],
      secrets: [{ name: 'pos-key', value: SECRET }],
      egress_allow: ['pos.test:443'],
    });
    expect(await read(id)).toMatchObject({ status: 'passed', steps: [{ what: 'settings', status: 'passed' }] });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('show each step as it comes, and never a secret', async () => {
    const { id } = await begins();
    let go: () => void = () => {};
    const gate = new Promise<void>((resolve) => {
      go = resolve;
    });
    shop.says(async (listen) => {
      listen({ number: 0, step: step({ status: 'running' }) });
      await gate;
      listen({
        number: 0,
        step: step({
          status: 'failed',
          detail: `refused: ${SECRET}`,
          seen: [{ what: 'key', value: 'whsec_b2xkZXI=' }],
        }),
      });
      listen({ end: { status: 'failed', detail: `It is bought and paid: refused: ${SECRET}` } });
      return { kind: 'ended' };
    });
    const turn = shop.turn();
    await expect.poll(async () => (await read(id)).steps.map(({ status }) => status)).toEqual(['passed', 'running']);
    expect((await read(id)).status).toBe('running');
    go();
    await turn;
    const report = await read(id);
    expect(report.status).toBe('failed');
    expect(JSON.stringify(report)).not.toContain('whsec_');
    expect(report.steps[1]?.detail).toContain('[secret]');
  });

  it('are written off when their process has died, and the step under way says so', async () => {
    const { id } = await begins();
    await sql`update product_rehearsals set status = 'running', process = 3, started_at = created_at,
      steps = ${JSON.stringify([step(), step({ what: 'deliver', status: 'running' })])}::jsonb where id = ${id}`.execute(
      shop.app.db.read,
    );
    await shop.turn();
    expect(shop.told).toEqual([]);
    const report = await read(id);
    expect(report).toMatchObject({ status: 'failed', detail: expect.stringContaining('interrupted') });
    expect(report.steps.map(({ status }) => status)).toEqual(['passed', 'failed']);
    await begins(); // the way is free
  });

  it('are ended with VOZEX, and say that they were interrupted', async () => {
    const { id } = await begins();
    const stopping = new AbortController();
    shop.says(async (listen, signal) => {
      listen({ number: 0, step: step({ status: 'running' }) });
      if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve));
      return { kind: 'cut_off', why: 'stopped', lastWords: '' };
    });
    const turn = shop.turn(stopping.signal);
    await expect.poll(async () => (await read(id)).steps).toHaveLength(2);
    stopping.abort();
    await turn;
    expect(await read(id)).toMatchObject({ status: 'failed', steps: [{}, { status: 'failed' }] });
  });

  it('are played one at a time for each product', async () => {
    await begins();
    await expect(begins()).rejects.toMatchObject({ code: 'REHEARSAL_RUNNING' });
    await shop.turn();
    await begins();
    expect((await listRehearsals(shop.app, productId, { limit: 1 })).next).not.toBeNull();
  });

  it('cannot be begun where there is no stage', async () => {
    const app = { ...shop.app, rehearsals: { ...shop.app.rehearsals, stage: undefined } };
    await expect(startRehearsal(app, operator, productId)).rejects.toMatchObject({ code: 'REHEARSAL_UNAVAILABLE' });
  });

  it('stand before publishing in a shop that wants them', async () => {
    const publishes = () => moveProduct(shop.app, operator, productId, 'published');
    await sql`insert into settings (key, value, updated_at, updated_by)
      values ('publishing', '{"require_rehearsal": true}', now(), 'olivia')`.execute(shop.app.db.read);
    try {
      await expect(publishes()).rejects.toMatchObject({ code: 'REHEARSAL_REQUIRED' });
      await begins();
      await shop.turn();
      expect((await publishes()).status).toBe('published');
      // What was published is what was rehearsed: the step itself makes nothing outdated.
      expect((await listRehearsals(shop.app, productId, { limit: 1 })).items[0]).toMatchObject({ outdated: false });
    } finally {
      await sql`delete from settings where key = 'publishing'`.execute(shop.app.db.read);
    }
  });
});

describe('what a buyer could choose', () => {
  const schema = (property: Record<string, unknown>) => ({
    type: 'object',
    properties: { it: property },
    required: ['it'],
  });
  const made = (property: Record<string, unknown>) => sampleChoices(schema(property), 'test-1').it;

  it('fits the schema of each required field, and is unlike what was made before', () => {
    expect(made({ type: 'string', minLength: 3, pattern: '^[a-z][a-z0-9-]*$' })).toBe('test-1');
    expect(made({ type: 'string', format: 'email' })).toBe('test-1@example.test');
    expect(made({ type: 'string', format: 'uri' })).toBe('https://test-1.example.test');
    expect(made({ type: 'string', enum: ['eu', 'us'] })).toBe('eu');
    expect(made({ type: 'integer', minimum: 3 })).toBe(3);
    expect(made({ type: 'string', pattern: '^DE\\d{9}$', examples: ['DE123456789'] })).toBe('DE123456789');
  });

  it('leaves out what cannot be made up, and what nobody must choose', () => {
    expect(sampleChoices(schema({ type: 'string', pattern: '^DE\\d{9}$' }), 'test-1')).toEqual({});
    expect(sampleChoices({ type: 'object', properties: { it: { type: 'string' } } }, 'test-1')).toEqual({});
  });
});
