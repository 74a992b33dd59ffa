import { verify, X509Certificate } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Body } from './test-billing.ts';
import {
  call,
  control,
  eachStoryHasAShop,
  names,
  newestSale,
  refused,
  sellsPlan,
  settings,
  shop,
  subscribes,
  usd,
} from './test-billing.ts';

eachStoryHasAShop();

describe('what the shop can look up afterwards', () => {
  it('are all events of a transaction, also those that were never sent', async () => {
    shop.sandbox.misbehave({ gateway: 'paypal', what: 'webhook_never', match: { event: 'PAYMENT.SALE.COMPLETED' } });
    await subscribes(await sellsPlan());
    const sale = await newestSale();
    await control('POST', `/payments/${sale}/refund-from-dashboard`);
    await control('POST', `/payments/${sale}/dispute`).catch(() => undefined);
    await shop.sandbox.drain();
    expect(await names()).not.toContain('PAYMENT.SALE.COMPLETED');
    const list = (await call('GET', `/v1/notifications/webhooks-events?transaction_id=${sale}`)) as {
      events: { id: string; event_type: string }[];
    };
    expect(list.events.map(({ event_type }) => event_type)).toEqual([
      'CUSTOMER.DISPUTE.CREATED',
      'PAYMENT.SALE.REFUNDED',
      'PAYMENT.SALE.COMPLETED',
    ]);
    shop.sandbox.clearMisbehaviour();
    await call('POST', `/v1/notifications/webhooks-events/${list.events[2]?.id}/resend`, {});
    await shop.sandbox.drain();
    expect(await names()).toContain('PAYMENT.SALE.COMPLETED');
  });

  it('are the transactions of at most 31 days, with what went back', async () => {
    const id = await subscribes(await sellsPlan());
    const sale = await newestSale();
    await control('POST', `/payments/${sale}/refund-from-dashboard`, { amount: '5.00' });
    const report = (more = '') =>
      call(
        'GET',
        `/v1/reporting/transactions?start_date=2030-01-15T00:00:00Z&end_date=2030-02-15T00:00:00Z${more}`,
      ) as Promise<{
        transaction_details: { transaction_info: Body }[];
      }>;
    expect((await report()).transaction_details.map(({ transaction_info }) => transaction_info)).toMatchObject([
      {
        transaction_id: sale,
        paypal_reference_id: id,
        transaction_event_code: 'T0002',
        transaction_amount: usd('19.00'),
        fee_amount: usd('-1.15'),
        transaction_status: 'S',
        custom_field: 'sub_1',
      },
      { paypal_reference_id: sale, transaction_event_code: 'T1107', transaction_amount: usd('-5.00') },
    ]);
    expect((await report(`&transaction_id=${sale}`)).transaction_details).toHaveLength(1);
    await settings({ reports_late_minutes: 180 });
    expect((await report()).transaction_details).toEqual([]);
    const tooLong = 'start_date=2030-01-01T00:00:00Z&end_date=2030-02-15T00:00:00Z';
    expect(await refused('GET', `/v1/reporting/transactions?${tooLong}`)).toEqual([400, 'INVALID_PARAMETER_VALUE']);
  });

  it('is not what the simulator sends: that is signed for WEBHOOK_ID and about nothing', async () => {
    const types = (await call('GET', '/v1/notifications/webhooks-event-types')) as { event_types: { name: string }[] };
    for (const { name } of types.event_types) {
      const answer = await shop.paypalCall('POST', '/v1/notifications/simulate-event', {
        event_type: name,
        url: `${shop.url}/simulated`,
      });
      expect(answer.status).toBe(202);
    }
    await shop.sandbox.drain();
    const simulated = shop.received.filter(({ path }) => path === '/simulated');
    expect(simulated).toHaveLength(types.event_types.length);
    expect((await call('GET', '/v1/notifications/webhooks-events')) as object).toMatchObject({ events: [] });
    const { headers, body } = simulated.find((each) => each.body.includes('BILLING.SUBSCRIPTION.ACTIVATED'))!;
    expect(JSON.parse(body)).toHaveProperty('create_time', '2018-19-12T22:20:32.000Z');
    const text = (webhookId: string) =>
      [
        headers['paypal-transmission-id'],
        headers['paypal-transmission-time'],
        webhookId,
        crc32(Buffer.from(body)),
      ].join('|');
    const certificate = new X509Certificate(await (await fetch(String(headers['paypal-cert-url']))).text());
    const isSignedFor = (webhookId: string) =>
      verify(
        'RSA-SHA256',
        Buffer.from(text(webhookId)),
        certificate.publicKey,
        Buffer.from(String(headers['paypal-transmission-sig']), 'base64'),
      );
    expect([isSignedFor('WEBHOOK_ID'), isSignedFor(shop.sandbox.paypal.webhookId)]).toEqual([true, false]);
  });
});
