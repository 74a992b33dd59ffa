import { createMarketplaceEndpoints, refuse } from '@vozex/provider-contract';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { Database, Tx } from '../database.ts';
import { PLANS } from '../workspaces/plans.ts';
import { isBeingSetUp, tenantById, tenantByInstanceKey } from '../workspaces/tenants.ts';
import { answerOf } from './answer-of.ts';
import { cancel, RETENTION_DAYS_DEFAULT, resume, suspend } from './change-state.ts';
import { createBusyWorkspaces } from './nobody-home.ts';
import { OnboardParameters, onboard, PRODUCT_REF, secondsUntilReady } from './onboard.ts';
import { createOperationStore } from './store.ts';
import { upgrade } from './upgrade.ts';

export type MarketplaceParts = {
  db: Database;
  clock: Clock;
  audience: string;
  signingSecrets: readonly string[];
  bearerTokens: readonly string[];
  /** Asked late, because the port is known only once the server listens. */
  publicUrl: () => string;
  onFault: (fault: unknown) => void;
};

/** The contract's endpoints over this provider's tenants. */
export function createEndpoints(parts: MarketplaceParts) {
  const { db, clock, publicUrl } = parts;
  const nobodyHome = createBusyWorkspaces();
  return createMarketplaceEndpoints<Tx>({
    audience: parts.audience,
    auth: { hmacSecrets: parts.signingSecrets, bearerTokens: parts.bearerTokens },
    clock,
    onFault: parts.onFault,
    idempotency: createOperationStore(db, clock),
    capabilities: () => ({
      async_actions: ['onboard'],
      plans: Object.entries(PLANS).map(([plan, { title, registersEach, products }]) => ({
        external_product_ref: PRODUCT_REF,
        plan,
        title,
        limits: { registers: registersEach, products },
        create_parameters: z.toJSONSchema(OnboardParameters, { io: 'input' }),
      })),
      max_operation_seconds: 120,
      retention_days: RETENTION_DAYS_DEFAULT,
    }),
    actions: {
      async onboard(request, tx) {
        const busySeconds = nobodyHome.busySeconds(request, clock.now());
        if (busySeconds > 0) {
          return refuse('unavailable', { detail: 'Nobody is home.', retryAfterSeconds: Math.min(60, busySeconds) });
        }
        return onboard(request, tx, publicUrl(), clock.now());
      },
      suspend: (request, tx) => suspend(request, tx, publicUrl(), clock.now()),
      resume: (request, tx) => resume(request, tx, publicUrl(), clock.now()),
      cancel: (request, tx) => cancel(request, tx, publicUrl(), clock.now()),
      upgrade: (request, tx) => upgrade(request, tx, publicUrl(), clock.now()),
      status: (lookup) =>
        db.inOneTransaction(async (tx) => {
          const tenant =
            'externalReference' in lookup
              ? await tenantById(tx, lookup.externalReference)
              : await tenantByInstanceKey(tx, lookup.instanceKey);
          if (!tenant) return undefined;
          const now = clock.now();
          const answer = await answerOf(tx, tenant, publicUrl(), now);
          return isBeingSetUp(tenant, now)
            ? { answer, lookAgainAfterSeconds: secondsUntilReady(tenant, now) }
            : { answer };
        }),
    },
  });
}
