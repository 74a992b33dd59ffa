import { differences } from '@vozex/domain';
import { type ReactNode, useCallback, useId, useState } from 'react';
import { checkProduct } from '../../api/admin-products.ts';
import type { AdminProduct, AdminProductBody, DriverDescription, GatewayDescription } from '../../api/types.ts';
import { FormOrJson, HoldSaving } from '../../json-editor/form-or-json.tsx';
import { Panel } from '../../ui/card.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { languageTitle } from '../../words/language-title.ts';
import { useWhyNot } from '../rights.ts';
import { SaveBar } from '../save-bar.tsx';
import { useSaving } from '../use-saving.ts';
import { ProductCheckPanel } from './product-check-panel.tsx';
import { ProductDelivery } from './product-delivery.tsx';
import { type Change, documentOf, draftOf, type ProductDraft, type SectionProps, waysOf } from './product-draft.ts';
import { ProductGateways } from './product-gateways.tsx';
import { draftOfJson } from './product-json.ts';
import { ProductPolicies } from './product-policies.tsx';
import { ProductPresentation } from './product-presentation.tsx';
import { ProductTranslation } from './product-translation.tsx';
import { type Stored, StoredSince } from './stored-since.tsx';
import { useLanguages } from './use-languages.ts';
import { messagesOf, useProductCheck } from './use-product-check.ts';
import { useUnsaved } from './use-unsaved.ts';

type Json = Record<string, unknown>;

/** What a product's form is drawn from. */
export type ProductGround = {
  drivers: readonly DriverDescription[];
  gateways: readonly GatewayDescription[];
  /** Of a product as it is written. */
  schema: Json;
};

type ProductFormProps = ProductGround & {
  first: ProductDraft;
  verb: string;
  save(body: AdminProductBody): Promise<void>;
  stored?: Stored;
  /** Stands beside the form where there is room. */
  beside?: ReactNode;
};

function slugOf(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
}

function AddressHint({ slug, former }: { slug: string; former: string }) {
  const address = `/products/${slug || '…'}`;
  if (slug === former) return address;
  return `${address}. Links to /products/${former} go on working: they lead here.`;
}

function General({ body, change, fields, saved }: SectionProps & { saved: AdminProduct | undefined }) {
  const isSold = saved !== undefined && saved.status !== 'draft';
  // The address follows the name until somebody writes it by hand, or links to it are out.
  const follows = body.slug === slugOf(body.name) && !isSold;
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
        <Field
          label="Address"
          hint={<AddressHint slug={body.slug} former={isSold ? saved.slug : body.slug} />}
          error={fields.slug}
          required
        >
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

/** The parts of a product as fields, in the order in which they are decided. */
function ProductFields({
  drivers,
  gateways,
  saved,
  ...section
}: SectionProps & Pick<ProductGround, 'drivers' | 'gateways'> & { saved: AdminProduct | undefined }) {
  const chosen = new Set(waysOf(section.body).map(({ way }) => way.fulfillment_driver));
  const delivering = drivers.filter(({ driver }) => chosen.has(driver));
  return (
    <div className="grid grid-cols-1 gap-6">
      <General {...section} saved={saved} />
      <ProductPresentation {...section} />
      <ProductDelivery {...section} drivers={drivers} />
      <Billing {...section} delivering={delivering} />
      <ProductPolicies {...section} />
      <ProductGateways {...section} gateways={gateways} saved={saved} />
    </div>
  );
}

/** Why it cannot be saved as it is, by who says so. */
function useHeld() {
  const [held, setHeld] = useState<Readonly<Record<string, string>>>({});
  const hold = useCallback((who: string, why: string | null) => {
    setHeld(({ [who]: _, ...others }) => (why === null ? others : { ...others, [who]: why }));
  }, []);
  return { hold, whyHeld: Object.values(held)[0] ?? null };
}

/**
 * The whole product, as a form or as JSON, beside what the server says of it while it is written. What it refuses stands
 * at the fields.
 */
export function ProductForm({ first, stored, schema, drivers, gateways, verb, save, beside }: ProductFormProps) {
  const [body, setBody] = useState(first);
  const [unreadable, setUnreadable] = useState<Json>();
  const [tried, setTried] = useState(false);
  const { own, others } = useLanguages();
  const { hold, whyHeld } = useHeld();
  const formId = useId();
  const notOperator = useWhyNot('operator');
  const whyNot = notOperator ?? whyHeld;
  const change: Change = (part) => setBody((now) => ({ ...now, ...part }));
  const document = documentOf(body, drivers);
  const id = stored?.now.id;
  const { check, messages } = useProductCheck(unreadable ?? document, {
    stored: stored?.now,
    asks: notOperator === null,
    all: tried,
  });
  const unsaved = useUnsaved(differences(documentOf(first, drivers), document).length > 0);

  const complain = async () => {
    setTried(true);
    return messagesOf((await checkProduct(document, id)).problems);
  };
  // because the check has found a default gateway in it
  const send = () => unsaved.letGo(() => save(document as AdminProductBody));
  const { form, fields, submit, ...saving } = useSaving({ save: send, complain, whyNot });
  const told = check.isCurrent
    ? { ...(saving.error !== undefined && fields), ...messages }
    : { ...messages, ...fields };

  const take = (value: Json) => {
    const draft = draftOfJson(schema, value);
    setUnreadable(typeof draft === 'string' ? value : undefined);
    if (typeof draft === 'string') return draft;
    setBody(draft);
    return undefined;
  };
  return (
    <HoldSaving value={hold}>
      {stored && (
        <StoredSince
          {...stored}
          drivers={drivers}
          mine={document as AdminProductBody} // because it began as one
          take={(theirs) => setBody(draftOf(theirs))}
        />
      )}
      <div className="grid grid-cols-1 items-start gap-6 xl:grid-cols-[minmax(0,1fr)_21rem]">
        <form id={formId} ref={form} onSubmit={submit} className="min-w-0">
          <FormOrJson
            label="Product"
            jsonLabel="Product as JSON"
            value={document}
            take={take}
            messages={inDocument(told)}
            more={others.map((language) => ({
              value: language,
              label: languageTitle(language),
              content: <ProductTranslation {...{ language, own, body, change }} fields={told} />,
            }))}
          >
            <ProductFields
              body={body}
              change={change}
              fields={told}
              drivers={drivers}
              gateways={gateways}
              saved={stored?.now}
            />
          </FormOrJson>
        </form>
        <div className="grid min-w-0 grid-cols-1 gap-6 xl:sticky xl:top-20">
          {!notOperator && (
            <ProductCheckPanel check={check.answer} body={body} published={stored?.now.status === 'published'} />
          )}
          {beside}
        </div>
      </div>
      <div className="mt-6">
        <SaveBar form={formId} verb={verb} fields={tried ? told : {}} whyNot={whyNot} {...saving} />
      </div>
    </HoldSaving>
  );
}

/** Prices are not of the document: what is wrong with them is told beside it. */
function inDocument(messages: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(messages).filter(([field]) => !field.startsWith('prices')));
}
