import type { Gateway } from './shapes.ts';

/** A gateway's sandbox by its address alone: what buyers, banks and time do there, and what it has on record. */
export type GatewayButtons = {
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
  /** What the gateway gave back of a payment, or promised to: its word, not the shop's. What PayPal took included. */
  refundsOf(gatewayPaymentId: string): Promise<GatewayRefund[]>;
  /** A refund that the gateway has thought about comes to its end. */
  settlesRefund(gatewayRefundId: string, outcome: 'completed' | 'failed'): Promise<void>;
  /** The gateway's own books: its word, not the shop's. */
  record(gatewaySubscriptionId: string): Promise<GatewayRecord>;
};

/** A refund in the gateway's books. */
export type GatewayRefund = { id: string; amountMinor: number; state: 'pending' | 'succeeded' | 'failed' };

/** A subscription in the gateway's books. */
export type GatewayRecord = {
  /** The gateway's own word for it, in small letters. */
  state: string;
  /** What the gateway calls that which it bills. */
  plan: string;
  /** Money that arrived, oldest first, and whether it went back. */
  charges: { gatewayPaymentId: string; amountMinor: number; isReturned: boolean }[];
};

/** @param baseUrl where the sandbox of this gateway answers. */
export function gatewayButtons(baseUrl: string, gateway: Gateway): GatewayButtons {
  const press = async (path: string, body: Record<string, unknown> = {}): Promise<Record<string, unknown>> => {
    const answer = await fetch(`${baseUrl}/sandbox/${path}`, {
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
    refundsOf: (id) => refundsAt(baseUrl, id),
    async settlesRefund(id, outcome) {
      await press(`refunds/${id}/settle`, { outcome });
    },
    record: (id) => (gateway === 'dodo' ? dodoRecord(baseUrl, id) : paypalRecord(baseUrl, id)),
  };
}

async function listed<T>(baseUrl: string, what: 'subscriptions' | 'payments' | 'refunds'): Promise<T[]> {
  const answer = await fetch(`${baseUrl}/sandbox/${what}`);
  if (!answer.ok) throw new Error(`${baseUrl} does not list its ${what}: ${answer.status}`);
  return ((await answer.json()) as { items: T[] }).items; // because the sandbox answers its lists so
}

async function refundsAt(baseUrl: string, gatewayPaymentId: string): Promise<GatewayRefund[]> {
  /** Dodo's words and PayPal's. */
  type Listed = { refund_id?: string; id?: string; payment_id: string; status: string; amount: number | Value };
  type Value = { value: string };
  const states = { completed: 'succeeded', succeeded: 'succeeded', failed: 'failed' } as const;
  const refunds = await listed<Listed>(baseUrl, 'refunds');
  return refunds
    .filter(({ payment_id }) => payment_id === gatewayPaymentId)
    .map(({ refund_id, id, status, amount }) => ({
      id: refund_id ?? id ?? '',
      amountMinor: typeof amount === 'number' ? amount : Math.round(Number(amount.value) * 100), // all seeded is in USD
      state: states[status.toLowerCase() as keyof typeof states] ?? 'pending',
    }));
}

async function dodoRecord(baseUrl: string, id: string): Promise<GatewayRecord> {
  type Listed = { subscription_id: string; status: string; product_name: string };
  type Paid = {
    payment_id: string;
    subscription_id: string | null;
    status: string;
    total_amount: number;
    refund_status: 'full' | 'partial' | null;
    dispute_status: string | null;
  };
  const found = (await listed<Listed>(baseUrl, 'subscriptions')).find((one) => one.subscription_id === id);
  if (!found) throw new Error(`Dodo has no subscription ${id}`);
  const payments = (await listed<Paid>(baseUrl, 'payments')).filter((one) => one.subscription_id === id);
  return {
    state: found.status,
    plan: found.product_name,
    charges: payments.flatMap((one) =>
      one.status === 'succeeded' && one.total_amount > 0
        ? [
            {
              gatewayPaymentId: one.payment_id,
              amountMinor: one.total_amount,
              isReturned: one.refund_status === 'full' || one.dispute_status === 'dispute_lost',
            },
          ]
        : [],
    ),
  };
}

const PAYPAL_PAID = ['completed', 'partially_refunded', 'refunded'];

async function paypalRecord(baseUrl: string, id: string): Promise<GatewayRecord> {
  type Listed = { id: string; status: string; plan: { name: string } };
  /** A sale; the captures of orders are listed too and have no agreement. */
  type Sale = { id: string; billing_agreement_id?: string; state: string; amount: { total: string } };
  const found = (await listed<Listed>(baseUrl, 'subscriptions')).find((one) => one.id === id);
  if (!found) throw new Error(`PayPal has no subscription ${id}`);
  const sales = (await listed<Sale>(baseUrl, 'payments')).filter((one) => one.billing_agreement_id === id);
  return {
    state: found.status.toLowerCase(),
    plan: found.plan.name,
    charges: sales.flatMap(({ id: gatewayPaymentId, state, amount }) =>
      PAYPAL_PAID.includes(state)
        ? [
            {
              gatewayPaymentId,
              amountMinor: Math.round(Number(amount.total) * 100), // because everything seeded is in USD
              isReturned: state === 'refunded',
            },
          ]
        : [],
    ),
  };
}
