import { say } from '../languages/say.ts';
import { classes } from './classes.ts';

/** A place held for what is still on its way; while there is one, the page is tall and what stands below it does not jump. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <div
      aria-hidden="true"
      data-skeleton=""
      className={classes('animate-shimmer rounded-control bg-line', className)}
    />
  );
}

const WIDTHS = ['w-3/5', 'w-4/5', 'w-2/5', 'w-11/12', 'w-1/2'];

/** A few grey lines under one announcement. */
export function SkeletonLines({ lines = 3, label = say('Loading') }: { lines?: number; label?: string }) {
  return (
    <div role="status" className="flex flex-col gap-3">
      <span className="sr-only">{label}</span>
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton
          key={WIDTHS[line % WIDTHS.length]! + String(line)}
          className={classes('h-4', WIDTHS[line % WIDTHS.length])}
        />
      ))}
    </div>
  );
}
