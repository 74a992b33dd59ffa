import type { ApiClient } from './api-client.ts';
import type {
  AdminDispute,
  AdminFulfillment,
  AdminOrder,
  AdminPayment,
  AdminSubscription,
  AdminTask,
  Page,
} from './shapes.ts';
import { until } from './until.ts';

/** Whoever runs the shop, through the admin API. */
export type Operator = {
  readonly api: ApiClient;
  order(orderId: string): Promise<AdminOrder>;
  /** The deliveries of an order with all that is known of them. */
  deliveriesOf(orderId: string): Promise<AdminFulfillment[]>;
  /** The only one. */
  deliveryOf(orderId: string): Promise<AdminFulfillment>;
  /** The subscription of an order. */
  subscriptionOf(orderId: string): Promise<AdminSubscription>;
  /** Gives money of a payment back; all that is left where no amount is told. */
  refunds(
    paymentId: string,
    reason: string,
    part?: { amount_minor?: number; quantity?: number },
  ): Promise<{ id: string; status: string }>;
  /** Gives all money of an order's only payment back, once it has arrived. @returns the payment as it was. */
  refundsOrder(orderId: string, reason: string): Promise<AdminPayment>;
  /** Presses "reconcile now", for so many days back. @returns what was found. */
  reconciles(days?: number): Promise<{ what: string; ref: string; result: string }[]>;
  /** The disputes about an order's payments, newest first. */
  disputesOf(orderId: string): Promise<AdminDispute[]>;
  /** Ends a subscription, at the end of its period or now. */
  cancelsSubscription(id: string, when: 'period_end' | 'now', reason: string): Promise<AdminSubscription>;
  /** The drivers that deliver an order. */
  driversOf(orderId: string): Promise<string[]>;
  tasksOf(orderId: string): Promise<AdminTask[]>;
  completes(taskId: string, note: string): Promise<AdminTask>;
  retries(fulfillmentId: string): Promise<AdminFulfillment>;
};

export function openOperator(api: ApiClient): Operator {
  const deliveriesOf = async (orderId: string) => {
    const { items } = await api.get<Page<{ id: string }>>(`/api/admin/fulfillments?order_id=${orderId}&limit=100`);
    return Promise.all(items.map(({ id }) => api.get<AdminFulfillment>(`/api/admin/fulfillments/${id}`)));
  };
  return {
    api,
    order: (orderId) => api.get(`/api/admin/orders/${orderId}`),
    deliveriesOf,
    async deliveryOf(orderId) {
      const [first, ...others] = await deliveriesOf(orderId);
      if (!first || others.length > 0)
        throw new Error(`${orderId} has ${others.length + (first ? 1 : 0)} deliveries, not one`);
      return first;
    },
    async subscriptionOf(orderId) {
      const { items } = await api.get<Page<{ id: string }>>(`/api/admin/subscriptions?q=${orderId}`);
      const [first] = items;
      if (!first) throw new Error(`${orderId} has no subscription`);
      return api.get(`/api/admin/subscriptions/${first.id}`);
    },
    refunds: (paymentId, reason, part = {}) => api.post(`/api/admin/payments/${paymentId}/refund`, { reason, ...part }),
    async refundsOrder(orderId, reason) {
      const payment = await until(`the payment of ${orderId}`, async () => {
        const { payments } = await api.get<AdminOrder>(`/api/admin/orders/${orderId}`);
        return payments.find((one) => one.status === 'succeeded');
      });
      await api.post(`/api/admin/payments/${payment.id}/refund`, { reason });
      return payment;
    },
    async reconciles(days = 90) {
      type Found = { items: { findings: { what: string; ref: string; result: string }[]; problem: string | null }[] };
      const { items } = await api.post<Found>('/api/admin/reconcile', { days });
      const problem = items.find((item) => item.problem !== null)?.problem;
      if (problem) throw new Error(`reconciling failed: ${problem}`);
      return items.flatMap((item) => item.findings);
    },
    async disputesOf(orderId) {
      const { items } = await api.get<Page<AdminDispute>>('/api/admin/disputes?limit=100');
      return items.filter((dispute) => dispute.order_id === orderId);
    },
    cancelsSubscription: (id, when, reason) => api.post(`/api/admin/subscriptions/${id}/cancel`, { when, reason }),
    driversOf: async (orderId) => (await deliveriesOf(orderId)).map(({ driver }) => driver),
    async tasksOf(orderId) {
      const all = await Promise.all(
        (['open', 'done', 'cancelled'] as const).map((status) =>
          api.get<Page<AdminTask>>(`/api/admin/tasks?status=${status}&limit=100`),
        ),
      );
      return all.flatMap(({ items }) => items).filter((task) => task.order_id === orderId);
    },
    completes: (taskId, note) => api.post(`/api/admin/tasks/${taskId}/complete`, { note }),
    retries: (fulfillmentId) => api.post(`/api/admin/fulfillments/${fulfillmentId}/retry`),
  };
}
