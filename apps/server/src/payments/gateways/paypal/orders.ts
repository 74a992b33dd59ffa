import {
  type AmountBreakdown,
  CheckoutPaymentIntent,
  ItemCategory,
  type Money,
  type Order,
  type OrderRequest,
  PayeePaymentMethodPreference,
  PaypalExperienceUserAction,
  PaypalWalletContextShippingPreference,
} from '@paypal/paypal-server-sdk';
import { PaymentError } from '../../errors.ts';
import type { CheckoutOrder, CheckoutSession, CheckoutState } from '../../gateway.ts';
import type { PaypalClient } from './client.ts';
import { paypalFailure, type Refusal, refusalOf } from './failures.ts';
import { paypalValue } from './money.ts';
import { captureEvent } from './normalize.ts';

/** PayPal's limit for names of items. */
const ITEM_NAME_LENGTH_MAX = 127;

const WHOLE = 'return=representation';

/** Refusals after which the buyer may choose another way to pay at the same address. */
const BACK_TO_BUYER = new Set([
  'INSTRUMENT_DECLINED',
  'PAYER_ACTION_REQUIRED',
  'REDIRECT_PAYER_FOR_ALTERNATE_FUNDING',
  'ORDER_NOT_APPROVED',
]);
/** Refusals that mean: somebody else's capture came first. */
const READ_AGAIN = new Set(['ORDER_ALREADY_CAPTURED', 'ORDER_COMPLETION_IN_PROGRESS']);

/** Opens an order at PayPal. The same session asks under the same request id, and gets the same order. */
export async function createPaypalOrder(client: PaypalClient, order: CheckoutOrder): Promise<CheckoutSession> {
  try {
    const body = orderRequest(order);
    const { result } = await client.call(({ orders }) =>
      orders.createOrder({ body, paypalRequestId: `order-${order.sessionId}`, prefer: WHOLE }),
    );
    const redirectUrl = approvalLink(result);
    if (!result.id || !redirectUrl)
      throw new PaymentError('GATEWAY_REFUSED', 'PayPal made an order without an address');
    return { gatewayCheckoutId: result.id, redirectUrl, expiresAt: null };
  } catch (error) {
    throw paypalFailure(error, `order for ${order.orderId}`);
  }
}

function orderRequest(order: CheckoutOrder): OrderRequest {
  const { currency } = order.total;
  const money = (amountMinor: number) => ({ currencyCode: currency, value: paypalValue(amountMinor, currency) });
  return {
    intent: CheckoutPaymentIntent.Capture,
    purchaseUnits: [
      {
        referenceId: order.sessionId,
        customId: order.orderId,
        // Unique per merchant account, also across attempts; our order's id alone would refuse the second attempt.
        invoiceId: `${order.orderId}-${order.sessionId}`,
        amount: { ...money(order.total.amount_minor), breakdown: breakdownOf(order, money) },
        items: order.items.map((item) => ({
          name: item.name.slice(0, ITEM_NAME_LENGTH_MAX),
          quantity: String(item.quantity),
          unitAmount: money(item.unitAmountMinor),
          category: ItemCategory.DigitalGoods,
        })),
      },
    ],
    paymentSource: {
      paypal: {
        experienceContext: {
          returnUrl: order.returnUrl,
          cancelUrl: order.cancelUrl,
          userAction: PaypalExperienceUserAction.PayNow,
          shippingPreference: PaypalWalletContextShippingPreference.NoShipping,
          paymentMethodPreference: PayeePaymentMethodPreference.ImmediatePaymentRequired,
        },
      },
    },
  };
}

/** The parts must add up to the amount, to the cent, and the items to theirs; PayPal refuses the order otherwise. */
function breakdownOf(order: CheckoutOrder, money: (amountMinor: number) => Money): AmountBreakdown {
  const discountMinor = order.items.reduce((sum, item) => sum + item.discountMinor, 0);
  const itemsMinor = order.items.reduce((sum, item) => sum + item.unitAmountMinor * item.quantity, 0);
  return {
    itemTotal: money(itemsMinor),
    ...(discountMinor > 0 ? { discount: money(discountMinor) } : {}),
    ...(order.addedTaxMinor > 0 ? { taxTotal: money(order.addedTaxMinor) } : {}),
  };
}

/**
 * Takes the money of an approved order, or tells what has become of it. The order is read before every capture: an
 * earlier answer may have been lost, and PayPal remembers request ids for six hours only.
 *
 * @throws PaymentError GATEWAY_REFUSED, GATEWAY_UNAVAILABLE: then nothing is known, and asking again is safe.
 */
export async function completePaypalOrder(client: PaypalClient, id: string, orderId: string): Promise<CheckoutState> {
  const order = await readOrder(client, id);
  if (!order) return { kind: 'gone', reason: `PayPal does not know order ${id}` };
  if (order.status !== 'APPROVED') return stateOf(order, orderId);
  try {
    const { result } = await client.call(({ orders }) =>
      orders.captureOrder({ id, paypalRequestId: `capture-${id}`, prefer: WHOLE, body: {} }),
    );
    return stateOf(result, orderId);
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal && BACK_TO_BUYER.has(refusal.issue)) return backToBuyer(order, refusal);
    const unclear = !refusal || READ_AGAIN.has(refusal.issue);
    if (unclear) {
      const now = await readOrder(client, id);
      if (now && now.status !== 'APPROVED') return stateOf(now, orderId);
    }
    if (refusal?.status === 422 && !unclear)
      return { kind: 'gone', reason: `${refusal.issue}: ${refusal.description}` };
    throw paypalFailure(error, `capture of ${id}`);
  }
}

async function readOrder(client: PaypalClient, id: string): Promise<Order | undefined> {
  try {
    return (await client.call(({ orders }) => orders.getOrder({ id }))).result;
  } catch (error) {
    if (refusalOf(error)?.status === 404) return undefined;
    throw paypalFailure(error, `reading order ${id}`);
  }
}

/** An order that is COMPLETED is no money: its captures say. */
function stateOf(order: Order, orderId: string): CheckoutState {
  if (order.status === 'VOIDED') return { kind: 'gone', reason: 'the order was voided' };
  const captures = (order.purchaseUnits ?? []).flatMap((unit) => unit.payments?.captures ?? []);
  if (captures.length > 0) {
    const checkout = {
      orderRef: order.purchaseUnits?.[0]?.customId ?? orderId,
      ...(order.id ? { checkoutId: order.id } : {}),
    };
    return { kind: 'events', events: captures.map((capture) => captureEvent(wireOf(capture), null, checkout)) };
  }
  const redirectUrl = approvalLink(order);
  return redirectUrl ? { kind: 'open', redirectUrl } : { kind: 'open' };
}

/** The SDK's camel case as it came over the wire, so that a capture is read by one schema wherever it comes from. */
function wireOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(wireOf);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      wireOf(inner),
    ]),
  );
}

function backToBuyer(order: Order, refusal: Refusal): CheckoutState {
  const redirectUrl = linkOf(refusal.links) ?? approvalLink(order);
  return redirectUrl ? { kind: 'open', redirectUrl } : { kind: 'open' };
}

function approvalLink(order: Order): string | undefined {
  return linkOf(order.links ?? []);
}

/** With `payment_source` the link is `payer-action`, in the older form `approve`; after a decline `redirect`. */
function linkOf(links: { rel: string; href: string }[]): string | undefined {
  return links.find((link) => ['payer-action', 'approve', 'redirect'].includes(link.rel))?.href;
}
