/** What a colour says. `busy` is under way, `warn` waits for somebody, `quiet` is over or has not begun. */
export type Tone = 'good' | 'busy' | 'warn' | 'bad' | 'quiet';

/** Text on its own tinted ground. */
export const TONE_PILL = {
  good: 'bg-good-soft text-good',
  busy: 'bg-accent-soft text-accent',
  warn: 'bg-warn-soft text-warn',
  bad: 'bg-bad-soft text-bad',
  quiet: 'bg-sunken text-ink-soft',
} satisfies Record<Tone, string>;

/** A dot, or a rule along an edge. */
export const TONE_MARK = {
  good: 'bg-good',
  busy: 'bg-accent',
  warn: 'bg-warn',
  bad: 'bg-bad',
  quiet: 'bg-ink-faint',
} satisfies Record<Tone, string>;
