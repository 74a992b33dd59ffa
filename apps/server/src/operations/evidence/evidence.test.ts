import { sql } from 'kysely';
import { extractText } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../accounts/test-app.ts';
import { secondsAfter } from '../../kernel/clock.ts';
import { RequestError } from '../../kernel/errors.ts';
import type { RawAnswer, RequestContext } from '../../kernel/route.ts';
import type { Evidence } from './evidence.ts';
import { gatherEvidence } from './gather-evidence.ts';
import { evidenceRoutes } from './routes.ts';
import { ROWS_MAX } from './store.ts';

let app: TestApp;
/** Ada's order, in dispute, with all that can be known of it; and a guest's, of which nothing is known. */
let ada: Sale;
let guest: Sale;
const START = new Date('2026-02-01T09:00:00.000Z');
const day = (days: number) => secondsAfter(START, days * 86_400);

type Sale = Awaited<ReturnType<typeof sell>>;

beforeAll(async () => {
  app = await openTestApp();
  const db = app.db.read;
  await sql`
    insert into products (id, slug, name, delivery_model, fulfillment_driver, enabled_payment_gateways,
      default_payment_gateway, created_at, updated_at)
    values ('prd_1', 'till', 'Till', 'self_hosted_license', 'license_download', '{paypal}', 'paypal', ${START}, ${START})`.execute(
    db,
  );
  await sql`
    insert into prices (id, product_id, name, billing, amount_minor, currency, created_at, updated_at)
    values ('pri_1', 'prd_1', 'Pro', 'one_time', 4900, 'EUR', ${START}, ${START})`.execute(db);
  await sql`
    insert into users (id, name, email, email_verified, created_at) values ('usr_1', 'Ada', 'ada@example.test', true, ${day(-10)})`.execute(
    db,
  );
  await sql`
    insert into sessions (id, token, user_id, expires_at, ip_address, user_agent, created_at)
    values ('ses_1', 'secret-session-token', 'usr_1', ${day(90)}, '198.51.100.7', 'Firefox on Linux', ${day(2)})`.execute(
    db,
  );
  ada = await sell('Ada Łovelace', 'ada@example.test', 'usr_1');
  await deliver(ada);
  guest = await sell('Gustav', 'gustav@example.test', null);
});
afterAll(() => app.db.close());

/** A paid order in dispute. */
async function sell(name: string, email: string, userId: string | null) {
  const db = app.db.read;
  app.passes(1);
  const ids = {
    customer: app.newId('customer'),
    order: app.newId('order'),
    item: app.newId('order_item'),
    payment: app.newId('payment'),
    dispute: app.newId('dispute'),
    delivery: app.newId('fulfillment'),
  };
  const { customer, order, item, payment, dispute } = ids;
  await sql`insert into customers (id, email, name, user_id, created_at) values (${customer}, ${email}, ${name}, ${userId}, ${day(-5)})`.execute(
    db,
  );
  await sql`
    insert into orders (id, customer_id, status, payment_gateway, currency, total_minor, metadata, access_token_hash,
      created_at, expires_at, updated_at)
    values (${order}, ${customer}, 'pending', 'paypal', 'EUR', 9800, '{}', 'secret-order-hash', ${START}, ${START}, ${START})`.execute(
    db,
  );
  await sql`
    insert into order_items (id, order_id, position, product_id, price_id, product_name, price_name, billing, quantity,
      unit_amount_minor, total_minor, delivery_model, driver, choices, terms, policies)
    values (${item}, ${order}, 0, 'prd_1', 'pri_1', 'Till', 'Pro', 'one_time', 2, 4900, 9800, 'hybrid',
      'license_download', '{"language": "pl"}', '{"plan": "pro_plan"}', '{"dispute_lost": "keep"}')`.execute(db);
  await sql`
    insert into checkout_sessions (id, order_id, gateway, gateway_checkout_id, created_at)
    values (${app.newId('checkout_session')}, ${order}, 'paypal', ${`checkout ${name}`}, ${START})`.execute(db);
  const paidAt = secondsAfter(START, 60);
  await sql`update orders set status = 'paid', paid_at = ${paidAt}, updated_at = ${paidAt} where id = ${order}`.execute(
    db,
  );
  await sql`
    insert into payments (id, order_id, gateway, gateway_payment_id, status, amount_minor, currency, tax_minor,
      occurred_at, captured_at, created_at, updated_at)
    values (${payment}, ${order}, 'paypal', ${`capture ${name}`}, 'succeeded', 9800, 'EUR', 1565, ${paidAt}, ${paidAt},
      ${paidAt}, ${paidAt})`.execute(db);
  await sql`
    insert into webhook_events (id, gateway, event_id, event_type, status, body, body_sha256, next_attempt_at, order_id,
      received_at, applied_at)
    values (${app.newId('webhook_event')}, 'paypal', ${`WH-${name}`}, 'PAYMENT.CAPTURE.COMPLETED', 'applied',
      'secret-body', 'x', ${paidAt}, ${order}, ${paidAt}, ${paidAt})`.execute(db);
  await sql`
    insert into disputes (id, gateway, gateway_dispute_id, payment_id, order_id, status, amount_minor, currency, reason,
      respond_by, observed_at, opened_at, moved_because, created_at, updated_at)
    values (${dispute}, 'paypal', ${`PP-D-${name}`}, ${payment}, ${order}, 'opened', 9800, 'EUR',
      'MERCHANDISE_OR_SERVICE_NOT_RECEIVED', ${day(20)}, ${day(10)}, ${day(10)}, 'Dispute at PayPal opened', ${day(10)},
      ${day(10)})`.execute(db);
  return ids;
}

/** Delivered on the first day, used on the second and third. */
async function deliver({ order, item, customer, delivery, payment }: Sale): Promise<void> {
  const db = app.db.read;
  await sql`
    insert into fulfillment_records (id, order_id, order_item_id, product_id, customer_id, delivery_model, driver,
      provider, status, instance_key, quantity, choices, terms, payload_snapshot, moved_by, moved_because, paid_at, created_at, updated_at)
    values (${delivery}, ${order}, ${item}, 'prd_1', ${customer}, 'self_hosted_license', 'license_download', 'vozex', 'queued', ${delivery}, 2,
      '{}', '{}', '{"version": "1.2.0"}', 'vozex', 'the order was paid', ${START}, ${day(1)}, ${day(1)})`.execute(db);
  for (const [status, why] of [
    ['processing', 'taken up'],
    ['active', 'delivered'],
  ]) {
    await sql`
      update fulfillment_records set status = ${status}, moved_because = ${why}, delivered_at = ${day(1)},
        external_workspace_url = 'https://ada.till.test', external_reference_id = 'tenant-7', updated_at = ${day(1)}
      where id = ${delivery}`.execute(db);
  }
  await sql`
    insert into fulfillment_operations (id, fulfillment_id, operation_key, action, attempt, outcome, exchange, started_at, finished_at)
    values (${app.newId('operation')}, ${delivery}, 'k', 'fulfill', 1, 'delivered', '{"secret": "secret-exchange"}', ${day(1)}, ${day(1)})`.execute(
    db,
  );
  await sql`
    insert into licenses (id, fulfillment_id, position, product_id, customer_id, order_id, key_hash, key_sealed, key_hint,
      license_type, max_activations, created_at, updated_at)
    values (${app.newId('license')}, ${delivery}, 0, 'prd_1', ${customer}, ${order}, 'secret-hash', 'secret-sealed',
      'TILL-…-9XYZ', 'perpetual', 3, ${day(1)}, ${day(1)})`.execute(db);
  const [artifact, grant] = [app.newId('artifact'), app.newId('download_grant')];
  await sql`
    insert into artifacts (id, name, version, file_name, content_type, storage_key, size_bytes, sha256, created_at)
    values (${artifact}, 'till', '1.2.0', 'till-1.2.0.tgz', 'application/gzip', 'secret-storage-key', 10, ${'a'.repeat(64)}, ${START})`.execute(
    db,
  );
  await sql`
    insert into download_grants (id, fulfillment_id, product_id, customer_id, order_id, artifact_name, created_at, updated_at)
    values (${grant}, ${delivery}, 'prd_1', ${customer}, ${order}, 'till', ${day(1)}, ${day(1)})`.execute(db);
  await sql`
    insert into downloads (grant_id, artifact_id, at, ip_address)
    values (${grant}, ${artifact}, ${day(3)}, '198.51.100.7'), (${grant}, ${artifact}, ${day(4)}, null)`.execute(db);
  await sql`
    insert into tasks (id, fulfillment_id, generation, order_id, queue, title, instructions, status, due_at, completed_by,
      completed_at, created_at, updated_at)
    values (${app.newId('task')}, ${delivery}, 1, ${order}, 'setup', 'Set up the till', '-', 'done', ${day(5)},
      'operator:olga', ${day(5)}, ${day(1)}, ${day(5)})`.execute(db);
  for (const [subject, kind] of [
    [order, 'order_receipt'],
    [delivery, 'fulfillment_ready'],
  ]) {
    app.passes(1);
    await sql`
      insert into mails (id, kind, subject_id, recipient, payload, status, sent_text, created_at, sent_at)
      values (${app.newId('mail')}, ${kind}, ${subject}, 'ada@example.test', '{}', 'sent', 'secret-mail-text', ${day(1)}, ${day(1)})`.execute(
      db,
    );
  }
  await sql`
    insert into refunds (id, payment_id, status, amount_minor, currency, reason, requested_by, created_at, updated_at)
    values (${app.newId('refund')}, ${payment}, 'succeeded', 800, 'EUR', 'Goodwill', 'operator:olga', ${day(6)}, ${day(6)})`.execute(
    db,
  );
}

/** The pack as PDF, by its route, as text. */
async function printed(sale: Sale): Promise<{ answer: RawAnswer; pages: string[]; text: string }> {
  const route = evidenceRoutes.find((one) => one.path.endsWith('.pdf'));
  const answer = (await route?.handle(
    app,
    { params: { id: sale.dispute } } as never,
    {} as RequestContext,
  )) as RawAnswer; // because the list forgets the shapes
  const { text } = await extractText(new Uint8Array(answer.body as Buffer), { mergePages: false });
  return { answer, pages: text, text: text.join(' ').replaceAll(/\s+/g, ' ') };
}

describe('the evidence of a dispute', () => {
  let pack: Evidence;
  beforeAll(async () => {
    pack = await gatherEvidence(app, ada.dispute);
  });

  it('says what was bought, on which terms, and by whom', () => {
    expect(pack.order).toMatchObject({
      id: ada.order,
      status: 'paid',
      total_minor: 9_800,
      items: [
        {
          product_name: 'Till',
          quantity: 2,
          unit_amount_minor: 4_900,
          choices: { language: 'pl' },
          terms: { plan: 'pro_plan' },
          policies: { dispute_lost: 'keep', full_refund: 'revoke' },
        },
      ],
    });
    expect(pack.customer).toMatchObject({
      name: 'Ada Łovelace',
      email: 'ada@example.test',
      other_paid_orders: 0,
      account: {
        email_verified: true,
        sign_ins: [{ at: day(2).toISOString(), ip_address: '198.51.100.7', user_agent: 'Firefox on Linux' }],
      },
    });
  });

  it('says how and when it was paid', () => {
    expect(pack.payments).toMatchObject([
      {
        id: ada.payment,
        is_disputed: true,
        gateway_payment_id: 'capture Ada Łovelace',
        tax_minor: 1_565,
        paid_at: secondsAfter(START, 60).toISOString(),
        receipt_url: `https://shop.test/api/admin/payments/${ada.payment}/receipt.pdf`,
      },
    ]);
    expect(pack.checkouts).toMatchObject([{ gateway_checkout_id: 'checkout Ada Łovelace' }]);
    expect(pack.gateway_events).toMatchObject([{ event_id: 'WH-Ada Łovelace' }]);
    expect(pack.refunds).toMatchObject([{ amount_minor: 800, reason: 'Goodwill', requested_by: 'operator:olga' }]);
  });

  it('says how it was delivered, and that it was used', () => {
    expect(pack.deliveries).toMatchObject([
      {
        status: 'active',
        delivered_at: day(1).toISOString(),
        workspace_url: 'https://ada.till.test',
        provider_reference: 'tenant-7',
        handed_over: { version: '1.2.0' },
        moves: [{ to: 'queued' }, { to: 'processing' }, { to: 'active', because: 'delivered' }],
        calls: [{ action: 'fulfill', outcome: 'delivered' }],
        licenses: [{ key_hint: 'TILL-…-9XYZ', max_activations: 3 }],
        downloads: [
          { file_name: 'till-1.2.0.tgz', version: '1.2.0', ip_address: '198.51.100.7', at: day(3).toISOString() },
          { ip_address: null, at: day(4).toISOString() },
        ],
        work_done: [{ title: 'Set up the till' }],
      },
    ]);
    expect(pack.mails.map((mail) => mail.kind)).toEqual(['order_receipt', 'fulfillment_ready']);
  });

  it('tells all of it once more in the order of time', () => {
    const told = pack.timeline.map((moment) => moment.what);
    const places = [
      'ordered 2 × Till, Pro for €98.00',
      'Paid €98.00',
      'Delivery of Till: active (delivered)',
      'Signed in from 198.51.100.7',
      'Downloaded till-1.2.0.tgz 1.2.0 from 198.51.100.7',
      'Work done: Set up the till',
      'Refund: €8.00, succeeded, Goodwill',
      'Dispute at PayPal opened',
    ].map((part) => told.findIndex((what) => what.includes(part)));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    const times = pack.timeline.map((moment) => moment.at);
    expect(times).toEqual(times.toSorted());
  });

  it('gives away no secret, and nothing of anybody else', async () => {
    const { text } = await printed(ada);
    for (const all of [JSON.stringify(pack), text]) expect(all).not.toMatch(/secret|Gustav|gustav/);
  });

  it('is the same on paper', async () => {
    const { answer, pages, text } = await printed(ada);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="evidence-${ada.dispute}.pdf"`,
    });
    for (const part of [
      'Evidence for dispute PP-D-Ada Łovelace',
      'MERCHANDISE_OR_SERVICE_NOT_RECEIVED',
      'To be answered by 2026-02-21 09:00:00',
      'ada@example.test',
      '2026-02-03 09:00:00 198.51.100.7 Firefox on Linux',
      'plan: pro_plan',
      'dispute lost: keep',
      'language: pl',
      'capture Ada Łovelace',
      'Tax in it €15.65',
      'https://ada.till.test',
      'tenant-7',
      'TILL-…-9XYZ perpetual active up to 3',
      '2026-02-04 09:00:00 till-1.2.0.tgz 1.2.0 198.51.100.7',
      '2026-02-05 09:00:00 till-1.2.0.tgz 1.2.0 not kept',
      '2026-02-02 09:00:00 order receipt ada@example.test',
      'Goodwill succeeded €8.00',
      'Signed in from 198.51.100.7',
    ]) {
      expect(text).toContain(part);
    }
    for (const [i, page] of pages.entries()) expect(page).toContain(`Page ${i + 1} of ${pages.length}`);
  });

  it('is there for a guest too, of whom little is known', async () => {
    const little = await gatherEvidence(app, guest.dispute);
    expect(little).toMatchObject({ customer: { account: null }, deliveries: [], mails: [], refunds: [], cut: [] });
    expect((await printed(guest)).text).toContain('Account Bought as a guest');
  });

  it('says where a list was too long to be shown whole', async () => {
    const rows = Array.from({ length: ROWS_MAX + 5 }, (_, i) => secondsAfter(START, i));
    for (const at of rows) {
      await sql`
        insert into webhook_events (id, gateway, event_id, event_type, body, body_sha256, next_attempt_at, order_id, received_at)
        values (${app.newId('webhook_event')}, 'paypal', ${`WH-many-${at.getTime()}`}, 'X', '', 'x', ${at}, ${guest.order}, ${at})`.execute(
        app.db.read,
      );
    }
    const long = await gatherEvidence(app, guest.dispute);
    expect(long.gateway_events).toHaveLength(ROWS_MAX);
    expect(long.cut).toEqual(['gateway_events']);
    expect((await printed(guest)).text).toContain('Shown in part, since they are long: gateway_events.');
  });

  it('is not there for a dispute nobody knows', async () => {
    await expect(gatherEvidence(app, `dsp_${'0'.repeat(26)}`)).rejects.toThrow(RequestError);
  });

  it('is for operators', () => {
    expect(evidenceRoutes.map((route) => route.access)).toEqual(['operator', 'operator']);
  });
});
