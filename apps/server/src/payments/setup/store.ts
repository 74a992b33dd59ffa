import type { PaymentGatewayKey } from '@vozex/domain';
import type { Insertable, Selectable } from 'kysely';
import type { DB, Db, Tx } from '../../kernel/database.ts';

export type WebhookRow = Selectable<DB['gateway_webhooks']>;

/** Every endpoint that VOZEX registered itself. */
export function registeredWebhooks(db: Db): Promise<WebhookRow[]> {
  return db.selectFrom('gateway_webhooks').selectAll().orderBy('gateway').orderBy('endpoint_id').execute();
}

/** Locked, so that two who register at once do not both call it new. */
export function lockWebhook(tx: Tx, gateway: PaymentGatewayKey, endpointId: string): Promise<WebhookRow | undefined> {
  return tx
    .selectFrom('gateway_webhooks')
    .selectAll()
    .where('gateway', '=', gateway)
    .where('endpoint_id', '=', endpointId)
    .forUpdate()
    .executeTakeFirst();
}

/** Stores an endpoint, or what it has become; who registered it first stays. */
export async function upsertWebhook(tx: Tx, row: Insertable<DB['gateway_webhooks']>): Promise<void> {
  await tx
    .insertInto('gateway_webhooks')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['gateway', 'endpoint_id']).doUpdateSet(({ ref }) => ({
        url: ref('excluded.url'),
        secret_sealed: ref('excluded.secret_sealed'),
        key_id: ref('excluded.key_id'),
      })),
    )
    .execute();
}
