import type { PaymentGatewayKey } from '@vozex/domain';
import { testGateway } from '../../api/admin-billing.ts';
import type { AdminProduct, GatewayDescription } from '../../api/types.ts';
import { Panel } from '../../ui/card.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/input.tsx';
import { ConnectionTestButton } from '../payments/connection-test.tsx';
import type { SectionProps } from './product-draft.ts';

/** Through which gateways a product is paid, and which of them is chosen first. */
export function ProductGateways({
  body,
  change,
  fields,
  gateways,
  saved,
}: SectionProps & { gateways: readonly GatewayDescription[]; saved: AdminProduct | undefined }) {
  const priceNames = Object.fromEntries(saved?.prices.map(({ id, name }) => [id, `Price ${name}`]) ?? []);
  const enabled = body.enabled_payment_gateways;
  const toggle = (gateway: PaymentGatewayKey, on: boolean) => {
    const next = on ? [...enabled, gateway] : enabled.filter((one) => one !== gateway);
    const keeps = body.default_payment_gateway && next.includes(body.default_payment_gateway);
    change({
      enabled_payment_gateways: next,
      default_payment_gateway: keeps ? body.default_payment_gateway : (next[0] ?? null),
    });
  };
  const error = fields.enabled_payment_gateways;
  return (
    <Panel title="Payment gateways" note="Through which a buyer may pay.">
      <fieldset className="grid gap-4" aria-describedby={error ? 'gateways-error' : undefined}>
        <legend className="sr-only">Enabled gateways</legend>
        {gateways.map(({ gateway, title, configured, test_mode }) => (
          <div key={gateway} className="grid gap-2.5">
            <Checkbox
              label={title}
              hint={
                configured
                  ? test_mode && 'In test mode: it moves play money.'
                  : 'Not configured on this installation: it is left out at checkout.'
              }
              checked={enabled.includes(gateway)}
              onChange={(event) => toggle(gateway, event.target.checked)}
            />
            {enabled.includes(gateway) && (
              <div className="pl-7">
                <ConnectionTestButton
                  what={title}
                  test={() => testGateway(gateway, saved?.id)}
                  priceNames={priceNames}
                  {...(saved && { note: 'Tests each saved price, too.' })}
                />
              </div>
            )}
          </div>
        ))}
        {error && (
          <p id="gateways-error" className="font-medium text-[0.8125rem] text-bad">
            {error}
          </p>
        )}
      </fieldset>
      {enabled.length > 1 && (
        <Field label="Default gateway" error={fields.default_payment_gateway} required className="mt-5 sm:max-w-sm">
          <Select
            value={body.default_payment_gateway ?? ''}
            onChange={(event) =>
              change({ default_payment_gateway: enabled.find((one) => one === event.target.value) ?? null })
            }
          >
            {gateways
              .filter(({ gateway }) => enabled.includes(gateway))
              .map(({ gateway, title }) => (
                <option key={gateway} value={gateway}>
                  {title}
                </option>
              ))}
          </Select>
        </Field>
      )}
    </Panel>
  );
}
