import { randomBytes } from 'node:crypto';
import { type DeliveryModel, makeId, type PaymentGatewayKey, type PriceBilling } from '@vozex/domain';
import { sql } from 'kysely';
import { z } from 'zod';
import type { App } from '../kernel/app.ts';
import { secondsAfter } from '../kernel/clock.ts';
import { type Database, openPgliteInMemory } from '../kernel/database.ts';
import { fieldProblems } from '../kernel/errors.ts';
import { flowOf } from '../kernel/events.ts';
import { migrate } from '../kernel/migrate.ts';
import type { Actor } from '../kernel/route.ts';
import { openSeal } from '../kernel/seal.ts';
import type { CatalogApp } from './catalog-app.ts';
import { CatalogError } from './errors.ts';
import type { DriverCatalog, ShopGateway, WayInUse } from './ports.ts';
import { mappingFields, PriceWrite } from './price.ts';
import { ProductWrite } from './product.ts';

/** A catalog on a fresh database in memory, with small drivers and gateways of its own and a clock moved by hand. */
export type TestShop = CatalogApp & {
  passes(seconds: number): void;
  /** What the environment configures; stories change it. */
  describes: ShopGateway[];
};

export const operator: Actor = {
  kind: 'user',
  userId: 'olga',
  email: 'olga@shop.test',
  name: 'Olga',
  role: 'operator',
  customerId: null,
  twoFactor: true,
};

export const MASTER_KEY = Buffer.alloc(32, 1).toString('base64');

let opened: Promise<Database> | undefined;

async function migratedDatabase(): Promise<Database> {
  const db = await openPgliteInMemory();
  await migrate(db);
  return db;
}

/** One database a test file, emptied for each story: opening one takes longer than most stories. */
async function emptyDatabase(): Promise<Database> {
  opened ??= migratedDatabase();
  const db = await opened;
  await sql`truncate secrets, product_versions, products, prices, price_mappings, gateway_webhooks, audit_log, customers,
      idempotency_keys, coupons, tax_rules, settings cascade`.execute(db.read);
  return db;
}

export async function openTestShop(): Promise<TestShop> {
  let now = new Date('2026-03-01T12:00:00Z');
  const clock = { now: () => now };
  const describes = [
    gateway('dodo', { one_time_needs_product: true }),
    gateway('paypal', { interval_count_max: PAYPAL_COUNT_MAX }),
  ];
  return {
    db: await emptyDatabase(),
    clock,
    log: { debug() {}, info() {}, warn() {}, error() {} },
    seal: openSeal([MASTER_KEY]),
    flow: flowOf([]),
    publicUrl: 'https://shop.test',
    instanceUrl: (host) => `https://${host}`,
    newId(kind) {
      now = secondsAfter(now, 0.001); // one id a millisecond, so that ids sort as they were made
      return makeId(kind, now, randomBytes(10));
    },
    drivers: testDrivers,
    gateways: { catalog: { describe: () => describes } },
    describes,
    passes(seconds) {
      now = secondsAfter(now, seconds);
    },
    ...({} as Pick<App, 'jobs' | 'metrics' | 'fetchOutside'>), // because the catalog uses none of them
  };
}

/** As PayPal's description of plans has it. */
const PAYPAL_COUNT_MAX = { day: 365, week: 52, month: 12, year: 1 };

export function gateway(key: PaymentGatewayKey, change: Partial<ShopGateway>): ShopGateway {
  const title = { dodo: 'Dodo Payments', paypal: 'PayPal' }[key];
  return {
    gateway: key,
    title,
    configured: true,
    one_time_needs_product: false,
    recurring: true,
    trials: true,
    mapping_fields: mappingFields(key),
    test_mode: false,
    ...change,
  };
}

type TestDriver = {
  title: string;
  delivers: DeliveryModel[];
  billing: PriceBilling[];
  needsExternalProduct: boolean;
  config: z.ZodObject;
  choices: z.ZodObject;
  frozen: string[];
};

const DRIVERS: Record<string, TestDriver> = {
  multitenant_saas: {
    title: 'Hosted by the provider',
    delivers: ['saas_multitenant'],
    billing: ['one_time', 'recurring'],
    needsExternalProduct: true,
    config: z.strictObject({
      base_url: z.url({ protocol: /^https$/ }),
      credentials_ref: z.string().startsWith('secret:'),
      timeout_seconds: z.int().min(1).max(30).default(10),
    }),
    choices: z.strictObject({ workspace_name: z.string().min(3).max(40) }),
    frozen: [],
  },
  license_download: {
    title: 'License and download',
    delivers: ['self_hosted_license', 'self_hosted_download'],
    billing: ['one_time'],
    needsExternalProduct: false,
    config: z.strictObject({ license_type: z.enum(['single', 'site']), artifact: z.string().max(80) }),
    choices: z.strictObject({}),
    frozen: ['license_type'],
  },
  license_renewal: {
    title: 'License for as long as it is paid',
    delivers: ['self_hosted_license', 'self_hosted_download'],
    billing: ['one_time', 'recurring'],
    needsExternalProduct: false,
    config: z.strictObject({}),
    choices: z.strictObject({}),
    frozen: [],
  },
  manual_fulfillment: {
    title: 'Done by our team',
    delivers: ['managed_setup'],
    billing: ['one_time', 'recurring'],
    needsExternalProduct: false,
    config: z.strictObject({ queue: z.string(), sla_hours: z.int().min(1).max(1000) }),
    choices: z.strictObject({}),
    frozen: [],
  },
};

function accept(schema: z.ZodObject, raw: unknown, code: 'CONFIG_INVALID' | 'CHOICES_INVALID', under: string) {
  const parsed = schema.safeParse(raw);
  if (!parsed.success) throw new CatalogError(code, under, { fields: fieldProblems(parsed.error, under) });
  return parsed.data;
}

function find(driver: string): TestDriver {
  const found = DRIVERS[driver];
  if (!found) throw new CatalogError('DRIVER_UNKNOWN', driver);
  return found;
}

/** What stories say is delivered and lives. */
export const inUse: WayInUse[] = [];

const testDrivers: DriverCatalog = {
  manifest: () =>
    Object.entries(DRIVERS).map(([driver, entry]) => ({
      driver,
      title: entry.title,
      description: '',
      delivers: entry.delivers,
      billing: entry.billing,
      needs_external_product: entry.needsExternalProduct,
      config_schema: z.toJSONSchema(entry.config, { io: 'input' }) as Record<string, unknown>,
      choices_schema: z.toJSONSchema(entry.choices, { io: 'input' }) as Record<string, unknown>,
      can_test_connection: driver === 'multitenant_saas',
      hands_out: ['workspace'],
      runbook: 'docs/runbooks/deliveries-failed.md',
    })),
  acceptConfig(driver, model, raw) {
    const entry = find(driver);
    if (!entry.delivers.includes(model)) throw new CatalogError('DRIVER_CANNOT_DELIVER', `${driver} for ${model}`);
    return accept(entry.config, raw, 'CONFIG_INVALID', 'fulfillment_config');
  },
  acceptChoices: (driver, raw, under) => accept(find(driver).choices, raw, 'CHOICES_INVALID', under),
  reserve: async () => {},
  inUse: async () => inUse,
  roomFor: async (_db, sold) => sold.map(() => ({ places: null, because: null })),
  frozenTerms: (driver, config) =>
    Object.fromEntries(Object.entries(config).filter(([key]) => find(driver).frozen.includes(key))),
  dueHours: (_driver, config) => (typeof config.sla_hours === 'number' ? config.sla_hours : null),
  testConnection: async (_driver, config) => ({ ok: true, detail: `reached ${config.base_url}` }),
  equipment: async () => ({ possible: true, preparations: [] }),
};

/** A license product that sells through PayPal, where one-time prices need nothing. */
export function license(change: Partial<z.input<typeof ProductWrite>> = {}): ProductWrite {
  return ProductWrite.parse({
    slug: 'invoice-kit',
    name: 'Invoice Kit',
    delivery_model: 'self_hosted_license',
    fulfillment_driver: 'license_download',
    fulfillment_config: { license_type: 'single', artifact: 'invoice-kit' },
    enabled_payment_gateways: ['paypal'],
    default_payment_gateway: 'paypal',
    ...change,
  });
}

/** A hosted product billed monthly. Its secret `pos-key` must be stored first. */
export function hosted(change: Partial<z.input<typeof ProductWrite>> = {}): ProductWrite {
  return ProductWrite.parse({
    slug: 'point-of-sale',
    name: 'Point of Sale',
    delivery_model: 'saas_multitenant',
    fulfillment_driver: 'multitenant_saas',
    fulfillment_config: { base_url: 'https://pos.test', credentials_ref: 'secret:pos-key' },
    external_provider: 'pos',
    external_product_ref: 'pos-standard',
    is_recurring: true,
    enabled_payment_gateways: ['dodo', 'paypal'],
    default_payment_gateway: 'dodo',
    ...change,
  });
}

/** Hosted by the provider, or set up by the team: the buyer chooses. Its secret `pos-key` must be stored first. */
export function hybrid(change: Partial<z.input<typeof ProductWrite>> = {}): ProductWrite {
  const { delivery_model, fulfillment_driver, fulfillment_config, external_provider, external_product_ref } = hosted();
  return ProductWrite.parse({
    slug: 'anywhere',
    name: 'Anywhere',
    delivery_model: 'hybrid',
    enabled_payment_gateways: ['paypal'],
    default_payment_gateway: 'paypal',
    paths: [
      {
        name: 'hosted',
        title: 'We host it',
        ...{ delivery_model, fulfillment_driver, fulfillment_config, external_provider, external_product_ref },
      },
      {
        name: 'done-for-you',
        title: 'We set it up',
        summary: 'On your machine.',
        delivery_model: 'managed_setup',
        fulfillment_driver: 'manual_fulfillment',
        fulfillment_config: { queue: 'setup', sla_hours: 24 },
      },
    ],
    ...change,
  });
}

/** A license billed monthly or yearly, through PayPal. */
export function renewable(change: Partial<z.input<typeof ProductWrite>> = {}): ProductWrite {
  return license({ fulfillment_driver: 'license_renewal', fulfillment_config: {}, is_recurring: true, ...change });
}

export function price(change: Partial<z.input<typeof PriceWrite>> = {}): PriceWrite {
  return PriceWrite.parse({ name: 'Standard', billing: 'one_time', amount_minor: 4900, currency: 'USD', ...change });
}

export function monthly(change: Partial<z.input<typeof PriceWrite>> = {}): PriceWrite {
  return price({
    name: 'Monthly',
    billing: 'recurring',
    amount_minor: 1900,
    billing_interval: 'month',
    interval_count: 1,
    ...change,
  });
}

/** The code and the fields of a refusal; a success fails the story. */
export async function refusalOf(work: Promise<unknown>): Promise<{ code: string; fields: string[] }> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof CatalogError)) throw error;
    return { code: error.code, fields: error.fields.map((problem) => problem.field) };
  }
  throw new Error('was not refused');
}
