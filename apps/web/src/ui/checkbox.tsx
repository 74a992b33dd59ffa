import { type ComponentProps, type ReactNode, useId } from 'react';
import { classes } from './classes.ts';

type CheckboxProps = Omit<ComponentProps<'input'>, 'type'> & { label: ReactNode; hint?: ReactNode };

/** A box to tick, with its sentence beside it. */
export function Checkbox({ label, hint, className, id, ...rest }: CheckboxProps) {
  const made = useId();
  const boxId = id ?? made;
  return (
    <div className={classes('flex items-start gap-3', className)}>
      <input
        type="checkbox"
        id={boxId}
        aria-describedby={hint ? `${boxId}-hint` : undefined}
        {...rest}
        className="mt-0.5 size-[1.125rem] shrink-0 rounded accent-primary disabled:opacity-50"
      />
      <div className="min-w-0">
        <label htmlFor={boxId} className="font-medium text-sm">
          {label}
        </label>
        {hint && (
          <p id={`${boxId}-hint`} className="text-[0.8125rem] text-ink-faint leading-relaxed">
            {hint}
          </p>
        )}
      </div>
    </div>
  );
}
