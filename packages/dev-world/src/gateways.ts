import type { Delivery, GatewaySandbox, MisbehaviourRule } from '@vozex/gateway-sandbox';
import type { Gateway } from './shapes.ts';

/** One gateway's sandbox: what it does wrong on demand, and the webhooks it sent. */
export type GatewayStage = {
  misbehaves(rule: Omit<MisbehaviourRule, 'gateway'>): void;
  deliveries(): Delivery[];
  /** The newest webhook of a type. @throws Error when none was sent. */
  newest(type: string): Delivery;
  /** Sends a webhook once more, as the gateway's dashboard does. */
  replays(delivery: Delivery): Promise<number | null>;
};

/** What each gateway calls "the money is there". */
export const PAID_EVENT: Record<Gateway, string> = {
  dodo: 'payment.succeeded',
  paypal: 'PAYMENT.CAPTURE.COMPLETED',
};

export function gatewayStage(sandbox: GatewaySandbox, gateway: Gateway): GatewayStage {
  const deliveries = () => sandbox.deliveries().filter((one) => one.gateway === gateway);
  const replayUrl = (id: string) => `${sandbox[gateway].baseUrl}/sandbox/deliveries/${encodeURIComponent(id)}/replay`;
  return {
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
  };
}
