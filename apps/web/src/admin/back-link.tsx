import { Link, type LinkProps } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';

/** The way back to the list. */
export function BackLink({ to, children }: { to: NonNullable<LinkProps['to']>; children: string }) {
  return (
    <Link to={to} className="inline-flex items-center gap-1.5 text-ink-soft hover:text-ink">
      <ArrowLeft aria-hidden="true" className="size-4" /> {children}
    </Link>
  );
}

/** A link within text or a table cell. */
export const INLINE_LINK = 'font-medium text-accent underline-offset-4 hover:underline';
