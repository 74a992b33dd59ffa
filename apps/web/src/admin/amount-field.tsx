import { Field } from '../ui/field.tsx';
import { Input } from '../ui/input.tsx';

type AmountFieldProps = {
  label: string;
  hint?: string;
  error: string | undefined;
  /** NaN while nothing is written. */
  value: number;
  onChange(value: number): void;
  min: number;
  /** How many of what is stored make one of what is written: 1,000 thousandths make a core. */
  per?: number;
};

/** A number with its unit in the label. */
export function AmountField({ label, hint, error, value, onChange, min, per = 1 }: AmountFieldProps) {
  return (
    <Field label={label} error={error} required {...(hint !== undefined && { hint })}>
      <Input
        type="number"
        inputMode={per === 1 ? 'numeric' : 'decimal'}
        required
        min={min / per}
        step={per === 1 ? 1 : 'any'}
        value={Number.isNaN(value) ? '' : value / per}
        onChange={(event) => onChange(Math.round(event.target.valueAsNumber * per))}
      />
    </Field>
  );
}
