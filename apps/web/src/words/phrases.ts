import type { Billing } from '../api/types.ts';
import { languageOfPage, say } from '../languages/say.ts';

/** "in_flight" → "In flight": for words of the domain that have no label of their own. */
export function spoken(word: string): string {
  const text = word.replaceAll('_', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "NOT_RECEIVED: ITEM" and "dispute_lost: fraudulent" in words: for codes of gateways; sentences stay as they are. */
export function spokenCode(text: string): string {
  return /^(?:[A-Z0-9_: ]+|[a-z0-9]+(?:_[a-z0-9]+)+(?:: [a-z0-9_]+)?)$/.test(text) ? spoken(text.toLowerCase()) : text;
}

const PERIOD = {
  day: '{count|day|# days}',
  week: '{count|week|# weeks}',
  month: '{count|month|# months}',
  year: '{count|year|# years}',
} as const satisfies Record<NonNullable<Billing['billing_interval']>, string>;

/** "month", "3 months": how long a period of a recurring price is. Nothing for a price that is paid once. */
export function periodPhrase({ billing_interval, interval_count }: Omit<Billing, 'billing'>): string {
  if (!billing_interval) return '';
  return say(PERIOD[billing_interval], { count: interval_count ?? 1 });
}

/** "3.4", "3,4": few digits of a small number, none after the comma of a large one. */
function shortNumber(value: number): string {
  return value.toLocaleString(languageOfPage(), { maximumFractionDigits: value < 10 ? 1 : 0, useGrouping: false });
}

const BYTES_PER_STEP = 1_024;
const BYTE_UNITS = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB'];

/** "512 bytes", "3.4 MiB". */
export function fileSize(bytes: number): string {
  let size = bytes;
  let unit = 0;
  while (size >= BYTES_PER_STEP && unit < BYTE_UNITS.length - 1) {
    size /= BYTES_PER_STEP;
    unit += 1;
  }
  return `${shortNumber(size)} ${BYTE_UNITS[unit]}`;
}

const MEGABYTES_PER_GIGABYTE = 1_024;

/** "192 MB", "1.5 GB": for memory and disks, which are bought by the megabyte. */
export function megabytes(count: number): string {
  if (count < MEGABYTES_PER_GIGABYTE) return `${Math.round(count)} MB`;
  return `${shortNumber(count / MEGABYTES_PER_GIGABYTE)} GB`;
}

const MILLIS_PER_CORE = 1_000;

/** "0.25 cores", "1 core": for limits and capacities, which are counted in thousandths of a core. */
export function cores(millis: number): string {
  return counted(Number((millis / MILLIS_PER_CORE).toFixed(2)), 'core');
}

/** "1 order", "2 orders". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
