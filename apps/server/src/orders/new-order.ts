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
  /** What a coupon took off this line, of all its units. */
  discountMinor: number;
  /** In the line's price or on top of it, as the order says; of a trial, what its first charge will hold. */
  taxMinor: number;
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
  couponCode: string | null;
  tax: OrderTax;
};

/** One rate of an order's tax, frozen: what it was taken of and what it came to. */
export type OrderTaxLine = {
  name: string;
  rateBp: number;
  country: string;
  region: string | null;
  category: string | null;
  baseMinor: number;
  taxMinor: number;
  /** The customer, a company elsewhere, owes it; the rate is 0 here. */
  reverseCharge: boolean;
};

/** The tax the shop itself answers for. `lines` is empty where the gateway does, or nothing is taxed. */
export type OrderTax = {
  included: boolean;
  lines: OrderTaxLine[];
  country: string | null;
  region: string | null;
  vatNumber: string | null;
};

/** An order that neither is taxed by the shop nor had to know where its customer is. */
export const UNTAXED: OrderTax = { included: false, lines: [], country: null, region: null, vatNumber: null };
