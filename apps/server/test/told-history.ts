import { type Gateway, type PlacedOrder, Refused, type Subscriber, type World } from '@vozex/dev-world';

// A history of a subscription, told twice at the same time: of one order every webhook comes as it should, of its twin
// they come as the history says. Everything else happens to both.

const DAY = 86_400;
const HOUR = 3_600;
/** A webhook that comes late comes so long after what it tells. */
const LATE_SECONDS = 2 * DAY;
/** The reconciler of a running shop looks this often; on the stage its button is pressed. */
const RECONCILED_EVERY_SECONDS = 6 * HOUR;
/** What happens outside of the shop keeps this far from a renewal: until the shop hears of it, nothing is charged. */
const QUIET_SECONDS = 3 * DAY;
/** Looks of both twins that come due so close together are one step of the stage. */
const TOGETHER_SECONDS = 60;

/** What becomes of the webhooks that a step causes. `shuffled`: held back until it is over, then the newest comes first. */
export const WEBHOOKS = ['perfect', 'twice', 'out_of_order', 'shuffled', 'late', 'lost'] as const;
export type Webhooks = (typeof WEBHOOKS)[number];

type Deed =
  | 'card_fails'
  | 'card_works'
  | 'new_card'
  | 'cancels'
  | 'resumes'
  | 'pauses'
  | 'becomes_pro'
  | 'becomes_starter'
  | 'refunded'
  | 'refunded_at_gateway'
  | 'disputed'
  | 'dispute_won'
  | 'dispute_lost'
  | 'cancelled_at_gateway';

export type Step = { does: Deed | { days: number }; webhooks: Webhooks };
export type History = { gateway: Gateway; start: Webhooks; hoursAfterTheStart: number; steps: Step[] };

/** One of the two: its order, its subscription, and its open dispute at the gateway. */
type Twin = { order: PlacedOrder; subscriber: Subscriber; gatewayId: string; disputeId: string | undefined };

/** Where a twin stands in the end, in everybody's books; mails are left out. */
export type Standing = {
  subscription: { status: string; plan: string; quantity: number; entitlement: string };
  order: string;
  payments: { amount: number; refunded: number }[];
  disputes: string[];
  deliveries: string[];
  workspaces: { state: string; plan: string }[];
};
export type Told = { perfect: Standing; troubled: Standing; periodsEndApartMs: number };

const RULES: Record<Webhooks, 'webhook_twice' | 'webhook_out_of_order' | 'webhook_never' | undefined> = {
  perfect: undefined,
  twice: 'webhook_twice',
  out_of_order: 'webhook_out_of_order',
  shuffled: 'webhook_never',
  late: 'webhook_never',
  lost: 'webhook_never',
};

let told = 0;

/** Tells a history. @returns where both stand after everything was looked at once more and a week went by. */
export async function tell(world: World, history: History): Promise<Told> {
  const telling = await begin(world, history);
  try {
    await telling.timePasses(history.hoursAfterTheStart * HOUR);
    for (const { does, webhooks } of history.steps) await telling.step(does, webhooks);
    return await telling.end();
  } finally {
    await telling.cleansUp();
  }
}

async function begin(world: World, { gateway, start }: History) {
  told += 1;
  const stage = world.gateways[gateway];
  const ada = world.buyer('Ada');
  const orderOne = (name: string) =>
    ada.orders('Point of Sale Monthly', {
      payingWith: gateway,
      price: 'Starter',
      choices: { workspace_name: `${name}-${gateway}-${told}` },
    });
  const orders = [await orderOne('perfect'), await orderOne('troubled')] as const;
  const taken = new Set(stage.deliveries().map((one) => one.id));
  const lateOnes: { at: number; deliveryIds: string[] }[] = [];

  /** Does something while the troubled twin's webhooks misbehave. */
  async function under(webhooks: Webhooks, deed: () => Promise<void>): Promise<void> {
    const what = RULES[webhooks];
    if (what) stage.misbehaves({ what, match: { subject: orders[1].id } });
    await deed();
    await world.settles();
    world.sandbox.clearMisbehaviour();
    const withheld = stage.deliveries().filter((one) => one.outcome === 'withheld' && !taken.has(one.id));
    for (const { id } of withheld) taken.add(id);
    if (webhooks === 'shuffled') await arrive(withheld.map((one) => one.id).reverse());
    if (webhooks === 'late' && withheld.length > 0) {
      lateOnes.push({
        at: world.time.now().getTime() + LATE_SECONDS * 1000,
        deliveryIds: withheld.map(({ id }) => id),
      });
    }
    if (webhooks === 'lost' && withheld.length > 0) {
      await passes(RECONCILED_EVERY_SECONDS);
      await world.operator.reconciles(3);
      await world.settles();
    }
  }

  async function arrive(deliveryIds: string[]): Promise<void> {
    for (const id of deliveryIds) {
      const sent = stage.deliveries().find((one) => one.id === id);
      if (sent) await stage.replays(sent);
    }
    await world.settles();
  }

  /** Time passes, and what is late arrives on its day. */
  async function passes(seconds: number): Promise<void> {
    const end = world.time.now().getTime() + seconds * 1000;
    for (const late of lateOnes.splice(0)) {
      if (late.at > end) {
        lateOnes.push(late);
        continue;
      }
      await world.time.passes(Math.max(0, (late.at - world.time.now().getTime()) / 1000), TOGETHER_SECONDS);
      await arrive(late.deliveryIds);
    }
    await world.time.passes(Math.max(0, (end - world.time.now().getTime()) / 1000), TOGETHER_SECONDS);
  }

  const twins: Twin[] = [];
  for (const order of orders) {
    await under(start, async () => {
      await order.pays();
      await order.returns();
    });
    const { gateway_subscription_id: gatewayId } = await world.operator.subscriptionOf(order.id);
    twins.push({ order, subscriber: await ada.subscription(order.id), gatewayId, disputeId: undefined });
  }
  const [perfect, troubled] = twins as [Twin, Twin]; // because there are two orders

  return {
    timePasses: passes,
    step: (does: Step['does'], webhooks: Webhooks) =>
      under(webhooks, () => (typeof does === 'string' ? toBoth(world, gateway, twins, does) : passes(does.days * DAY))),
    async end(): Promise<Told> {
      for (const { deliveryIds } of lateOnes.splice(0)) await arrive(deliveryIds);
      await world.operator.reconciles();
      await passes(7 * DAY);
      const ends = await Promise.all(twins.map(({ subscriber }) => subscriber.read()));
      const [one, other] = ends.map((end) => Date.parse(end.current_period_end));
      return {
        perfect: await standingOf(world, perfect),
        troubled: await standingOf(world, troubled),
        periodsEndApartMs: Math.abs((one ?? 0) - (other ?? 0)),
      };
    },
    /** What has ended is not looked at any more: the next history has the stage for itself. */
    async cleansUp(): Promise<void> {
      world.sandbox.clearMisbehaviour();
      for (const { subscriber } of twins) {
        await allowed(world.operator.cancelsSubscription(subscriber.id, 'now', 'the story is over'));
      }
      await world.settles();
    },
  };
}

/** The same deed to both twins, if both can do it now. */
async function toBoth(world: World, gateway: Gateway, twins: Twin[], does: Deed): Promise<void> {
  const seen = await Promise.all(twins.map(({ subscriber }) => subscriber.read()));
  const both = (action: string) => seen.every((one) => one.actions.includes(action));
  const each = async (deed: (twin: Twin) => Promise<unknown>) => {
    for (const twin of twins) await allowed(deed(twin));
  };
  const stage = world.gateways[gateway];
  const [first] = seen;
  const untilRenewal = Date.parse(first?.current_period_end ?? '') - world.time.now().getTime();
  const quiet = untilRenewal > QUIET_SECONDS * 1000 || untilRenewal < 0;
  switch (does) {
    case 'card_fails':
    case 'card_works':
      if (quiet) await each(({ gatewayId }) => stage.cardOf(gatewayId, does === 'card_fails' ? 'fails' : 'works'));
      return;
    case 'new_card':
      if (gateway === 'dodo' && both('new_payment_method'))
        await each(({ subscriber }) => subscriber.givesAnotherCard());
      return;
    case 'cancels':
      if (both('cancel')) await each(({ subscriber }) => subscriber.cancels());
      return;
    case 'resumes':
      if (both('resume') || both('keep')) await each(({ subscriber }) => subscriber.resumes());
      return;
    case 'pauses':
      if (both('pause')) await each(({ subscriber }) => subscriber.pauses());
      return;
    case 'becomes_pro':
    case 'becomes_starter':
      if (both('change_plan')) {
        await each(({ subscriber }) => subscriber.changes(does === 'becomes_pro' ? 'Pro' : 'Starter'));
      }
      return;
    case 'refunded':
      if (seen[0]?.charges.length === seen[1]?.charges.length) {
        await each(({ order }) => refundNewest(world, order.id));
      }
      return;
    case 'refunded_at_gateway':
      if (quiet) await each((twin) => refundAtGateway(world, gateway, twin));
      return;
    case 'disputed':
      if (quiet) await each((twin) => dispute(world, gateway, twin));
      return;
    case 'dispute_won':
    case 'dispute_lost':
      if (quiet) {
        await each(async (twin) => {
          if (!twin.disputeId) return;
          await stage.resolves(twin.disputeId, does === 'dispute_won' ? 'won' : 'lost');
          twin.disputeId = undefined;
        });
      }
      return;
    case 'cancelled_at_gateway':
      if (quiet && seen.every((one) => one.ended_at === null)) {
        await each(({ gatewayId }) => stage.cancelsByItself(gatewayId).catch(() => undefined));
      }
      return;
  }
}

/** What the shop or the gateway refuses is refused; anything else is a mistake. */
async function allowed(deed: Promise<unknown>): Promise<void> {
  await deed.catch((error: unknown) => {
    if (!(error instanceof Refused) || (error.status >= 500 && error.code !== 'GATEWAY_SAID_NO')) throw error;
  });
}

async function refundNewest(world: World, orderId: string): Promise<void> {
  const { payments } = await world.operator.order(orderId);
  const newest = payments.filter((one) => one.status === 'succeeded' && one.amount_minor > 0).at(-1);
  if (newest) await world.operator.refunds(newest.id, 'asked for');
}

async function refundAtGateway(world: World, gateway: Gateway, { order, disputeId }: Twin): Promise<void> {
  const newest = (await world.gateways[gateway].chargesOf(order.id)).at(-1);
  const { payments } = await world.operator.order(order.id);
  const known = payments.find((one) => one.gateway_payment_id === newest);
  if (newest && known?.refunded_minor === 0 && !disputeId) await world.gateways[gateway].refundsByItself(newest);
}

async function dispute(world: World, gateway: Gateway, twin: Twin): Promise<void> {
  const newest = (await world.gateways[gateway].chargesOf(twin.order.id)).at(-1);
  const { payments } = await world.operator.order(twin.order.id);
  const known = payments.find((one) => one.gateway_payment_id === newest);
  if (!newest || !known || known.refunded_minor > 0 || twin.disputeId) return;
  twin.disputeId = await world.gateways[gateway].isDisputed(newest);
}

async function standingOf(world: World, { order }: Twin): Promise<Standing> {
  const [subscription, { status, payments }, disputes, deliveries, workspaces] = await Promise.all([
    world.operator.subscriptionOf(order.id),
    world.operator.order(order.id),
    world.operator.disputesOf(order.id),
    world.operator.deliveriesOf(order.id),
    world.provider.workspacesOf(order.id),
  ]);
  return {
    subscription: {
      status: subscription.status,
      plan: subscription.price_name,
      quantity: subscription.quantity,
      entitlement: subscription.entitlement,
    },
    order: status,
    payments: payments
      .filter((one) => one.status === 'succeeded' && one.amount_minor > 0)
      .map((one) => ({ amount: one.amount_minor, refunded: one.refunded_minor })),
    disputes: disputes.map((one) => one.status),
    deliveries: deliveries.map((one) => one.status),
    workspaces: workspaces.map(({ state, plan }) => ({ state, plan })),
  };
}
