import { BodyReader } from '../read-body.ts';
import type { World } from '../world.ts';
import { amountLeft } from './find-payment.ts';
import { minorOf, moneyOf } from './money.ts';
import { giveBack, whyNotRefundable } from './refund-payment.ts';
import type { Issue } from './refusal.ts';
import { V1Refusal } from './refusal.ts';
import type { Made } from './request-ids.ts';
import { findSale } from './show-sale.ts';
import type { Money } from './state.ts';

const TOTAL = /^[0-9]+([.][0-9]{1,2})?$/;

const V1_NAMES: Partial<Record<Issue, ConstructorParameters<typeof V1Refusal>[1]>> = {
  CAPTURE_FULLY_REFUNDED: 'TRANSACTION_ALREADY_REFUNDED',
  REFUND_AMOUNT_EXCEEDED: 'REFUND_EXCEEDED_TRANSACTION_AMOUNT',
  REFUND_TIME_LIMIT_EXCEEDED: 'REFUND_TIME_LIMIT_EXCEEDED',
  TRANSACTION_DISPUTED: 'TRANSACTION_DISPUTED',
};

/**
 * `POST /v1/payments/sale/{id}/refund`: the older way, which the sale's own link names.
 *
 * @throws V1Refusal 400, 404
 */
export function refundSale(world: World, saleId: string, body: unknown): Made {
  const sale = findSale(world, saleId);
  const fields = new BodyReader(body ?? {}, () => new V1Refusal(400, 'VALIDATION_ERROR'));
  const rest = moneyOf(Math.max(amountLeft(world, sale), 0), sale.amount.currency_code);
  const amount = readV1Amount(fields.part('amount')) ?? rest;
  const why = whyNotRefundable(world, sale, amount);
  if (why) throw new V1Refusal(400, V1_NAMES[why.issue] ?? 'TRANSACTION_REFUSED');
  const invoice = fields.text('invoice_number');
  return giveBack(world, sale, amount, 'v1', invoice === undefined ? {} : { invoice_id: invoice });
}

function readV1Amount(fields: BodyReader | undefined): Money | undefined {
  if (!fields) return undefined;
  const [value, currency_code] = [fields.requiredText('total'), fields.requiredText('currency')];
  if (!TOTAL.test(value)) throw new V1Refusal(400, 'VALIDATION_ERROR');
  const minor = minorOf({ value, currency_code });
  if (minor === 0) throw new V1Refusal(400, 'VALIDATION_ERROR');
  return moneyOf(minor, currency_code);
}
