import { Webhook } from 'standardwebhooks';

export const GATEWAY_PRODUCT = 'pdt_bench';
export const WEBHOOK_SECRET = `whsec_${Buffer.alloc(32, 5).toString('base64')}`;

const signer = new Webhook(WEBHOOK_SECRET);

/** A signed `payment.succeeded`, as Dodo sends it, for one pending order. */
export function paidWebhook(orderId: string): { headers: Record<string, string>; body: string } {
  const now = new Date();
  const reference = orderId.slice(4);
  const body = JSON.stringify({
    business_id: 'bus_bench',
    type: 'payment.succeeded',
    timestamp: now.toISOString(),
    data: {
      payload_type: 'Payment',
      payment_id: `pay_${reference}`,
      business_id: 'bus_bench',
      status: 'succeeded',
      total_amount: 4900,
      tax: 0,
      currency: 'USD',
      settlement_amount: 4700,
      settlement_currency: 'USD',
      customer: {
        customer_id: 'cus_bench',
        email: 'buyer@example.test',
        name: 'Bench Buyer',
        phone_number: null,
        metadata: {},
      },
      product_cart: [{ product_id: GATEWAY_PRODUCT, quantity: 1 }],
      metadata: { order_id: orderId },
      subscription_id: null,
      checkout_session_id: `cks_${reference}`,
      refunds: [],
      disputes: [],
      created_at: now.toISOString(),
      updated_at: null,
    },
  });
  const id = `msg_${reference}`;
  return {
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
      'webhook-signature': signer.sign(id, now, body),
    },
    body,
  };
}
