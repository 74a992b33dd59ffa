import { setTimeout as pause } from 'node:timers/promises';
import {
  type Child,
  type Engine,
  type Gateway,
  newWorldOfProcesses,
  type PlacedOrder,
  type Subscriber,
  until,
  type WorldOfProcesses,
} from '@vozex/dev-world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const REFUND = ['refund.requested', 'refund.answered'] as const;
const RENEWAL = ['event.before_apply', 'event.before_commit', 'event.applied'] as const;
const INSTRUCTION = ['subscription.before_instruct', 'subscription.after_instruct', 'subscription.instructed'] as const;
const PLAN_CHANGE = ['plan_change.requested', 'plan_change.charging', 'plan_change.answered'] as const;
const UPGRADE = [
  'fulfillment.claimed',
  'fulfillment.before_call',
  'fulfillment.after_call',
  'fulfillment.before_record',
  'fulfillment.recorded',
] as const;

/** Every step of billing at which `crashPoint` stands in the source. */
export const BILLING_STEPS = [...REFUND, ...RENEWAL, ...INSTRUCTION, ...PLAN_CHANGE, ...UPGRADE];

const GATEWAYS: Gateway[] = ['dodo', 'paypal'];
/** Longer than anything waits for an answer that was lost, and than "never heard of it" takes to be believed. */
const LONG_ENOUGH_SECONDS = 1_000;
const REST_SECONDS = 40;

const CLUB_MINOR = 900;
const STARTER_MINOR = 1_900;

/** Often enough; the shop counts the requests of a caller. */
const LOOK_AGAIN_MS = 250;

/** Looks until there is something to see, at most `REST_SECONDS` of real time. */
function eventually<T>(
  what: string,
  look: () => Promise<T | undefined | false>,
  seen: () => Promise<unknown> = look,
): Promise<T> {
  const slowly = async () => (await look()) || pause(LOOK_AGAIN_MS, undefined);
  return until<T>(what, slowly, { seconds: REST_SECONDS, seen });
}

/** A subscription that was paid once. */
type Member = { order: PlacedOrder; subscription: Subscriber; gateway: Gateway; gatewayId: string };

/** The same stories for each engine, in files of their own so that they run side by side. */
export function crashBillingStories(engine: Engine): void {
  describe(`a shop on ${engine} is killed in the middle of`, () => {
    let world: WorldOfProcesses;
    let healthy: Child;
    beforeAll(async () => {
      world = await newWorldOfProcesses({ engine });
      await world.isPrepared();
      healthy = await world.starts();
    });
    afterAll(() => world?.close());

    async function joins(
      gateway: Gateway,
      product: 'Hookbox Club' | 'Point of Sale Monthly',
      name = '',
    ): Promise<Member> {
      const buyer = world.buyer('Ada');
      const choices = name === '' ? {} : { workspace_name: name };
      const order = await buyer.buys(product, { payingWith: gateway, choices });
      await order.becomes('active', REST_SECONDS);
      // PayPal may tell of the money before it tells that the subscription runs.
      const subscription = await eventually('the subscription', () =>
        buyer.subscription(order.id).catch(() => undefined),
      );
      const { gateway_subscription_id: gatewayId } = await world.operator.subscriptionOf(order.id);
      const member = { order, subscription, gateway, gatewayId };
      if ((await subscription.read()).status === 'trialing') {
        await world.gateways[gateway].billsNow(gatewayId);
        await becomes(member, 'active');
      }
      return member;
    }
    const seen = ({ order }: Member) => world.operator.subscriptionOf(order.id);
    /** It stands so, nothing is being told the gateway any more, and every charge is known. */
    const becomes = (member: Member, status: string, charges = 1) =>
      eventually(
        `${member.order.id} to be ${status}`,
        async () => {
          const now = await seen(member);
          return now.status === status && now.instruction === null && paidOf(now).length === charges;
        },
        () => seen(member),
      );
    const paidOf = ({ charges }: Awaited<ReturnType<typeof seen>>) =>
      charges.filter((charge) => charge.status === 'succeeded');

    /**
     * The shop that ran is replaced by one that dies at `step`; what is asked of that one may stay unanswered. A healthy
     * one then takes over, on the same database, after a while.
     */
    async function dies(step: (typeof BILLING_STEPS)[number], work: () => Promise<unknown>): Promise<void> {
      await comesToRest();
      await healthy.kill();
      const doomed = await world.starts({ environment: { VOZEX_CRASH_AT: step } });
      await work().catch(() => {});
      expect(await doomed.ended).toBe('SIGKILL');
      await sleepsOn();
    }

    /** No event is left that was not applied: one over which the next process would die while it starts, say. */
    async function comesToRest(): Promise<void> {
      await world.sandbox.drain();
      const left = () => world.operator.api.get<{ items: unknown[] }>('/api/admin/webhook-events?status=received');
      await eventually('every event to be applied', async () => (await left()).items.length === 0, left);
    }

    /** No process runs for a while; then one does. */
    async function sleepsOn(): Promise<void> {
      await world.isDownFor(LONG_ENOUGH_SECONDS);
      healthy = await world.starts();
    }

    /** The gateway's own books say the same as ours. */
    async function agrees(member: Member): Promise<void> {
      const { charges } = await world.gateways[member.gateway].record(member.gatewayId);
      const ours = paidOf(await seen(member));
      const inOrder = (amounts: { amount: number; isReturned: boolean }[]) =>
        amounts.sort((one, other) => one.amount - other.amount || Number(one.isReturned) - Number(other.isReturned));
      expect(
        inOrder(ours.map((one) => ({ amount: one.amount_minor, isReturned: one.refunded_minor === one.amount_minor }))),
      ).toEqual(inOrder(charges.map((one) => ({ amount: one.amountMinor, isReturned: one.isReturned }))));
    }

    describe('a refund', () => {
      const cases = REFUND.flatMap((step) => GATEWAYS.map((gateway) => ({ step, gateway })));

      it.each(cases)(
        'at $step, through $gateway: it is made once, or can be asked for again',
        async ({ step, gateway }) => {
          const member = await joins(gateway, 'Hookbox Club');
          const { payments } = await world.operator.order(member.order.id);
          const { id: paymentId, gateway_payment_id } = payments[0] ?? { id: '', gateway_payment_id: '' };
          await dies(step, () => world.operator.refunds(paymentId, 'They asked.'));

          type Refund = { id: string; payment_id: string; status: string };
          const refundsOf = async () => {
            const { items } = await world.operator.api.get<{ items: Refund[] }>('/api/admin/refunds?limit=100');
            return items.filter((refund) => refund.payment_id === paymentId).map(({ status }) => status);
          };
          const [end] = await eventually(
            'the refund to come to an end',
            async () => {
              const statuses = await refundsOf();
              return statuses.some((status) => status === 'succeeded' || status === 'failed') && statuses;
            },
            refundsOf,
          );
          // PayPal is asked again under the refund's own id; Dodo shows its refunds, and has none.
          expect(end).toBe(step === 'refund.requested' && gateway === 'dodo' ? 'failed' : 'succeeded');
          if (end === 'failed') await world.operator.refunds(paymentId, 'They asked again.');
          await eventually('the money to be back', async () => {
            const { payments: now } = await world.operator.order(member.order.id);
            return now[0]?.refunded_minor === CLUB_MINOR;
          });
          expect(await world.gateways[gateway].refundsOf(gateway_payment_id)).toMatchObject([
            { amountMinor: CLUB_MINOR, state: 'succeeded' },
          ]);
          await expect(world.operator.refunds(paymentId, 'Once more.')).rejects.toThrow('PAYMENT_NOT_REFUNDABLE');
          await agrees(member);
        },
        120_000,
      );
    });

    describe('a renewal', () => {
      it.each(RENEWAL.map((step, index) => ({ step, gateway: GATEWAYS[index % 2] ?? 'dodo' })))(
        'at $step, through $gateway: it is counted once',
        async ({ step, gateway }) => {
          const member = await joins(gateway, 'Hookbox Club');
          const before = await seen(member);
          await dies(step, () => world.gateways[gateway].billsNow(member.gatewayId));
          await becomes(member, 'active', 2);
          await comesToRest();
          const after = await seen(member);
          expect(after.entitlement).toBe('run');
          expect(Date.parse(after.current_period_end)).toBeGreaterThan(Date.parse(before.current_period_end));
          await agrees(member);
        },
        120_000,
      );
    });

    describe('telling the gateway', () => {
      it.each(INSTRUCTION.map((step, index) => ({ step, gateway: GATEWAYS[(index + 1) % 2] ?? 'dodo' })))(
        'at $step, through $gateway: to end is done, and to go on after all is done',
        async ({ step, gateway }) => {
          const member = await joins(gateway, 'Hookbox Club');
          await dies(step, () => member.subscription.cancels('Too dear.'));
          await becomes(member, 'cancel_scheduled');
          expect((await member.subscription.read()).cancel_at).not.toBeNull();
          await dies(step, () => member.subscription.resumes());
          await becomes(member, 'active');
          expect((await member.subscription.read()).cancel_at).toBeNull();
          expect((await world.gateways[gateway].record(member.gatewayId)).state).toBe('active');
          await agrees(member);
        },
        120_000,
      );
    });

    /** The plan that is billed, the plan that is given, and no change on its way. */
    const isPro = (member: Member) =>
      eventually(
        `${member.order.id} to be Pro`,
        async () => {
          const { price_name, change } = await member.subscription.read();
          const [workspace] = await world.provider.workspacesOf(member.order.id);
          const { plan } = await world.gateways[member.gateway].record(member.gatewayId);
          return price_name === 'Pro' && change === null && workspace?.plan === 'pro' && /pro/i.test(plan);
        },
        () => member.subscription.read(),
      );

    describe('a change of plan', () => {
      const cases = PLAN_CHANGE.flatMap((step) => GATEWAYS.map((gateway) => ({ step, gateway })));

      it.each(cases)(
        'at $step, through $gateway: it is made, or plainly not made',
        async ({ step, gateway }) => {
          const name = `${step.replace(/\W/g, '-')}-${gateway}-${engine}`;
          const member = await joins(gateway, 'Point of Sale Monthly', name.replaceAll('_', '-'));
          await dies(step, () => member.subscription.changes('Pro'));

          // Only Dodo had been told, and makes it without asking the buyer.
          if (step !== 'plan_change.answered' || gateway !== 'dodo') {
            if (step !== 'plan_change.requested') {
              await eventually(
                'the gateway to be asked what became of it',
                async () => (await member.subscription.read()).change?.status === 'unknown',
                () => member.subscription.read(),
              );
              await healthy.kill();
              await sleepsOn();
            }
            await eventually(
              'the change to be given up',
              async () => {
                const { change, price_name } = await member.subscription.read();
                const open = change !== null && ['requested', 'charging', 'unknown'].includes(change.status);
                return price_name === 'Starter' && !open;
              },
              () => member.subscription.read(),
            );
            const { charges } = await world.gateways[gateway].record(member.gatewayId);
            expect(charges.map(({ amountMinor }) => amountMinor)).toEqual([STARTER_MINOR]);
            await member.subscription.changes('Pro');
          }
          await isPro(member);
          await comesToRest();
          await agrees(member);
        },
        120_000,
      );
    });

    describe('bringing a delivery to its new plan', () => {
      it.each(UPGRADE.map((step, index) => ({ step, index })))(
        'at $step: the provider gives what is paid for',
        async ({ step, index }) => {
          const member = await joins('dodo', 'Point of Sale Monthly', `upgrade-${engine}-${index}`);
          await dies(step, () => member.subscription.changes('Pro'));
          await isPro(member);
          expect(await world.provider.workspacesOf(member.order.id)).toHaveLength(1);
          const record = await world.operator.deliveryOf(member.order.id);
          expect(record).toMatchObject({ status: 'active', error_code: null });
          expect(new Set(record.history.map(({ by }) => by))).toEqual(new Set(['vozex']));
          await agrees(member);
        },
        120_000,
      );
    });

    it('and afterwards the audit finds nothing wrong', async () => {
      await world.sandbox.drain();
      await healthy.kill();
      await world.audit();
    }, 60_000);
  });
}
