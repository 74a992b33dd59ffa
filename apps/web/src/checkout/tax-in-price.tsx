import { formatMoney } from '@vozex/domain';
import { languageOfPage, say } from '../languages/say.ts';

type NamedTax = { name: string; rate_bp: number; reverse_charge?: boolean };

/** "VAT 19 %", "VAT (reverse charge)": as receipts name it. */
export function taxTitle({ name, rate_bp, reverse_charge }: NamedTax): string {
  if (reverse_charge) return `${name} ${say('(reverse charge)')}`;
  return `${name} ${new Intl.NumberFormat(languageOfPage()).format(rate_bp / 100)} %`;
}

/** What of a price is tax, below it: "incl. $1.71 VAT 19 %". Nothing where the shop taxes nothing. */
export function TaxInPrice({ tax, currency }: { tax: (NamedTax & { tax_minor: number }) | null; currency: string }) {
  if (!tax) return null;
  const title = taxTitle(tax);
  const amount = formatMoney({ amount_minor: tax.tax_minor, currency }, languageOfPage());
  return (
    <span className="block text-[0.8125rem] text-ink-faint">
      {tax.reverse_charge ? title : say('incl. {amount} {tax}', { amount, tax: title })}
    </span>
  );
}
