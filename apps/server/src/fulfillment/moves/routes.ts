import { idSchema, PathMoveStatus, Slug } from '@vozex/domain';
import { z } from 'zod';
import { CatalogError } from '../../catalog/index.ts';
import { PageQuery, pageOf, readPage } from '../../kernel/page.ts';
import { type Actor, defineRoute, type RequestContext } from '../../kernel/route.ts';
import { PaymentError } from '../../payments/index.ts';
import { SubscriptionError, type SubscriptionsApp } from '../../subscriptions/index.ts';
import { FulfillmentError } from '../errors.ts';
import { type Asked, askForMove, askToConfirm, askToReturn, type Mover, ownMove } from './ask-for-move.ts';
import { describeMove } from './describe-move.ts';
import { PathMove } from './shapes.ts';
import type { MovesApp } from './start-move.ts';
import { movesOf } from './store.ts';

type RoutesApp = MovesApp & SubscriptionsApp;

const tag = 'Moves to another path';
const FulfillmentParams = z.object({ id: idSchema('fulfillment') });
const MoveParams = z.object({ id: idSchema('path_move') });
const Reason = z.string().trim().min(1).max(500);
const Wish = z.strictObject({
  path: Slug,
  price_id: idSchema('price').meta({ description: 'A price of that path.' }),
  choices: z.record(z.string(), z.unknown()).default({}).meta({ description: "By the path's choices_schema." }),
});
const Answer = z.object({
  move: PathMove.nullable().meta({ description: 'Null while the change of plan waits.' }),
  consent_url: z
    .string()
    .nullable()
    .meta({ description: 'Where the buyer agrees first, where the gateway wants that.' }),
});
const throws = [FulfillmentError, CatalogError, SubscriptionError, PaymentError];

/** Who has bought nothing has nothing to move. @throws FulfillmentError */
function customer(actor: Actor, code: 'FULFILLMENT_UNKNOWN' | 'MOVE_UNKNOWN', id: string): Mover {
  if (actor.kind !== 'user' || actor.customerId === null) throw new FulfillmentError(code, id);
  return { customerId: actor.customerId };
}

async function answerOf(app: RoutesApp, { moveId, consentUrl }: Asked) {
  const move = moveId === null ? null : describeMove(await ownMove(app, moveId, 'team'));
  return { move, consent_url: consentUrl };
}

const move = defineRoute({
  method: 'POST',
  path: '/api/me/fulfillments/{id}/moves',
  access: 'customer',
  tag,
  summary: 'Move something of mine to another path; asked for again, it is the same move',
  params: FulfillmentParams,
  body: Wish,
  output: Answer,
  status: 202,
  throws,
  async handle(app: RoutesApp, { params: { id }, body }, { actor }) {
    const mover = customer(actor, 'FULFILLMENT_UNKNOWN', id);
    const { path, price_id: priceId, choices } = body;
    return answerOf(app, await askForMove(app, actor, { fulfillmentId: id, mover, path, priceId, choices }));
  },
});

const moveByTeam = defineRoute({
  method: 'POST',
  path: '/api/admin/fulfillments/{id}/moves',
  access: 'operator',
  tag,
  summary: "Move a customer's delivery to another path; what was paid once is moved whatever the path costs",
  params: FulfillmentParams,
  body: Wish.extend({ reason: Reason }),
  output: Answer,
  status: 202,
  throws,
  async handle(app: RoutesApp, { params: { id }, body }, { actor }) {
    const { path, price_id: priceId, choices, reason } = body;
    return answerOf(
      app,
      await askForMove(app, actor, { fulfillmentId: id, mover: 'team', path, priceId, choices, reason }),
    );
  },
});

type Ending = 'confirm' | 'return';

async function end(
  app: RoutesApp,
  ending: Ending,
  id: string,
  mover: Mover,
  reason: string | undefined,
  context: RequestContext,
) {
  const wish = { id, mover, reason };
  if (ending === 'return') return answerOf(app, await askToReturn(app, context.actor, wish));
  await askToConfirm(app, context.actor, wish);
  return answerOf(app, { moveId: id, consentUrl: null });
}

const endMine = (ending: Ending, summary: string) =>
  defineRoute({
    method: 'POST',
    path: `/api/me/path-moves/{id}/${ending}`,
    access: 'customer',
    tag,
    summary,
    params: MoveParams,
    output: Answer,
    throws,
    handle: (app: RoutesApp, { params: { id } }, context) =>
      end(app, ending, id, customer(context.actor, 'MOVE_UNKNOWN', id), undefined, context),
  });

const endByTeam = (ending: Ending, summary: string) =>
  defineRoute({
    method: 'POST',
    path: `/api/admin/path-moves/{id}/${ending}`,
    access: 'operator',
    tag,
    summary,
    params: MoveParams,
    body: z.strictObject({ reason: Reason }),
    output: Answer,
    throws,
    handle: (app: RoutesApp, { params: { id }, body }, context) => end(app, ending, id, 'team', body.reason, context),
  });

const AdminPathMove = PathMove.extend({
  product_name: z.string(),
  customer_email: z.string(),
  requested_by: z.string(),
  reason: z.string(),
  moved_by: z.string(),
  moved_because: z.string().meta({ description: 'Why it stands where it stands.' }),
}).meta({ id: 'AdminPathMove' });

const list = defineRoute({
  method: 'GET',
  path: '/api/admin/path-moves',
  access: 'read_only',
  tag,
  summary: 'Moves of deliveries to other paths, newest first',
  query: PageQuery.extend({ status: PathMoveStatus.optional() }),
  output: pageOf(AdminPathMove),
  async handle(app: RoutesApp, { query }) {
    const { items, next } = await readPage(query, (page) => movesOf(app.db.read, { status: query.status }, page));
    return {
      items: items.map((row) => ({
        ...describeMove(row),
        product_name: row.product_name,
        customer_email: row.customer_email,
        requested_by: row.requested_by,
        reason: row.reason,
        moved_by: row.moved_by,
        moved_because: row.moved_because,
      })),
      next,
    };
  },
});

export const moveRoutes = [
  move,
  endMine('confirm', 'Keep the new one: the old one ends now'),
  endMine('return', 'Go back: the new one ends, the old one stays'),
  list,
  moveByTeam,
  endByTeam('confirm', 'Complete a move before its overlap is over'),
  endByTeam('return', 'Take a move back'),
];
