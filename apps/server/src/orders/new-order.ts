import type { BillingInterval, DeliveryModel, PaymentGatewayKey, PriceBilling, ProductPolicies } from '@vozex/domain';

/** One line of a new order, with everything that is frozen at purchase. Amounts are minor units of the order's currency. */
export type NewOrderItem = {
  productId: string;
  priceId: string;
  productName: string;
  priceName: string;
  billing: PriceBilling;
  quantity: number;
  unitAmountMinor: number;
  /** Of a hybrid product: what was chosen; the model, driver and provider are then that path's. */
  path: string | null;
  deliveryModel: DeliveryModel;
  driver: string;
  externalProvider: string | null;
  choices: Record<string, unknown>;
  terms: Record<string, unknown>;
  gatewayProductId: string | null;
  dueHours: number | null;
  policies: ProductPolicies;
  /** Set for a recurring price: how it is billed, and the product or plan the gateway bills it by. */
  recurring: RecurringItem | null;
};

export type RecurringItem = {
  interval: BillingInterval;
  intervalCount: number;
  /** Null: the first period is paid at once. */
  trialDays: number | null;
  gatewayPlanId: string | null;
};

export type NewOrder = {
  customerId: string;
  paymentGateway: PaymentGatewayKey;
  currency: string;
  metadata: Record<string, unknown>;
  items: NewOrderItem[];
};
