import type { Money } from '@vozex/domain';
import { z } from 'zod';
import { secondsAfter } from '../../../kernel/clock.ts';
import { type RefundAnswer, UnreadableWebhook } from '../../gateway.ts';
import type { GatewayEvent } from '../../gateway-event.ts';
import { GatewayId } from '../read-body.ts';
import type { PaypalClient } from './client.ts';
import { refusalOf } from './failures.ts';
import { paypalValue } from './money.ts';
import { normalizePaypalWebhook } from './normalize.ts';
import type { Paypal } from './paypal.ts';
import { webhookEvents } from './webhook-events.ts';

export type PaypalRefundRequest = { captureId: string; amount: Money; requestId: string; reason: string };

/** PayPal's limit for a refund's reason in the old API. */
const REASON_LENGTH_MAX = 127;
/** How far back PayPal shows its events; a refund is asked after within hours. */
const EVENTS_KEPT_SECONDS = 30 * 86_400;

const SaleRefund = z.object({ id: GatewayId, state: z.string(), reason_code: z.string().nullish() });

/**
 * Refunds a sale, which is how PayPal calls a subscription's payment, under the same request id as the newer call that
 * did not know it.
 *
 * @returns undefined where the old API does not know the sale either. @throws what the call failed with.
 */
export async function refundSale(
  client: PaypalClient,
  { captureId: saleId, amount, requestId, reason }: PaypalRefundRequest,
): Promise<RefundAnswer | undefined> {
  const total = paypalValue(amount.amount_minor, amount.currency);
  try {
    const answer = await client.send({
      method: 'POST',
      path: `/v1/payments/sale/${encodeURIComponent(saleId)}/refund`,
      body: {
        amount: { total, currency: amount.currency },
        invoice_number: requestId,
        ...(reason === '' ? {} : { reason: reason.slice(0, REASON_LENGTH_MAX) }),
      },
      requestId,
    });
    return answerOf(answer);
  } catch (error) {
    if (refusalOf(error)?.status === 404) return undefined;
    throw error;
  }
}

function answerOf(answer: unknown): RefundAnswer {
  const parsed = SaleRefund.safeParse(answer);
  if (!parsed.success) return { kind: 'unknown', reason: 'the answer names no refund' };
  const { id, state, reason_code } = parsed.data;
  switch (state) {
    case 'completed':
      return { kind: 'succeeded', gatewayRefundId: id };
    case 'pending':
      return { kind: 'pending', gatewayRefundId: id };
    case 'failed':
    case 'cancelled':
      return { kind: 'failed', code: `REFUND_${state.toUpperCase()}`, reason: reason_code ?? 'no reason given' };
    default:
      return { kind: 'unknown', reason: `state ${state}` };
  }
}

/**
 * Looks for our refund of a sale. A sale tells whether it was refunded, but not by whom: the events do. One that is
 * pending stands nowhere.
 *
 * @param asked `status`: of the sale, where the newer API knows it.
 * @returns undefined when nothing that PayPal shows tells of it. @throws what a call failed with.
 */
export async function findSaleRefund(
  { client, clock }: Pick<Paypal, 'client' | 'clock'>,
  asked: { paymentId: string; requestId: string; status: string | undefined },
): Promise<RefundAnswer | undefined> {
  const state = (asked.status ?? (await saleState(client, asked.paymentId)))?.toLowerCase();
  if (state === undefined) return { kind: 'unknown', reason: `PayPal does not know payment ${asked.paymentId}` };
  if (state !== 'refunded' && state !== 'partially_refunded') return undefined;
  const window = { from: secondsAfter(clock.now(), -EVENTS_KEPT_SECONDS), to: clock.now() };
  for (const type of ['PAYMENT.SALE.REFUNDED', 'PAYMENT.CAPTURE.REFUNDED']) {
    for await (const { body, attemptedAt } of webhookEvents(client, window, type)) {
      const answer = ours(readEvents(body, attemptedAt), asked);
      if (answer) return answer;
    }
  }
  return undefined;
}

/** An event that nobody can read is not the one that is looked for. */
function readEvents(body: Buffer, attemptedAt: Date | null): GatewayEvent[] {
  try {
    const normalized = normalizePaypalWebhook(body, attemptedAt);
    return normalized.kind === 'events' ? normalized.events : [];
  } catch (error) {
    if (error instanceof UnreadableWebhook) return [];
    throw error;
  }
}

function ours(events: GatewayEvent[], asked: { paymentId: string; requestId: string }): RefundAnswer | undefined {
  const found = events.find(
    ({ refs }) => refs.paymentId === asked.paymentId && refs.requestId === asked.requestId && refs.refundId,
  );
  const gatewayRefundId = found?.refs.refundId;
  if (!found || !gatewayRefundId) return undefined;
  if (found.type === 'refund.succeeded') return { kind: 'succeeded', gatewayRefundId };
  return found.type === 'refund.pending' ? { kind: 'pending', gatewayRefundId } : undefined;
}

async function saleState(client: PaypalClient, saleId: string): Promise<string | undefined> {
  try {
    const sale = await client.send({ method: 'GET', path: `/v1/payments/sale/${encodeURIComponent(saleId)}` });
    return z.object({ state: z.string() }).safeParse(sale).data?.state;
  } catch (error) {
    if (refusalOf(error)?.status === 404) return undefined;
    throw error;
  }
}
