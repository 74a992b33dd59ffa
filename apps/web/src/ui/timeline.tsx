import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import { TONE_MARK, type Tone } from './tone.ts';

export type TimelineEntry = { key: string; title: ReactNode; aside?: ReactNode; detail?: ReactNode; tone: Tone };

/** What happened, in order, along a line. */
export function Timeline({ entries, label }: { entries: readonly TimelineEntry[]; label: string }) {
  return (
    <ol aria-label={label} className="flex flex-col">
      {entries.map((entry, index) => (
        <li key={entry.key} className="relative flex gap-3.5 pb-5 last:pb-0">
          {index < entries.length - 1 && (
            <span aria-hidden="true" className="absolute top-4 bottom-[-0.25rem] left-[0.28125rem] w-px bg-line" />
          )}
          <span
            aria-hidden="true"
            className={classes('mt-1.5 size-2.5 shrink-0 rounded-full ring-4 ring-surface', TONE_MARK[entry.tone])}
          />
          <div className="min-w-0 flex-1">
            <div className="flex flex-wrap items-baseline justify-between gap-x-4">
              <span className="font-medium text-sm">{entry.title}</span>
              {entry.aside && <span className="text-ink-faint text-xs tabular-nums">{entry.aside}</span>}
            </div>
            {entry.detail && (
              <div className="mt-0.5 text-[0.8125rem] text-ink-soft leading-relaxed [overflow-wrap:anywhere]">
                {entry.detail}
              </div>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}
