import type { PlacedOrder } from '../placed-order.ts';
import type { Fulfillment } from '../shapes.ts';

/** A purchase whose delivery was proven. */
export type Delivered = { order: PlacedOrder; delivery: Fulfillment };

/** Looks at a delivery from outside. @param before the same product as others bought it. @returns what was seen. */
export type Proof = (order: PlacedOrder, delivery: Fulfillment, before: Delivered[]) => Promise<string>;

/** What was looked at from outside is not as it should be; ends the row with a "no". */
export class NotProven extends Error {}

export function expect(holds: boolean, otherwise: string): void {
  if (!holds) throw new NotProven(otherwise);
}

/** @returns what went wrong, in a sentence; undefined when nothing did. */
export async function attempt(work: () => Promise<void>): Promise<{ failed: string } | undefined> {
  try {
    await work();
  } catch (error) {
    return { failed: error instanceof Error ? error.message : String(error) };
  }
}
