import { describe, expect, it } from 'vitest';
import type { Body, Shown } from './test-billing.ts';
import {
  approves,
  asks,
  call,
  clockShows,
  control,
  eachStoryHasAShop,
  itIs,
  monthly,
  names,
  reads,
  received,
  refused,
  START,
  salesOf,
  sellsPlan,
  settings,
  shop,
  subscribes,
  trialOf14Days,
  usd,
} from './test-billing.ts';

eachStoryHasAShop();

describe('a buyer subscribes', () => {
  it('by agreeing at PayPal, pays at once, and comes back with the subscription', async () => {
    const id = await asks(await sellsPlan());
    expect(id).toMatch(/^I-[A-Z0-9]{12}$/);
    const pending = await reads(id);
    expect([pending.status, pending.billing_info]).toEqual(['APPROVAL_PENDING', undefined]);
    const url = pending.links.find(({ rel }) => rel === 'approve')?.href ?? '';
    const page = await (await fetch(url)).text();
    expect(page).toContain('Agree and subscribe');
    expect(page).toContain('19.00 USD today');
    const pressed = await fetch(url, {
      method: 'POST',
      body: new URLSearchParams({ choice: 'pay' }),
      redirect: 'manual',
    });
    const back = new URL(pressed.headers.get('location') ?? '');
    expect(Object.fromEntries(back.searchParams)).toEqual({
      order: '1',
      subscription_id: id,
      ba_token: expect.stringMatching(/^BA-/),
      token: expect.any(String),
    });
    expect(await (await fetch(url)).text()).toContain('You have agreed to this subscription.');

    expect(await reads(id)).toMatchObject({
      status: 'ACTIVE',
      custom_id: 'sub_1',
      quantity: '1',
      subscriber: { payer_id: expect.any(String) },
      billing_info: {
        outstanding_balance: { value: '0.00' },
        failed_payments_count: 0,
        last_payment: { amount: { value: '19.00' }, time: START },
        next_billing_time: '2030-02-28T12:00:00.000Z',
        cycle_executions: [{ tenure_type: 'REGULAR', cycles_completed: 1, cycles_remaining: 0 }],
      },
    });
    await shop.sandbox.drain();
    expect(await names()).toEqual(['CREATED', 'ACTIVATED', 'PAYMENT.SALE.COMPLETED']);
    expect((await received())[2]?.resource).toMatchObject({
      state: 'completed',
      amount: { total: '19.00', currency: 'USD', details: { subtotal: '19.00' } },
      billing_agreement_id: id,
      custom: 'sub_1',
      transaction_fee: { value: '1.15', currency: 'USD' },
    });
    expect((await received())[2]).not.toHaveProperty('resource_version');
    expect((await received())[1]).toHaveProperty('resource_version', '2.0');
  });

  it('or does not, and can come back later', async () => {
    const id = await asks(await sellsPlan());
    const { redirect_to } = await approves(id, 'cancel');
    expect(redirect_to).toMatch(/^https:[/][/]shop[.]test[/]cart[?]ba_token=BA-/);
    expect((await reads(id)).status).toBe('APPROVAL_PENDING');
    expect((await approves(id)).status).toBe('ACTIVE');
  });

  it('once per PayPal-Request-Id, and only with a sound request', async () => {
    const sdk = shop.subscriptions;
    const planId = await sellsPlan();
    const make = () => sdk.createSubscription({ body: { planId }, paypalRequestId: 'sub-1' });
    const [first, second] = [await make(), await make()];
    expect([first.statusCode, second.statusCode, second.result.id]).toEqual([201, 200, first.result.id]);
    const create = (more: object) => refused('POST', '/v1/billing/subscriptions', { plan_id: planId, ...more });
    expect(await create({ start_time: '2029-12-31T00:00:00Z' })).toEqual([400, 'INVALID_PARAMETER_VALUE']);
    expect(await create({ quantity: '2' })).toEqual([422, 'SUBSCRIPTION_CANNOT_HAVE_QUANTITY']);
    expect(await create({ plan: { billing_cycles: [{ sequence: 7 }] } })).toEqual([
      422,
      'INVALID_BILLING_CYCLE_SEQUENCE',
    ]);
    expect(await refused('POST', '/v1/billing/subscriptions', { plan_id: 'P-NOBODY' })).toEqual([
      404,
      'INVALID_RESOURCE_ID',
    ]);
  });

  it('with a price, a tax, a fee and a quantity of his own', async () => {
    const planId = await sellsPlan({
      quantity_supported: true,
      taxes: { percentage: '10', inclusive: false },
      payment_preferences: { setup_fee: usd('5.00') },
    });
    const plan = { billing_cycles: [{ sequence: 1, pricing_scheme: { fixed_price: usd('30.00') }, total_cycles: 3 }] };
    const id = await subscribes(planId, { quantity: '2', plan });
    expect((await salesOf()).map(({ amount }) => amount)).toMatchObject([
      { total: '5.00' },
      { total: '66.00', details: { subtotal: '60.00', tax: '6.00' } },
    ]);
    const shown = (await reads(id, 'plan')) as Shown & { plan: { billing_cycles: Body[] } };
    expect(shown).toMatchObject({ plan_overridden: true, quantity: '2' });
    expect(shown.plan.billing_cycles[0]).toMatchObject({ pricing_scheme: { fixed_price: { value: '30.00' } } });
    expect(shown.billing_info).toMatchObject({
      cycle_executions: [{ cycles_completed: 1, cycles_remaining: 2 }],
      final_payment_time: '2030-03-31T12:00:00.000Z',
    });
  });

  it('who agrees only for the shop to activate later', async () => {
    const context = { return_url: 'https://shop.test/r', cancel_url: 'https://shop.test/c', user_action: 'CONTINUE' };
    const id = await asks(await sellsPlan(), { application_context: context });
    expect((await approves(id)).status).toBe('APPROVED');
    await call('POST', `/v1/billing/subscriptions/${id}/activate`, { reason: 'go' });
    expect((await reads(id)).status).toBe('ACTIVE');
  });
});

describe('time passes', () => {
  it('for a year: each month is charged on its own day, also when the clock jumps', async () => {
    const id = await subscribes(await sellsPlan());
    await shop.sandbox.drain();
    await itIs('2031-01-31T11:59:59Z');
    const charged = (await received())
      .filter(({ event_type }) => event_type === 'PAYMENT.SALE.COMPLETED')
      .map(({ create_time }) => create_time.slice(0, 10));
    expect(charged).toEqual([
      '2030-01-31',
      '2030-02-28',
      '2030-03-31',
      '2030-04-30',
      '2030-05-31',
      '2030-06-30',
      '2030-07-31',
      '2030-08-31',
      '2030-09-30',
      '2030-10-31',
      '2030-11-30',
      '2030-12-31',
    ]);
    expect((await reads(id)).billing_info).toMatchObject({
      next_billing_time: '2031-01-31T12:00:00.000Z',
      cycle_executions: [{ cycles_completed: 12 }],
    });
    const span = 'start_time=2030-03-01T00:00:00Z&end_time=2030-04-01T00:00:00Z';
    expect(await call('GET', `/v1/billing/subscriptions/${id}/transactions?${span}`)).toMatchObject({
      transactions: [{ status: 'COMPLETED', amount_with_breakdown: { gross_amount: { value: '19.00' } } }],
    });
    expect(shop.sandbox.nextDueAt()).toEqual(new Date('2031-01-31T12:00:00Z'));
    const [first] = shop.received;
    expect(first?.headers['paypal-transmission-time']).toBe('2030-01-31T12:00:00Z');
    expect(shop.received.at(-1)?.headers['paypal-transmission-time']).toBe('2031-01-31T11:59:59Z'); // sent now, not then
  });

  it('for a free trial: nothing is paid before it ends, and the trial counts as completed while it lasts', async () => {
    const id = await subscribes(
      await sellsPlan({ billing_cycles: [trialOf14Days, monthly('19.00', { sequence: 2 })] }),
    );
    await shop.sandbox.drain();
    expect(await names()).toEqual(['CREATED', 'ACTIVATED']);
    expect((await reads(id)).billing_info).toMatchObject({
      next_billing_time: '2030-02-14T12:00:00.000Z',
      cycle_executions: [
        { tenure_type: 'TRIAL', cycles_completed: 1, cycles_remaining: 0, total_cycles: 1 },
        { tenure_type: 'REGULAR', cycles_completed: 0, cycles_remaining: 0, total_cycles: 0 },
      ],
    });
    await itIs('2030-02-14T12:00:00Z');
    expect((await names()).slice(2)).toEqual(['PAYMENT.SALE.COMPLETED']);
    expect((await reads(id)).billing_info.next_billing_time).toBe('2030-03-14T12:00:00.000Z');
  });

  it('for billing information that lags behind the activation, when the setting says so', async () => {
    await settings({ stale_billing_info: true });
    const id = await subscribes(
      await sellsPlan({ billing_cycles: [trialOf14Days, monthly('19.00', { sequence: 2 })] }),
    );
    const stale = {
      next_billing_time: START,
      cycle_executions: [{ cycles_completed: 0, cycles_remaining: 1 }, { cycles_completed: 0 }],
    };
    expect((await reads(id)).billing_info).toMatchObject(stale);
    await shop.sandbox.drain();
    expect((await received())[1]?.resource.billing_info).toMatchObject(stale);
    const heard = (await received()).length;
    await itIs(START);
    expect(await received()).toHaveLength(heard); // no event tells of the correction
    expect((await reads(id)).billing_info.next_billing_time).toBe('2030-02-14T12:00:00.000Z');
  });

  it('until the last cycle is paid', async () => {
    const id = await subscribes(await sellsPlan({ billing_cycles: [monthly('19.00', { total_cycles: 2 })] }));
    await itIs('2030-06-01T00:00:00Z');
    expect((await reads(id)).status).toBe('EXPIRED');
    expect(await names()).toEqual([
      'CREATED',
      'ACTIVATED',
      'PAYMENT.SALE.COMPLETED',
      'PAYMENT.SALE.COMPLETED',
      'EXPIRED',
    ]);
    expect(await refused('POST', `/v1/billing/subscriptions/${id}/cancel`, { reason: 'late' })).toEqual([
      422,
      'SUBSCRIPTION_STATUS_INVALID',
    ]);
  });

  it('from a start in the future', async () => {
    const id = await subscribes(await sellsPlan(), { start_time: '2030-03-01T08:00:00Z' });
    expect((await reads(id)).billing_info.next_billing_time).toBe('2030-03-01T08:00:00.000Z');
    await itIs('2030-03-01T08:00:00Z');
    expect(await names()).toEqual(['CREATED', 'ACTIVATED', 'PAYMENT.SALE.COMPLETED']);
  });

  it('or is made to pass for one subscription by a button', async () => {
    const planId = await sellsPlan({ billing_cycles: [trialOf14Days, monthly('19.00', { sequence: 2 })] });
    const [id, other] = [await subscribes(planId), await subscribes(planId)];
    const shown = (await control('POST', `/subscriptions/${id}/bill-now`)) as Shown;
    expect(shown.billing_info).toMatchObject({
      last_payment: { time: START },
      next_billing_time: '2030-02-28T12:00:00.000Z',
    });
    expect((await reads(other)).billing_info.last_payment).toBeUndefined();
    await control('POST', `/subscriptions/${id}/bill-now`);
    expect((await reads(id)).billing_info.cycle_executions[1]?.cycles_completed).toBe(2);
  });

  it("with PayPal's own hour of billing, when the setting says so", async () => {
    await settings({ billing_hour: 'ten_gmt' });
    clockShows('2030-04-28T02:16:58Z'); // still the 27th in California, as in a recorded subscription
    const id = await subscribes(
      await sellsPlan({ billing_cycles: [trialOf14Days, monthly('19.00', { sequence: 2 })] }),
    );
    expect((await reads(id)).billing_info.next_billing_time).toBe('2030-05-11T10:00:00.000Z');
    await itIs('2030-05-12T00:00:00Z');
    expect((await reads(id)).billing_info.next_billing_time).toBe('2030-06-11T10:00:00.000Z');
  });
});
