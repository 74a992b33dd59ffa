import type { ProductPolicies as Policies } from '@vozex/domain';
import { Panel } from '../../ui/card.tsx';
import { Field } from '../../ui/field.tsx';
import { Input, Select } from '../../ui/input.tsx';
import type { SectionProps } from './product-draft.ts';

type Choice = { [Name in keyof Policies]: Policies[Name] extends number ? never : Name }[keyof Policies];
type Days = Exclude<keyof Policies, Choice>;

/** When a policy matters: always, for what renews, or for what has a trial. */
type When = 'always' | 'recurring' | 'trial';

const CHOICES = {
  full_refund: {
    when: 'always',
    label: 'Refunded in full',
    hint: 'When all the money went back.',
    options: { revoke: 'Take the delivery back', keep: 'Leave the delivery' },
  },
  partial_refund: {
    when: 'always',
    label: 'Refunded in part',
    hint: 'Units are taken back only where the operator says how many.',
    options: { keep: 'Leave the delivery', revoke_quantity: 'Take the refunded units back' },
  },
  dispute_opened: {
    when: 'always',
    label: 'Dispute opened',
    hint: 'While the buyer complains at the bank or the gateway.',
    options: { suspend: 'Suspend until it is decided', keep: 'Leave it running' },
  },
  dispute_lost: {
    when: 'always',
    label: 'Dispute lost',
    hint: 'Or the money was taken back in another way.',
    options: { revoke: 'Take the delivery back', keep: 'Leave the delivery' },
  },
  subscription_cancelled: {
    when: 'recurring',
    label: 'Subscription cancelled',
    hint: 'A perpetual license stays good for versions released before the end.',
    options: {
      at_period_end: 'Ends with the paid period',
      at_once: 'Ends at once',
      perpetual_fallback: 'License stays, updates end',
    },
  },
  subscription_expired: {
    when: 'recurring',
    label: 'Subscription expired',
    hint: 'When its own term is over.',
    options: { cancel: 'Ends', read_only: 'Can still be read' },
  },
  unpaid_trial: {
    when: 'trial',
    label: 'Trial that is not paid',
    hint: 'After the days of grace.',
    options: { cancel: 'Ends', suspend: 'Is suspended until it is paid' },
  },
} satisfies {
  [Name in Choice]: { when: When; label: string; hint: string; options: Record<Policies[Name] & string, string> };
};

const DAYS = {
  grace_days: {
    label: 'Days of grace',
    hint: 'So long a failed renewal keeps the service running.',
    min: 0,
    max: 90,
    when: 'recurring',
  },
  give_up_after_days: {
    label: 'Give up after days',
    hint: 'A subscription unpaid for so long is cancelled.',
    min: 1,
    max: 365,
    when: 'recurring',
  },
  overlap_days: {
    label: 'Days of overlap',
    hint: 'When a customer moves to another path: how long the old one still runs beside the new one.',
    min: 0,
    max: 90,
    when: 'hybrid',
  },
} satisfies Record<Days, { label: string; hint: string; min: number; max: number; when: 'recurring' | 'hybrid' }>;

const NAMES = Object.keys(CHOICES) as Choice[]; // because the keys are the choices
const DAY_NAMES = Object.keys(DAYS) as Days[]; // because the keys are the numbers of days

/** What becomes of the delivery when something happens to the money. Terms of sale: each order keeps those it was made under. */
export function ProductPolicies({ body, change, fields }: SectionProps) {
  const { policies, is_recurring, supports_trial, delivery_model } = body;
  const matters = {
    always: true,
    recurring: is_recurring,
    trial: is_recurring && supports_trial,
    hybrid: delivery_model === 'hybrid',
  };
  const set = (part: Partial<Policies>) => change({ policies: { ...policies, ...part } });
  return (
    <Panel
      title="When money changes"
      note="What becomes of the delivery. These are terms of sale: an order keeps those it was made under."
    >
      <div className="grid items-start gap-5 sm:grid-cols-2">
        {NAMES.filter((name) => matters[CHOICES[name].when]).map((name) => {
          const { label, hint, options } = CHOICES[name];
          return (
            <Field key={name} label={label} hint={hint} error={fields[`policies.${name}`]}>
              <Select
                value={policies[name]}
                onChange={(event) => set({ [name]: event.target.value })} // one of the options below
              >
                {Object.entries(options).map(([value, words]) => (
                  <option key={value} value={value}>
                    {words}
                  </option>
                ))}
              </Select>
            </Field>
          );
        })}
        {DAY_NAMES.filter((name) => matters[DAYS[name].when]).map((name) => {
          const { label, hint, min, max } = DAYS[name];
          return (
            <Field key={name} label={label} hint={hint} error={fields[`policies.${name}`]} required>
              <Input
                type="number"
                inputMode="numeric"
                required
                min={min}
                max={max}
                value={Number.isNaN(policies[name]) ? '' : policies[name]}
                onChange={(event) => set({ [name]: event.target.valueAsNumber })}
                className="max-w-32"
              />
            </Field>
          );
        })}
      </div>
      {fields.policies && <p className="mt-4 font-medium text-[0.8125rem] text-bad">{fields.policies}</p>}
    </Panel>
  );
}
