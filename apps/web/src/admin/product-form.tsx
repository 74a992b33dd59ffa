import { type FormEvent, useRef, useState } from 'react';
import { wordError } from '../api/problem.ts';
import type { AdminProduct, AdminProductBody, DriverDescription, GatewayDescription } from '../api/types.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { Button } from '../ui/button.tsx';
import { Panel } from '../ui/card.tsx';
import { Checkbox } from '../ui/checkbox.tsx';
import { Field } from '../ui/field.tsx';
import { focusFirstInvalid } from '../ui/focus-first-invalid.ts';
import { Input, Textarea } from '../ui/input.tsx';
import { ProductDelivery } from './product-delivery.tsx';
import { type Change, complaintsOf, type ProductDraft, type SectionProps, sentOf, waysOf } from './product-draft.ts';
import { ProductGateways } from './product-gateways.tsx';
import { ProductPolicies } from './product-policies.tsx';
import { useWhyNot } from './rights.ts';

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
        <Field label="Description" error={fields.description} className="sm:col-span-2">
          <Textarea
            rows={6}
            value={body.description}
            onChange={(event) => change({ description: event.target.value })}
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
  const [fields, setFields] = useState<Readonly<Record<string, string>>>({});
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const notOperator = useWhyNot('operator');
  const form = useRef<HTMLFormElement>(null);
  const chosen = new Set(waysOf(body).map(({ way }) => way.fulfillment_driver));
  const delivering = drivers.filter(({ driver }) => chosen.has(driver));
  const change: Change = (part) => setBody((now) => ({ ...now, ...part }));

  const show = (found: Readonly<Record<string, string>>) => {
    setFields(found);
    focusFirstInvalid(form.current);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy || notOperator) return;
    setError(undefined);
    const found = await complaintsOf(body, drivers);
    show(found);
    const sent = sentOf(body, drivers);
    if (Object.keys(found).length > 0 || !sent) return;
    setBusy(true);
    try {
      await save(sent);
    } catch (refused) {
      setError(refused);
      show(wordError(refused).fields);
    } finally {
      setBusy(false);
    }
  };
  const section = { body, change, fields };
  return (
    <form ref={form} onSubmit={submit} className="grid grid-cols-1 gap-6">
      <General {...section} />
      <ProductDelivery {...section} drivers={drivers} saved={saved} />
      <Billing {...section} delivering={delivering} />
      <ProductPolicies {...section} />
      <ProductGateways {...section} gateways={gateways} saved={saved} />
      {error !== undefined && <ErrorNotice error={error} />}
      {error === undefined && Object.keys(fields).length > 0 && (
        <p className="font-medium text-bad text-sm">Please look at the marked fields.</p>
      )}
      <div className="sticky bottom-0 -mx-5 flex justify-end border-line border-t bg-canvas/85 px-5 py-3.5 backdrop-blur-md lg:-mx-10 lg:px-10">
        <Button type="submit" variant="primary" busy={busy} whyNot={notOperator}>
          {verb}
        </Button>
      </div>
    </form>
  );
}
