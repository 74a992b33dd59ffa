import { randomBytes } from 'node:crypto';
import { makeId } from '@vozex/domain';
import { importCustomers } from '../accounts/index.ts';
import {
  cancelFulfillment,
  deliveriesOfOrders,
  type ImportedDelivery,
  importDeliveries,
  referencesTaken,
} from '../fulfillment/index.ts';
import { type ImportedItem, type ImportedOrder, importOrders, importRefunds } from '../orders/index.ts';
import { openCells } from './cells.ts';
import { type KnownProduct, knownProducts } from './known-products.ts';
import type { RowProblem } from './problems.ts';
import type { FileRow } from './read-rows.ts';
import { type Batch, bad, type End, type Item, type RowKind } from './row-kind.ts';

type Line = {
  product: string;
  price: string | null;
  quantity: number;
  amountMinor: number;
  externalReference: string | null;
  workspaceUrl: string | null;
  endedAt: Date | null;
};

/** What the rows of one order say. */
export type OrderRows = {
  email: string;
  name: string;
  currency: string;
  paidAt: Date;
  refundedAt: Date | null;
  /** What became of an order that nobody paid, in the earlier shop's words. */
  unpaid: string | null;
  gateway: string | null;
  payment: string | null;
  lines: Line[];
};

/** What shops call an order that was paid, one that was given back, and those that never came to anything. */
const PAID = new Set(['', 'paid', 'completed', 'complete', 'fulfilled', 'succeeded', 'processing']);
const REFUNDED = new Set(['refunded', 'voided', 'reversed']);
const UNPAID = new Set([
  'pending',
  'cancelled',
  'canceled',
  'failed',
  'expired',
  'abandoned',
  'on_hold',
  'on-hold',
  'draft',
  'unpaid',
]);
const ENDED = ['running', 'ended'] as const;

export const orders: RowKind<OrderRows> = {
  manyRows: true,
  toldInFull: false,

  read(rows, { now }) {
    const read = rows.map((row) => readLine(row, now));
    const first = read[0]!; // because no thing is without a row
    for (const { cells, head } of read.slice(1)) {
      const differs = (['email', 'currency', 'status'] as const).find((field) => head[field] !== first.head[field]);
      if (differs || head.paidAt.getTime() !== first.head.paidAt.getTime()) {
        const field = differs ?? 'paid_at';
        cells.problem('LINES_DISAGREE', field, 'is another than in the first row of this order');
      }
    }
    const { status, ...head } = first.head;
    return {
      externalId: first.id,
      alsoOnce: [],
      value: {
        ...head,
        refundedAt: REFUNDED.has(status) ? (first.refundedAt ?? head.paidAt) : null,
        unpaid: UNPAID.has(status) ? status : null,
        lines: read.map(({ line }) => line),
      },
      problems: read.map(({ cells }) => cells.problems),
    };
  },

  async bring(batch, items) {
    const unpaid = items.filter(({ value }) => value.unpaid !== null);
    const paid = items.filter(({ value }) => value.unpaid === null);
    const ends = new Map(unpaid.map(({ externalId, value }): [string, End] => [externalId, neverPaid(value)]));
    const known = await knownProducts(
      batch,
      paid.flatMap(({ value }) => value.lines.map(({ product }) => product)),
    );
    const planned: PlannedOrder[] = [];
    for (const item of paid) {
      const lines = item.value.lines.map((line) => planLine(line, item.value, known.get(line.product)));
      const problems = lines.flatMap((line) => ('problem' in line ? [line.problem] : []));
      const good = lines.flatMap((line) => ('problem' in line ? [] : [line]));
      if (problems.length > 0) ends.set(item.externalId, bad(...problems));
      else planned.push({ item, lines: good });
    }
    const good = await withoutTakenReferences(batch, planned, ends);
    await write(batch, good, ends);
    return ends;
  },

  // Between two files of a shop that still sells, money goes back and deliveries end; all else stands as it came.
  async again(batch, items) {
    const over = items.filter(({ value }) => isOver(value));
    const live = (
      await deliveriesOfOrders(
        batch.tx,
        over.map(({ targetId }) => targetId),
      )
    ).filter(({ status }) => status !== 'cancelled');
    const deliveriesOf = Map.groupBy(live, ({ order_id }) => order_id);
    const ends = new Map<string, End>();
    for (const { externalId, value, targetId } of over) {
      const refunded = value.refundedAt !== null;
      const why = { by: 'import', because: refunded ? `refunded by ${batch.source}` : `ended by ${batch.source}` };
      for (const { id } of deliveriesOf.get(targetId) ?? [])
        await cancelFulfillment(batch.app, batch.tx, id, refunded ? 'refunded' : 'marketplace_request', why);
      if (deliveriesOf.has(targetId) || refunded) ends.set(externalId, { outcome: 'updated', targetId });
    }
    await importRefunds(
      batch.tx,
      over.flatMap(({ targetId, value: { refundedAt: at } }) => (at === null ? [] : [{ orderId: targetId, at }])),
    );
    return ends;
  },
};

const isOver = ({ refundedAt, lines }: OrderRows) =>
  refundedAt !== null || lines.every(({ endedAt }) => endedAt !== null);

function readLine(row: FileRow, now: Date) {
  const cells = openCells(row.cells, now);
  const id = cells.required('id', 200);
  const currency = cells.currency('currency');
  const paidAt = cells.instant('paid_at');
  if (paidAt === null && !cells.problems.some(({ field }) => field === 'paid_at'))
    cells.problem('VALUE_MISSING', 'paid_at', 'is empty, and every row needs it');
  const amountMinor = cells.amount(currency);
  if (amountMinor === null && !cells.problems.some(({ code }) => code === 'AMOUNT_INVALID'))
    cells.problem('VALUE_MISSING', 'amount', 'is empty, and amount_minor is, too; one of both is needed');
  const quantity = cells.whole('quantity', { min: 1, max: 1_000 }) ?? 1;
  if (amountMinor !== null && amountMinor % quantity !== 0) {
    const message = `cannot be shared among ${quantity} units; write a row for each price, with the quantity that has it`;
    cells.problem('AMOUNT_INVALID', 'amount', message);
  }
  const status = (cells.text('status', 40) ?? '').toLowerCase();
  if (!PAID.has(status) && !REFUNDED.has(status) && !UNPAID.has(status))
    cells.problem('VALUE_INVALID', 'status', `"${status}" is none of paid, refunded, cancelled`);
  const paid = paidAt ?? now;
  const ended = cells.oneOf('delivery', ENDED) === 'ended';
  return {
    id: id === '' ? null : id,
    cells,
    refundedAt: cells.instant('refunded_at'),
    head: {
      email: cells.email('email'),
      name: cells.text('name', 200) ?? '',
      currency,
      paidAt: paid,
      status,
      gateway: cells.text('gateway', 80),
      payment: cells.text('payment_reference', 200),
    },
    line: {
      product: cells.required('product', 200),
      price: cells.text('price', 120),
      quantity,
      amountMinor: amountMinor ?? 0,
      externalReference: cells.text('external_reference', 200),
      workspaceUrl: cells.webAddress('workspace_url'),
      endedAt: ended ? (cells.instant('ended_at') ?? paid) : null,
    },
  };
}

function neverPaid({ unpaid }: OrderRows): End {
  const message = `is ${unpaid}: only what was paid comes along`;
  return { outcome: 'skipped', problems: [{ code: 'NEVER_PAID', field: 'status', message }] };
}

type PlannedLine = {
  line: Line;
  product: KnownProduct;
  way: KnownProduct['ways'][number];
  price: KnownProduct['prices'][number];
};
type PlannedOrder = { item: Item<OrderRows>; lines: PlannedLine[] };

/** What a line bought: its product's price, and the way that price is delivered. */
function planLine(
  line: Line,
  { currency, refundedAt }: OrderRows,
  product: KnownProduct | undefined,
): PlannedLine | { problem: RowProblem } {
  const problem = (code: RowProblem['code'], field: string, message: string) => ({ problem: { code, field, message } });
  if (!product)
    return problem(
      'PRODUCT_UNKNOWN',
      'product',
      `"${line.product}" is unknown; import the products first, from the same source`,
    );
  if (product.undecided)
    return problem(
      'PRODUCT_UNDECIDED',
      'product',
      `"${product.slug}" is a draft of which nobody has said how it is delivered`,
    );
  const price = fittingPrice(product, line, currency);
  if (!price) {
    const has = product.prices.map(({ name }) => name).join(', ');
    const message =
      has === '' ? `"${product.slug}" has no price; give it one` : `has no price "${line.price}"; it has ${has}`;
    return problem('PRICE_UNKNOWN', line.price === null ? 'product' : 'price', message);
  }
  const way = product.ways.find(({ path }) => path === price.path);
  if (!way)
    return problem('PRODUCT_UNDECIDED', 'product', `"${product.slug}" has no way in which this price is delivered`);
  const runs = line.endedAt === null && refundedAt === null;
  const elsewhere = way.delivery_model === 'saas_multitenant' || way.delivery_model === 'saas_singletenant';
  if (runs && elsewhere && (line.externalReference === null || line.workspaceUrl === null)) {
    const field = line.externalReference === null ? 'external_reference' : 'workspace_url';
    return problem('REFERENCE_MISSING', field, 'is needed for what still runs; or say that the delivery is "ended"');
  }
  return { line, product, way, price };
}

/** The one that is named; else one of this amount and currency, of this currency, the first. */
function fittingPrice({ prices }: KnownProduct, line: Line, currency: string) {
  if (line.price !== null) return prices.find(({ name }) => name === line.price);
  const inCurrency = prices.filter((price) => price.currency === currency);
  return (
    inCurrency.find((price) => price.amount_minor * line.quantity === line.amountMinor) ?? inCurrency[0] ?? prices[0]
  );
}

/** A workspace has one delivery: whose reference is taken, here or by an earlier row, is refused. */
async function withoutTakenReferences(
  { tx }: Batch,
  planned: PlannedOrder[],
  ends: Map<string, End>,
): Promise<PlannedOrder[]> {
  const asked = planned.flatMap((order) =>
    order.lines.flatMap(({ line, way, product }) =>
      line.externalReference === null
        ? []
        : [
            {
              driver: way.fulfillment_driver,
              externalProvider: way.external_provider,
              productId: product.id,
              reference: line.externalReference,
            },
          ],
    ),
  );
  const taken = await referencesTaken(tx, asked);
  return planned.filter(({ item, lines }) => {
    const own = lines
      .filter(({ line }) => line.endedAt === null && item.value.refundedAt === null)
      .flatMap(({ line }) => line.externalReference ?? []);
    const meets = own.find((reference, place) => taken.has(reference) || own.indexOf(reference) !== place);
    for (const reference of own) taken.add(reference);
    if (meets === undefined) return true;
    const message = `"${meets}" belongs to another order already`;
    ends.set(item.externalId, bad({ code: 'REFERENCE_TAKEN', field: 'external_reference', message }));
    return false;
  });
}

async function write({ app, tx, source }: Batch, planned: PlannedOrder[], ends: Map<string, End>): Promise<void> {
  const buyers = new Map(
    planned.map(({ item: { value } }) => [
      value.email,
      { email: value.email, name: value.name, createdAt: value.paidAt },
    ]),
  );
  const customers = await importCustomers(tx, [...buyers.values()]);
  const written: { order: ImportedOrder; deliveries: ImportedDelivery[]; refundedAt: Date | null }[] = planned.map(
    ({ item: { externalId, value }, lines }) => {
      // Its age is its place in lists.
      const newId = (kind: 'order' | 'order_item' | 'fulfillment') => makeId(kind, value.paidAt, randomBytes(10));
      const orderId = newId('order');
      const customerId = customers.get(value.email)!.id; // because each address has its customer now
      const items = lines.map((planned) => itemOf(app, newId('order_item'), planned));
      ends.set(externalId, { outcome: 'created', targetId: orderId });
      return {
        order: {
          id: orderId,
          customerId,
          from: source,
          number: externalId,
          gateway: value.gateway,
          payment: value.payment,
          currency: value.currency,
          paidAt: value.paidAt,
          items,
        },
        deliveries: lines.map(({ line, way }, place) => {
          const item = items[place]!; // because each line has its item
          return {
            id: newId('fulfillment'),
            orderId,
            orderItemId: item.id,
            productId: item.productId,
            customerId,
            path: item.path,
            deliveryModel: item.deliveryModel,
            driver: item.driver,
            externalProvider: item.externalProvider,
            quantity: item.quantity,
            terms: item.terms,
            config: way.fulfillment_config,
            externalReference: line.externalReference,
            workspaceUrl: line.workspaceUrl,
            deliveredAt: value.paidAt,
            endedAt: value.refundedAt ?? line.endedAt,
          };
        }),
        refundedAt: value.refundedAt,
      };
    },
  );
  await importOrders(
    app,
    tx,
    written.map(({ order }) => order),
  );
  await importDeliveries(
    app.tools,
    tx,
    written.flatMap(({ deliveries }) => deliveries),
    source,
  );
  await importRefunds(
    tx,
    written.flatMap(({ order, refundedAt }) => (refundedAt === null ? [] : [{ orderId: order.id, at: refundedAt }])),
  );
}

function itemOf(app: Batch['app'], id: string, { line, product, way, price }: PlannedLine): ImportedItem {
  return {
    id,
    productId: product.id,
    priceId: price.id,
    productName: product.name,
    priceName: price.name,
    // Nobody charges it here again: what still runs at the earlier shop's gateway is billed there.
    billing: 'one_time',
    quantity: line.quantity,
    unitAmountMinor: line.amountMinor / line.quantity,
    path: price.path,
    deliveryModel: way.delivery_model,
    driver: way.fulfillment_driver,
    externalProvider: way.external_provider,
    terms: { ...app.drivers.frozenTerms(way.fulfillment_driver, way.fulfillment_config), plan: price.plan },
  };
}
