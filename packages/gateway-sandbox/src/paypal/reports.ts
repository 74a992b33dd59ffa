import type { World } from '../world.ts';
import type { Sale } from './billing-state.ts';
import { findPayment } from './find-payment.ts';
import { minorOf, moneyOf } from './money.ts';
import { isSale } from './payment.ts';
import { PayPalRefusal } from './refusal.ts';
import { receivable } from './show.ts';
import type { Capture, CaptureStatus, Money, Refund } from './state.ts';

/** The longest span of one call. */
const SPAN_DAYS_MAX = 31;
const PAGE_SIZE_DEFAULT = 100;
const PAGE_SIZE_MAX = 500;

/** PayPal's transaction event codes. */
const CODES = { capture: 'T0006', sale: 'T0002', refund: 'T1107', reversal: 'T1106' } as const;
const STATUSES: Record<CaptureStatus | Refund['status'], string> = {
  COMPLETED: 'S',
  PARTIALLY_REFUNDED: 'S',
  REFUNDED: 'S',
  PENDING: 'P',
  DECLINED: 'D',
  FAILED: 'D',
};

type Entry = {
  transaction_id: string;
  paypal_reference_id: string;
  paypal_reference_id_type: 'ODR' | 'SUB' | 'TXN';
  transaction_event_code: string;
  transaction_initiation_date: string;
  transaction_updated_date: string;
  transaction_amount: Money;
  fee_amount?: Money;
  transaction_status: string;
  invoice_id?: string;
  custom_field?: string;
};

/**
 * `GET /v1/reporting/transactions`: payments and refunds between two dates, oldest first. The setting
 * `reports_late_minutes` hides what is younger, as PayPal does for up to three hours.
 *
 * @throws PayPalRefusal 400 without both dates, or for more than 31 days.
 */
export function reportTransactions(world: World, query: Record<string, string | undefined>) {
  const start = readDate(query, 'start_date');
  const end = readDate(query, 'end_date');
  if (end < start || end - start > SPAN_DAYS_MAX * 86_400_000) throw wrongParameter('end_date');
  const lateMs = world.state.paypal.settings.reports_late_minutes * 60_000;
  const until = Math.min(end, world.clock.now().getTime() - lateMs);
  const size = readWhole(query, 'page_size', PAGE_SIZE_DEFAULT, PAGE_SIZE_MAX);
  const page = readWhole(query, 'page', 1, Number.MAX_SAFE_INTEGER);
  const wanted = entries(world).filter((entry) => {
    const at = Date.parse(entry.transaction_initiation_date);
    return (
      at >= start &&
      at <= until &&
      (query.transaction_id ?? entry.transaction_id) === entry.transaction_id &&
      (query.transaction_type ?? entry.transaction_event_code) === entry.transaction_event_code &&
      (query.transaction_status ?? entry.transaction_status) === entry.transaction_status &&
      (query.transaction_currency ?? entry.transaction_amount.currency_code) === entry.transaction_amount.currency_code
    );
  });
  const asked = new URLSearchParams(Object.entries(query).filter((each): each is [string, string] => !!each[1]));
  return {
    transaction_details: wanted.slice((page - 1) * size, page * size).map((transaction_info) => ({ transaction_info })),
    account_number: world.state.paypal.merchant_id,
    start_date: new Date(start).toISOString(),
    end_date: new Date(end).toISOString(),
    last_refreshed_datetime: new Date(until).toISOString(),
    page,
    total_items: wanted.length,
    total_pages: Math.ceil(wanted.length / size),
    links: [{ href: `${world.baseUrls.paypal}/v1/reporting/transactions?${asked}`, rel: 'self', method: 'GET' }],
  };
}

function entries(world: World): Entry[] {
  const { captures, sales, refunds } = world.state.paypal;
  const payments = [...Object.values(captures), ...Object.values(sales)].map(paymentEntry);
  const givenBack = Object.values(refunds).map((refund) => refundEntry(world, refund));
  return [...payments, ...givenBack].sort(
    (a, b) => Date.parse(a.transaction_initiation_date) - Date.parse(b.transaction_initiation_date),
  );
}

function paymentEntry(payment: Capture | Sale): Entry {
  const fee = minorOf(receivable(payment).paypal_fee);
  return {
    transaction_id: payment.id,
    ...(isSale(payment)
      ? { paypal_reference_id: payment.subscription_id, paypal_reference_id_type: 'SUB' as const }
      : { paypal_reference_id: payment.order_id, paypal_reference_id_type: 'ODR' as const }),
    transaction_event_code: isSale(payment) ? CODES.sale : CODES.capture,
    ...datesOf(payment),
    transaction_amount: payment.amount,
    fee_amount: moneyOf(-fee, payment.amount.currency_code),
    transaction_status: STATUSES[payment.status],
    ...referencesOf(payment),
  };
}

function refundEntry(world: World, refund: Refund): Entry {
  const payment = findPayment(world, refund.capture_id);
  return {
    transaction_id: refund.id,
    paypal_reference_id: payment.id,
    paypal_reference_id_type: 'TXN',
    transaction_event_code: refund.made_by === 'reversal' ? CODES.reversal : CODES.refund,
    ...datesOf(refund),
    transaction_amount: moneyOf(-minorOf(refund.amount), refund.amount.currency_code),
    transaction_status: STATUSES[refund.status],
    ...referencesOf({ custom_id: refund.custom_id ?? payment.custom_id, invoice_id: refund.invoice_id }),
  };
}

function datesOf({ create_time, update_time }: { create_time: string; update_time: string }) {
  return { transaction_initiation_date: create_time, transaction_updated_date: update_time };
}

function referencesOf(of: { custom_id?: string | undefined; invoice_id?: string | undefined }) {
  return {
    ...(of.invoice_id === undefined ? {} : { invoice_id: of.invoice_id }),
    ...(of.custom_id === undefined ? {} : { custom_field: of.custom_id }),
  };
}

function readDate(query: Record<string, string | undefined>, name: string): number {
  const text = query[name];
  if (text === undefined) throw new PayPalRefusal(400, 'MISSING_REQUIRED_PARAMETER', { parameter: name });
  const time = Date.parse(text);
  if (Number.isNaN(time)) throw new PayPalRefusal(400, 'INVALID_PARAMETER_SYNTAX', { parameter: name });
  return time;
}

function readWhole(query: Record<string, string | undefined>, name: string, usual: number, most: number): number {
  const number = Number(query[name] ?? usual);
  if (!Number.isInteger(number) || number < 1 || number > most) throw wrongParameter(name);
  return number;
}

function wrongParameter(name: string): PayPalRefusal {
  return new PayPalRefusal(400, 'INVALID_PARAMETER_VALUE', { parameter: name });
}
