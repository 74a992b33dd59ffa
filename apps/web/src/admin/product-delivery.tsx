import { DELIVERY_MODEL_LABEL, DeliveryModel } from '@vozex/domain';
import type { ReactNode } from 'react';
import { fieldsBelow } from '../api/problem.ts';
import type { DriverDescription } from '../api/types.ts';
import { Panel } from '../ui/card.tsx';
import { Field } from '../ui/field.tsx';
import { Input, Select } from '../ui/input.tsx';
import { RadioCards } from '../ui/radio-cards.tsx';
import { DriverSettings } from './driver-settings.tsx';
import type { SectionProps } from './product-draft.ts';

function External({ body, change, fields }: SectionProps) {
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <Field label="External provider" hint="The provider's name at VOZEX." error={fields.external_provider} required>
        <Input
          value={body.external_provider ?? ''}
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
          value={body.external_product_ref ?? ''}
          onChange={(event) => change({ external_product_ref: event.target.value || null })}
        />
      </Field>
    </div>
  );
}

/** How the product reaches its buyer: the model first, then who can deliver it, then that driver's own settings. */
export function ProductDelivery({
  body,
  change,
  fields,
  drivers,
  connectionTest,
}: SectionProps & { drivers: readonly DriverDescription[]; connectionTest?: ReactNode }) {
  const able = drivers.filter(({ delivers }) => delivers.includes(body.delivery_model));
  const driver = able.find((one) => one.driver === body.fulfillment_driver);
  const choose = (key: string) =>
    change({ fulfillment_driver: key, ...(key !== body.fulfillment_driver && { fulfillment_config: {} }) });
  const chooseModel = (delivery_model: DeliveryModel) => {
    const keeps = driver?.delivers.includes(delivery_model);
    change({ delivery_model, ...(!keeps && { fulfillment_driver: '', fulfillment_config: {} }) });
  };
  return (
    <Panel title="Delivery">
      <div className="grid grid-cols-1 gap-6">
        <Field label="Delivery model" error={fields.delivery_model} required className="sm:max-w-sm">
          <Select
            value={body.delivery_model}
            onChange={(event) => chooseModel(DeliveryModel.parse(event.target.value))}
          >
            {DeliveryModel.options.map((model) => (
              <option key={model} value={model}>
                {DELIVERY_MODEL_LABEL[model]}
              </option>
            ))}
          </Select>
        </Field>
        {able.length === 0 ? (
          <p className="text-ink-soft text-sm">Nothing installed here can deliver this model yet.</p>
        ) : (
          <RadioCards
            legend="Delivered by"
            columns
            value={body.fulfillment_driver || undefined}
            onChange={choose}
            error={fields.fulfillment_driver}
            cards={able.map((one) => ({ value: one.driver, label: one.title, hint: one.description }))}
          />
        )}
        {driver?.needs_external_product && <External body={body} change={change} fields={fields} />}
        {driver && (
          <DriverSettings
            key={driver.driver}
            driver={driver}
            value={body.fulfillment_config}
            onChange={(fulfillment_config) => change({ fulfillment_config })}
            errors={fieldsBelow(fields, 'fulfillment_config')}
          />
        )}
        {connectionTest}
      </div>
    </Panel>
  );
}
