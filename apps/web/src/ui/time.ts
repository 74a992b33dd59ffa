import { languageOfPage, say } from '../languages/say.ts';

const MINUTE_S = 60;
const HOUR_S = 60 * MINUTE_S;
const DAY_S = 24 * HOUR_S;
const WEEK_S = 7 * DAY_S;

/** From the largest unit down: a distance is told in the largest unit it fills once. */
const UNITS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['week', WEEK_S],
  ['day', DAY_S],
  ['hour', HOUR_S],
  ['minute', MINUTE_S],
];

/** "in 2 hours", "3 days ago", "just now". Past eight weeks a date says more than a distance. */
export function relativeTime(at: Date, now: Date): string {
  const seconds = (at.getTime() - now.getTime()) / 1000;
  if (Math.abs(seconds) < 45) return seconds > 0 ? say('in a moment') : say('just now');
  if (Math.abs(seconds) > 8 * WEEK_S) return at.toLocaleDateString(languageOfPage(), { dateStyle: 'medium' });
  const [unit, size] = UNITS.find(([, size]) => Math.abs(seconds) >= size) ?? (['minute', MINUTE_S] as const);
  return new Intl.RelativeTimeFormat(languageOfPage(), { numeric: 'auto' }).format(Math.round(seconds / size), unit);
}

/** A length of time in one or two units: "4 h 30 min", "2 days", "850 ms". */
export function duration(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  const seconds = Math.round(ms / 1_000);
  if (seconds < MINUTE_S) return `${seconds} s`;
  if (seconds < HOUR_S) return join(Math.floor(seconds / MINUTE_S), 'min', seconds % MINUTE_S, 's');
  if (seconds < DAY_S) return join(Math.floor(seconds / HOUR_S), 'h', Math.round((seconds % HOUR_S) / MINUTE_S), 'min');
  const days = Math.floor(seconds / DAY_S);
  return join(days, days === 1 ? 'day' : 'days', Math.round((seconds % DAY_S) / HOUR_S), 'h');
}

function join(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small > 0 ? `${large} ${largeUnit} ${small} ${smallUnit}` : `${large} ${largeUnit}`;
}
