import { audit } from '../../accounts/index.ts';
import { type SellablePrice, sellablePrices } from '../../catalog/index.ts';
import type { Tx } from '../../kernel/database.ts';
import { type Actor, actorName } from '../../kernel/route.ts';
import { changePlan, type SubscriptionsApp } from '../../subscriptions/index.ts';
import { FulfillmentError } from '../errors.ts';
import { confirmMove, returnMove } from './end-move.ts';
import { type MovesApp, startMove, tryMove } from './start-move.ts';
import { type Movable, movableOf, movesOf, openMoveOf, type PathMoveView } from './store.ts';

/** Whose deliveries one may move: one's own, or everybody's. */
export type Mover = { customerId: string } | 'team';

export type MoveRequest = {
  fulfillmentId: string;
  mover: Mover;
  path: string;
  priceId: string;
  choices: Record<string, unknown>;
  /** Said by operators. */
  reason?: string | undefined;
};

/** The move, where it has begun, and where the buyer must agree first, where the gateway wants that. */
export type Asked = { moveId: string | null; consentUrl: string | null };

type AskingApp = MovesApp & SubscriptionsApp;

/**
 * Moves what was delivered to another path. What is paid period by period moves when its subscription is billed by the
 * new price; what was paid once moves at once where that costs nothing, and else only by the shop's own hand.
 *
 * @throws FulfillmentError FULFILLMENT_UNKNOWN, MOVE_NOWHERE, MOVE_COSTS_MORE, MOVE_NOT_NOW, MOVE_OPEN; CatalogError
 *   CHOICES_INVALID with paths below `choices`, SOLD_OUT; SubscriptionError and PaymentError of the change of plan
 */
export async function askForMove(app: AskingApp, actor: Actor, request: MoveRequest): Promise<Asked> {
  const movable = await movableFor(app, request.fulfillmentId, request.mover);
  const price = await wantedPrice(app, movable, request);
  const { choices } = request;
  const because = request.reason ?? 'the customer wants another path';
  const isBilledAlready = movable.price_id === price.id;
  if (movable.subscription_id !== null && !isBilledAlready) {
    await tryMove(app, { movable, price, choices }); // told with its fields, before the gateway is asked anything
    const move = { path: request.path, choices };
    return byPlan(app, actor, movable, { mover: request.mover, priceId: price.id, move });
  }
  if (request.mover !== 'team') refuseDearer(movable, price);
  const moveId = await app.db.inOneTransaction(async (tx) => {
    await note(app, tx, actor, 'fulfillment.move', movable.id, { path: request.path, price_id: price.id, because });
    return startMove(app, tx, { movable, price, choices }, { by: actorName(actor), because });
  });
  return { moveId, consentUrl: null };
}

/** Keeps the new delivery. @throws FulfillmentError MOVE_UNKNOWN, MOVE_MOVED_ON */
export async function askToConfirm(
  app: AskingApp,
  actor: Actor,
  wish: { id: string; mover: Mover; reason?: string | undefined },
): Promise<void> {
  await ownMove(app, wish.id, wish.mover);
  const because = wish.reason ?? 'the customer keeps the new one';
  await app.db.inOneTransaction(async (tx) => {
    await note(app, tx, actor, 'fulfillment.move_confirmed', wish.id, { because });
    await confirmMove(app, tx, wish.id, { by: actorName(actor), because });
  });
}

/**
 * Goes back. Where a subscription pays, it is billed by the old price again first.
 *
 * @throws FulfillmentError MOVE_UNKNOWN, MOVE_MOVED_ON; SubscriptionError and PaymentError of the change of plan
 */
export async function askToReturn(
  app: AskingApp,
  actor: Actor,
  wish: { id: string; mover: Mover; reason?: string | undefined },
): Promise<Asked> {
  const move = await ownMove(app, wish.id, wish.mover);
  const movable = await movableFor(app, move.to_fulfillment_id, wish.mover);
  if (isOpen(move) && movable.subscription_id !== null && movable.price_id !== move.from_price_id) {
    const back = { path: move.from_path, choices: null };
    return byPlan(app, actor, movable, { mover: wish.mover, priceId: move.from_price_id, move: back });
  }
  const because = wish.reason ?? 'the customer went back';
  await app.db.inOneTransaction(async (tx) => {
    await note(app, tx, actor, 'fulfillment.move_returned', wish.id, { because });
    await returnMove(app, tx, wish.id, { by: actorName(actor), because });
  });
  return { moveId: wish.id, consentUrl: null };
}

/** A move, for who may see it. @throws FulfillmentError MOVE_UNKNOWN for everybody else, as for one that does not exist */
export async function ownMove(app: Pick<MovesApp, 'db'>, id: string, mover: Mover): Promise<PathMoveView> {
  const [move] = await movesOf(app.db.read, { id }, { limit: 1 });
  if (!move || (mover !== 'team' && move.customer_id !== mover.customerId))
    throw new FulfillmentError('MOVE_UNKNOWN', id);
  return move;
}

const isOpen = (move: PathMoveView) => move.status === 'preparing' || move.status === 'overlap';

/** What the team does stands in the audit log; what customers do, in the history of the move. */
async function note(
  app: MovesApp,
  tx: Tx,
  actor: Actor,
  action: string,
  subject: string,
  detail: Record<string, unknown>,
): Promise<void> {
  if (actor.kind === 'user' && actor.role === 'customer') return;
  await audit(app, tx, actor, action, subject, detail);
}

async function movableFor(app: AskingApp, fulfillmentId: string, mover: Mover): Promise<Movable> {
  const movable = await movableOf(app.db.read, fulfillmentId);
  if (!movable || (mover !== 'team' && movable.customer_id !== mover.customerId)) {
    throw new FulfillmentError('FULFILLMENT_UNKNOWN', fulfillmentId);
  }
  return movable;
}

async function wantedPrice(app: AskingApp, movable: Movable, { path, priceId }: MoveRequest): Promise<SellablePrice> {
  const [price] = await sellablePrices(app.db.read, [priceId]);
  const isRecurring = movable.subscription_id !== null;
  const fits = price?.product_id === movable.product_id && (price.billing === 'recurring') === isRecurring;
  if (price && fits && price.path === path && path !== movable.path) return price;
  const field = price && fits && path === movable.path ? 'path' : 'price_id';
  const message = field === 'path' ? 'is where it is already' : 'is not for sale, or buys another path';
  throw new FulfillmentError('MOVE_NOWHERE', `${movable.id} to ${path} by ${priceId}`, {
    fields: [{ field, message }],
  });
}

function refuseDearer(movable: Movable, price: SellablePrice): void {
  if (price.currency === movable.currency && price.amount_minor <= movable.unit_amount_minor) return;
  const message = 'costs more than was paid; ask the shop to move it';
  throw new FulfillmentError('MOVE_COSTS_MORE', `${movable.id} by ${price.id}`, {
    fields: [{ field: 'price_id', message }],
  });
}

/** The gateway bills the other price; once it does, the delivery follows (follow-plan.ts). */
async function byPlan(
  app: AskingApp,
  actor: Actor,
  movable: Movable,
  {
    mover,
    ...wish
  }: { mover: Mover; priceId: string; move: { path: string | null; choices: Record<string, unknown> | null } },
): Promise<Asked> {
  const id = movable.subscription_id!; // because the caller has looked
  const { consentUrl } = await changePlan(app, actor, { id, owner: mover, quantity: movable.quantity, ...wish });
  const open = await openMoveOf(app.db.read, movable.order_item_id);
  return { moveId: open?.id ?? null, consentUrl };
}
