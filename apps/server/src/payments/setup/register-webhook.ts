import type { PaymentGatewayKey } from '@vozex/domain';
import { audit } from '../../accounts/index.ts';
import { type Actor, actorName } from '../../kernel/route.ts';
import { describeGateway } from './check-gateway.ts';
import { GatewaySetupError } from './errors.ts';
import { loadGatewayWebhooks, webhookPurpose } from './gateway-webhooks.ts';
import type { SetupApp } from './setup-app.ts';
import { lockWebhook, upsertWebhook, type WebhookRow } from './store.ts';
import { isPublicAddress, webhookUrl } from './webhook-url.ts';

/** An endpoint at a gateway that delivers to this shop. */
export type RegisteredWebhook = { gateway: PaymentGatewayKey; endpointId: string; url: string };

/**
 * Has a gateway deliver its events to this shop, and accepts them from now on. Asked again, it takes over the
 * registration that is there. Other processes of the shop learn of it within half a minute; what is delivered to them
 * before is refused, and sent again by the gateway.
 *
 * @throws GatewaySetupError WEBHOOK_URL_NOT_PUBLIC; PaymentError GATEWAY_NOT_CONFIGURED, GATEWAY_REFUSED,
 * GATEWAY_UNAVAILABLE
 */
export async function registerGatewayWebhook(
  app: SetupApp,
  actor: Actor,
  key: PaymentGatewayKey,
): Promise<RegisteredWebhook> {
  const gateway = app.gateways.of(key);
  const url = webhookUrl(app, key);
  if (!describeGateway(app, key).test_mode && !isPublicAddress(url)) {
    throw new GatewaySetupError('WEBHOOK_URL_NOT_PUBLIC', `${key}: ${url}`);
  }
  const { endpointId, secret } = await gateway.setup.registerWebhook(url);
  await app.db.inOneTransaction(async (tx) => {
    const before = await lockWebhook(tx, key, endpointId);
    if (before && before.url === url && holds(app, before, secret)) return;
    const purpose = webhookPurpose(key, endpointId);
    await upsertWebhook(tx, {
      gateway: key,
      endpoint_id: endpointId,
      url,
      secret_sealed: secret === null ? null : app.seal.seal(secret, purpose),
      key_id: secret === null ? null : app.seal.keyId,
      created_by: actorName(actor),
      created_at: app.clock.now(),
    });
    await audit(app, tx, actor, 'payments.webhook_registered', key, { endpoint_id: endpointId, url });
  });
  await loadGatewayWebhooks(app);
  return { gateway: key, endpointId, url };
}

/** Whether the stored secret is this one; one whose master key is gone is not. */
function holds(app: SetupApp, row: WebhookRow, secret: string | null): boolean {
  if (row.secret_sealed === null) return secret === null;
  try {
    return app.seal.open(row.secret_sealed, webhookPurpose(row.gateway, row.endpoint_id)) === secret;
  } catch {
    return false;
  }
}
