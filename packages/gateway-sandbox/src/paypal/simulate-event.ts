import { BodyReader } from '../read-body.ts';
import type { World } from '../world.ts';
import { messageFor, newEvent } from './post-event.ts';
import { malformedPayPal, PayPalRefusal } from './refusal.ts';
import type { WebhookEvent } from './state.ts';
import { EVENT_TYPES, findWebhook } from './webhooks.ts';

/** PayPal's simulator signs with this text in the place of a webhook's id, for whatever URL it is told. */
export const SIMULATOR_WEBHOOK_ID = 'WEBHOOK_ID';
/** What the genuine simulator writes into its plans and subscriptions; there is no nineteenth month. */
const IMPOSSIBLE_TIME = '2018-19-12T22:20:32.000Z';

const TIME = '2018-12-10T21:20:49Z';
const USD = (value: string) => ({ currency_code: 'USD', value });
const SALE = { state: 'completed', amount: { total: '0.48', currency: 'USD' }, payment_mode: 'ECHECK' };
const TIMES = { create_time: TIME, update_time: TIME };

/** What the simulated things look like, by the beginning of the event's name; none of them exists. */
const RESOURCES: [prefix: string, type: string, version: null | undefined, resource: Record<string, unknown>][] = [
  [
    'CHECKOUT.ORDER',
    'checkout-order',
    undefined,
    {
      id: '5O190127TN364715T',
      status: 'APPROVED',
      intent: 'CAPTURE',
      purchase_units: [{ reference_id: 'default', amount: USD('100.00') }],
      ...TIMES,
    },
  ],
  ['PAYMENT.CAPTURE.REFUNDED', 'refund', undefined, refundLike('COMPLETED')],
  ['PAYMENT.CAPTURE.REVERSED', 'refund', undefined, refundLike('COMPLETED')],
  ['PAYMENT.CAPTURE.PENDING', 'capture', undefined, captureLike('PENDING')],
  ['PAYMENT.CAPTURE.DECLINED', 'capture', undefined, captureLike('DECLINED')],
  ['PAYMENT.CAPTURE', 'capture', undefined, captureLike('COMPLETED')],
  // Like the genuine one it names neither the sale nor a link to it.
  [
    'PAYMENT.SALE.REVERSED',
    'sale',
    null,
    { id: '77689802DL785834G', ...SALE, amount: { total: '-0.49', currency: 'USD' }, ...TIMES },
  ],
  [
    'PAYMENT.SALE.REFUNDED',
    'refund',
    null,
    {
      id: '6YX43824R4443062K',
      ...SALE,
      amount: { total: '-0.01', currency: 'USD' },
      sale_id: '9T0916710M1105906',
      ...TIMES,
    },
  ],
  [
    'PAYMENT.SALE',
    'sale',
    null,
    { id: '80021663DE681814L', ...SALE, parent_payment: 'PAY-1PA12106FU478450MKRETS4A', ...TIMES },
  ],
  [
    'BILLING.PLAN',
    'plan',
    undefined,
    {
      id: 'P-5ML4271244454362WXNWU5NQ',
      product_id: 'PROD-XXCD1234QWER65782',
      name: 'Zoho Marketing Campaign Plan',
      status: 'ACTIVE',
      ...TIMES,
    },
  ],
  [
    'BILLING.SUBSCRIPTION',
    'subscription',
    undefined,
    {
      id: 'I-BW452GLLEP1G',
      status: 'ACTIVE',
      plan_id: 'P-5ML4271244454362WXNWU5NQ',
      start_time: TIME,
      quantity: '20',
      billing_info: {
        outstanding_balance: USD('10.00'),
        failed_payments_count: 2,
        last_payment: { amount: USD('500.00'), time: TIME },
      },
      ...TIMES,
    },
  ],
  [
    'CATALOG.PRODUCT',
    'product',
    undefined,
    { id: 'PROD-XXCD1234QWER65782', name: 'Zoho Marketing', type: 'SERVICE', ...TIMES },
  ],
  [
    'CUSTOMER.DISPUTE',
    'dispute',
    null,
    {
      dispute_id: 'PP-000-042-663-135',
      disputed_transactions: [{ seller_transaction_id: '00D10444LD479031K' }],
      reason: 'MERCHANDISE_OR_SERVICE_NOT_RECEIVED',
      status: 'OPEN',
      dispute_amount: USD('3.00'),
      ...TIMES,
    },
  ],
];

function captureLike(status: string) {
  return { id: '42311647XV020574X', status, amount: USD('2.51'), final_capture: true, ...TIMES };
}

function refundLike(status: string) {
  return { id: '1Y107995YT783435V', status, amount: USD('1.00'), ...TIMES };
}

/**
 * `POST /v1/notifications/simulate-event`: sends an example to a webhook or to any URL. It is about nothing that
 * exists, is not among the events, and is signed for the webhook id `WEBHOOK_ID`.
 *
 * @throws PayPalRefusal 400 without an event type that is known, or without a receiver; 404 for an unknown webhook.
 */
export async function simulateEvent(world: World, body: unknown): Promise<WebhookEvent> {
  const fields = new BodyReader(body, malformedPayPal);
  const event_type = fields.requiredText('event_type');
  const webhookId = fields.text('webhook_id');
  const found = RESOURCES.find(([prefix]) => event_type.startsWith(prefix));
  if (!found || !EVENT_TYPES.includes(event_type))
    throw new PayPalRefusal(400, 'INVALID_PARAMETER_VALUE', '/event_type');
  const url = webhookId === undefined ? fields.requiredText('url') : findWebhook(world, webhookId).url;
  if (!URL.canParse(url)) throw new PayPalRefusal(400, 'INVALID_PARAMETER_SYNTAX', '/url');
  const [, resource_type, version, resource] = found;
  const event = newEvent(world, {
    event_type,
    resource_type,
    ...(version === null ? { resource_version: null } : {}),
    summary: `Simulated: ${event_type}`,
    resource,
  });
  if (event_type.startsWith('BILLING.')) event.create_time = IMPOSSIBLE_TIME;
  world.state.paypal.simulations[event.id] = { url, event };
  await world.courier.post(messageFor(event, SIMULATOR_WEBHOOK_ID, []), undefined);
  return event;
}
