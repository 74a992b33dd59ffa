import type { DriverCatalog, SellablePrice } from '../../catalog/index.ts';
import { secondsAfter } from '../../kernel/clock.ts';
import { crashPoint } from '../../kernel/crash-point.ts';
import type { Tx } from '../../kernel/database.ts';
import { instanceKeyOf, lockOrder } from '../../orders/index.ts';
import { adapterOf } from '../drivers.ts';
import { FulfillmentError } from '../errors.ts';
import { providerOf } from '../provider-of.ts';
import type { FulfillmentApp } from '../run-fulfillment.ts';
import { insertRecords, type NewRecord } from '../store.ts';
import { wakeWithin } from '../wake.ts';
import { type Because, lockListening } from '../wishes.ts';
import { insertMove, type Movable, nextSequence, openMoveOf, recordsWith } from './store.ts';

/** What moves need beside the router: what paths are delivered by. */
export type MovesApp = FulfillmentApp & { readonly drivers: DriverCatalog };

/** What is to be moved, and what is delivered in its place: the path that the price buys. */
export type Move = { movable: Movable; price: SellablePrice; choices: Record<string, unknown> };

/**
 * Opens a second delivery under the same order item, by another path, with what it needs set aside: the old one stays
 * as it is. Who pays what was settled before. Started again, it is the same move.
 *
 * @returns the id of the move.
 * @throws FulfillmentError MOVE_NOT_NOW, MOVE_OPEN, MOVE_NOWHERE; CatalogError CHOICES_INVALID, SOLD_OUT
 */
export async function startMove(
  app: MovesApp,
  tx: Tx,
  { movable, price, choices: raw }: Move,
  why: Because,
): Promise<string> {
  const order = await lockOrder(tx, movable.order_id);
  const record = await lockListening(tx, movable.id);
  if (!order || record?.status !== 'active' || record.desired_state !== 'running') {
    throw new FulfillmentError('MOVE_NOT_NOW', `${movable.id} is ${record?.status ?? 'ended'}`);
  }
  const { path } = price;
  const open = await openMoveOf(tx, movable.order_item_id);
  if (open && open.from_fulfillment_id === movable.id && open.to_price_id === price.id) return open.id;
  if (open) throw new FulfillmentError('MOVE_OPEN', movable.order_item_id);
  if (path === null || path === movable.path || price.product_id !== movable.product_id) {
    throw new FulfillmentError('MOVE_NOWHERE', `${movable.id} to ${path}`, NO_SUCH_PATH);
  }
  await refuseWithoutOwnPlace(tx, movable, price.fulfillment_driver);
  const choices = app.drivers.acceptChoices(price.fulfillment_driver, raw, 'choices');
  const opened = await openSecond(app, tx, { movable, price, choices }, why);
  const moveId = app.newId('path_move');
  const inserted = await insertMove(tx, {
    id: moveId,
    order_id: movable.order_id,
    order_item_id: movable.order_item_id,
    customer_id: movable.customer_id,
    from_fulfillment_id: movable.id,
    to_fulfillment_id: opened.id,
    from_path: movable.path,
    to_path: path,
    from_price_id: movable.price_id,
    to_price_id: price.id,
    overlap_days: movable.overlap_days,
    requested_by: why.by,
    reason: why.because,
    moved_by: why.by,
    moved_because: why.because,
    at: app.clock.now(),
  });
  if (!inserted) throw new FulfillmentError('MOVE_OPEN', movable.order_item_id);
  await wakeWithin(app, tx, [opened]);
  crashPoint('move.started');
  return moveId;
}

/** What can run out is set aside for the order item: one place at a time, also while the old delivery is being taken back. */
async function refuseWithoutOwnPlace(tx: Tx, movable: Movable, driver: string): Promise<void> {
  if (!adapterOf(driver).reserve) return;
  const holders = await recordsWith(tx, movable.order_item_id, driver);
  if (holders > 0) throw new FulfillmentError('MOVE_NEEDS_THE_OLD_PLACE', `${movable.id} by ${driver}`);
}

/** Begins a move and undoes it: whether it could be begun now. @throws what `startMove` throws */
export async function tryMove(app: MovesApp, move: Move): Promise<void> {
  const undo = new Error('a trial is never committed');
  const trial = app.db.inOneTransaction(async (tx) => {
    await startMove(app, tx, move, { by: 'vozex', because: 'a trial' });
    throw undo;
  });
  await trial.catch((error: unknown) => {
    if (error !== undo) throw error;
  });
}

const NO_SUCH_PATH = { fields: [{ field: 'price_id', message: 'buys no other path of this product' }] };

async function openSecond(app: MovesApp, tx: Tx, { movable, price, choices }: Move, why: Because): Promise<NewRecord> {
  const { fulfillment_driver: driver, fulfillment_config: config } = price;
  const { order_id, order_item_id, product_id, customer_id, quantity } = movable;
  const sequence = await nextSequence(tx, order_item_id);
  const terms = { ...app.drivers.frozenTerms(driver, config), plan: price.plan };
  const sale = { under: '', driver, orderItemId: order_item_id, quantity, config, choices, terms };
  await app.drivers.reserve(tx, { orderId: order_id, customerId: customer_id, items: [sale] });
  const now = app.clock.now();
  const dueHours = app.drivers.dueHours(driver, config);
  const record: NewRecord = {
    id: app.newId('fulfillment'),
    order_id,
    order_item_id,
    sequence,
    product_id,
    customer_id,
    path: price.path,
    delivery_model: price.delivery_model,
    driver,
    provider: providerOf({ driver, external_provider: price.external_provider, product_id }),
    instance_key: instanceKeyOf(order_id, order_item_id, sequence),
    quantity,
    choices,
    terms,
    due_at: dueHours === null ? null : secondsAfter(now, dueHours * 3_600).toISOString(),
  };
  const because = `moved from ${movable.path ?? 'what was bought'}`;
  await insertRecords(tx, [record], { paid: now, now }, { by: why.by, because });
  return record;
}
