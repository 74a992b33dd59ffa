import type { PaymentGatewayKey } from '@vozex/domain';
import { audit } from '../../accounts/index.ts';
import { secondsAfter } from '../../kernel/clock.ts';
import { type Actor, actorName } from '../../kernel/route.ts';
import { type ReconciliationView, readReconciliations } from './read-reconciliations.ts';
import { reconcile } from './reconcile.ts';
import type { ReconcileApp } from './reconcile-app.ts';

/**
 * Looks now for what webhooks did not tell, in one gateway or all.
 *
 * @param days how far to look back.
 * @returns the looks; none of a gateway where one is under way already.
 * @throws PaymentError GATEWAY_NOT_CONFIGURED
 */
export async function reconcileNow(
  app: ReconcileApp,
  actor: Actor,
  { gateway: only, days }: { gateway?: PaymentGatewayKey | undefined; days: number },
): Promise<ReconciliationView[]> {
  const from = secondsAfter(app.clock.now(), -days * 86_400);
  const configured = app.gateways.catalog.describe().filter((gateway) => gateway.configured);
  const ids: string[] = [];
  for (const gateway of only ? [only] : configured.map((one) => one.gateway)) {
    const id = await reconcile(app, { gateway, from, requestedBy: actorName(actor) });
    if (id === undefined) continue;
    ids.push(id);
    await app.db.inOneTransaction((tx) => audit(app, tx, actor, 'payments.reconciled', id, { gateway, days }));
  }
  return await readReconciliations(app.db.read, { ids, limit: Math.max(1, ids.length) });
}
