import type { PaymentGatewayKey } from '@vozex/domain';
import type { App } from '../../kernel/app.ts';
import type { SealedColumn } from '../../kernel/reseal.ts';
import { PaymentError } from '../errors.ts';
import type { GatewayRouter } from '../open-gateways.ts';
import { logWebhookTrusted, logWebhookUnopened } from './log-events.ts';
import { registeredWebhooks, type WebhookRow } from './store.ts';

type WebhooksApp = Pick<App, 'db' | 'log' | 'seal'> & { gateways: GatewayRouter };

/** What each shop of this process has been told to trust, by endpoint: the sealed secret as it was then. */
const trusted = new WeakMap<GatewayRouter, Map<string, string | null>>();

/** Bound into the sealed value, so that one swapped into another row does not open. */
export function webhookPurpose(gateway: PaymentGatewayKey, endpointId: string): string {
  return `gateway_webhook:${gateway}:${endpointId}`;
}

/**
 * Makes this process accept the deliveries of every endpoint that VOZEX registered, by whichever process. Asked again,
 * it only looks for new ones. A secret that does not open is logged, and the others go on.
 */
export async function loadGatewayWebhooks(app: WebhooksApp): Promise<void> {
  for (const row of await registeredWebhooks(app.db.read)) trustStored(app, row);
}

function trustStored(app: WebhooksApp, row: WebhookRow): void {
  const known = trusted.get(app.gateways) ?? new Map<string, string | null>();
  trusted.set(app.gateways, known);
  const name = webhookPurpose(row.gateway, row.endpoint_id);
  if (known.has(name) && known.get(name) === row.secret_sealed) return;
  try {
    const secret = row.secret_sealed === null ? null : app.seal.open(row.secret_sealed, name);
    app.gateways.of(row.gateway).setup.trustWebhook({ endpointId: row.endpoint_id, secret });
    logWebhookTrusted(app.log, row.gateway, row.endpoint_id);
  } catch (error) {
    if (error instanceof PaymentError) return; // not configured any more: nobody can deliver
    logWebhookUnopened(app.log, row.gateway, row.endpoint_id, error);
  }
  known.set(name, row.secret_sealed);
}

/** For `vozex secrets reseal`. */
export const sealedWebhookSecrets: SealedColumn = {
  table: 'gateway_webhooks',
  column: 'secret_sealed',
  key: ['gateway', 'endpoint_id'],
  purposeOf: webhookPurpose,
  keyId: 'key_id',
};
