import { LicenseStatus } from '@vozex/domain';
import { type DeliveryOfOrder, deliveriesOfOrders } from '../fulfillment/index.ts';
import {
  type ImportedTerms,
  importLicenses,
  keyHashOf,
  licensesByHash,
  updateImportedLicenses,
} from '../licensing/index.ts';
import { importedOrders, type KnownOrder } from '../orders/index.ts';
import { aheadOrPast, openCells } from './cells.ts';
import { type KnownProduct, knownProducts } from './known-products.ts';
import type { RowProblem } from './problems.ts';
import { type Batch, bad, type End, type Item, type RowKind } from './row-kind.ts';

/** What a row says of a license. */
export type LicenseRow = ImportedTerms & {
  key: string;
  order: string;
  product: string | null;
  email: string | null;
  createdAt: Date | null;
};

const TYPES = ['perpetual', 'term'] as const;

export const licenses: RowKind<LicenseRow> = {
  manyRows: false,
  toldInFull: false,

  read([row], { now, seal }) {
    const raw = row!.cells; // because no thing is without a row
    const cells = openCells(raw, now);
    const key = cells.required('key', 1_000);
    const fingerprint = seal.fingerprint(key, 'imported key');
    const expiresAt = aheadOrPast(cells, raw, 'expires_at');
    const email = cells.text('email', 254) === null ? null : cells.email('email');
    return {
      externalId: key === '' ? null : (cells.text('id', 200) ?? `key:${fingerprint}`),
      alsoOnce: [{ field: 'key', value: fingerprint }],
      value: {
        key,
        order: cells.required('order', 200),
        product: cells.text('product', 200),
        email,
        status: cells.oneOf('status', LicenseStatus.options) ?? 'active',
        type: cells.oneOf('type', TYPES) ?? (expiresAt === null ? 'perpetual' : 'term'),
        maxActivations: cells.whole('seats', { min: 1, max: 100_000 }),
        expiresAt,
        updatesUntil: aheadOrPast(cells, raw, 'updates_until'),
        createdAt: cells.instant('created_at'),
      },
      problems: [cells.problems],
    };
  },

  async bring(batch, items) {
    const { app, tx } = batch;
    const belongings = await belongingsOf(batch, items);
    const hashes = new Map(items.map(({ externalId, value }) => [externalId, keyHashOf(app, value.key)]));
    const taken = await licensesByHash(
      tx,
      [...hashes.values()].filter((hash) => hash !== undefined),
    );
    const ends = new Map<string, End>();
    const good: { externalId: string; value: LicenseRow; hash: string; belongs: Belongs }[] = [];
    const seen = new Set<string>();
    for (const { externalId, value } of items) {
      const hash = hashes.get(externalId);
      const belongs = belongings(value);
      const objection = objectionTo(value, hash, belongs, (one) => taken.has(one) || seen.has(one));
      if (objection) ends.set(externalId, bad(objection));
      else if (hash !== undefined && !('problem' in belongs)) {
        seen.add(hash);
        good.push({ externalId, value, hash, belongs });
      }
    }
    const ids = await importLicenses(
      app,
      tx,
      good.map(({ value, hash, belongs: { order, delivery } }) => ({
        key: value.key,
        hash,
        fulfillmentId: delivery.id,
        productId: delivery.product_id,
        customerId: order.customer_id,
        orderId: order.id,
        ...termsOf(value),
        createdAt: value.createdAt ?? order.paid_at,
      })),
    );
    for (const [place, { externalId }] of good.entries())
      ends.set(externalId, { outcome: 'created', targetId: ids[place]! }); // because each has its id
    return ends;
  },

  async again({ app, tx }, items) {
    const changed = await updateImportedLicenses(
      tx,
      items.map(({ targetId, value }) => ({ id: targetId, ...termsOf(value) })),
      app.clock.now(),
    );
    return new Map(
      items.map(({ externalId, targetId }): [string, End] => [
        externalId,
        { outcome: changed.has(targetId) ? 'updated' : 'unchanged', targetId },
      ]),
    );
  },
};

const termsOf = ({ status, type, maxActivations, expiresAt, updatesUntil }: LicenseRow): ImportedTerms => ({
  status,
  type,
  maxActivations,
  expiresAt,
  updatesUntil,
});

type Belongs = { order: KnownOrder; delivery: DeliveryOfOrder };

function objectionTo(
  value: LicenseRow,
  hash: string | undefined,
  belongs: Belongs | { problem: RowProblem },
  isTaken: (hash: string) => boolean,
): RowProblem | undefined {
  if (hash === undefined)
    return {
      code: 'KEY_INVALID',
      field: 'key',
      message: 'is no key: eight characters are the least, without control characters',
    };
  if (isTaken(hash)) return { code: 'KEY_TAKEN', field: 'key', message: 'belongs to another license already' };
  if ('problem' in belongs) return belongs.problem;
  if (value.email !== null && value.email !== belongs.order.email)
    return { code: 'CUSTOMER_MISMATCH', field: 'email', message: `is not the buyer of order ${belongs.order.number}` };
  const { status } = belongs.delivery;
  if (value.status === 'active' && (status === 'cancelled' || status === 'suspended'))
    return {
      code: 'DELIVERY_ENDED',
      field: 'status',
      message: `is active, but its delivery is ${status}; write revoked or suspended`,
    };
  return undefined;
}

/** Which delivery each license belongs to: three statements, however many. */
async function belongingsOf(batch: Batch, items: Item<LicenseRow>[]) {
  const { tx, source } = batch;
  const orders = await importedOrders(tx, source, [...new Set(items.map(({ value }) => value.order))]);
  const deliveries = Map.groupBy(
    await deliveriesOfOrders(
      tx,
      [...orders.values()].map(({ id }) => id),
    ),
    ({ order_id }) => order_id,
  );
  const products = await knownProducts(
    batch,
    items.flatMap(({ value }) => value.product ?? []),
  );
  return (value: LicenseRow) => belongsTo(value, orders.get(value.order), deliveries, products);
}

function belongsTo(
  value: LicenseRow,
  order: KnownOrder | undefined,
  deliveries: Map<string, DeliveryOfOrder[]>,
  products: Map<string, KnownProduct>,
): Belongs | { problem: RowProblem } {
  if (!order) {
    const message = `"${value.order}" did not come in; import the orders first, from the same source`;
    return { problem: { code: 'ORDER_UNKNOWN', field: 'order', message } };
  }
  const product = value.product === null ? undefined : products.get(value.product);
  if (value.product !== null && !product) {
    const message = `"${value.product}" is unknown`;
    return { problem: { code: 'PRODUCT_UNKNOWN', field: 'product', message } };
  }
  const fitting = (deliveries.get(order.id) ?? []).filter(({ product_id }) => !product || product_id === product.id);
  const [delivery, ...others] = fitting;
  // Of one product bought twice in an order, the first delivery holds the keys.
  if (delivery && (product || others.every(({ product_id }) => product_id === delivery.product_id)))
    return { order, delivery };
  const message = delivery ? 'must be said: the order has several' : 'is not in this order';
  return { problem: { code: 'DELIVERY_UNKNOWN', field: 'product', message } };
}
