import type { ComponentProps, ReactNode } from 'react';
import { classes } from './classes.ts';

/** A sheet of paper on the desk; an `article` where it stands for one thing of a kind. */
export function Card({
  as: Tag = 'section',
  className,
  ...rest
}: ComponentProps<'section'> & { as?: 'section' | 'article' }) {
  return (
    <Tag {...rest} className={classes('min-w-0 rounded-card border border-line bg-surface shadow-low', className)} />
  );
}

/** A titled card: what most screens are made of. */
export function Panel({
  title,
  note,
  actions,
  flush,
  className,
  children,
}: {
  title: ReactNode;
  note?: ReactNode;
  actions?: ReactNode;
  /** Lets a table or a list reach the edges. */
  flush?: boolean;
  className?: string;
  children: ReactNode;
}) {
  return (
    <Card className={className}>
      <header
        className={classes(
          'flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-5 pt-4 sm:px-6 sm:pt-5',
          flush && 'pb-4',
        )}
      >
        <div className="min-w-0 flex-1 basis-48">
          <h2 className="font-semibold text-[0.9375rem]">{title}</h2>
          {note && <p className="mt-0.5 max-w-prose text-[0.8125rem] text-ink-faint">{note}</p>}
        </div>
        {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </header>
      <div className={flush ? 'border-line border-t' : 'px-5 pt-4 pb-5 sm:px-6 sm:pb-6'}>{children}</div>
    </Card>
  );
}
