import type { Flaw, Letter, Message } from '../message.ts';
import type { MisbehaviourName } from '../misbehaviour.ts';
import { dodoId } from '../random-id.ts';
import type { World } from '../world.ts';
import { findDispute, showDispute } from './show-disputes.ts';
import { findPayment, findRefund, showPayment, showRefund } from './show-payments.ts';
import { findSubscription, showDunning, showSubscription } from './show-subscriptions.ts';
import { signDodoWebhook } from './sign.ts';
import { newWebhookSecret } from './state.ts';
import { subjectsOf } from './subjects.ts';
import type { Happening } from './tell.ts';

/** An hour: far outside the five minutes that Standard Webhooks allows. */
const STALE_SECONDS = 3_600;

/**
 * Sends events, in order, to every endpoint that wants them. Resolves at once, unless a rule wants them delivered
 * first: so the state must be as they tell before they are announced.
 *
 * @param byAmount what the ending of the price asks for.
 */
export async function announce(
  world: World,
  happenings: Happening[],
  byAmount: MisbehaviourName | null = null,
): Promise<void> {
  for (const happening of happenings) {
    await announceOne(world, happening, byAmount);
    const isOtherThanUpdated = happening.about.kind === 'subscription' && happening.type !== 'subscription.updated';
    if (isOtherThanUpdated && world.state.dodo.settings.updated_with_every_event) {
      await announceOne(world, { type: 'subscription.updated', about: happening.about }, byAmount);
    }
  }
}

async function announceOne(world: World, { type, about }: Happening, byAmount: MisbehaviourName | null) {
  const id = dodoId('msg');
  const receivers = Object.values(world.state.dodo.endpoints).filter(
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
        subjects: subjectsOf(world, about),
        occurredAt: world.clock.now().toISOString(),
        state: 'pending',
        attempts: 0,
        badSignatureFirst: false,
      },
      byAmount ?? undefined,
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
  const nowSeconds = Math.floor(world.timeline.present.now().getTime() / 1000);
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

/** The object as it is at this moment, as `data` of an event. */
function currentObject(world: World, { kind, id }: Message['about']) {
  switch (kind) {
    case 'payment':
      return { payload_type: 'Payment', ...showPayment(world, findPayment(world, id)) };
    case 'refund':
      return { payload_type: 'Refund', ...showRefund(world, findRefund(world, id)) };
    case 'dispute':
      return { payload_type: 'Dispute', ...showDispute(world, findDispute(world, id)) };
    case 'subscription': {
      const subscription = findSubscription(world, id);
      // Only webhooks tell when the grace period ends.
      const { past_due_ends_at } = subscription;
      return { payload_type: 'Subscription', ...showSubscription(world, subscription), past_due_ends_at };
    }
    case 'dunning':
      return { payload_type: 'DunningAttempt', ...showDunning(world, id) };
    case 'event':
      throw new Error('Dodo keeps no events');
  }
}
