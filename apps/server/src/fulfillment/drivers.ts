import type { DeliveryModel } from '@vozex/domain';
import { z } from 'zod';
import {
  CatalogError,
  type DriverCatalog,
  type DriverDescription,
  type Equipment,
  type ItemSale,
  type JsonSchema,
  type Room,
} from '../catalog/index.ts';
import type { Tx } from '../kernel/database.ts';
import { fieldProblems } from '../kernel/errors.ts';
import { languageNow } from '../kernel/language.ts';
import type { Adapter } from './adapter.ts';
import * as adapters from './adapters/index.ts';
import type { DeliveryTools } from './delivery-tools.ts';
import { waysInUse } from './store.ts';
import { spokenSchema } from './words.ts';

export type Driver = keyof typeof adapters;

/** Every delivery driver by its key: one folder under adapters/ and one line in adapters/index.ts each. */
const driverOf = adapters as unknown as Readonly<Record<string, Adapter>>; // because each is checked by defineAdapter

/** The driver behind a key that is known to be one: it was accepted when the product was saved. */
export function adapterOf(driver: string): Adapter {
  const adapter = findAdapter(driver);
  if (!adapter) throw new CatalogError('DRIVER_UNKNOWN', driver);
  return adapter;
}

/** The driver of an old record, which may have been taken out of the registry since. */
export function findAdapter(driver: string): Adapter | undefined {
  return Object.hasOwn(driverOf, driver) ? driverOf[driver] : undefined;
}

/** Answers what the catalog and the checkout ask of drivers; wiring.ts joins it to them. */
export function openDriverCatalog(tools: DeliveryTools): DriverCatalog {
  let manifest: DriverDescription[] | undefined; // the schemas do not change while we run
  return {
    manifest() {
      manifest ??= driverManifest();
      if (languageNow() === 'en') return manifest;
      return manifest.map((driver) => ({ ...driver, choices_schema: spokenSchema(driver.choices_schema) }));
    },
    acceptConfig(driver, model, raw) {
      const adapter = adapterOf(driver);
      if (!adapter.delivers.includes(model)) {
        throw new CatalogError('DRIVER_CANNOT_DELIVER', `${driver} for ${model}`, {
          fields: [{ field: 'fulfillment_driver', message: cannotDeliver(driver, adapter, model) }],
        });
      }
      return accept(adapter.config, raw, 'CONFIG_INVALID', 'fulfillment_config');
    },
    acceptChoices: (driver, raw, under) => accept(adapterOf(driver).choices, raw, 'CHOICES_INVALID', under),
    frozenTerms(driver, config) {
      const frozen: readonly string[] = adapterOf(driver).frozen;
      return Object.fromEntries(Object.entries(config).filter(([key]) => frozen.includes(key)));
    },
    dueHours: (driver, config) => adapterOf(driver).dueHours?.(config) ?? null,
    async reserve(tx, { orderId, customerId, items }) {
      for (const item of items) await reserveItem(tools, tx, { orderId, customerId }, item);
    },
    inUse: waysInUse,
    roomFor,
    async testConnection(driver, config) {
      const test = adapterOf(driver).testConnection;
      return test ? test(tools, config) : { ok: true, detail: 'This driver has no connection to test.' };
    },
    async equipment(db, driver, config) {
      const adapter = adapterOf(driver);
      return adapter.equipment ? adapter.equipment(db, adapter.config.parse(config)) : NOTHING_TO_BRING;
    },
  };
}

/** For every driver without a page of its own. */
const RUNBOOK = 'docs/runbooks/deliveries-failed.md';

const NOTHING_TO_BRING: Equipment = { possible: true, preparations: [] };

const WITHOUT_END: Room = { places: null, because: null };

/** Each driver is asked once. Settings that a driver would not accept any more are the checkout's to refuse. */
const roomFor: DriverCatalog['roomFor'] = async (db, sold) => {
  const rooms = sold.map(() => WITHOUT_END);
  for (const [driver, places] of Map.groupBy(sold.keys(), (place) => sold[place]?.driver ?? '')) {
    const adapter = findAdapter(driver);
    if (!adapter?.roomFor) continue;
    const asked = places.flatMap((place) => {
      const config = adapter.config.safeParse(sold[place]?.config);
      return config.success ? [{ place, config: config.data }] : [];
    });
    const found = await adapter.roomFor(
      db,
      asked.map(({ config }) => config),
    );
    for (const [i, { place }] of asked.entries()) rooms[place] = found[i] ?? WITHOUT_END;
  }
  return rooms;
};

/** @throws CatalogError SOLD_OUT, CHOICES_INVALID */
async function reserveItem(
  tools: DeliveryTools,
  tx: Tx,
  order: { orderId: string; customerId: string },
  { under, driver, orderItemId, quantity, config, choices, terms }: ItemSale,
): Promise<void> {
  const adapter = adapterOf(driver);
  const reserved = await adapter.reserve?.(tools, tx, {
    orderId: order.orderId,
    orderItemId,
    customer: { id: order.customerId },
    plan: typeof terms.plan === 'string' ? terms.plan : null,
    quantity,
    config: adapter.config.parse(config),
    choices: adapter.choices.parse(choices),
    terms,
  });
  if (reserved?.kind !== 'refused') return;
  if (reserved.code === 'CHOICE_TAKEN') {
    const fields = [{ field: `${under}.choices.${reserved.choice}`, message: reserved.message }];
    throw new CatalogError('CHOICES_INVALID', under, { fields });
  }
  tools.metrics.soldOut.inc({ driver });
  tools.log.warn('catalog.sold_out', { driver, order_item_id: orderItemId, reason: reserved.reason });
  throw new CatalogError('SOLD_OUT', reserved.reason, { fields: [{ field: under, message: 'is sold out' }] });
}

/** What admin form, checkout options and docs are drawn from. */
export function driverManifest(): DriverDescription[] {
  return Object.entries(driverOf).map(([driver, adapter]) => describe(driver, adapter));
}

function describe(driver: string, adapter: Adapter): DriverDescription {
  return {
    driver,
    title: adapter.title,
    description: adapter.description,
    delivers: [...adapter.delivers],
    billing: [...adapter.billing],
    needs_external_product: adapter.needsExternalProduct,
    config_schema: z.toJSONSchema(adapter.config, { io: 'input' }) as JsonSchema, // because a schema document is an object
    choices_schema: z.toJSONSchema(adapter.choices, { io: 'input' }) as JsonSchema,
    can_test_connection: adapter.testConnection !== undefined,
    hands_out: [...adapter.handsOut],
    runbook: adapter.runbook ?? RUNBOOK,
  };
}

function accept(schema: z.ZodType, raw: unknown, code: 'CONFIG_INVALID' | 'CHOICES_INVALID', under: string) {
  const parsed = schema.safeParse(raw);
  if (!parsed.success) {
    throw new CatalogError(code, under, { fields: fieldProblems(parsed.error, under) });
  }
  return parsed.data as Record<string, unknown>; // because every driver schema is an object
}

function cannotDeliver(driver: string, adapter: Adapter, model: DeliveryModel): string {
  return `${driver} cannot deliver ${model}; it delivers ${adapter.delivers.join(', ')}`;
}
