import type { DeliveryModel, PaymentGatewayKey, PriceBilling } from '@vozex/domain';

/** One line of a new order, with everything that is frozen at purchase. Amounts are minor units of the order's currency. */
export type NewOrderItem = {
  productId: string;
  priceId: string;
  productName: string;
  priceName: string;
  billing: PriceBilling;
  quantity: number;
  unitAmountMinor: number;
  deliveryModel: DeliveryModel;
  driver: string;
  externalProvider: string | null;
  choices: Record<string, unknown>;
  terms: Record<string, unknown>;
  gatewayProductId: string | null;
  dueHours: number | null;
};

export type NewOrder = {
  customerId: string;
  paymentGateway: PaymentGatewayKey;
  currency: string;
  metadata: Record<string, unknown>;
  items: NewOrderItem[];
};
