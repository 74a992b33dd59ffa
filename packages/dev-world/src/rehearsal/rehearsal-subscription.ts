import type { AdminSubscription } from '../shapes.ts';
import { comesTo, comesToAnEnd, type Purchase, reaches } from './rehearsal-purchase.ts';
import { type Life, type Seen, StepFailed, StepSkipped } from './rehearsal-report.ts';

const DAY_SECONDS = 86_400;
/** Looks that come due so close together are one step of the clock; a year is not lived minute by minute. */
const TOGETHER_PART = 1 / 60;
const TOGETHER_SECONDS_MIN = 600;

const MEND_BILLING =
  'Look at the billing of the price and at its mapping; the reports of other products tell whether it is theirs, too.';

/** What happens to a subscription: trial, renewal, a month that is not paid at first, and its end. */
export async function liveBySubscription(life: Life, purchase: Purchase): Promise<void> {
  const { shop, order, gateway, policies } = purchase;
  const buttons = shop.buttons[gateway];
  const read = () => shop.operator.subscriptionOf(order.id);
  const { trial_ends_at, gateway_subscription_id: gatewayId } = await read();
  if (trial_ends_at) {
    const held = await life.step('trial', 'Its trial ends: the first period is charged', async () => {
      await passesTo(purchase, new Date(trial_ends_at), DAY_SECONDS);
      return [...(await charged(purchase, 1)), ...(await stillRuns(purchase))];
    });
    if (!held) return;
  }
  const renewed = await life.step('renew', 'It renews: the next period is charged', async () => {
    await passesTo(purchase, new Date((await read()).current_period_end), DAY_SECONDS);
    return [...(await charged(purchase, 2)), ...(await stillRuns(purchase))];
  });
  if (!renewed) return;
  const suspended = await life.step('suspend', suspendTitle(policies.grace_days), async () => {
    if (policies.give_up_after_days <= policies.grace_days + 1) {
      throw new StepSkipped('Its policies give it up when the days of grace are over: it never stands still.');
    }
    await buttons.cardOf(gatewayId, 'fails');
    await passesTo(purchase, new Date((await read()).current_period_end), DAY_SECONDS / 2);
    const { grace_ends_at } = await read();
    if (grace_ends_at) await passesTo(purchase, new Date(grace_ends_at), DAY_SECONDS / 2);
    return comesTo(purchase, 'suspend');
  });
  if (!suspended) return;
  const resumed = await life.step('resume', 'What is owed is paid after all: it runs again', async () => {
    if (policies.give_up_after_days <= policies.grace_days + 1) throw new StepSkipped('It never stood still.');
    if (gateway === 'dodo') {
      await (await shop.buyer.subscription(order.id)).givesAnotherCard();
    } else {
      // PayPal has no page for another card: it tries again by itself.
      await buttons.cardOf(gatewayId, 'works');
      await buttons.billsNow(gatewayId);
    }
    return [...(await comesTo(purchase, 'resume')), ...(await charged(purchase, 3))];
  });
  if (!resumed) return;
  await life.step('cancel', CANCEL_TITLE[policies.subscription_cancelled], () => cancels(purchase, read));
}

function suspendTitle(graceDays: number): string {
  const when = graceDays === 0 ? 'at once' : `after ${graceDays} days of grace`;
  return `A renewal is not paid: ${when} it stands still`;
}

const CANCEL_TITLE = {
  at_period_end: 'Its customer cancels: it ends with the paid period',
  at_once: 'Its customer cancels: it ends at once',
  perpetual_fallback: 'Its customer cancels: what was released stays usable',
} satisfies Record<Purchase['policies']['subscription_cancelled'], string>;

async function cancels(purchase: Purchase, read: () => Promise<AdminSubscription>): Promise<Seen> {
  const { shop, order, policies } = purchase;
  await (await shop.buyer.subscription(order.id)).cancels('The rehearsal is over.');
  await shop.settles();
  if (policies.subscription_cancelled === 'at_once') return comesToAnEnd(purchase);
  const runs = await stillRuns(purchase);
  await passesTo(purchase, new Date((await read()).current_period_end), DAY_SECONDS);
  if (policies.subscription_cancelled === 'at_period_end') return comesToAnEnd(purchase);
  const { status } = await read();
  if (status !== 'cancelled')
    throw new StepFailed(`The subscription is "${status}" and not "cancelled".`, MEND_BILLING);
  return runs;
}

async function passesTo({ shop }: Purchase, instant: Date, seconds: number): Promise<void> {
  const ahead = (instant.getTime() - shop.time.now().getTime()) / 1000 + seconds;
  if (ahead <= 0) return shop.settles();
  await shop.time.passes(ahead, Math.max(TOGETHER_SECONDS_MIN, ahead * TOGETHER_PART));
}

/** That so many periods have been charged, and no more. */
async function charged({ shop, order }: Purchase, count: number): Promise<Seen> {
  await shop.settles();
  const { charges } = await shop.operator.subscriptionOf(order.id);
  const paid = charges.filter(({ status, amount_minor }) => status === 'succeeded' && amount_minor > 0);
  if (paid.length !== count) {
    throw new StepFailed(`${paid.length} periods were charged, and not ${count}.`, MEND_BILLING);
  }
  return [{ what: 'charged', value: `${count} times` }];
}

async function stillRuns(purchase: Purchase): Promise<Seen> {
  const { status } = await reaches(purchase, 'active', 'keep it running');
  return [{ what: 'status', value: status }];
}
