import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import { TONE_MARK, TONE_PILL, type Tone } from './tone.ts';

/** A status in a word or two. The colour repeats what the word says, never replaces it. */
export function Badge({ tone, children, className }: { tone: Tone; children: ReactNode; className?: string }) {
  return (
    <span
      className={classes(
        'inline-flex items-center gap-1.5 whitespace-nowrap rounded-full px-2.5 py-0.5 font-medium text-xs leading-5',
        TONE_PILL[tone],
        className,
      )}
    >
      <span
        aria-hidden="true"
        className={classes('size-1.5 rounded-full', TONE_MARK[tone], tone === 'busy' && 'animate-breathe')}
      />
      {children}
    </span>
  );
}
