import { type ApiClient, type ProblemDocument, Refused } from './api-client.ts';
import { pressOn } from './placed-order.ts';
import type { Page, Subscription, SubscriptionDetail } from './shapes.ts';

/** A subscription in its customer's hands, through the customer's own API. */
export type Subscriber = {
  readonly id: string;
  read(): Promise<SubscriptionDetail>;
  cancels(reason?: string): Promise<SubscriptionDetail>;
  /** Keeps it after all, or ends a pause. */
  resumes(): Promise<SubscriptionDetail>;
  pauses(): Promise<SubscriptionDetail>;
  previews(plan: string, quantity?: number): Promise<PlanPreview>;
  /** Changes plan or quantity, and agrees at the gateway where it wants that. */
  changes(plan: string, quantity?: number): Promise<void>;
  /** Asks for another plan or quantity. @returns where to agree at the gateway; null where nobody asks. */
  wishes(plan: string, quantity?: number): Promise<string | null>;
  /** Gives up a change that waits for consent. */
  dropsTheChange(): Promise<void>;
  /** Gives another card on the gateway's page. */
  givesAnotherCard(): Promise<string>;
  /** Where the customer would give it. */
  paymentMethodUrl(): Promise<string>;
};

export type PlanPreview = {
  due_now_minor: number;
  recurring_minor: number;
  recurring_total_minor: number;
  tax: { name: string; rate_bp: number; tax_minor: number } | null;
  effective: string;
  needs_consent: boolean;
  possible: boolean;
  reason: string | null;
};

/** The subscription behind an order, once the shop knows it. @throws Error when there is none. */
export async function subscriberOf(api: ApiClient, orderId: string): Promise<Subscriber> {
  const { items } = await api.get<Page<Subscription>>('/api/me/subscriptions?limit=100');
  const found = items.find((one) => one.order_id === orderId);
  if (!found) throw new Error(`there is no subscription of ${orderId}; there are ${JSON.stringify(items)}`);
  return openSubscriber(api, found.id);
}

function openSubscriber(api: ApiClient, id: string): Subscriber {
  const at = `/api/me/subscriptions/${id}`;
  const read = () => api.get<SubscriptionDetail>(at);
  const choiceOf = async (plan: string, quantity: number | undefined) => {
    const { plans, quantity: now } = await read();
    const price = plans.find((one) => one.name === plan);
    if (!price) throw new Error(`${id} cannot become "${plan}"; it can become ${plans.map((one) => one.name)}`);
    return { price_id: price.price_id, quantity: quantity ?? now };
  };
  const wishes = async (plan: string, quantity?: number) => {
    const wish = await choiceOf(plan, quantity);
    return (await api.post<{ consent_url: string | null }>(`${at}/change-plan`, wish)).consent_url;
  };
  const paymentMethodUrl = async () => (await api.post<{ redirect_url: string }>(`${at}/payment-method`)).redirect_url;
  return {
    id,
    read,
    cancels: (reason) => api.post(`${at}/cancel`, reason === undefined ? {} : { reason }),
    resumes: () => api.post(`${at}/resume`),
    pauses: () => api.post(`${at}/pause`),
    previews: async (plan, quantity) => api.post(`${at}/change-plan/preview`, await choiceOf(plan, quantity)),
    wishes,
    async changes(plan, quantity) {
      const consentUrl = await wishes(plan, quantity);
      if (consentUrl) await pressOn(consentUrl, 'agree');
    },
    async dropsTheChange() {
      const { status, body } = await api.ask('DELETE', `${at}/change-plan`);
      if (status !== 200) throw new Refused(`DELETE ${at}/change-plan`, status, body as ProblemDocument); // because errors are problem documents
    },
    paymentMethodUrl,
    async givesAnotherCard() {
      const url = new URL(await paymentMethodUrl());
      const cardId = url.pathname.split('/').at(-1);
      const answer = await fetch(new URL(`/sandbox/payment-methods/${cardId}/enter`, url), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ choice: 'pay' }),
      });
      if (!answer.ok) throw new Error(`the card was not taken: ${answer.status} ${await answer.text()}`);
      return ((await answer.json()) as { status: string }).status; // because that is what the sandbox answers
    },
  };
}
