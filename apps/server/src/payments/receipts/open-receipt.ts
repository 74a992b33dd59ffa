import { languageFrom } from '@vozex/domain';
import type { App } from '../../kernel/app.ts';
import { RequestError } from '../../kernel/errors.ts';
import { inLanguage } from '../../kernel/language.ts';
import { readSetting } from '../../kernel/settings.ts';
import { PaymentError } from '../errors.ts';
import type { PaymentGateway } from '../gateway.ts';
import type { GatewayRouter } from '../open-gateways.ts';
import { type PaidReceipt, readReceipt } from './read-receipt.ts';
import { receiptPdf, sellerOf } from './receipt-pdf.ts';
import { sellerSetting } from './seller-setting.ts';

/** What receipts need of the shop; `mailSettings.from` is how buyers know it. */
export type ReceiptsApp = App & { gateways: GatewayRouter; mailSettings: { readonly from: string } };

/**
 * The receipt of a payment as PDF: the gateway's own where it makes one, else ours. A gateway that should have one and
 * cannot be reached is an error: two different documents for one payment would be worse than one a moment later.
 *
 * @param customerId when given, a payment of somebody else is as unknown as one that does not exist.
 * @throws RequestError NOT_FOUND, also while the money has not arrived; PaymentError GATEWAY_UNAVAILABLE.
 */
export async function openReceipt(
  app: ReceiptsApp,
  paymentId: string,
  customerId?: string,
): Promise<{ fileName: string; pdf: Buffer }> {
  const receipt = await readReceipt(app.db.read, paymentId);
  const isTheirs = customerId === undefined || receipt?.customer_id === customerId;
  if (!receipt || !isTheirs) throw new RequestError('NOT_FOUND', `receipt of ${paymentId}`);
  const made = await gatewayOf(app, receipt.gateway)?.subscriptions.receipt(receipt.gateway_payment_id);
  return { fileName: `receipt-${paymentId}.pdf`, pdf: made ?? (await ours(app, receipt)) };
}

async function ours(app: ReceiptsApp, receipt: PaidReceipt): Promise<Buffer> {
  const set = await readSetting(app.db.read, sellerSetting);
  const seller = sellerOf(set, app.mailSettings.from, app.publicUrl);
  return inLanguage(languageFrom(receipt.language) ?? 'en', () =>
    receiptPdf({ ...receipt, seller, printedAt: app.clock.now() }),
  );
}

/** `undefined` for a gateway that the shop has given up: its old payments still have our receipt. */
function gatewayOf(app: ReceiptsApp, key: string): PaymentGateway | undefined {
  try {
    return app.gateways.of(key);
  } catch (error) {
    if (error instanceof PaymentError && error.code === 'GATEWAY_NOT_CONFIGURED') return undefined;
    throw error;
  }
}
