import { useState } from 'react';
import type { AdminProduct, AdminProductBody, DriverDescription, GatewayDescription } from '../api/types.ts';
import { Panel } from '../ui/card.tsx';
import { Checkbox } from '../ui/checkbox.tsx';
import { Field } from '../ui/field.tsx';
import { Input } from '../ui/input.tsx';
import { ProductDelivery } from './product-delivery.tsx';
import { type Change, complaintsOf, type ProductDraft, type SectionProps, sentOf, waysOf } from './product-draft.ts';
import { ProductGateways } from './product-gateways.tsx';
import { ProductPolicies } from './product-policies.tsx';
import { ProductPresentation } from './product-presentation.tsx';
import { useWhyNot } from './rights.ts';
import { SaveBar } from './save-bar.tsx';
import { useSaving } from './use-saving.ts';

type ProductFormProps = {
  first: ProductDraft;
  drivers: readonly DriverDescription[];
  gateways: readonly GatewayDescription[];
  verb: string;
  save(body: AdminProductBody): Promise<void>;
  /** The product as it is stored, once it is. */
  saved?: AdminProduct;
};

function slugOf(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
}

function General({ body, change, fields }: SectionProps) {
  // The address follows the name until somebody writes it by hand.
  const follows = body.slug === slugOf(body.name);
  return (
    <Panel title="General">
      <div className="grid gap-5 sm:grid-cols-2">
        <Field label="Name" error={fields.name} required>
          <Input
            required
            maxLength={200}
            value={body.name}
            onChange={(event) =>
              change({ name: event.target.value, ...(follows && { slug: slugOf(event.target.value) }) })
            }
          />
        </Field>
        <Field label="Address" hint={`/products/${body.slug || '…'}`} error={fields.slug} required>
          <Input
            required
            maxLength={80}
            spellCheck={false}
            value={body.slug}
            onChange={(event) => change({ slug: event.target.value })}
          />
        </Field>
        <Field
          label="Summary"
          hint="One sentence, shown on the shelf."
          error={fields.summary}
          className="sm:col-span-2"
        >
          <Input maxLength={500} value={body.summary} onChange={(event) => change({ summary: event.target.value })} />
        </Field>
        <Field
          label="Tax category"
          hint="Names the shop's tax rules of this kind. Empty: the rule for everything."
          error={fields.tax_category}
          optional
        >
          <Input
            maxLength={40}
            value={body.tax_category ?? ''}
            onChange={(event) => change({ tax_category: event.target.value.trim() || null })}
          />
        </Field>
      </div>
    </Panel>
  );
}

function Billing({ body, change, fields, delivering }: SectionProps & { delivering: readonly DriverDescription[] }) {
  const canRecur = delivering.every(({ billing }) => billing.includes('recurring'));
  return (
    <Panel title="Billing">
      <div className="grid gap-4">
        <Checkbox
          label="Recurring"
          hint={canRecur ? 'It has prices that renew.' : 'What delivers this product serves one-time prices only.'}
          checked={body.is_recurring}
          disabled={!canRecur && !body.is_recurring}
          onChange={(event) => change({ is_recurring: event.target.checked })}
        />
        <Checkbox
          label="Free trial"
          checked={body.supports_trial}
          onChange={(event) =>
            change({
              supports_trial: event.target.checked,
              trial_days: event.target.checked ? (body.trial_days ?? 14) : null,
            })
          }
        />
        {body.supports_trial && (
          <Field label="Trial days" error={fields.trial_days} required className="max-w-32 pl-7">
            <Input
              type="number"
              min={1}
              max={730}
              value={body.trial_days ?? ''}
              onChange={(event) => change({ trial_days: event.target.value ? Number(event.target.value) : null })}
            />
          </Field>
        )}
        {(fields.is_recurring ?? fields.supports_trial) && (
          <p className="font-medium text-[0.8125rem] text-bad">{fields.is_recurring ?? fields.supports_trial}</p>
        )}
      </div>
    </Panel>
  );
}

/** The whole product on one page; errors of the server stand at the same fields as our own. */
export function ProductForm({ first, drivers, gateways, verb, save, saved }: ProductFormProps) {
  const [body, setBody] = useState(first);
  const notOperator = useWhyNot('operator');
  const chosen = new Set(waysOf(body).map(({ way }) => way.fulfillment_driver));
  const delivering = drivers.filter(({ driver }) => chosen.has(driver));
  const change: Change = (part) => setBody((now) => ({ ...now, ...part }));

  const send = async () => {
    const sent = sentOf(body, drivers);
    if (sent) await save(sent);
  };
  const complain = () => complaintsOf(body, drivers);
  const { form, fields, submit, ...saving } = useSaving({ save: send, complain, whyNot: notOperator });
  const section = { body, change, fields };
  return (
    <form ref={form} onSubmit={submit} className="grid grid-cols-1 gap-6">
      <General {...section} />
      <ProductPresentation {...section} />
      <ProductDelivery {...section} drivers={drivers} saved={saved} />
      <Billing {...section} delivering={delivering} />
      <ProductPolicies {...section} />
      <ProductGateways {...section} gateways={gateways} saved={saved} />
      <SaveBar verb={verb} fields={fields} whyNot={notOperator} {...saving} />
    </form>
  );
}
