import type { World } from '../world.ts';
import type { Sale } from './billing-state.ts';
import { minorOf, moneyOf } from './money.ts';
import { V1Refusal } from './refusal.ts';
import { receivable } from './show.ts';
import type { Money, Refund } from './state.ts';

const STATES = {
  COMPLETED: 'completed',
  PENDING: 'pending',
  DECLINED: 'denied',
  PARTIALLY_REFUNDED: 'partially_refunded',
  REFUNDED: 'refunded',
} as const;

export function findSale(world: World, id: string): Sale {
  const sale = world.state.paypal.sales[id];
  if (!sale) throw new V1Refusal(404, 'INVALID_RESOURCE_ID');
  return sale;
}

/** `GET /v1/payments/sale/{id}`, and the resource of the sale events: the shape of the old v1 API. */
export function showSale(world: World, sale: Sale) {
  const { total, currency } = v1Amount(sale.amount);
  const self = saleUrl(world, sale.id);
  const subtotal = moneyOf(minorOf(sale.amount) - sale.tax, currency).value;
  const settled = sale.status !== 'PENDING' && sale.status !== 'DECLINED';
  return {
    id: sale.id,
    state: STATES[sale.status],
    amount: {
      total,
      currency,
      details: { subtotal, ...(sale.tax > 0 ? { tax: moneyOf(sale.tax, currency).value } : {}) },
    },
    payment_mode: sale.status === 'PENDING' ? 'ECHECK' : 'INSTANT_TRANSFER',
    ...(sale.status === 'PENDING' ? { reason_code: 'ECHECK' } : {}),
    protection_eligibility: 'ELIGIBLE',
    protection_eligibility_type: 'ITEM_NOT_RECEIVED_ELIGIBLE,UNAUTHORIZED_PAYMENT_ELIGIBLE',
    ...(settled ? { transaction_fee: { value: receivable(sale).paypal_fee.value, currency } } : {}),
    billing_agreement_id: sale.subscription_id,
    ...(sale.custom_id === undefined ? {} : { custom: sale.custom_id }),
    create_time: sale.create_time,
    update_time: sale.update_time,
    links: [
      { href: self, rel: 'self', method: 'GET' },
      { href: `${self}/refund`, rel: 'refund', method: 'POST' },
    ],
  };
}

/**
 * A refund of a sale in the shape of the v1 API.
 *
 * @param sign in webhooks the amount is negative, in the API's answers it is not.
 */
export function showSaleRefund(world: World, refund: Refund, sign: 1 | -1) {
  const { total, currency } = v1Amount(refund.amount);
  return {
    id: refund.id,
    state: refund.status.toLowerCase(),
    amount: { total: sign === 1 ? total : `-${total}`, currency },
    total_refunded_amount: { value: refund.total_refunded.value, currency },
    sale_id: refund.capture_id,
    ...(refund.custom_id === undefined ? {} : { custom: refund.custom_id }),
    ...(refund.invoice_id === undefined ? {} : { invoice_number: refund.invoice_id }),
    create_time: refund.create_time,
    update_time: refund.update_time,
    links: [
      { href: `${world.baseUrls.paypal}/v1/payments/refund/${refund.id}`, rel: 'self', method: 'GET' },
      { href: saleUrl(world, refund.capture_id), rel: 'sale', method: 'GET' },
    ],
  };
}

function saleUrl(world: World, id: string): string {
  return `${world.baseUrls.paypal}/v1/payments/sale/${id}`;
}

function v1Amount({ value, currency_code }: Money): { total: string; currency: string } {
  return { total: value, currency: currency_code };
}
