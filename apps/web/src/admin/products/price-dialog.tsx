import { useQueryClient } from '@tanstack/react-query';
import { BillingInterval, type Language, type PaymentGatewayKey, PriceBilling } from '@vozex/domain';
import { useState } from 'react';
import { adminProductQuery, createPrice, savePrice } from '../../api/admin.ts';
import { textOrNothing } from '../../api/pages.ts';
import { Problem, wordError } from '../../api/problem.ts';
import type { AdminPrice, AdminPriceBody, AdminProduct, GatewayDescription } from '../../api/types.ts';
import { ActionDialog } from '../../shell/action-dialog.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Field } from '../../ui/field.tsx';
import { Input, Select, Textarea } from '../../ui/input.tsx';
import { RadioCards } from '../../ui/radio-cards.tsx';
import { useToast } from '../../ui/toast.tsx';
import { languageTitle } from '../../words/language-title.ts';
import { counted, spoken } from '../../words/phrases.ts';
import { readAmount, writeAmount } from '../../words/read-amount.ts';
import { useLanguages } from './use-languages.ts';

type MappingField = GatewayDescription['mapping_fields'][number];

const MAPPING_LABEL = { product_id: 'product id', plan_id: 'plan id' } satisfies Record<MappingField, string>;

function blank(product: AdminProduct): AdminPriceBody {
  return {
    product_id: product.id,
    name: '',
    path: product.paths[0]?.name ?? null,
    billing: product.is_recurring ? 'recurring' : 'one_time',
    amount_minor: 0,
    currency: product.prices[0]?.currency ?? 'USD',
    billing_interval: product.is_recurring ? 'month' : null,
    interval_count: product.is_recurring ? 1 : null,
    trial_days: null,
    plan: null,
    features: [],
    active: true,
    mappings: {},
    translations: {},
  };
}

type PriceDialogProps = {
  open: boolean;
  onOpenChange(open: boolean): void;
  product: AdminProduct;
  price?: AdminPrice;
  gateways: readonly GatewayDescription[];
};

type PartProps = {
  form: AdminPriceBody;
  change(part: Partial<AdminPriceBody>): void;
  fields: Readonly<Record<string, string>>;
};

function Rhythm({ form, change, fields }: PartProps) {
  return (
    <div className="grid grid-cols-2 gap-4">
      <Field label="Renews every" error={fields.interval_count} required>
        <Input
          type="number"
          min={1}
          max={365}
          value={form.interval_count ?? ''}
          onChange={(event) => change({ interval_count: event.target.value ? Number(event.target.value) : null })}
        />
      </Field>
      <Field label="Interval" error={fields.billing_interval} required>
        <Select
          value={form.billing_interval ?? 'month'}
          onChange={(event) => change({ billing_interval: BillingInterval.parse(event.target.value) })}
        >
          {BillingInterval.options.map((interval) => (
            <option key={interval} value={interval}>
              {spoken(interval)}
            </option>
          ))}
        </Select>
      </Field>
    </div>
  );
}

const linesOf = (texts: string[]) => texts.map((line) => line.trim()).filter((line) => line !== '');

function Translated({ form, change, fields, language, own }: PartProps & { language: Language; own: Language }) {
  const said = form.translations[language] ?? {};
  const set = (to: typeof said) => change({ translations: { ...form.translations, [language]: { ...said, ...to } } });
  const title = languageTitle(language);
  return (
    <>
      <Field
        label={`Name in ${title}`}
        hint={`Empty: as it is in ${languageTitle(own)}.`}
        error={fields[`translations.${language}.name`]}
        optional
      >
        <Input
          lang={language}
          maxLength={120}
          value={said.name ?? ''}
          onChange={(event) => set({ name: event.target.value })}
        />
      </Field>
      {(form.features.length > 0 || said.features) && (
        <Field label={`What it has, in ${title}`} error={fields[`translations.${language}.features`]} optional>
          <Textarea
            lang={language}
            value={(said.features ?? []).join('\n')}
            onChange={(event) => set({ features: event.target.value.split('\n') })}
          />
        </Field>
      )}
    </>
  );
}

function MappingFields({ form, change, fields, gateways }: PartProps & { gateways: readonly GatewayDescription[] }) {
  const named: Partial<Record<PaymentGatewayKey, Partial<Record<MappingField, string>>>> = form.mappings;
  const set = (gateway: PaymentGatewayKey, field: MappingField, text: string) => {
    const mapping = textOrNothing({ ...named[gateway], [field]: text.trim() });
    const { [gateway]: _, ...others } = named;
    const mappings = Object.keys(mapping).length > 0 ? { ...others, [gateway]: mapping } : others;
    change({ mappings: mappings as AdminPriceBody['mappings'] }); // because each gateway is only asked for its own fields
  };
  return gateways.flatMap(({ gateway, title, mapping_fields }) =>
    mapping_fields
      .filter((name) => name === 'product_id' || form.billing === 'recurring')
      .map((name) => (
        <Field
          key={gateway + name}
          label={`${title} ${MAPPING_LABEL[name]}`}
          error={fields[`mappings.${gateway}.${name}`] ?? fields[`mappings.${gateway}`]}
          optional
        >
          <Input
            spellCheck={false}
            autoComplete="off"
            value={named[gateway]?.[name] ?? ''}
            onChange={(event) => set(gateway, name, event.target.value)}
            className="font-mono text-[0.8125rem]!"
          />
        </Field>
      )),
  );
}

/** A price and its names at the gateways. What it promises is fixed once its product is published: the server says so. */
export function PriceDialog({ open, onOpenChange, product, price, gateways }: PriceDialogProps) {
  const queryClient = useQueryClient();
  const toast = useToast();
  const { own, others } = useLanguages();
  const [form, setForm] = useState<AdminPriceBody>(() => {
    if (!price) return blank(product);
    const { id: _, ...body } = price;
    return body;
  });
  const [amount, setAmount] = useState(price ? writeAmount(price.amount_minor, price.currency) : '');
  const [fields, setFields] = useState<Readonly<Record<string, string>>>({});
  const change = (part: Partial<AdminPriceBody>) => setForm((now) => ({ ...now, ...part }));

  const send = async () => {
    const amount_minor = readAmount(amount, form.currency);
    if (amount_minor === null) {
      setFields({ amount_minor: `Write an amount in ${form.currency}, like ${writeAmount(1_999, form.currency)}.` });
      throw new Problem(422, 'FIELDS', 'Please look at the marked fields.', {}, null);
    }
    const recurring = form.billing === 'recurring';
    const body = {
      ...form,
      amount_minor,
      features: linesOf(form.features),
      translations: Object.fromEntries(
        Object.entries(form.translations).map(([language, said]) => [
          language,
          { ...said, features: linesOf(said?.features ?? []) },
        ]),
      ),
      billing_interval: recurring ? (form.billing_interval ?? 'month') : null,
      interval_count: recurring ? (form.interval_count ?? 1) : null,
      trial_days: recurring ? form.trial_days : null,
    };
    try {
      await (price ? savePrice(price.id, body) : createPrice(body));
    } catch (refused) {
      setFields(wordError(refused).fields);
      throw refused;
    }
  };
  const done = () => {
    toast(price ? 'Price saved.' : 'Price added.');
    queryClient.invalidateQueries({ queryKey: adminProductQuery(product.id).queryKey });
  };
  const part = { form, change, fields };
  return (
    <ActionDialog
      open={open}
      onOpenChange={onOpenChange}
      title={price ? `Edit ${price.name}` : 'Add a price'}
      description="Amount, currency and rhythm are fixed once the product is published; then add a new price and take this one off sale."
      verb={price ? 'Save price' : 'Add price'}
      act={send}
      onDone={done}
    >
      <Field label="Name of the price" error={fields.name} required>
        <Input
          required
          maxLength={120}
          placeholder="Starter"
          value={form.name}
          onChange={(event) => change({ name: event.target.value })}
        />
      </Field>
      {product.paths.length > 0 && (
        <Field label="Path" hint="What the buyer of this price gets." error={fields.path} required>
          <Select value={form.path ?? ''} onChange={(event) => change({ path: event.target.value })}>
            {product.paths.map(({ name, title }) => (
              <option key={name} value={name}>
                {title}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <RadioCards
        legend="Billing"
        columns
        value={form.billing}
        onChange={(billing) => change({ billing })}
        error={fields.billing}
        cards={PriceBilling.options.map((billing) => ({
          value: billing,
          label: billing === 'one_time' ? 'Paid once' : 'Renews',
        }))}
      />
      <div className="grid grid-cols-2 gap-4">
        <Field label="Amount" error={fields.amount_minor} required>
          <Input
            required
            inputMode="decimal"
            placeholder="19.99"
            value={amount}
            onChange={(event) => setAmount(event.target.value)}
          />
        </Field>
        <Field label="Currency" error={fields.currency} required>
          <Input
            required
            maxLength={3}
            pattern="[A-Z]{3}"
            value={form.currency}
            onChange={(event) => change({ currency: event.target.value.toUpperCase() })}
          />
        </Field>
      </div>
      {form.billing === 'recurring' && <Rhythm {...part} />}
      {form.billing === 'recurring' && product.supports_trial && (
        <Field
          label="Trial days"
          hint={`Empty: as the product has it, ${counted(product.trial_days ?? 0, 'day')}.`}
          error={fields.trial_days}
          className="max-w-48"
          optional
        >
          <Input
            type="number"
            inputMode="numeric"
            min={1}
            max={730}
            value={form.trial_days ?? ''}
            onChange={(event) => change({ trial_days: event.target.value ? Number(event.target.value) : null })}
          />
        </Field>
      )}
      <Field label="Plan" hint="The provider's own name for what this price buys." error={fields.plan} optional>
        <Input value={form.plan ?? ''} onChange={(event) => change({ plan: event.target.value || null })} />
      </Field>
      <Field
        label="What it has"
        hint="A line each, as plans are compared on the product's page."
        error={fields.features}
        optional
      >
        <Textarea
          value={form.features.join('\n')}
          onChange={(event) => change({ features: event.target.value.split('\n') })}
        />
      </Field>
      {others.map((language) => (
        <Translated key={language} {...part} language={language} own={own} />
      ))}
      <MappingFields
        {...part}
        gateways={gateways.filter(({ gateway }) => product.enabled_payment_gateways.includes(gateway))}
      />
      <Checkbox label="For sale" checked={form.active} onChange={(event) => change({ active: event.target.checked })} />
    </ActionDialog>
  );
}
