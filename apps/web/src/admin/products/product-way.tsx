import { DELIVERY_MODEL_LABEL, type DeliveryModel } from '@vozex/domain';
import type { ReactNode } from 'react';
import { fieldsBelow } from '../../api/problem.ts';
import type { DriverDescription } from '../../api/types.ts';
import { Field } from '../../ui/field.tsx';
import { Input, Select } from '../../ui/input.tsx';
import { RadioCards } from '../../ui/radio-cards.tsx';
import { DriverSettings } from './driver-settings.tsx';
import type { WayDraft } from './product-draft.ts';

type WayProps = {
  way: WayDraft;
  change(part: Partial<Omit<WayDraft, 'delivery_model'>>): void;
  chooseModel(model: DeliveryModel): void;
  models: readonly DeliveryModel[];
  /** Messages by their places below this way. */
  fields: Readonly<Record<string, string>>;
  drivers: readonly DriverDescription[];
  /** Two ways on one page need two. */
  idPrefix: string;
  connectionTest?: ReactNode;
  children?: ReactNode;
};

function External({ way, change, fields }: Pick<WayProps, 'way' | 'change' | 'fields'>) {
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <Field label="External provider" hint="The provider's name at VOZEX." error={fields.external_provider} required>
        <Input
          value={way.external_provider ?? ''}
          onChange={(event) => change({ external_provider: event.target.value || null })}
        />
      </Field>
      <Field
        label="External product reference"
        hint="What the provider calls this product."
        error={fields.external_product_ref}
        required
      >
        <Input
          value={way.external_product_ref ?? ''}
          onChange={(event) => change({ external_product_ref: event.target.value || null })}
        />
      </Field>
    </div>
  );
}

/** Who can deliver a model, and the settings of whoever was chosen. */
function Driver({ way, change, fields, drivers, idPrefix }: Omit<WayProps, 'chooseModel' | 'models'>) {
  const able = drivers.filter(({ delivers }) => delivers.includes(way.delivery_model));
  const driver = able.find((one) => one.driver === way.fulfillment_driver);
  const choose = (key: string) =>
    change({ fulfillment_driver: key, ...(key !== way.fulfillment_driver && { fulfillment_config: {} }) });
  if (able.length === 0)
    return <p className="text-ink-soft text-sm">Nothing installed here can deliver this model yet.</p>;
  return (
    <>
      <RadioCards
        legend="Delivered by"
        columns
        value={way.fulfillment_driver ?? undefined}
        onChange={choose}
        error={fields.fulfillment_driver}
        cards={able.map((one) => ({ value: one.driver, label: one.title, hint: one.description }))}
      />
      {driver?.needs_external_product && <External way={way} change={change} fields={fields} />}
      {driver && (
        <DriverSettings
          key={driver.driver}
          idPrefix={idPrefix}
          driver={driver}
          value={way.fulfillment_config}
          onChange={(fulfillment_config) => change({ fulfillment_config })}
          errors={fieldsBelow(fields, 'fulfillment_config')}
        />
      )}
    </>
  );
}

/** How a product, or one of its paths, reaches its buyer: the model first, then who can deliver it, then his settings. */
export function ProductWay({ chooseModel, models, connectionTest, children, ...way }: WayProps) {
  return (
    <div className="grid grid-cols-1 gap-6">
      <Field label="Delivery model" error={way.fields.delivery_model} required className="sm:max-w-sm">
        <Select
          value={way.way.delivery_model}
          onChange={(event) => {
            const chosen = models.find((model) => model === event.target.value);
            if (chosen) chooseModel(chosen);
          }}
        >
          {models.map((model) => (
            <option key={model} value={model}>
              {DELIVERY_MODEL_LABEL[model]}
            </option>
          ))}
        </Select>
      </Field>
      {children || <Driver {...way} />}
      {connectionTest}
    </div>
  );
}

/** The driver stays where it can deliver the new model; else it is chosen anew, and with it the settings. */
export function keptFor(
  model: DeliveryModel,
  { fulfillment_driver }: WayDraft,
  drivers: readonly DriverDescription[],
): Partial<Pick<WayDraft, 'fulfillment_driver' | 'fulfillment_config'>> {
  const keeps = drivers.find(({ driver }) => driver === fulfillment_driver)?.delivers.includes(model);
  return keeps ? {} : { fulfillment_driver: null, fulfillment_config: {} };
}
