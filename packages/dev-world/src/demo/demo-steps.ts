import type { ApiClient } from '../api-client.ts';
import type { Gateway } from '../shapes.ts';
import { attempt } from './demo-proof.ts';

/** Who takes part in the demo. */
export type Around = {
  /** Signed in; who pays at which gateway. */
  buyers: Record<Gateway, ApiClient>;
  /** Of the admin API. */
  operator: ApiClient;
  /** Where the gateways' sandboxes answer. */
  sandboxes: Record<Gateway, string>;
};

export const GATEWAYS = ['dodo', 'paypal'] as const satisfies Gateway[];
export const GATEWAY_TITLE = { dodo: 'Dodo', paypal: 'PayPal' } as const satisfies Record<Gateway, string>;

/** One purchase of the demo and how it was proven, from outside the shop, that it was delivered. */
export type DemoRow = {
  product: string;
  delivery_model: string;
  /** The way that was bought, of a hybrid product. */
  path: string | null;
  driver: string;
  gateway: Gateway;
  order_id: string;
  order_item_id: string;
  status: string;
  paid_to_delivered_ms: number | null;
  proof: string;
};

/** One thing that happens to what was bought, and how it was seen from outside the shop. */
export type LifeRow = {
  what: string;
  product: string;
  gateway: Gateway;
  order_id: string | null;
  ok: boolean;
  ms: number;
  proof: string;
};

/** Each needs the one before it. @returns, of `prove`, what was seen. */
export type Step<Subject> = { what: string; prove(subject: Subject): Promise<string> };

/**
 * Takes one step after the other; those after a step that does not hold are not tried.
 *
 * @param open finds or makes what it happens to.
 */
export async function takeSteps<Subject extends { order: { id: string } }>(
  { product, gateway }: { product: string; gateway: Gateway },
  open: () => Promise<Subject>,
  steps: Step<Subject>[],
): Promise<LifeRow[]> {
  const rows: LifeRow[] = [];
  let subject: Subject | undefined;
  let failed = await attempt(async () => {
    subject = await open();
  });
  for (const { what, prove } of steps) {
    const start = performance.now();
    let proof = failed ? `not tried: ${failed.failed}` : '';
    if (subject && !failed) {
      const held = subject;
      const wrong = await attempt(async () => {
        proof = await prove(held);
      });
      if (wrong) {
        proof = wrong.failed;
        failed = { failed: 'the step before did not hold' };
      }
    }
    const ms = Math.round(performance.now() - start);
    rows.push({ what, product, gateway, order_id: subject?.order.id ?? null, ok: !failed, ms, proof });
  }
  return rows;
}
