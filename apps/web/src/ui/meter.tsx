import type { ReactNode } from 'react';
import { classes } from './classes.ts';

/** From this part on it is worth a look; from the second on it is urgent. */
const HIGH = 0.8;
const FULL = 0.95;

type MeterProps = {
  label: string;
  /** Null while it was never measured. */
  value: number | null;
  max: number;
  /** What the numbers say in words: "63 MB of 192 MB". */
  text: string;
  hint?: ReactNode;
};

/** How much of a limit is used: as a bar for the eye, as a sentence for everybody. */
export function Meter({ label, value, max, text, hint }: MeterProps) {
  const part = value === null || max === 0 ? 0 : Math.min(1, value / max);
  const bar = part >= FULL ? 'bg-bad' : part >= HIGH ? 'bg-warn' : 'bg-accent';
  return (
    <div className="grid gap-1.5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3 text-sm">
        <span className="font-medium">{label}</span>
        <span aria-hidden="true" className="text-[0.8125rem] text-ink-soft tabular-nums">
          {text}
        </span>
      </div>
      <meter aria-label={label} min={0} max={max} value={value ?? 0} aria-valuetext={text} className="sr-only" />
      <div aria-hidden="true" className="h-1.5 overflow-hidden rounded-full bg-line">
        <div
          className={classes('h-full rounded-full transition-[width] duration-500', bar)}
          style={{ width: `${part * 100}%` }}
        />
      </div>
      {hint && <p className="text-[0.8125rem] text-ink-faint">{hint}</p>}
    </div>
  );
}
