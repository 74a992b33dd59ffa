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
  /** From now on the way to pay of a subscription is refused, or works again. */
  cardOf(gatewaySubscriptionId: string, how: 'fails' | 'works'): Promise<void>;
  /** What is due next for a subscription (trial's end, renewal, second try) happens now. */
  billsNow(gatewaySubscriptionId: string): Promise<void>;
  /** The buyer complains. @returns the dispute's id at the gateway. */
  isDisputed(gatewayPaymentId: string, amountMinor?: number): Promise<string>;
  resolves(disputeId: string, outcome: 'won' | 'lost' | 'accepted' | 'cancelled'): Promise<void>;
  /** Somebody gives money back in the gateway's own dashboard. */
  refundsByItself(gatewayPaymentId: string): Promise<void>;
  settings(change: Record<string, unknown>): Promise<void>;
};

/** What each gateway calls "the money is there". */
export const PAID_EVENT: Record<Gateway, string> = {
  dodo: 'payment.succeeded',
  paypal: 'PAYMENT.CAPTURE.COMPLETED',
};

export function gatewayStage(sandbox: GatewaySandbox, gateway: Gateway): GatewayStage {
  const deliveries = () => sandbox.deliveries().filter((one) => one.gateway === gateway);
  const replayUrl = (id: string) => `${sandbox[gateway].baseUrl}/sandbox/deliveries/${encodeURIComponent(id)}/replay`;
  const press = async (path: string, body: Record<string, unknown> = {}): Promise<Record<string, unknown>> => {
    const answer = await fetch(`${sandbox[gateway].baseUrl}/sandbox/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${gateway} refused ${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Record<string, unknown>; // because every button answers an object
  };
  return {
    async cardOf(id, how) {
      await press(`subscriptions/${id}/payment-method`, { fails: how === 'fails' });
    },
    async billsNow(id) {
      await press(`subscriptions/${id}/bill-now`);
    },
    async isDisputed(id, amountMinor) {
      const { dispute_id } = await press(`payments/${id}/dispute`, amountMinor ? { amount: amountMinor } : {});
      return String(dispute_id);
    },
    async resolves(id, outcome) {
      await press(`disputes/${id}/resolve`, { outcome });
    },
    async refundsByItself(id) {
      await press(`payments/${id}/refund-from-dashboard`);
    },
    async settings(change) {
      await press('settings', change);
    },
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
