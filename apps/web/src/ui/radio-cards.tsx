import { type ReactNode, useId } from 'react';
import { classes } from './classes.ts';

export type RadioCard<Value extends string> = {
  value: Value;
  label: ReactNode;
  hint?: ReactNode;
  /** Set to the right: a price, a logo. */
  aside?: ReactNode;
  disabled?: boolean;
};

type RadioCardsProps<Value extends string> = {
  legend: string;
  legendHidden?: boolean;
  hint?: ReactNode;
  cards: readonly RadioCard<Value>[];
  value: Value | undefined;
  onChange(value: Value): void;
  error?: string | undefined;
  columns?: boolean;
  path?: string;
};

/** One of a few, each with room to explain itself. Native radio buttons underneath. */
export function RadioCards<Value extends string>({
  legend,
  legendHidden,
  hint,
  cards,
  value,
  onChange,
  error,
  columns,
  path,
}: RadioCardsProps<Value>) {
  const name = useId();
  return (
    <div
      role="radiogroup"
      aria-labelledby={`${name}-legend`}
      aria-describedby={error ? `${name}-error` : undefined}
      aria-invalid={error ? true : undefined}
      className="min-w-0"
      data-field={path}
    >
      <p id={`${name}-legend`} className={legendHidden ? 'sr-only' : 'mb-2 font-medium text-sm'}>
        {legend}
      </p>
      {hint && <p className="-mt-1 mb-2.5 text-[0.8125rem] text-ink-faint leading-relaxed">{hint}</p>}
      <div className={classes('grid gap-2.5', columns && 'sm:grid-cols-2')}>
        {cards.map((card) => (
          <label
            key={card.value}
            className={classes(
              'flex cursor-pointer items-start gap-3 rounded-[0.625rem] border bg-surface p-3.5 shadow-low transition-colors',
              'has-focus-visible:outline-2 has-focus-visible:outline-ring has-focus-visible:outline-offset-2',
              card.value === value ? 'border-primary ring-1 ring-primary' : 'border-line-strong hover:border-ink-faint',
              card.disabled && 'cursor-not-allowed opacity-50',
            )}
          >
            <input
              type="radio"
              name={name}
              value={card.value}
              checked={card.value === value}
              disabled={card.disabled}
              onChange={() => onChange(card.value)}
              className="mt-[0.1875rem] size-4 shrink-0 accent-primary outline-none"
            />
            <span className="min-w-0 flex-1">
              <span className="flex items-baseline justify-between gap-3">
                <span className="font-medium text-sm">{card.label}</span>
                {card.aside && <span className="text-right text-sm">{card.aside}</span>}
              </span>
              {card.hint && (
                <span className="mt-0.5 block text-[0.8125rem] text-ink-faint leading-relaxed">{card.hint}</span>
              )}
            </span>
          </label>
        ))}
      </div>
      {error && (
        <p id={`${name}-error`} className="mt-1.5 font-medium text-[0.8125rem] text-bad">
          {error}
        </p>
      )}
    </div>
  );
}
