import type { BillingInterval } from '@vozex/domain';

/** One thing that was checked about a gateway; `fix` says what to do where it is not well. */
export type GatewayCheck = {
  check: 'credentials' | 'mode' | 'webhook_endpoint' | 'webhook_secret' | 'webhook_events' | 'certificate' | 'price';
  level: 'ok' | 'warning' | 'error';
  detail: string;
  fix?: string;
};

/** A price as a gateway must know it. */
export type PriceToMap = {
  priceId: string;
  productName: string;
  priceName: string;
  amountMinor: number;
  currency: string;
  recurring: { interval: BillingInterval; intervalCount: number; trialDays: number | null } | null;
  mapping: { product_id?: string | undefined; plan_id?: string | undefined };
};

/** What operators do with a gateway: prove that it works, register our webhook, make what a price needs. */
export type GatewaySetup = {
  /** Proves credentials, mode, webhook endpoint, secret and events. Changes nothing; never throws. */
  check(webhookUrl: string): Promise<GatewayCheck[]>;
  /** Compares one price with what the gateway has under its mapping; warns where the gateway would deliver by itself. */
  checkPrice(price: PriceToMap): Promise<GatewayCheck[]>;
  /**
   * Registers `url` for every event we read, or takes over the registration it already has.
   * @returns the endpoint's id, and its secret where the gateway has one. @throws PaymentError.
   */
  registerWebhook(url: string): Promise<{ endpointId: string; secret: string | null }>;
  /** Accepts deliveries of a further endpoint from now on. */
  trustWebhook(endpoint: { endpointId: string; secret: string | null }): void;
  /** Makes the product or plan of a price. Asked again for the same price, it finds what it made. @throws PaymentError. */
  makeMapping(price: PriceToMap): Promise<{ product_id?: string; plan_id?: string }>;
};
