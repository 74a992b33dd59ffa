import { sampleChoices } from '@vozex/server';
import type { Gateway, Product } from '../shapes.ts';
import { liveByOnePayment } from './rehearsal-once.ts';
import {
  comesToAnEnd,
  handedOut,
  MEND_ANSWERS,
  mailsOf,
  mailsSince,
  type Purchase,
  type Rehearsed,
  reaches,
} from './rehearsal-purchase.ts';
import { type Life, type LifeName, type RehearsalReport, type Seen, StepFailed } from './rehearsal-report.ts';
import { liveBySubscription } from './rehearsal-subscription.ts';

type Sold = { gateway: Gateway; price: Product['prices'][number]; mark: string };

/** Buys one thing and lives through all that may happen to it, to its end; what was bought is given back in any case. */
export async function liveThrough(report: RehearsalReport, rehearsed: Rehearsed, sold: Sold): Promise<void> {
  const { shop, product } = rehearsed;
  const { gateway, price } = sold;
  const about: LifeName = {
    life: `${price.name} through ${gatewayTitle(product, gateway)}`,
    gateway,
    path: price.path,
  };
  const life: Life = {
    async step(what, title, act) {
      if (rehearsed.isOver() && what !== 'clean_up') return false;
      return report.takes(about, { what, title }, async () => {
        const before = new Set((await mailsOf(shop.operator.api)).map(({ id }) => id));
        const seen = await act();
        return [...seen, ...(await mailsSince(shop, before))];
      });
    },
  };
  let purchase: Purchase | undefined;
  const isBought = await life.step('buy', 'It is bought and paid', async () => {
    const bought = await buy(rehearsed, sold);
    purchase = bought.purchase;
    return bought.seen;
  });
  if (!purchase) return;
  const bought = purchase;
  try {
    if (!isBought || !(await life.step('deliver', 'It is delivered', () => isDelivered(bought)))) return;
    await (price.billing === 'recurring' ? liveBySubscription(life, bought) : liveByOnePayment(life, bought));
  } finally {
    await giveBack(life, bought);
  }
}

function gatewayTitle({ payment_gateways }: Product, gateway: Gateway): string {
  return payment_gateways.find((one) => one.gateway === gateway)?.title ?? gateway;
}

async function buy(rehearsed: Rehearsed, { gateway, price, mark }: Sold): Promise<{ purchase: Purchase; seen: Seen }> {
  const { shop, product } = rehearsed;
  const schema = product.paths.find(({ name }) => name === price.path)?.choices_schema ?? product.choices_schema;
  const choices = sampleChoices(schema, mark);
  const order = await shop.buyer.orders(product.slug, { payingWith: gateway, price: price.name, choices });
  if (order.payUrl.startsWith('http') && isPaidOutside(order.payUrl, order.api.baseUrl)) await order.pays();
  await order.returns();
  await shop.settles();
  const { status, total } = await order.read();
  if (status !== 'paid') {
    throw new StepFailed(
      `The order is "${status}" and not "paid".`,
      'Look at its prices and what they are mapped to at the gateway.',
    );
  }
  const seen = [
    { what: 'order', value: order.id },
    { what: 'paid', value: `${(total.amount_minor / 100).toFixed(2)} ${total.currency}` },
    ...Object.entries(choices).map(([name, value]) => ({ what: name, value: String(value) })),
  ];
  return { purchase: { ...rehearsed, order, gateway, price, mark }, seen };
}

/** What costs nothing is never sent to a gateway. */
function isPaidOutside(payUrl: string, shopUrl: string): boolean {
  return new URL(payUrl).origin !== new URL(shopUrl).origin;
}

async function isDelivered(purchase: Purchase): Promise<Seen> {
  const { shop, order } = purchase;
  const delivery = await reaches(purchase, 'active', 'deliver it');
  const otherwise = await shop.holds(delivery.order_item_id, 'fulfill');
  if (otherwise) throw new StepFailed(`It is recorded as delivered, but ${otherwise}.`, MEND_ANSWERS);
  return [
    ...(delivery.external_reference_id ? [{ what: 'external reference', value: delivery.external_reference_id }] : []),
    ...handedOut(await order.fulfillment()),
  ];
}

/** Whatever came of it, nobody keeps what a rehearsal bought. */
async function giveBack(life: Life, purchase: Purchase): Promise<void> {
  const { shop, order } = purchase;
  const delivery = await shop.operator.deliveryOf(order.id).catch(() => undefined);
  if (!delivery || delivery.status === 'cancelled') return;
  await life.step('clean_up', 'What is left of it is taken back', async () => {
    await shop.operator.api.post(`/api/admin/fulfillments/${delivery.id}/cancel`, { reason: 'the rehearsal is over' });
    return comesToAnEnd(purchase);
  });
}
