import { GATEWAY_LABEL, type PaymentGatewayKey } from '@vozex/domain';
import type { App } from '../kernel/app.ts';
import type { Tx } from '../kernel/database.ts';
import { readOrder } from '../orders/index.ts';
import { enqueueMail } from './enqueue-mail.ts';
import type { ReceiptTerms } from './mail.ts';

/** What these listeners need of `orderPaid`. */
type PaidOrder = {
  order: {
    id: string;
    customer_email: string;
    customer_name: string;
    currency: string;
    total_minor: number;
    payment_gateway: PaymentGatewayKey;
    items: { product_name: string; price_name: string; quantity: number; total_minor: number }[];
  };
  paidAt: Date;
};

/** Listener: the receipt, once an order. */
export async function sendReceipt(app: App, tx: Tx, { order, paidAt }: PaidOrder): Promise<void> {
  const terms = await termsOf(tx, order.id);
  await enqueueMail(tx, app, {
    kind: 'order_receipt',
    subjectId: order.id,
    recipient: order.customer_email,
    payload: {
      orderId: order.id,
      customerName: order.customer_name,
      currency: order.currency,
      totalMinor: order.total_minor,
      paidAt: paidAt.toISOString(),
      paidWith: GATEWAY_LABEL[order.payment_gateway],
      items: order.items.map((item) => ({
        name: `${item.product_name}, ${item.price_name}`,
        quantity: item.quantity,
        totalMinor: item.total_minor,
      })),
      ...(terms && { terms }),
    },
  });
}

/** What took the items of an order to its total, where anything did. */
async function termsOf(tx: Tx, orderId: string): Promise<ReceiptTerms | undefined> {
  const order = await readOrder(tx, orderId);
  if (!order || (order.discount_minor === 0 && order.taxes.length === 0)) return undefined;
  return {
    couponCode: order.coupon_code,
    discountMinor: order.discount_minor,
    taxIncluded: order.tax_included,
    taxes: order.taxes.map(({ name, rate_bp, tax_minor, reverse_charge }) => ({
      name,
      rateBp: rate_bp,
      taxMinor: tax_minor,
      reverseCharge: reverse_charge,
    })),
  };
}

/** What these listeners need of the fulfillment events. */
type FulfillmentNews = {
  fulfillmentId: string;
  orderId: string;
  customerEmail: string;
  customerName: string;
  productName: string;
  revision: number;
  sentence?: string;
};

/** Listener: delivered. */
export const mailFulfillmentReady = mailNews('fulfillment_ready');
/** Listener: given up for now, people look into it. */
export const mailFulfillmentFailed = mailNews('fulfillment_failed');
/** Listener: the customer must do something first. */
export const mailFulfillmentWaiting = mailNews('fulfillment_waiting');

/** One mail for each kind and revision of a delivery, however often it is announced. */
function mailNews(kind: 'fulfillment_ready' | 'fulfillment_failed' | 'fulfillment_waiting') {
  return async (app: App, tx: Tx, news: FulfillmentNews): Promise<void> => {
    const { orderId, customerName, productName, sentence } = news;
    await enqueueMail(tx, app, {
      kind,
      subjectId: news.fulfillmentId,
      generation: news.revision,
      recipient: news.customerEmail,
      payload: { orderId, customerName, productName, ...(sentence === undefined ? {} : { sentence }) },
    });
  };
}

/** Listener: the money came but does not fit, or did not come. One mail a payment. */
export async function mailPaymentProblem(
  app: App,
  tx: Tx,
  news: { paymentId: string; orderId: string; customerEmail: string; customerName: string; sentence: string },
): Promise<void> {
  const { orderId, customerName, sentence } = news;
  await enqueueMail(tx, app, {
    kind: 'payment_problem',
    subjectId: news.paymentId,
    recipient: news.customerEmail,
    payload: { orderId, customerName, sentence },
  });
}

/** Listener: money went back. One mail a refund; what the bank took, the buyer knows from the bank. */
export async function mailRefund(
  app: App,
  tx: Tx,
  refund: { orderId: string; refundId: string; amountMinor: number; currency: string; reversal: boolean },
): Promise<void> {
  if (refund.reversal) return;
  const order = await readOrder(tx, refund.orderId);
  if (!order) return;
  await enqueueMail(tx, app, {
    kind: 'refund_settled',
    subjectId: refund.refundId,
    recipient: order.customer_email,
    payload: {
      orderId: order.id,
      customerName: order.customer_name,
      amountMinor: refund.amountMinor,
      currency: refund.currency,
    },
  });
}
