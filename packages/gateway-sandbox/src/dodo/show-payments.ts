import type { World } from '../world.ts';
import { findCustomer, showCustomerShortly } from './customers.ts';
import { showDiscountOf } from './discounts.ts';
import { createdWithin, newestFirst, pageOf } from './read.ts';
import { notFound } from './refusal.ts';
import { disputesOf, showDisputeShortly } from './show-disputes.ts';
import type { Payment, Refund } from './state.ts';

export function findPayment(world: World, id: string): Payment {
  const payment = world.state.dodo.payments[id];
  if (!payment) throw notFound('payment', id);
  return payment;
}

export function listPayments(world: World, query: Record<string, string | undefined>) {
  const equals = (asked: string | undefined, actual: string | null) => asked === undefined || asked === actual;
  const wanted = newestFirst(world.state.dodo.payments).filter(
    (payment) =>
      createdWithin(payment.created_at, query) &&
      equals(query.status, payment.status) &&
      equals(query.customer_id, payment.customer_id) &&
      equals(query.subscription_id, payment.subscription_id) &&
      equals(query.currency, payment.currency) &&
      equals(query.brand_id, world.state.dodo.brand_id) &&
      (query.product_id === undefined || payment.lines.some(({ product_id }) => product_id === query.product_id)),
  );
  return { items: pageOf(wanted, query).map((payment) => showPaymentInList(world, payment)) };
}

/** The thin form of lists: no tax, no refunds. */
function showPaymentInList(world: World, payment: Payment) {
  return {
    payment_id: payment.payment_id,
    brand_id: world.state.dodo.brand_id,
    total_amount: payment.total_amount,
    currency: payment.currency,
    customer: showCustomerShortly(findCustomer(world, payment.customer_id)),
    created_at: payment.created_at,
    digital_products_delivered: false,
    has_license_key: false,
    metadata: payment.metadata,
    payment_provider: 'dodo',
    payment_method: 'card',
    payment_method_type: null,
    card_last_four: '4242',
    card_network: 'VISA',
    refund_status: refundStatusOf(world, payment),
    status: payment.status,
    subscription_id: payment.subscription_id,
    dispute_status: disputesOf(world, payment).at(-1)?.dispute_status ?? null,
    invoice_id: payment.status === 'succeeded' ? payment.payment_id.replace('pay_', 'inv_') : null,
    invoice_url:
      payment.status === 'succeeded' ? `${world.baseUrls.dodo}/invoices/payments/${payment.payment_id}` : null,
  };
}

function refundStatusOf(world: World, payment: Payment): 'full' | 'partial' | null {
  const given = refundsOf(world, payment).filter(({ status }) => status === 'succeeded');
  if (given.length === 0) return null;
  return given.reduce((sum, { amount }) => sum + amount, 0) >= payment.total_amount ? 'full' : 'partial';
}

/** The full form: `GET /payments/{id}` and the `data` of every payment event. */
export function showPayment(world: World, payment: Payment) {
  const { brand_id, business_id } = world.state.dodo;
  return {
    ...showPaymentInList(world, payment),
    business_id,
    brand_id,
    checkout_session_id: payment.checkout_session_id,
    billing: payment.billing,
    tax: payment.tax,
    settlement_amount: payment.total_amount,
    settlement_currency: payment.currency,
    settlement_tax: payment.tax,
    // A payment of a subscription names no product: only the subscription does.
    product_cart:
      payment.subscription_id === null
        ? payment.lines.map(({ product_id, quantity }) => ({ product_id, quantity }))
        : null,
    refunds: refundsOf(world, payment).map((refund) => showRefundInList(world, refund)),
    disputes: disputesOf(world, payment).map((dispute) => showDisputeShortly(world, dispute)),
    discounts: payment.discount_id ? [showDiscountOf(world, payment.discount_id)] : null,
    discount_id: payment.discount_id ?? null,
    custom_field_responses: null,
    error_code: payment.error_code,
    error_message: payment.error_message,
    is_update_payment_method: payment.purpose === 'payment_method',
    retry_attempt: payment.retry_attempt ?? 0, // kept by an earlier version: 0
    payment_link:
      payment.checkout_session_id === null ? null : `${world.baseUrls.dodo}/pay/${payment.checkout_session_id}`,
    payment_method_id: null,
    card_holder_name: 'Sandbox Buyer',
    card_issuing_country: 'US',
    card_type: 'CREDIT',
    updated_at: payment.updated_at,
  };
}

/** The answer of `GET /payments/{id}/line-items`: what a partial refund can name. */
export function showLineItems(world: World, payment: Payment) {
  const refunds = refundsOf(world, payment).filter(({ status }) => status !== 'failed');
  return {
    currency: payment.currency,
    items: payment.lines.map((line) => ({
      items_id: line.product_id,
      name: line.name,
      description: null,
      amount: line.total,
      tax: line.tax,
      refundable_amount:
        line.total -
        refunds
          .flatMap(({ items }) => items)
          .filter(({ product_id }) => product_id === line.product_id)
          .reduce((sum, { amount }) => sum + amount, 0),
    })),
  };
}

export function findRefund(world: World, id: string): Refund {
  const refund = world.state.dodo.refunds[id];
  if (!refund) throw notFound('refund', id);
  return refund;
}

function refundsOf(world: World, payment: Payment): Refund[] {
  return Object.values(world.state.dodo.refunds).filter(({ payment_id }) => payment_id === payment.payment_id);
}

export function listRefunds(world: World, query: Record<string, string | undefined>) {
  const wanted = newestFirst(world.state.dodo.refunds).filter(
    (refund) =>
      createdWithin(refund.created_at, query) &&
      (query.status === undefined || refund.status === query.status) &&
      (query.customer_id === undefined || findPayment(world, refund.payment_id).customer_id === query.customer_id) &&
      (query.subscription_id === undefined ||
        findPayment(world, refund.payment_id).subscription_id === query.subscription_id),
  );
  return { items: pageOf(wanted, query).map((refund) => showRefundInList(world, refund)) };
}

function showRefundInList(world: World, refund: Refund) {
  const { items: _, metadata: __, ...rest } = refund;
  return { ...rest, business_id: world.state.dodo.business_id };
}

/** The full form: `GET /refunds/{id}` and the `data` of every refund event. */
export function showRefund(world: World, refund: Refund) {
  const payment = findPayment(world, refund.payment_id);
  return {
    ...showRefundInList(world, refund),
    brand_id: world.state.dodo.brand_id,
    customer: showCustomerShortly(findCustomer(world, payment.customer_id)),
    metadata: refund.metadata,
  };
}
