import type { PaypalClient } from './client.ts';
import type { AskPaypal } from './verify-webhook.ts';

/** More questions at once than this are somebody's mischief; PayPal sends again what waits. */
const QUESTIONS_MAX = 4;

/**
 * Lets PayPal check a delivery. The body goes as the bytes that came: written anew, `1.0` would become `1`, and a
 * genuine signature would not hold.
 *
 * @see https://developer.paypal.com/docs/api/webhooks/v1/#verify-webhook-signature_post
 */
export function openAskPaypal(client: PaypalClient): AskPaypal {
  let asking = 0;
  return async (transmission, webhookId) => {
    if (asking >= QUESTIONS_MAX || !isOneJsonObject(transmission.rawBody)) return false;
    const question = {
      auth_algo: 'SHA256withRSA',
      cert_url: transmission.certificateUrl,
      transmission_id: transmission.id,
      transmission_sig: transmission.signature,
      transmission_time: transmission.time,
      webhook_id: webhookId,
    };
    asking += 1;
    try {
      const answer = await client.send({
        method: 'POST',
        path: '/v1/notifications/verify-webhook-signature',
        body: spliced(question, transmission.rawBody),
      });
      return (answer as { verification_status?: unknown } | undefined)?.verification_status === 'SUCCESS';
    } catch {
      return false; // the first refusal stands
    } finally {
      asking -= 1;
    }
  };
}

/** One whole object cannot end early, and so cannot bring members of its own into the question. */
function isOneJsonObject(body: Buffer): boolean {
  try {
    const parsed: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body));
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
  } catch {
    return false;
  }
}

function spliced(question: object, body: Buffer): Buffer {
  const before = `${JSON.stringify(question).slice(0, -1)},"webhook_event":`;
  return Buffer.concat([Buffer.from(before), body, Buffer.from('}')]);
}
