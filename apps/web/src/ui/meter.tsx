import { classes } from './classes.ts';
import { TONE_MARK, type Tone } from './tone.ts';

/** From these shares on a bar warns; what is nearly full deserves a look before it is full. */
const WARN_FROM = 0.8;
const BAD_FROM = 0.95;

function toneOf(share: number): Tone {
  if (share >= BAD_FROM) return 'bad';
  return share >= WARN_FROM ? 'warn' : 'busy';
}

type MeterProps = {
  label: string;
  /** Null where nobody has measured it. */
  value: number | null;
  max: number;
  /** Writes an amount with its unit: "192 MiB". */
  words(amount: number): string;
};

/** How much of something is taken: a bar, and beside it the same in words. */
export function Meter({ label, value, max, words }: MeterProps) {
  const share = max > 0 && value !== null ? Math.min(value / max, 1) : 0;
  const said = value === null ? `Not measured, of ${words(max)}` : `${words(value)} of ${words(max)}`;
  return (
    <div className="min-w-0">
      <div className="mb-1.5 flex flex-wrap items-baseline justify-between gap-x-3 text-[0.8125rem]">
        <span className="text-ink-soft">{label}</span>
        <span aria-hidden="true" className="text-ink-faint tabular-nums">
          {said}
        </span>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: browsers draw the native meter each in their own colours */}
      <div
        role="meter"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={max}
        aria-valuenow={Math.min(value ?? 0, max)}
        aria-valuetext={said}
        className="h-1.5 overflow-hidden rounded-full bg-line"
      >
        <div
          className={classes('h-full rounded-full', share > 0 && 'min-w-1.5', TONE_MARK[toneOf(share)])}
          style={{ width: `${share * 100}%` }}
        />
      </div>
    </div>
  );
}
