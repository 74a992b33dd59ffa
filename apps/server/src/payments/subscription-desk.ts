import type { BillingInterval } from '@vozex/domain';
import type { GatewayEvent, SubscriptionSnapshot } from './gateway-event.ts';

/** What a subscription is sold for. Each gateway bills by a product or plan of its own; the terms are there to compare. */
export type RecurringTerms = {
  gatewayPlanId: string;
  quantity: number;
  unitAmountMinor: number;
  currency: string;
  interval: BillingInterval;
  intervalCount: number;
  /** Null: the first period is paid at once. */
  trialDays: number | null;
  /** What the shop adds to the price of each unit as tax; null where nothing, or where the gateway does so itself. */
  addedTax: { unitMinor: number; rateBp: number } | null;
};

/** How an instruction about a subscription ended. `unknown`: it left and no readable answer came; ask before repeating. */
export type InstructionAnswer =
  | { kind: 'done' }
  | { kind: 'refused'; code: string; reason: string }
  | { kind: 'unknown'; reason: string };

/** How a change of plan ended. `consent`: the buyer must agree at the gateway first. `scheduled`: from the next period. */
export type PlanChangeAnswer =
  | InstructionAnswer
  | { kind: 'consent'; redirectUrl: string }
  | { kind: 'scheduled'; effectiveAt: Date | null };

/** What a change of plan costs: `dueNowMinor` is charged at once (tax included where the gateway says so). */
export type PlanChangePreview = {
  dueNowMinor: number;
  currency: string;
  /** What each period costs afterwards, in minor units, before tax. */
  recurringMinor: number;
  effective: 'now' | 'next_period';
  needsConsent: boolean;
};

/** What the shop asks of a gateway about a subscription that runs. None retries by itself what moves money. */
export type SubscriptionDesk = {
  /** `undefined`: the gateway does not know it. @throws PaymentError GATEWAY_UNAVAILABLE. */
  read(gatewaySubscriptionId: string): Promise<SubscriptionSnapshot | undefined>;
  /** Its payments made since, as events with `refs.subscriptionId` and `refs.paymentId`. @throws as above. */
  paymentsSince(gatewaySubscriptionId: string, since: Date): Promise<GatewayEvent[]>;
  /** Ends it at once and for good. */
  cancelNow(gatewaySubscriptionId: string, reason: string): Promise<InstructionAnswer>;
  /**
   * Makes sure that nothing more is charged, in a way that can be undone: Dodo ends it at the period's end itself,
   * PayPal's is suspended and the shop cancels it when the period is over.
   */
  scheduleCancel(gatewaySubscriptionId: string, reason: string): Promise<InstructionAnswer>;
  undoCancel(gatewaySubscriptionId: string): Promise<InstructionAnswer>;
  pause(gatewaySubscriptionId: string, reason: string): Promise<InstructionAnswer>;
  resume(gatewaySubscriptionId: string): Promise<InstructionAnswer>;
  /** @throws PaymentError GATEWAY_REFUSED, GATEWAY_UNAVAILABLE. */
  previewChange(gatewaySubscriptionId: string, to: RecurringTerms): Promise<PlanChangePreview>;
  changePlan(
    gatewaySubscriptionId: string,
    to: RecurringTerms,
    urls: { returnUrl: string; cancelUrl: string },
  ): Promise<PlanChangeAnswer>;
  /** Where the customer gives another card, or tops up. @throws as above. */
  newPaymentMethod(gatewaySubscriptionId: string, returnUrl: string): Promise<{ redirectUrl: string }>;
  /** The gateway's own receipt as PDF; `undefined` where it makes none and the shop prints its own. */
  receipt(gatewayPaymentId: string): Promise<Buffer | undefined>;
};
