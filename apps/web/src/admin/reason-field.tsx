import { Field } from '../ui/field.tsx';
import { Textarea } from '../ui/input.tsx';

const LENGTH_MAX = 500;

type ReasonFieldProps = {
  value: string;
  onChange(reason: string): void;
  /** Otherwise it must be told. */
  optional?: boolean;
  error?: string | undefined;
};

/** Why somebody of the team does what he is about to do. */
export function ReasonField({ value, onChange, optional = false, error }: ReasonFieldProps) {
  return (
    <Field label="Reason" hint="Kept in the history." error={error} required={!optional} optional={optional}>
      <Textarea
        required={!optional}
        rows={2}
        maxLength={LENGTH_MAX}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  );
}
