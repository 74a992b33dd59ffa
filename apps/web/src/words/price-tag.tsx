import type { Billing } from '../api/types.ts';
import { say, tell } from '../languages/say.ts';
import { Money } from '../ui/money.tsx';
import { periodPhrase } from './phrases.ts';

type PriceTagProps = { amount_minor: number; currency: string; trial_days?: number | null } & Billing;

/** "$29.00", "$29.00 / month", "14 days free, then $29.00 / month". */
export function PriceTag({ amount_minor, currency, trial_days, ...billing }: PriceTagProps) {
  const amount = amount_minor === 0 ? say('Free') : <Money amount_minor={amount_minor} currency={currency} />;
  if (billing.billing === 'one_time') return amount;
  const period = periodPhrase(billing);
  const recurring = (
    <>
      {amount}
      <span className="whitespace-nowrap font-normal text-[length:max(0.6em,0.8125rem)] text-ink-faint">
        <span className="sr-only">{say('per {period}', { period })}</span>
        <span aria-hidden="true"> / {period}</span>
      </span>
    </>
  );
  if (!trial_days) return recurring;
  return (
    <>
      {say('{count|# day|# days} free,', { count: trial_days })}{' '}
      <span className="whitespace-nowrap font-normal text-[length:max(0.6em,0.875rem)]">
        {tell('then {recurring}', { recurring })}
      </span>
    </>
  );
}
