/** Whether a delivery can become another plan or quantity; `reason` is a sentence for the customer. */
export type UpgradeAnswer =
  | { kind: 'possible' }
  | { kind: 'refused'; code: string; reason: string }
  /** Whoever delivers gave no readable answer. */
  | { kind: 'unclear'; reason: string };

/** What subscriptions need to know of deliveries, in their own words; fulfillment answers, wiring.ts joins. */
export type DeliveryPort = {
  /** Asked before money moves; changes nothing. Call it outside any transaction. */
  mayUpgrade(orderItemId: string, to: { plan: string | null; quantity: number }): Promise<UpgradeAnswer>;
  /** The same for a price that buys another path: `choices` for that path; null on the way back. */
  mayMove(
    orderItemId: string,
    to: { path: string | null; priceId: string; choices: Record<string, unknown> | null },
  ): Promise<UpgradeAnswer>;
};
