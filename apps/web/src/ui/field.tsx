import { createContext, type ReactNode, useContext, useId } from 'react';
import { say } from '../languages/say.ts';
import { classes } from './classes.ts';

type FieldControl = { id: string; describedBy: string | undefined; invalid: boolean; required: boolean };
const FieldContext = createContext<FieldControl | null>(null);

/** What a control inside a Field must carry so that label, hint and error belong to it. */
export function useFieldProps(): Record<string, unknown> {
  const field = useContext(FieldContext);
  if (!field) return {};
  return {
    id: field.id,
    'aria-describedby': field.describedBy,
    'aria-invalid': field.invalid || undefined,
    'aria-required': field.required || undefined,
  };
}

type FieldProps = {
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  required?: boolean;
  /** Says "optional" beside the label: the rarer of the two is marked. */
  optional?: boolean;
  /** Names the field for "scroll to the first error"; the server's path of it. */
  path?: string;
  id?: string;
  className?: string;
  children: ReactNode;
};

/** Label, control, hint and error in one column, tied together for screen readers. */
export function Field({ label, hint, error, required, optional, path, id, className, children }: FieldProps) {
  const made = useId();
  const controlId = id ?? made;
  const hintId = `${controlId}-hint`;
  const errorId = `${controlId}-error`;
  const describedBy = classes(hint !== undefined && hintId, error !== undefined && errorId) || undefined;
  return (
    <div className={classes('flex min-w-0 flex-col gap-1.5', className)} data-field={path}>
      <div className="flex items-baseline justify-between gap-3">
        <label htmlFor={controlId} className="font-medium text-ink text-sm">
          {label}
        </label>
        {optional && <span className="text-ink-faint text-xs">{say('Optional')}</span>}
      </div>
      <FieldContext value={{ id: controlId, describedBy, invalid: error !== undefined, required: required ?? false }}>
        {children}
      </FieldContext>
      {hint !== undefined && (
        <p id={hintId} className="text-[0.8125rem] text-ink-faint leading-relaxed">
          {hint}
        </p>
      )}
      {error !== undefined && (
        <p id={errorId} className="font-medium text-[0.8125rem] text-bad first-letter:uppercase">
          {error}
        </p>
      )}
    </div>
  );
}
