import { PaymentGatewayKey } from '@vozex/domain';
import type { App } from '../kernel/app.ts';
import { crashPoint } from '../kernel/crash-point.ts';
import { RequestError } from '../kernel/errors.ts';
import type { RequestContext } from '../kernel/route.ts';
import { countRefusal } from './count-refusals.ts';
import { PaymentError } from './errors.ts';
import { type PaymentGateway, type VerifiedWebhook, WebhookRefused, type WebhookRequest } from './gateway.ts';
import { keepWebhook } from './keep-webhook.ts';
import { logWebhookRefused } from './log-events.ts';
import type { GatewayRouter } from './open-gateways.ts';

/** 256 KiB: a hundred times the largest event ever recorded. Anything bigger is no webhook. */
export const WEBHOOK_BODY_BYTES_MAX = 262_144;

const JSON_LIKE = /^application\/([\w.+-]+\+)?json\s*(;|$)/i;

/**
 * Takes a delivery in: proves who sent it, keeps its bytes and wakes the worker, in one short transaction. Only the
 * commit of that transaction is answered with success. What the event means is decided later, so that a sender is
 * never kept waiting and never told to repeat what we already hold.
 *
 * @throws PaymentError WEBHOOK_REFUSED (nothing is kept), WEBHOOK_UNVERIFIABLE; RequestError for what is no webhook.
 */
export async function receiveWebhook(
  app: App & { gateways: GatewayRouter },
  key: string,
  context: Pick<RequestContext, 'headers' | 'rawBody'>,
): Promise<Record<string, never>> {
  const gateway = gatewayOf(app, key);
  const counted = (result: string) => app.metrics.webhooksReceived.inc({ gateway: gateway.key, result });
  if (context.rawBody.length > WEBHOOK_BODY_BYTES_MAX) {
    counted('too_large');
    throw new RequestError('BODY_TOO_LARGE', `${context.rawBody.length} bytes for ${key}`);
  }
  const contentType = context.headers['content-type'];
  if (typeof contentType !== 'string' || !JSON_LIKE.test(contentType.trim())) {
    counted('bad_headers');
    throw new RequestError('UNSUPPORTED_MEDIA_TYPE', `webhook of ${key}: ${String(contentType)}`);
  }
  const verified = await verify(app, gateway, { rawBody: context.rawBody, headers: context.headers });
  await keepWebhook(app, { gateway: gateway.key, verified, body: context.rawBody });
  counted('kept');
  crashPoint('webhook.kept');
  return {};
}

function gatewayOf(app: { gateways: GatewayRouter }, key: string): PaymentGateway {
  if (!PaymentGatewayKey.safeParse(key).success) throw new RequestError('NOT_FOUND', `no gateway ${key}`);
  try {
    return app.gateways.of(key);
  } catch (error) {
    throw new RequestError('NOT_FOUND', `gateway ${key} is not configured`, { cause: error });
  }
}

async function verify(app: App, gateway: PaymentGateway, request: WebhookRequest): Promise<VerifiedWebhook> {
  try {
    return await gateway.verifyWebhook(request);
  } catch (error) {
    if (!(error instanceof WebhookRefused)) throw error;
    app.metrics.webhooksReceived.inc({ gateway: gateway.key, result: error.result });
    countRefusal(app, gateway.key, error.result);
    logWebhookRefused(app.log, gateway.key, error.result, error.message);
    const code = error.result === 'unverifiable' ? 'WEBHOOK_UNVERIFIABLE' : 'WEBHOOK_REFUSED';
    throw new PaymentError(code, `${gateway.key}: ${error.message}`, { cause: error });
  }
}
