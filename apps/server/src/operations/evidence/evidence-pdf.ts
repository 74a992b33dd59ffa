import { GATEWAY_LABEL, ORDER_LABEL } from '@vozex/domain';
import { type PdfSheet, writePdf } from '../../kernel/pdf.ts';
import type { Evidence } from './evidence.ts';
import { amount, money, pairs, plain, time, writeMoves } from './pdf-words.ts';
import { writeDelivery } from './write-delivery.ts';

/** The whole pack as a document to upload where the dispute is answered. */
export function evidencePdf(evidence: Evidence): Promise<Buffer> {
  const { dispute, shop } = evidence;
  const title = {
    title: `Evidence for dispute ${dispute.gateway_dispute_id}`,
    author: shop,
    footer: `Evidence for dispute ${dispute.gateway_dispute_id} · ${shop} · made ${time(evidence.made_at)}`,
    at: new Date(evidence.made_at),
  };
  return writePdf(title, (sheet) => {
    sheet.title(title.title);
    sheet.note('All times are UTC. Taken from the records of the shop without changes.');
    writeDispute(sheet, evidence);
    writeCustomer(sheet, evidence);
    writeOrder(sheet, evidence);
    writePayments(sheet, evidence);
    for (const delivery of evidence.deliveries) writeDelivery(sheet, delivery);
    writeMails(sheet, evidence);
    writeRefunds(sheet, evidence);
    sheet.heading('Timeline');
    sheet.table(
      [
        { title: 'When', share: 2 },
        { title: 'What', share: 7 },
      ],
      evidence.timeline.map((moment) => [time(moment.at), moment.what]),
    );
    if (evidence.cut.length > 0) sheet.note(`Shown in part, since they are long: ${evidence.cut.join(', ')}.`);
  });
}

function writeDispute(sheet: PdfSheet, { dispute }: Evidence): void {
  sheet.heading('The dispute');
  sheet.facts([
    ['Dispute', dispute.gateway_dispute_id],
    ['At', GATEWAY_LABEL[dispute.gateway]],
    ['Status', plain(dispute.status)],
    ['Amount in dispute', amount(dispute.amount_minor, dispute.currency)],
    ['Reason', dispute.reason],
    ['Stage', dispute.stage],
    ['Opened', time(dispute.opened_at)],
    ['To be answered by', dispute.respond_by && time(dispute.respond_by)],
    ['Closed', dispute.closed_at && time(dispute.closed_at)],
  ]);
  writeMoves(sheet, dispute.moves);
}

function writeCustomer(sheet: PdfSheet, { customer }: Evidence): void {
  sheet.heading('The customer');
  sheet.facts([
    ['Name', customer.name],
    ['E-mail', customer.email],
    ['Customer since', time(customer.since)],
    ['Other paid orders', String(customer.other_paid_orders)],
    [
      'Account',
      customer.account === null
        ? 'Bought as a guest'
        : `Since ${time(customer.account.created_at)}, e-mail ${customer.account.email_verified ? 'proven' : 'not proven'}`,
    ],
  ]);
  if (!customer.account || customer.account.sign_ins.length === 0) return;
  sheet.subheading('Sign-ins');
  sheet.table(
    [
      { title: 'When', share: 2 },
      { title: 'Address', share: 2 },
      { title: 'Browser', share: 5 },
    ],
    customer.account.sign_ins.map((one) => [time(one.at), one.ip_address ?? '', one.user_agent ?? '']),
  );
}

function writeOrder(sheet: PdfSheet, { order }: Evidence): void {
  sheet.heading('What was bought');
  sheet.facts([
    ['Order', order.id],
    ['Status', ORDER_LABEL[order.status]],
    ['Ordered', time(order.created_at)],
    ['Paid', order.paid_at && time(order.paid_at)],
    ['Total', amount(order.total_minor, order.currency)],
    ['Given back', order.refunded_minor === 0 ? null : amount(order.refunded_minor, order.currency)],
  ]);
  for (const item of order.items) {
    sheet.subheading(`${item.product_name}, ${item.price_name}`);
    sheet.facts([
      ['Quantity', String(item.quantity)],
      ['Price', amount(item.unit_amount_minor, order.currency)],
      ['Total', amount(item.total_minor, order.currency)],
      ['Billing', billingOf(item)],
      ['Kind of delivery', plain(item.delivery_model)],
      ['Chosen at purchase', pairs(item.choices)],
      ['Terms of sale', pairs(item.terms)],
      ['Policies', pairs(item.policies)],
    ]);
  }
  writeMoves(sheet, order.moves);
}

function billingOf(item: Evidence['order']['items'][number]): string {
  if (item.billing_interval === null) return 'Once';
  const every = `Every ${item.interval_count ?? 1} ${item.billing_interval}`;
  return item.trial_days === null ? every : `${every}, after a trial of ${item.trial_days} days`;
}

function writePayments(sheet: PdfSheet, evidence: Evidence): void {
  sheet.heading('How it was paid');
  for (const payment of evidence.payments) {
    sheet.subheading(payment.is_disputed ? `${payment.id} (in dispute)` : payment.id);
    sheet.facts([
      ['Paid with', GATEWAY_LABEL[payment.gateway]],
      ["Gateway's payment", payment.gateway_payment_id],
      ["Gateway's subscription", payment.gateway_subscription_id],
      ['Status', plain(payment.status)],
      ['Amount', money(payment)],
      ['Tax in it', amount(payment.tax_minor, payment.currency)],
      ['Given back', payment.refunded_minor === 0 ? null : amount(payment.refunded_minor, payment.currency)],
      ['Paid', payment.paid_at && time(payment.paid_at)],
      ['Receipt', payment.receipt_url],
    ]);
  }
  for (const one of evidence.subscriptions) {
    sheet.subheading(`Subscription ${one.gateway_subscription_id}`);
    sheet.facts([
      ['Status', plain(one.status)],
      ['Started', time(one.started_at)],
      ['Trial until', one.trial_ends_at && time(one.trial_ends_at)],
      ['Current period', `${time(one.current_period_start)} to ${time(one.current_period_end)}`],
      ['Periods paid', String(one.paid_periods)],
    ]);
    writeMoves(sheet, one.moves);
  }
  if (evidence.checkouts.length > 0) {
    sheet.subheading('Sent to pay');
    sheet.table(
      [
        { title: 'When', share: 2 },
        { title: 'Where', share: 2 },
        { title: "Gateway's checkout", share: 5 },
      ],
      evidence.checkouts.map((one) => [time(one.at), GATEWAY_LABEL[one.gateway], one.gateway_checkout_id ?? '']),
    );
  }
  if (evidence.gateway_events.length === 0) return;
  sheet.subheading('Signed messages of the gateway');
  sheet.table(
    [
      { title: 'Received', share: 2 },
      { title: 'Kind', share: 3 },
      { title: 'Message', share: 4 },
    ],
    evidence.gateway_events.map((event) => [time(event.received_at), event.event_type, event.event_id]),
  );
}

function writeMails(sheet: PdfSheet, { mails }: Evidence): void {
  if (mails.length === 0) return;
  sheet.heading('Mails to the customer');
  sheet.table(
    [
      { title: 'Sent', share: 2 },
      { title: 'Kind', share: 3 },
      { title: 'To', share: 4 },
    ],
    mails.map((mail) => [
      mail.sent_at === null ? plain(mail.status) : time(mail.sent_at),
      plain(mail.kind),
      mail.recipient,
    ]),
  );
}

function writeRefunds(sheet: PdfSheet, { refunds }: Evidence): void {
  if (refunds.length === 0) return;
  sheet.heading('Money that went back');
  sheet.table(
    [
      { title: 'When', share: 2 },
      { title: 'Refund', share: 3 },
      { title: 'Why', share: 2.5 },
      { title: 'Status', share: 1.3 },
      { title: 'Amount', share: 1.5, align: 'right' },
    ],
    refunds.map((one) => [time(one.at), one.gateway_refund_id ?? one.id, one.reason, plain(one.status), money(one)]),
  );
}
