import { newOrder, newWorld, Refused, type World } from '@vozex/dev-world';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { customerFor } from '../src/accounts/index.ts';
import { releaseRedemptions } from '../src/checkout/index.ts';
import { expireOrders } from '../src/orders/index.ts';

const AT_ONCE = 100;
const MAY = 7;
const A_DAY_AND_MORE_SECONDS = 26 * 3_600;

type Product = { slug: string; name: string; prices: { id: string; name: string; amount_minor: number }[] };
type Answer = Parameters<typeof newOrder>[1];

// Races count on PostgreSQL only: the embedded engine has one connection and hides them.
describe('several products in one order', () => {
  let world: World;
  beforeAll(async () => {
    world = await newWorld({ engine: 'postgres' });
    const rule = { country: 'DE', name: 'VAT', rate_bp: 1_900 };
    await world.operator.api.post('/api/admin/tax-rules', rule);
  });
  afterEach(() => world.audit());
  afterAll(() => world?.close());

  const item = async (slug: string, choices = {}) => {
    const product = await world.as('nobody').get<Product>(`/api/products/${slug}`);
    return { product_slug: slug, price_id: product.prices[0]?.id, quantity: 1, choices };
  };
  const makes = (coupon: object) => world.operator.api.post<{ id: string }>('/api/admin/coupons', coupon);

  async function receiptOf(email: string): Promise<string> {
    const olivia = world.as('Olivia');
    type Mails = { items: { id: string; recipient: string; kind: string }[] };
    const { items } = await olivia.get<Mails>('/api/dev/mailbox?limit=100');
    const mail = items.find(({ recipient, kind }) => recipient === email && kind === 'order_receipt');
    return (await olivia.get<{ text: string }>(`/api/dev/mailbox/${mail?.id}`)).text;
  }

  it.each(['dodo', 'paypal'] as const)(
    'four ways of delivery, paid once through %s with a coupon: each by its own adapter, one given back in part',
    async (payingWith) => {
      await makes({ code: `ALL-${payingWith}`, percent_bp: 1_250 });
      const buyer = world.guest(`cart-${payingWith}@example.test`);
      const items = await Promise.all([
        item('point-of-sale', { workspace_name: `cart-${payingWith}` }),
        item('hookbox'),
        item('guestbook'),
        item('store-setup'),
      ]);
      const wish = {
        coupon_code: `all-${payingWith}`,
        payment_gateway: payingWith,
        ...(payingWith === 'paypal' && { billing: { country: 'DE' } }),
      };
      const body = { items, ...wish, customer: { email: `cart-${payingWith}@example.test`, name: 'Cara' } };
      const asked = { ...wish, items: items.map(({ choices: _, ...rest }) => rest) };
      type Totals = {
        totals: { subtotal_minor: number; discount_minor: number; tax_minor: number; total_minor: number };
      };
      const { totals } = await buyer.api.post<Totals>('/api/checkout/quote', asked);
      // 190.00, 49.00, 60.00 and 240.00; each line's eighth rounded half up; 19 % of each line's rest, where the shop owes it.
      expect(totals).toMatchObject({ subtotal_minor: 53_900, discount_minor: 6_738 });
      expect(totals.total_minor).toBe(53_900 - 6_738 + totals.tax_minor);
      expect(totals.tax_minor).toBe(payingWith === 'paypal' ? 8_962 : 0);

      const order = newOrder(buyer.api, await buyer.api.post<Answer>('/api/checkout', body));
      await order.pays();
      await order.returns();
      await world.settles();
      const setUp = (await world.operator.tasksOf(order.id))[0];
      await world.operator.completes(setUp?.id ?? '', 'It stands.');
      await order.becomes('active', 60);
      expect((await world.operator.driversOf(order.id)).sort()).toEqual([
        'license_download',
        'manual_fulfillment',
        'multitenant_saas',
        'singletenant_provisioning',
      ]);

      // The receipt and the team's page say how the items came to the total.
      const told = await world.operator.api.get<object>(`/api/admin/orders/${order.id}`);
      const due = { amount_minor: totals.tax_minor, currency: 'USD' };
      const tax = { name: 'VAT', rate_bp: 1_900, tax: due, reverse_charge: false };
      expect(told).toMatchObject({ discount: { amount_minor: 6_738 }, taxes: payingWith === 'paypal' ? [tax] : [] });
      const receipt = await receiptOf(`cart-${payingWith}@example.test`);
      expect(receipt).toMatch(new RegExp(`^Coupon ALL-${payingWith}: −\\$67\\.38$`, 'im'));
      expect(/^VAT 19 %: (.*)$/m.exec(receipt)?.[1]).toBe(payingWith === 'paypal' ? '$89.62' : undefined);
      expect(receipt).toMatch(payingWith === 'paypal' ? /^Total: \$561\.24$/m : /^Total: \$471\.62$/m);

      const { payments } = await world.operator.order(order.id);
      expect(payments).toMatchObject([{ status: 'succeeded', amount_minor: totals.total_minor }]);
      const hookbox = 4_900 - 613;
      const refund = await world.operator.refunds(payments[0]?.id ?? '', 'not needed', { amount_minor: hookbox });
      await world.settles();
      expect(refund.status).toBe('succeeded');
      expect(await order.read()).toMatchObject({ status: 'partially_refunded' });
      const rest = { amount_minor: totals.total_minor - hookbox + 1 };
      await expect(world.operator.refunds(payments[0]?.id ?? '', 'too much', rest)).rejects.toThrow(/REFUND_TOO_LARGE/);
    },
    120_000,
  );

  it('whoever orders in many tabs at once, and never did before, is one customer', async () => {
    const { db, clock, newId } = world.running.shop;
    const newcomers = Array.from({ length: 20 }, (_, i) => `tabs-${i}@example.test`);
    await sql`insert into users (id, name, email, email_verified, role)
      select email, 'Tabs', email, true, 'customer' from unnest(${newcomers}::text[]) email`.execute(db.read);
    for (const email of newcomers) {
      const ask = () => customerFor(db.read, { email, name: 'Tabs', now: clock.now(), newId });
      const customers = await Promise.all(Array.from({ length: 8 }, ask));
      expect(new Set(customers.map(({ id }) => id)).size).toBe(1);
    }
    const { rows } = await sql<{
      n: number;
    }>`select count(*)::int as n from customers where user_id like 'tabs-%'`.execute(db.read);
    expect(rows[0]?.n).toBe(newcomers.length);
  });

  it(`a coupon for ${MAY}, and ${AT_ONCE} who redeem it at once: exactly ${MAY} do, and what expires comes back`, async () => {
    const { id } = await makes({ code: 'RUSH', amounts: { USD: 500 }, redemptions_max: MAY });
    const icons = await item('quiet-icons');
    const buys = async (index: number): Promise<string> => {
      const email = `rush-${index}@example.test`;
      const body = { items: [icons], coupon_code: 'rush', payment_gateway: 'dodo', customer: { email, name: 'Rush' } };
      try {
        await world.guest(email).api.post('/api/checkout', body);
        return 'redeemed';
      } catch (error) {
        if (error instanceof Refused) return error.code;
        throw error;
      }
    };
    const rush = (from: number) => Promise.all(Array.from({ length: AT_ONCE }, (_, index) => buys(from + index)));
    const redeemed = (answers: string[]) => answers.filter((answer) => answer === 'redeemed').length;
    const first = await rush(0);
    expect(redeemed(first)).toBe(MAY);
    expect(first.filter((answer) => answer === 'COUPON_NOT_APPLICABLE')).toHaveLength(AT_ONCE - MAY);
    expect(await countOf(id)).toBe(MAY);
    await world.audit();

    await world.time.passes(A_DAY_AND_MORE_SECONDS);
    await expireOrders(world.running.shop); // its loop looks once a minute of real time
    await Promise.all([releaseRedemptions(world.running.shop), releaseRedemptions(world.running.shop)]);
    expect(await countOf(id)).toBe(0);
    expect(redeemed(await rush(AT_ONCE))).toBe(MAY);
  }, 120_000);

  const countOf = async (id: string) => {
    const { rows } = await sql<{ redeemed: number }>`select redeemed from coupons where id = ${id}`.execute(
      world.running.shop.db.read,
    );
    return rows[0]?.redeemed;
  };
});
