import { limitGrantUpdates } from '../downloads/index.ts';
import type { App } from '../kernel/app.ts';
import type { Tx } from '../kernel/database.ts';
import { limitLicenseUpdates } from '../licensing/index.ts';
import { cancelFulfillment } from './cancel-fulfillment.ts';
import { holdFulfillment, release } from './hold-fulfillment.ts';
import { type HoldCause, liveRecordsOf } from './wishes.ts';

/** What a subscription says its customer may have from now on. `at` is when that became true. */
type Entitlement = {
  orderItemId: string;
  entitlement: 'run' | 'suspend' | 'read_only' | 'fallback' | 'end';
  cause: 'unpaid' | 'paused' | 'expired' | null;
  because: string;
  at: Date;
};

/** The causes that a subscription gives and takes; operators' and disputes' are none of its business. */
const ITS_CAUSES: readonly HoldCause[] = ['unpaid', 'paused', 'expired'];

/**
 * Makes the delivery of an order item what its subscription entitles to, and both of them while it is being moved to
 * another path. Told twice, it changes nothing again.
 */
export async function followEntitlement(app: App, tx: Tx, said: Entitlement): Promise<void> {
  for (const { id } of await liveRecordsOf(tx, said.orderItemId)) await follow(app, tx, id, said);
}

async function follow(app: App, tx: Tx, fulfillmentId: string, said: Entitlement): Promise<void> {
  const why = { by: 'vozex', because: said.because };
  switch (said.entitlement) {
    case 'run':
      await release(app, tx, fulfillmentId, ITS_CAUSES, why);
      return limitUpdates(app, tx, fulfillmentId, null);
    case 'suspend':
      return holdOnlyFor(app, tx, fulfillmentId, said.cause ?? 'unpaid', said.because);
    case 'read_only':
      return holdOnlyFor(app, tx, fulfillmentId, 'expired', said.because);
    case 'fallback':
      await release(app, tx, fulfillmentId, ITS_CAUSES, why);
      return limitUpdates(app, tx, fulfillmentId, said.at);
    case 'end':
      await cancelFulfillment(app, tx, fulfillmentId, 'subscription_ended', why);
  }
}

/** The new cause before the old ones go: in between, the delivery must not run. */
async function holdOnlyFor(app: App, tx: Tx, fulfillmentId: string, cause: HoldCause, because: string): Promise<void> {
  const why = { by: 'vozex', because };
  await holdFulfillment(app, tx, fulfillmentId, cause, why);
  const others = ITS_CAUSES.filter((one) => one !== cause);
  await release(app, tx, fulfillmentId, others, why);
}

async function limitUpdates(app: App, tx: Tx, fulfillmentId: string, until: Date | null): Promise<void> {
  const limit = { fulfillmentId, until, at: app.clock.now() };
  await limitLicenseUpdates(tx, limit);
  await limitGrantUpdates(tx, limit);
}
