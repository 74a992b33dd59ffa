import { Slot } from 'radix-ui';
import { type ComponentProps, type MouseEvent, type ReactNode, useId } from 'react';
import { classes } from './classes.ts';
import { Spinner } from './spinner.tsx';

const VARIANT = {
  primary: 'bg-primary text-primary-ink hover:bg-primary-hover shadow-low',
  secondary: 'bg-surface text-ink border border-line-strong hover:bg-sunken shadow-low',
  quiet: 'text-ink-soft hover:bg-sunken hover:text-ink',
  danger: 'bg-bad text-surface hover:bg-bad-hover shadow-low',
};

const SIZE = {
  small: 'h-8 gap-1.5 px-2.5 text-[0.8125rem]',
  medium: 'h-10 gap-2 px-4 text-sm',
  large: 'h-12 gap-2 px-5 text-[0.9375rem]',
};

type ButtonProps = ComponentProps<'button'> & {
  variant?: keyof typeof VARIANT;
  size?: keyof typeof SIZE;
  /** Draws the only child (a link, say) as a button. */
  asChild?: boolean;
  /** Shows a spinner and takes no second click. */
  busy?: boolean;
  /** A disabled button says why: read out, and shown on hover. */
  whyNot?: string | null | undefined;
};

/** The one button. A button with `busy` or `whyNot` keeps its place in the tab order, so that its reason can be heard. */
export function Button({
  variant = 'secondary',
  size = 'medium',
  asChild,
  busy,
  whyNot,
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  const reasonId = useId();
  const blocked = Boolean(busy || whyNot);
  const look = classes(
    'relative inline-flex shrink-0 items-center justify-center whitespace-nowrap rounded-control font-medium transition-colors duration-150 select-none',
    'disabled:opacity-50 aria-disabled:cursor-not-allowed [&_svg]:shrink-0',
    whyNot && 'opacity-50',
    VARIANT[variant],
    SIZE[size],
    className,
  );
  if (asChild) {
    return (
      <Slot.Root className={look} {...(rest as object)}>
        {children}
      </Slot.Root>
    );
  }
  const click = (event: MouseEvent<HTMLButtonElement>) => {
    if (blocked) event.preventDefault();
    else onClick?.(event);
  };
  return (
    <button
      type="button"
      {...rest}
      onClick={click}
      className={look}
      title={whyNot ?? rest.title}
      aria-disabled={blocked || undefined}
      aria-busy={busy || undefined}
      aria-describedby={whyNot ? reasonId : rest['aria-describedby']}
    >
      <span className={classes('contents', busy && '[&>*]:invisible [&]:text-transparent')}>{children}</span>
      {busy && <Spinner className="absolute inset-0 m-auto h-full justify-center text-base" />}
      {whyNot && (
        <span id={reasonId} className="sr-only">
          {whyNot}
        </span>
      )}
    </button>
  );
}

/** A square button with an icon only; its label is what it is called. */
export function IconButton({
  label,
  children,
  className,
  ...rest
}: Omit<ButtonProps, 'asChild'> & { label: string; children: ReactNode }) {
  return (
    <Button
      variant="quiet"
      {...rest}
      aria-label={label}
      title={rest.whyNot ?? label}
      className={classes('aspect-square px-0!', className)}
    >
      {children}
    </Button>
  );
}
