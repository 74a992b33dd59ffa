import type { Delivery, GatewaySandbox, MisbehaviourRule } from '@vozex/gateway-sandbox';
import { type GatewayButtons, gatewayButtons } from './gateway-buttons.ts';
import type { Gateway } from './shapes.ts';

/** One gateway's sandbox: what it does wrong on demand, and the webhooks it sent. */
export type GatewayStage = GatewayButtons & {
  misbehaves(rule: Omit<MisbehaviourRule, 'gateway'>): void;
  deliveries(): Delivery[];
  /** The newest webhook of a type. @throws Error when none was sent. */
  newest(type: string): Delivery;
  /** Sends a webhook once more, as the gateway's dashboard does. */
  replays(delivery: Delivery): Promise<number | null>;
  /** The gateway's ids of the money that arrived for an order, oldest first. */
  chargesOf(orderId: string): Promise<string[]>;
  /** Somebody ends a subscription in the gateway's own dashboard. */
  cancelsByItself(gatewaySubscriptionId: string): Promise<void>;
};

/** What each gateway calls "the money is there". */
export const PAID_EVENT: Record<Gateway, string> = {
  dodo: 'payment.succeeded',
  paypal: 'PAYMENT.CAPTURE.COMPLETED',
};

/** A payment as the sandboxes list it: Dodo's, PayPal's captures and PayPal's sales, their words side by side. */
type SandboxPayment = {
  payment_id?: string;
  id?: string;
  status?: string;
  state?: string;
  total_amount?: number;
  metadata?: Record<string, unknown>;
  custom_id?: string;
  custom?: string;
};

function orderOf({ metadata, custom_id, custom }: SandboxPayment): unknown {
  return metadata?.order_id ?? custom_id ?? custom;
}

const ARRIVED = ['succeeded', 'completed', 'partially_refunded', 'refunded'];

function isMoney({ status, state, total_amount }: SandboxPayment): boolean {
  return ARRIVED.includes((status ?? state ?? '').toLowerCase()) && total_amount !== 0;
}

export function gatewayStage(sandbox: GatewaySandbox, gateway: Gateway): GatewayStage {
  const deliveries = () => sandbox.deliveries().filter((one) => one.gateway === gateway);
  const replayUrl = (id: string) => `${sandbox[gateway].baseUrl}/sandbox/deliveries/${encodeURIComponent(id)}/replay`;
  return {
    ...gatewayButtons(sandbox[gateway].baseUrl, gateway),
    misbehaves: (rule) => sandbox.misbehave({ ...rule, gateway }),
    deliveries,
    newest(type) {
      const found = deliveries().findLast((one) => one.type === type);
      if (!found) throw new Error(`${gateway} sent no ${type}; it sent ${deliveries().map((one) => one.type)}`);
      return found;
    },
    async replays({ id }) {
      const answer = await fetch(replayUrl(id), { method: 'POST' });
      if (!answer.ok) throw new Error(`${gateway} cannot replay ${id}: ${await answer.text()}`);
      return ((await answer.json()) as Delivery).status; // because that is what the sandbox answers
    },
    async chargesOf(orderId) {
      const answer = await fetch(`${sandbox[gateway].baseUrl}/sandbox/payments`);
      const { items } = (await answer.json()) as { items: SandboxPayment[] }; // because that is what the sandbox answers
      const mine = items.filter((one) => orderOf(one) === orderId && isMoney(one));
      return mine.map((one) => one.payment_id ?? one.id ?? '');
    },
    cancelsByItself: (id) => cancelAt(sandbox, gateway, id),
  };
}

/** Dodo's dashboard does what its API does; PayPal's buyer has a button. */
async function cancelAt(sandbox: GatewaySandbox, gateway: Gateway, id: string): Promise<void> {
  const { baseUrl } = sandbox[gateway];
  const json = { 'content-type': 'application/json' };
  const answer =
    gateway === 'dodo'
      ? await fetch(`${baseUrl}/subscriptions/${id}`, {
          method: 'PATCH',
          headers: { ...json, authorization: `Bearer ${sandbox.dodo.apiKey}` },
          body: JSON.stringify({ status: 'cancelled' }),
        })
      : await fetch(`${baseUrl}/sandbox/subscriptions/${id}/cancel`, { method: 'POST', headers: json, body: '{}' });
  if (!answer.ok) throw new Error(`${gateway} did not end ${id}: ${answer.status} ${await answer.text()}`);
}
