import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { adminProductsQuery } from '../../api/admin.ts';
import { currenciesQuery } from '../../api/shop.ts';
import type { AdminCouponBody } from '../../api/types.ts';
import { Button } from '../../ui/button.tsx';
import { Panel } from '../../ui/card.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { RadioCards } from '../../ui/radio-cards.tsx';
import { readAmount, writeAmount } from '../../words/read-amount.ts';
import { useWhyNot } from '../rights.ts';
import { SaveBar } from '../save-bar.tsx';
import { useSaving } from '../use-saving.ts';

type Draft = Omit<AdminCouponBody, 'percent_bp' | 'amounts' | 'minimums' | 'redemptions_max' | 'per_customer_max'> & {
  kind: 'percent' | 'amount';
  percent: string;
  /** As typed, by currency. */
  amounts: Record<string, string>;
  minimums: Record<string, string>;
  most: string;
  mostEach: string;
};

type PartProps = { draft: Draft; change(part: Partial<Draft>): void; fields: Readonly<Record<string, string>> };

const typed = (amounts: Record<string, number>) =>
  Object.fromEntries(Object.entries(amounts).map(([currency, minor]) => [currency, writeAmount(minor, currency)]));

function draftOf(coupon: AdminCouponBody): Draft {
  const { percent_bp, amounts, minimums, redemptions_max, per_customer_max, ...rest } = coupon;
  return {
    ...rest,
    kind: amounts === null ? 'percent' : 'amount',
    percent: percent_bp === null ? '' : String(percent_bp / 100),
    amounts: typed(amounts ?? {}),
    minimums: typed(minimums),
    most: redemptions_max === null ? '' : String(redemptions_max),
    mostEach: per_customer_max === null ? '' : String(per_customer_max),
  };
}

/** What was typed, as minor units; null for what is no amount. Empty fields are left out. */
function read(amounts: Record<string, string>): Record<string, number | null> {
  const written = Object.entries(amounts).filter(([, text]) => text.trim() !== '');
  return Object.fromEntries(written.map(([currency, text]) => [currency, readAmount(text, currency)]));
}

function complaints(draft: Draft): Record<string, string> {
  const found: Record<string, string> = {};
  const percent = Number(draft.percent.replace(',', '.'));
  if (draft.kind === 'percent' && !(percent >= 0.01 && percent <= 100)) found.percent_bp = 'Use 0.01 to 100.';
  for (const name of ['amounts', 'minimums'] as const) {
    if (name === 'amounts' && draft.kind === 'percent') continue;
    for (const [currency, minor] of Object.entries(read(draft[name]))) {
      if (!minor) found[`${name}.${currency}`] = `This is no amount in ${currency}.`;
    }
  }
  return found;
}

function bodyOf({ kind, percent, amounts, minimums, most, mostEach, ...rest }: Draft): AdminCouponBody {
  const inMinor = (texts: Record<string, string>) => read(texts) as Record<string, number>; // because it was complained of otherwise
  return {
    ...rest,
    percent_bp: kind === 'percent' ? Math.round(Number(percent.replace(',', '.')) * 100) : null,
    amounts: kind === 'amount' ? inMinor(amounts) : null,
    minimums: inMinor(minimums),
    redemptions_max: most === '' ? null : Number(most),
    per_customer_max: mostEach === '' ? null : Number(mostEach),
  };
}

function AmountsByCurrency({
  label,
  name,
  value,
  onChange,
  fields,
}: {
  label: string;
  name: 'amounts' | 'minimums';
  value: Record<string, string>;
  onChange(value: Record<string, string>): void;
  fields: Readonly<Record<string, string>>;
}) {
  const { offered = [] } = useQuery(currenciesQuery).data ?? {};
  const currencies = [...new Set([...offered, ...Object.keys(value)])];
  return currencies.map((currency) => (
    <Field key={currency} label={`${label} (${currency})`} error={fields[`${name}.${currency}`]} optional>
      <Input
        inputMode="decimal"
        value={value[currency] ?? ''}
        onChange={(event) => onChange({ ...value, [currency]: event.target.value })}
      />
    </Field>
  ));
}

function What({ draft, change, fields }: PartProps) {
  return (
    <Panel title="What it takes off">
      <div className="grid gap-5 sm:grid-cols-2">
        <Field label="Code" hint="Typed in any case." error={fields.code} required>
          <Input
            required
            maxLength={40}
            spellCheck={false}
            autoComplete="off"
            value={draft.code}
            onChange={(event) => change({ code: event.target.value.toUpperCase() })}
          />
        </Field>
        <Field label="Note" hint="For the team." error={fields.note} optional>
          <Input maxLength={500} value={draft.note} onChange={(event) => change({ note: event.target.value })} />
        </Field>
        <div className="sm:col-span-2">
          <RadioCards
            legend="Takes off"
            columns
            value={draft.kind}
            onChange={(kind) => change({ kind })}
            cards={[
              { value: 'percent', label: 'A share', hint: 'Of each line, rounded half up.' },
              { value: 'amount', label: 'An amount', hint: 'Of the order, shared out by the lines’ worth.' },
            ]}
          />
        </div>
        {draft.kind === 'percent' ? (
          <Field label="Share (%)" error={fields.percent_bp} required>
            <Input
              inputMode="decimal"
              value={draft.percent}
              onChange={(event) => change({ percent: event.target.value })}
            />
          </Field>
        ) : (
          <>
            <AmountsByCurrency
              label="Amount"
              name="amounts"
              value={draft.amounts}
              onChange={(amounts) => change({ amounts })}
              fields={fields}
            />
            {(fields.amounts ?? fields.percent_bp) && (
              <p className="font-medium text-[0.8125rem] text-bad sm:col-span-2">Give an amount in some currency.</p>
            )}
          </>
        )}
      </div>
    </Panel>
  );
}

/** A moment as the browser's own field has it, in the operator's time zone. */
function localOf(iso: string | null): string {
  if (iso === null) return '';
  const at = new Date(iso);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

const isoOf = (local: string) => (local === '' ? null : new Date(local).toISOString());

function Limits({ draft, change, fields }: PartProps) {
  const moment = (label: string, name: 'starts_at' | 'ends_at') => (
    <Field label={label} error={fields[name]} optional>
      <Input
        type="datetime-local"
        value={localOf(draft[name])}
        onChange={(event) => change({ [name]: isoOf(event.target.value) })}
      />
    </Field>
  );
  const count = (label: string, name: 'most' | 'mostEach', error: string | undefined) => (
    <Field label={label} error={error} optional>
      <Input
        type="number"
        inputMode="numeric"
        min={1}
        value={draft[name]}
        onChange={(event) => change({ [name]: event.target.value })}
      />
    </Field>
  );
  return (
    <Panel title="Limits" note="Whatever is left empty does not limit it.">
      <div className="grid gap-5 sm:grid-cols-2">
        {moment('Valid from', 'starts_at')}
        {moment('Valid until', 'ends_at')}
        {count('Redemptions in all', 'most', fields.redemptions_max)}
        {count('Redemptions of each customer', 'mostEach', fields.per_customer_max)}
        <AmountsByCurrency
          label="Least total"
          name="minimums"
          value={draft.minimums}
          onChange={(minimums) => change({ minimums })}
          fields={fields}
        />
      </div>
    </Panel>
  );
}

function Products({ draft, change, fields }: PartProps) {
  const products = useInfiniteQuery(adminProductsQuery({}));
  const all = products.data?.pages.flatMap(({ items }) => items) ?? [];
  const toggle = (id: string, on: boolean) =>
    change({ product_ids: on ? [...draft.product_ids, id] : draft.product_ids.filter((one) => one !== id) });
  return (
    <Panel title="Products" note="None ticked: everything that is paid once.">
      <div className="grid gap-3">
        {all.map(({ id, name }) => (
          <Checkbox
            key={id}
            label={name}
            checked={draft.product_ids.includes(id)}
            onChange={(event) => toggle(id, event.target.checked)}
          />
        ))}
        {products.hasNextPage && (
          <Button size="small" className="justify-self-start" onClick={() => products.fetchNextPage()}>
            Show more products
          </Button>
        )}
        {fields.product_ids && <p className="font-medium text-[0.8125rem] text-bad">{fields.product_ids}</p>}
      </div>
    </Panel>
  );
}

/** A coupon on one page: what it takes off, how often, and off what. */
export function CouponForm({
  first,
  verb,
  save,
}: {
  first: AdminCouponBody;
  verb: string;
  save(body: AdminCouponBody): Promise<void>;
}) {
  const [draft, setDraft] = useState(() => draftOf(first));
  const whyNot = useWhyNot('operator');
  const { form, fields, submit, ...saving } = useSaving({
    save: () => save(bodyOf(draft)),
    complain: async () => complaints(draft),
    whyNot,
  });
  const part = { draft, change: (part: Partial<Draft>) => setDraft((now) => ({ ...now, ...part })), fields };
  return (
    <form ref={form} onSubmit={submit} className="grid grid-cols-1 gap-6">
      <What {...part} />
      <Limits {...part} />
      <Products {...part} />
      <SaveBar verb={verb} fields={fields} whyNot={whyNot} {...saving} />
    </form>
  );
}
