import { classes } from './classes.ts';

/** A turning ring. Decorative unless it is given a label. */
export function Spinner({ label, className }: { label?: string; className?: string }) {
  return (
    <span role={label ? 'status' : undefined} className={classes('inline-flex items-center', className)}>
      <svg viewBox="0 0 24 24" aria-hidden="true" className="size-[1em] animate-turn" fill="none" strokeWidth="3">
        <circle cx="12" cy="12" r="9" stroke="currentColor" opacity="0.2" />
        <path d="M21 12a9 9 0 0 0-9-9" stroke="currentColor" strokeLinecap="round" />
      </svg>
      {label && <span className="sr-only">{label}</span>}
    </span>
  );
}
