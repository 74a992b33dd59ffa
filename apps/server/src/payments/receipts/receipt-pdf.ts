import { GATEWAY_LABEL, type PaymentGatewayKey } from '@vozex/domain';
import type { z } from 'zod';
import { languageNow, spokenMoney } from '../../kernel/language.ts';
import { writePdf } from '../../kernel/pdf.ts';
import { say } from '../words.ts';
import type { PaidReceipt } from './read-receipt.ts';
import type { sellerSetting } from './seller-setting.ts';

/** A receipt with who issues it. `seller.name` and `seller.address` as buyers know the shop. */
export type Receipt = PaidReceipt & {
  seller: { name: string; email: string | null; address: string; taxId: string | null };
  printedAt: Date;
};

/** Who sells in its own name and answers for the tax; null where the shop itself is the seller. */
const MERCHANT_OF_RECORD: Record<PaymentGatewayKey, string | null> = { dodo: 'Dodo Payments', paypal: null };

/** The shop's own receipt for one payment, as PDF. */
export function receiptPdf(receipt: Receipt): Promise<Buffer> {
  const { seller, currency } = receipt;
  const money = (amountMinor: number, of = currency) => spokenMoney({ amount_minor: amountMinor, currency: of });
  const title = {
    title: say('Receipt {payment}', { payment: receipt.payment_id }),
    author: seller.name,
    at: receipt.printedAt,
  };
  return writePdf(
    { ...title, footer: `${seller.name} · ${seller.address.replaceAll(/\s*\n\s*/g, ', ')} · ${receipt.payment_id}` },
    (sheet) => {
      sheet.title(say('Receipt'));
      const merchant = MERCHANT_OF_RECORD[receipt.gateway];
      sheet.facts([
        [say('Sold by'), merchant && say('{merchant}, merchant of record', { merchant })],
        [
          merchant === null ? say('Sold by') : say('Shop'),
          [seller.name, seller.email, seller.address, seller.taxId].filter(Boolean).join('\n'),
        ],
        [
          say('Sold to'),
          [receipt.customer_name, receipt.customer_email, receipt.vat_number].filter(Boolean).join('\n'),
        ],
        [say('Paid on'), dayOf(receipt.paid_at)],
        [say('Paid with'), GATEWAY_LABEL[receipt.gateway]],
        [say('Payment'), receipt.payment_id],
        [say('Payment at {gateway}', { gateway: GATEWAY_LABEL[receipt.gateway] }), receipt.gateway_payment_id],
        [say('Order'), receipt.order_id],
      ]);
      if (merchant !== null) {
        sheet.paragraph(
          say(
            '{merchant} is the merchant of record of this sale: it sold the product in its own name, charged any tax and issues the tax invoice. This receipt confirms the payment and is no tax invoice.',
            { merchant },
          ),
        );
      }
      sheet.heading(say('What was bought'));
      sheet.table(
        [
          { title: say('Product'), share: 6 },
          { title: say('Quantity'), share: 1.5, align: 'right' },
          { title: say('Price'), share: 2.5, align: 'right' },
          { title: say('Total'), share: 2.5, align: 'right' },
        ],
        linesOf(receipt, money),
      );
      sheet.heading(say('Paid'));
      const tax = receipt.tax_minor;
      sheet.facts([
        [say('Before tax'), tax === null || tax === 0 ? null : money(receipt.amount_minor - tax)],
        ...taxFacts(receipt, money),
        [say('Total paid'), money(receipt.amount_minor)],
        [say('Given back so far'), receipt.refunded_minor === 0 ? null : money(receipt.refunded_minor)],
      ]);
      if (receipt.taxes.some((line) => line.reverse_charge)) {
        sheet.note(say('Reverse charge: the customer owes the VAT.'));
      }
      if (currency !== receipt.order_currency && !receipt.is_renewal) {
        sheet.note(
          say('Prices are in {prices}; {gateway} charged {currency}.', {
            prices: receipt.order_currency,
            gateway: GATEWAY_LABEL[receipt.gateway],
            currency,
          }),
        );
      }
    },
  );
}

/** The order's lines at the prices they were sold at; a renewal is one line of what was charged for it. */
function linesOf(receipt: Receipt, money: (amountMinor: number, of?: string) => string): string[][] {
  if (receipt.is_renewal) {
    const names = receipt.lines.map((line) => line.name).join('; ');
    return [
      [say('{names} (subscription period)', { names }), '', '', money(receipt.amount_minor - (receipt.tax_minor ?? 0))],
    ];
  }
  const { discount_minor: discount, coupon_code: code, order_currency: currency } = receipt;
  const lines = receipt.lines.map((line) => [
    line.name,
    String(line.quantity),
    money(line.unit_amount_minor, currency),
    money(line.total_minor, currency),
  ]);
  return discount === 0
    ? lines
    : [...lines, [say('Discount, coupon {code}', { code: code ?? '' }), '', '', `-${money(discount, currency)}`]];
}

/** The tax that is in the money: rate by rate where the shop sold it so, else as the gateway told it. */
function taxFacts(receipt: Receipt, money: (amountMinor: number) => string): [string, string | null][] {
  const { taxes, tax_minor: tax } = receipt;
  const [only, ...others] = taxes.filter((line) => !line.reverse_charge);
  if (tax === null || !only) return [[say('Tax'), tax === null ? null : money(tax)]];
  const title = (line: typeof only) => `${line.name} ${line.rate_bp / 100} %`;
  if (others.length === 0) return [[title(only), money(tax)]];
  // A later period at another price holds the same rates in the same shares; only their sum is known to the cent.
  if (receipt.is_renewal) return [[[only, ...others].map(title).join(', '), money(tax)]];
  return [only, ...others].map((line) => [title(line), money(line.tax_minor)]);
}

/** "1 March 2026 (UTC)": one day for everybody, whatever the server's clock zone. */
function dayOf(at: Date): string {
  const language = languageNow();
  const locale = language === 'en' ? 'en-GB' : language; // the day first: receipts are read on both sides of the Atlantic
  return `${new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(at)} (UTC)`;
}

/** Who sells: as owners have set it, else the sender of the shop's mails: `Ada's Shop <shop@ada.test>`. */
export function sellerOf(
  set: z.output<typeof sellerSetting.schema>,
  mailFrom: string,
  publicUrl: string,
): Receipt['seller'] {
  const [, name = '', email = ''] = /^\s*(.*?)\s*<([^<>]*)>\s*$/.exec(mailFrom) ?? ['', '', mailFrom.trim()];
  const unquoted = name.replace(/^"(.*)"$/, '$1');
  return {
    name: set.name || unquoted || new URL(publicUrl).host,
    email: set.email || email || null,
    address: set.address || publicUrl,
    taxId: set.tax_id || null,
  };
}
