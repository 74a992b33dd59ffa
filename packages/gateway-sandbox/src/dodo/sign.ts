import { createHmac } from 'node:crypto';

/**
 * Signs by the Standard Webhooks scheme: HMAC-SHA256 over `id.timestamp.body`.
 *
 * @param secret `whsec_` and the key in base64.
 * @param timestampSeconds Unix time of the attempt.
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export function signDodoWebhook(secret: string, id: string, timestampSeconds: number, body: string): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  return `v1,${createHmac('sha256', key).update(`${id}.${timestampSeconds}.${body}`).digest('base64')}`;
}
