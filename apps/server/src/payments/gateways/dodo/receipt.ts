import type DodoPayments from 'dodopayments';
import { PaymentError } from '../../errors.ts';
import { READ } from './client.ts';
import { dodoFailure, refusalOf } from './failures.ts';

/** 10 MiB: a receipt is a page or two. */
const RECEIPT_BYTES_MAX = 10 * 1_048_576;

/**
 * Dodo's own invoice of a payment, as PDF: Dodo is the seller, so ours would be none.
 *
 * @returns undefined when there is none (yet). @throws PaymentError GATEWAY_REFUSED, GATEWAY_UNAVAILABLE.
 */
export async function readReceipt(client: DodoPayments, gatewayPaymentId: string): Promise<Buffer | undefined> {
  try {
    const answer = await client.invoices.payments.retrieve(gatewayPaymentId, READ);
    const receipt = Buffer.from(await answer.arrayBuffer());
    if (receipt.length <= RECEIPT_BYTES_MAX && receipt.subarray(0, 5).toString('latin1') === '%PDF-') return receipt;
    throw new PaymentError('GATEWAY_REFUSED', `Dodo's receipt of ${gatewayPaymentId} is no PDF we can pass on`);
  } catch (error) {
    if (refusalOf(error)?.status === 404) return undefined;
    throw dodoFailure(error, `receipt of ${gatewayPaymentId}`);
  }
}
