import { newWorld, type PlacedOrder, type Subscriber, type World } from '@vozex/dev-world';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

const DAY = 86_400;
const MONTH = 31 * DAY;
/** Looks that come due so close together are one step of the stage. */
const TOGETHER = 600;

type Tax = { name: string; rate_bp: number; included: boolean; reverse_charge: boolean; tax_minor: number };
type Charge = { id: string; amount_minor: number; tax_minor: number | null; tax_name: string | null };
type Charged = Charge & { tax_rate_bp: number | null; refunded_minor: number };
type Shown = { status: string; headline: string; total_minor: number; tax: Tax | null; charges: Charged[] };

// The shop adds the tax to what PayPal bills. The club costs $9.00 a month; the till $19.00, or $59.00 as Pro, after a
// trial of 14 days. Germany taxes both with 19 %, France with 20 %.
describe('a subscription that the shop adds tax to', { timeout: 120_000 }, () => {
  let world: World;
  let workspaces = 0;
  beforeAll(async () => {
    world = await newWorld({ engine: 'pglite' });
    await rules({ country: 'DE', name: 'VAT', rate_bp: 1_900 });
    await rules({ country: 'FR', name: 'TVA', rate_bp: 2_000 });
    await pricesInclude(false);
  });
  afterEach(async () => {
    world.sandbox.clearMisbehaviour();
    await world.audit();
    expect(world.sandbox.violations()).toEqual([]);
    type Listed = { items: { id: string; status: string }[] };
    const { items } = await world.operator.api.get<Listed>('/api/admin/subscriptions?limit=100');
    for (const { id } of items.filter((one) => one.status !== 'cancelled' && one.status !== 'expired')) {
      await world.operator.cancelsSubscription(id, 'now', 'the story is over');
    }
    await world.settles();
  });
  afterAll(() => world?.close());

  async function pricesInclude(prices_include_tax: boolean): Promise<void> {
    type Settings = { items: { key: string; revision: number }[] };
    const { items } = await world.as('Olivia').get<Settings>('/api/admin/settings');
    const revision = items.find(({ key }) => key === 'tax')?.revision;
    const value = { prices_include_tax, seller_country: 'DE', reverse_charge: true };
    await world.as('Olivia').put('/api/admin/settings/tax', { value, revision });
  }
  const rules = (rule: object) => world.operator.api.post('/api/admin/tax-rules', rule);
  const passes = (seconds: number) => world.time.passes(seconds, TOGETHER);

  type Bought = { order: PlacedOrder; subscriber: Subscriber };
  type Billing = { country: string; vat_number?: string };

  async function bought(order: PlacedOrder): Promise<Bought> {
    await world.settles();
    return { order, subscriber: await world.buyer('Ada').subscription(order.id) };
  }
  const joinsTheClub = async (billing: Billing = { country: 'DE' }, quantity = 1) =>
    bought(await world.buyer('Ada').buys('Hookbox Club', { payingWith: 'paypal', billing, quantity }));
  const opensATill = async (billing: Billing = { country: 'DE' }) => {
    workspaces += 1;
    const choices = { workspace_name: `taxed-${workspaces}` };
    const wish = { payingWith: 'paypal', price: 'Starter', choices, billing } as const;
    return bought(await world.buyer('Ada').buys('Point of Sale Monthly', wish));
  };
  /** As its customer sees it; charges oldest first. */
  async function seen({ subscriber }: Bought): Promise<Shown> {
    await world.settles();
    const shown = (await subscriber.read()) as unknown as Shown; // because the stage names less than the API says
    return { ...shown, charges: shown.charges.toReversed() };
  }
  const charged = async (one: Bought) =>
    (await seen(one)).charges.map(({ amount_minor, tax_minor, tax_rate_bp }) => [amount_minor, tax_minor, tax_rate_bp]);
  const problemOf = async ({ order }: Bought) => (await world.operator.subscriptionOf(order.id)).problem;

  /** The newest one, once it is sent. */
  async function renewalMail(): Promise<string> {
    type Mails = { items: { id: string; kind: string; status: string }[] };
    const { items } = await world.as('nobody').get<Mails>('/api/dev/mailbox?limit=100');
    const renewed = items.find(({ kind, status }) => kind === 'subscription_renewed' && status === 'sent');
    return renewed ? (await world.as('nobody').get<{ text: string }>(`/api/dev/mailbox/${renewed.id}`)).text : '';
  }

  it('is charged as quoted when it begins and in every later month, and says so everywhere', async () => {
    const club = await joinsTheClub({ country: 'DE' }, 2);
    expect(await world.operator.order(club.order.id)).toMatchObject({
      status: 'paid',
      total: { amount_minor: 2_142 },
      payments: [{ amount_minor: 2_142 }],
    });
    await passes(MONTH);
    expect(await charged(club)).toEqual([
      [2_142, 342, 1_900],
      [2_142, 342, 1_900],
    ]);
    expect(await seen(club)).toMatchObject({
      headline: expect.stringContaining('$21.42'),
      total_minor: 2_142,
      tax: { name: 'VAT', rate_bp: 1_900, included: false, tax_minor: 342 },
      charges: [{ tax_name: 'VAT' }, { tax_name: 'VAT' }],
    });
    await expect.poll(renewalMail, { timeout: 10_000 }).toMatch(/The price holds \$3\.42 of VAT 19\s%\./);
    const payments = await world.as('Olivia').ask('GET', '/api/admin/exports/payments.csv');
    expect(String(payments.body).split('USD,21.42,3.42,VAT,1900,false')).toHaveLength(3);
    const subscriptions = await world.as('Olivia').ask('GET', '/api/admin/exports/subscriptions.csv');
    expect(String(subscriptions.body)).toContain('USD,9.00,1.71,false,1900');
  });

  it('is charged as quoted when its trial is over, also where the rule has changed meanwhile', async () => {
    const till = await opensATill();
    expect(await seen(till)).toMatchObject({ status: 'trialing', total_minor: 2_261, charges: [] });
    const later = new Date(world.time.now().getTime() + 2 * DAY * 1_000).toISOString();
    await rules({ country: 'DE', name: 'VAT', rate_bp: 700, valid_from: later });
    await passes(15 * DAY);
    expect(await charged(till)).toEqual([[2_261, 361, 1_900]]);

    // Another plan is agreed to anew, at what holds now; until it begins, nothing else is charged.
    expect(await till.subscriber.previews('Pro')).toMatchObject({
      recurring_minor: 5_900,
      recurring_total_minor: 6_313,
      tax: { name: 'VAT', rate_bp: 700, tax_minor: 413 },
    });
    await till.subscriber.changes('Pro');
    await passes(MONTH);
    await passes(MONTH);
    expect(await charged(till)).toEqual([
      [2_261, 361, 1_900],
      [6_313, 413, 700],
      [6_313, 413, 700],
    ]);
    expect(await problemOf(till)).toBeNull();
  });

  it('gives back in part and in whole, tax and all; the newest month ends it', async () => {
    const club = await joinsTheClub({ country: 'FR' });
    await passes(MONTH);
    const [first, second] = (await seen(club)).charges;
    expect(second).toMatchObject({ amount_minor: 1_080, tax_minor: 180 });
    await world.operator.refunds(first?.id ?? '', 'a kindness', { amount_minor: 300 });
    await world.operator.refunds(second?.id ?? '', 'does not like it');
    await world.settles();
    expect(await seen(club)).toMatchObject({
      status: 'cancelled',
      charges: [{ refunded_minor: 300 }, { refunded_minor: 1_080 }],
    });
    expect((await world.operator.order(club.order.id)).status).toBe('partially_refunded');
    await world.operator.refunds(first?.id ?? '', 'all of it', { amount_minor: 780 });
    await world.settles();
    expect((await world.operator.order(club.order.id)).status).toBe('refunded');
  });

  it('that is disputed is disputed with its tax', async () => {
    const club = await joinsTheClub({ country: 'FR' });
    const [charge] = await world.gateways.paypal.chargesOf(club.order.id);
    await world.gateways.paypal.resolves(await world.gateways.paypal.isDisputed(charge ?? ''), 'lost');
    expect((await seen(club)).status).toBe('cancelled');
    expect((await world.operator.disputesOf(club.order.id)).map(({ status }) => status)).toEqual(['lost']);
  });

  it('shows a charge that was not agreed to the operator, until one is right again', async () => {
    const club = await joinsTheClub({ country: 'FR' });
    const { gateway_subscription_id: subject } = await world.operator.subscriptionOf(club.order.id);
    world.gateways.paypal.misbehaves({ what: 'wrong_amount', match: { subject }, times: 1 });
    await passes(MONTH);
    expect(await problemOf(club)).toMatch(
      /^AMOUNT_UNEXPECTED: payment pay_\w+ was \$[\d.]+; a period costs \$10\.80\./,
    );
    expect((await seen(club)).status).toBe('active');
    await passes(MONTH);
    expect((await seen(club)).charges.at(-1)).toMatchObject({ amount_minor: 1_080, tax_minor: 180 });
    expect(await problemOf(club)).toBeNull();
  });

  it('charges no tax to a company elsewhere in the EU, then or later', async () => {
    const club = await joinsTheClub({ country: 'FR', vat_number: 'FR40303265045' });
    await passes(MONTH);
    expect(await charged(club)).toEqual([
      [900, null, 0],
      [900, 0, 0],
    ]);
    expect(await seen(club)).toMatchObject({ total_minor: 900, tax: { reverse_charge: true, tax_minor: 0 } });
  });

  it('is in the price where the shop says so: the price stays, and each month says what of it is tax', async () => {
    await pricesInclude(true);
    const club = await joinsTheClub({ country: 'FR' });
    await passes(MONTH);
    await pricesInclude(false);
    expect(await charged(club)).toEqual([
      [900, 150, 2_000],
      [900, 150, 2_000],
    ]);
    expect(await seen(club)).toMatchObject({ total_minor: 900, tax: { included: true, tax_minor: 150 } });
  });

  it('is what Dodo says where Dodo sells: the shop adds nothing', async () => {
    const club = await bought(await world.buyer('Ada').buys('Hookbox Club', { payingWith: 'dodo' }));
    expect(await seen(club)).toMatchObject({ total_minor: 900, tax: null, charges: [{ amount_minor: 900 }] });
  });
});
