import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';
import { classes } from './classes.ts';
import { useFieldProps } from './field.tsx';

const BOX = classes(
  'w-full min-w-0 rounded-control border border-line-strong bg-surface text-ink shadow-low transition-colors',
  // 16 px on phones: anything smaller makes iOS zoom in on focus.
  'text-base sm:text-sm',
  'hover:border-ink-faint focus-visible:border-ring focus-visible:outline-offset-0',
  'aria-invalid:border-bad disabled:cursor-not-allowed disabled:bg-sunken disabled:text-ink-faint',
);

/** A one-line text box. */
export function Input({ className, ...rest }: ComponentProps<'input'>) {
  return <input {...useFieldProps()} {...rest} className={classes(BOX, 'h-10 px-3', className)} />;
}

/** A many-line text box that grows with its text where the browser can. */
export function Textarea({ className, ...rest }: ComponentProps<'textarea'>) {
  return (
    <textarea
      rows={4}
      {...useFieldProps()}
      {...rest}
      className={classes(BOX, 'min-h-24 px-3 py-2 leading-relaxed [field-sizing:content]', className)}
    />
  );
}

/** The system's own list: works with every phone's picker and every screen reader. */
export function Select({ className, children, ...rest }: ComponentProps<'select'>) {
  return (
    <span className="relative block">
      <select
        {...useFieldProps()}
        {...rest}
        className={classes(BOX, 'h-10 appearance-none truncate pr-9 pl-3', className)}
      >
        {children}
      </select>
      <ChevronDown aria-hidden="true" className="pointer-events-none absolute top-3 right-3 size-4 text-ink-faint" />
    </span>
  );
}
