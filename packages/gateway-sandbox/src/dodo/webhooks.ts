import type { Flaw, Letter, Message } from '../message.ts';
import { misbehaviourOfAmount } from '../misbehaviour.ts';
import { dodoId } from '../random-id.ts';
import type { World } from '../world.ts';
import { findPayment, findRefund, showPayment, showRefund } from './show-payments.ts';
import { signDodoWebhook } from './sign.ts';
import type { Payment, Refund } from './state.ts';
import { newWebhookSecret } from './state.ts';

/** An hour: far outside the five minutes that Standard Webhooks allows. */
const STALE_SECONDS = 3_600;

type Occasion = { kind: 'payment'; payment: Payment } | { kind: 'refund'; refund: Refund };

/** Sends an event to every endpoint that wants it. Resolves at once, unless a rule wants it delivered first. */
export async function announce(world: World, type: string, occasion: Occasion): Promise<void> {
  const { dodo } = world.state;
  const payment = occasion.kind === 'payment' ? occasion.payment : findPayment(world, occasion.refund.payment_id);
  const id = dodoId('msg');
  const about = {
    kind: occasion.kind,
    id: occasion.kind === 'payment' ? payment.payment_id : occasion.refund.refund_id,
  };
  const checkout = dodo.checkouts[payment.checkout_session_id];
  // The price's ending decides, not a falsified amount; a refund's webhook is not what the ending is about.
  const byAmount =
    occasion.kind === 'payment' ? misbehaviourOfAmount(checkout?.total ?? payment.total_amount) : undefined;
  const receivers = Object.values(dodo.endpoints).filter(
    ({ disabled, filter_types }) => !disabled && (filter_types === null || filter_types.includes(type)),
  );
  const posts = receivers.map((endpoint) =>
    world.courier.post(
      {
        key: `${id}:${endpoint.id}`,
        id,
        gateway: 'dodo',
        type,
        endpointId: endpoint.id,
        about,
        subjects: [
          about.id,
          payment.payment_id,
          payment.checkout_session_id,
          ...Object.values(payment.metadata).map(String),
        ],
        occurredAt: world.clock.now().toISOString(),
        state: 'pending',
        attempts: 0,
        badSignatureFirst: false,
      },
      byAmount,
    ),
  );
  await Promise.all(posts);
}

/** Writes one attempt: `data` is the object as it is now, `timestamp` is when the event happened. */
export async function writeDodoLetter(world: World, message: Message, flaw: Flaw | undefined): Promise<Letter | null> {
  const endpoint = world.state.dodo.endpoints[message.endpointId];
  if (!endpoint || endpoint.disabled) return null;
  const body = JSON.stringify({
    business_id: world.state.dodo.business_id,
    type: message.type,
    timestamp: message.occurredAt,
    data: currentObject(world, message.about),
  });
  const nowSeconds = Math.floor(world.clock.now().getTime() / 1000);
  const timestamp = flaw === 'stale_timestamp' ? nowSeconds - STALE_SECONDS : nowSeconds;
  const secret = flaw === 'bad_signature' ? newWebhookSecret() : endpoint.secret;
  return {
    url: endpoint.url,
    headers: {
      ...endpoint.headers,
      'content-type': 'application/json',
      'user-agent': 'Svix-Webhooks/1.0 (gateway-sandbox)',
      'webhook-id': message.id,
      'webhook-timestamp': String(timestamp),
      'webhook-signature': signDodoWebhook(secret, message.id, timestamp, body),
    },
    body: flaw === 'altered_body' ? body.replace(/"(total_amount|amount)":(\d+)/, '"$1":1$2') : body,
  };
}

function currentObject(world: World, about: Message['about']) {
  return about.kind === 'payment'
    ? { payload_type: 'Payment', ...showPayment(world, findPayment(world, about.id)) }
    : { payload_type: 'Refund', ...showRefund(world, findRefund(world, about.id)) };
}
