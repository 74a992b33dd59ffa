import { formatMoney } from '@vozex/domain';
import { X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Quote } from '../api/types.ts';
import { say, tell } from '../languages/say.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Panel } from '../ui/card.tsx';
import { Field } from '../ui/field.tsx';
import { Input, Select } from '../ui/input.tsx';
import { countries } from './countries.ts';
import type { OrderWish } from './use-quote.ts';

type TermsProps = {
  quote: Quote | undefined;
  wish: OrderWish;
  change(part: Partial<OrderWish>): void;
  fields: Readonly<Record<string, string>>;
};

/** Where the buyer is: asked only where the tax depends on it. */
export function Whereabouts({ quote, wish, change, fields }: TermsProps) {
  const billing = quote?.billing;
  if (!billing?.needs_country) return null;
  return (
    <Panel title={say('Where you are')} note={say('The tax depends on it.')}>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field label={say('Country')} error={fields['billing.country']} required>
          <Select
            autoComplete="country"
            value={wish.country}
            onChange={(event) => change({ country: event.target.value, region: '', vatNumber: '' })}
          >
            <option value="">{say('Choose a country')}</option>
            {countries().map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
        {billing.regions.length > 0 && (
          <Field label={say('State or region')} error={fields['billing.region']}>
            <Select value={wish.region} onChange={(event) => change({ region: event.target.value })}>
              <option value="">{say('Another one')}</option>
              {billing.regions.map((region) => (
                <option key={region} value={region}>
                  {region}
                </option>
              ))}
            </Select>
          </Field>
        )}
        {billing.asks_vat_number && <VatNumber wish={wish} change={change} error={fields['billing.vat_number']} />}
      </div>
    </Panel>
  );
}

/** Asked after once it is typed, not with every letter. */
function VatNumber({ wish, change, error }: Pick<TermsProps, 'wish' | 'change'> & { error: string | undefined }) {
  const [typed, setTyped] = useState(wish.vatNumber);
  return (
    <Field label={say('VAT number')} hint={say('Only if you buy for a company.')} error={error} optional>
      <Input
        spellCheck={false}
        autoComplete="off"
        maxLength={40}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => change({ vatNumber: typed.trim() })}
      />
    </Field>
  );
}

/** A field for a code, and what came of it. */
export function Coupon({ quote, wish, change, fields }: TermsProps) {
  const [typed, setTyped] = useState('');
  const coupon = wish.coupon ? quote?.coupon : null;
  const error = fields.coupon_code ?? coupon?.why_not ?? undefined;
  const apply = () => change({ coupon: typed.trim() });
  if (coupon?.applies) {
    return (
      <p role="status" className="flex items-center justify-between gap-3 text-sm">
        <span>{tell('Coupon {code} applied', { code: <span className="font-semibold">{coupon.code}</span> })}</span>
        <IconButton
          label={say('Remove the coupon {code}', { code: coupon.code })}
          onClick={() => {
            change({ coupon: '' });
            setTyped('');
          }}
        >
          <X aria-hidden="true" className="size-4" />
        </IconButton>
      </p>
    );
  }
  return (
    <div className="flex items-start gap-2">
      <Field label={say('Coupon')} error={error} optional className="flex-1">
        <Input
          spellCheck={false}
          autoComplete="off"
          maxLength={40}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            apply();
          }}
        />
      </Field>
      <Button onClick={apply} className="mt-6.5">
        {say('Apply')}
      </Button>
    </div>
  );
}

/** "19 %", "8.25 %". */
const percent = (rateBp: number) => `${rateBp / 100} %`;

/** How the total comes about: what a coupon takes off, and the tax. */
export function Totals({ quote }: { quote: Quote }) {
  const { totals, tax, lines } = quote;
  if (!totals) return null;
  const money = (amount_minor: number) => formatMoney({ amount_minor, currency: totals.currency });
  const free = totals.total_minor - totals.due_now_minor;
  const isSimple = totals.discount_minor === 0 && tax.lines.length === 0;
  return (
    <div className="grid gap-2.5">
      <dl className="grid gap-2.5">
        {!isSimple && <Sum label={say('Subtotal')}>{money(totals.subtotal_minor)}</Sum>}
        {totals.discount_minor > 0 && <Sum label={say('Discount')}>−{money(totals.discount_minor)}</Sum>}
        {tax.lines.map((line) => (
          <Sum
            key={`${line.name} ${line.rate_bp}`}
            label={
              line.reverse_charge
                ? say('{name}: reverse charge', { name: line.name })
                : tax.included
                  ? say('Including {name} {rate}', { name: line.name, rate: percent(line.rate_bp) })
                  : `${line.name} ${percent(line.rate_bp)}`
            }
          >
            {money(line.tax_minor)}
          </Sum>
        ))}
        {!isSimple && free > 0 && <Sum label={say('Free trial')}>−{money(free)}</Sum>}
        <div className="flex items-baseline justify-between gap-4 border-line border-t pt-3">
          <dt className="font-medium">
            {lines.some(({ billing }) => billing === 'recurring') ? say('Due today') : say('Total')}
          </dt>
          <dd className="font-semibold text-xl tracking-[-0.015em]">{money(totals.due_now_minor)}</dd>
        </div>
      </dl>
      {tax.by_gateway && (
        <p className="text-[0.8125rem] text-ink-faint leading-relaxed">
          {say('Tax is added on the payment page, where it is due.')}
        </p>
      )}
    </div>
  );
}

function Sum({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex items-baseline justify-between gap-4 text-sm">
      <dt className="text-ink-soft">{label}</dt>
      <dd className="text-right font-medium tabular-nums">{children}</dd>
    </div>
  );
}

/** What the quote says of fields that are filled in; what is still empty is asked for when the buyer goes on. */
export function fieldsTold(quote: Quote | undefined, saidCountry: boolean): Record<string, string> {
  const told = quote?.problems.filter(({ field }) => field !== 'billing.country' || saidCountry) ?? [];
  return Object.fromEntries(told.map(({ field, message }) => [field, message]));
}
