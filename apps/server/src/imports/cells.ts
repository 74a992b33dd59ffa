import { AMOUNT_MINOR_MAX, currencyExponent } from '@vozex/domain';
import { z } from 'zod';
import type { RowCode, RowProblem } from './problems.ts';

/** Reads one row's cells, and notes every problem on its way: who mends a row wants to know of all of them. */
export type Cells = {
  readonly problems: RowProblem[];
  text(name: string, max: number): string | null;
  required(name: string, max: number): string;
  email(name: string): string;
  currency(name: string): string;
  /** Minor units, of whichever of both columns is filled. */
  amount(currency: string): number | null;
  instant(name: string): Date | null;
  whole(name: string, range: { min: number; max: number }): number | null;
  yes(name: string): boolean | null;
  oneOf<Word extends string>(name: string, words: readonly Word[]): Word | null;
  webAddress(name: string): string | null;
  json(name: string): Record<string, unknown> | null;
  problem(code: RowCode, field: string | null, message: string): void;
};

const Email = z.email().max(254);
/** Written with a zone or without one, which then is UTC; a day alone begins in UTC. */
const INSTANT = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?\s?(Z|[+-]\d{2}:?\d{2})?)?$/;
/** Software was not sold in a shop before. */
const YEAR_MIN = 1970;
/** Clocks differ; what is further ahead was mistyped. */
const AHEAD_MS = 86_400_000;

const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));
const YES = new Set(['yes', 'y', 'true', '1', 'ja', 'j', 'x']);
const NO = new Set(['no', 'n', 'false', '0', 'nein']);

/** @param now what lies after it has not happened. */
export function openCells(cells: Record<string, string>, now: Date): Cells {
  const problems: RowProblem[] = [];
  const problem: Cells['problem'] = (code, field, message) => problems.push({ code, field, message });
  const raw = (name: string) => (cells[name] ?? '').trim();
  const text: Cells['text'] = (name, max) => {
    const value = raw(name);
    if (value.length > max) problem('CELL_TOO_LONG', name, `is ${value.length} characters long; ${max} are the most`);
    return value === '' ? null : value.slice(0, max);
  };
  const required: Cells['required'] = (name, max) => {
    const value = text(name, max);
    if (value === null) problem('VALUE_MISSING', name, 'is empty, and every row needs it');
    return value ?? '';
  };
  return {
    problems,
    problem,
    text,
    required,
    email(name) {
      const value = required(name, 254).toLowerCase();
      if (value !== '' && !Email.safeParse(value).success)
        problem('EMAIL_INVALID', name, `"${quoted(value)}" is no e-mail address`);
      return value;
    },
    currency(name) {
      const value = required(name, 20).toUpperCase();
      if (value !== '' && !CURRENCIES.has(value))
        problem('CURRENCY_INVALID', name, `"${quoted(value)}" is no currency; write three letters, such as EUR`);
      return value;
    },
    amount(currency) {
      const [major, minor] = [raw('amount'), raw('amount_minor')];
      if (major !== '' && minor !== '') {
        problem('AMOUNT_INVALID', 'amount_minor', 'stands beside amount; fill one of both');
        return null;
      }
      if (major === '' && minor === '') return null;
      const field = minor === '' ? 'amount' : 'amount_minor';
      const value = minor === '' ? minorUnits(major, currency) : /^\d{1,15}$/.test(minor) ? Number(minor) : undefined;
      if (value === undefined || value > AMOUNT_MINOR_MAX) {
        problem('AMOUNT_INVALID', field, whyNoAmount(minor === '' ? major : minor, field, currency));
        return null;
      }
      return value;
    },
    instant(name) {
      const value = raw(name);
      if (value === '') return null;
      const at = instantOf(value);
      if (!at) {
        problem('DATE_INVALID', name, `"${quoted(value)}" is no day or time; write 2024-05-31 or 2024-05-31T14:05:00Z`);
        return null;
      }
      return at;
    },
    whole(name, { min, max }) {
      const value = raw(name);
      if (value === '') return null;
      const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
      if (number >= min && number <= max) return number;
      problem('VALUE_INVALID', name, `"${quoted(value)}" is no whole number from ${min} to ${max}`);
      return null;
    },
    yes(name) {
      const value = raw(name).toLowerCase();
      if (value === '') return null;
      if (YES.has(value)) return true;
      if (!NO.has(value)) problem('VALUE_INVALID', name, `"${quoted(value)}" is neither yes nor no`);
      return false;
    },
    oneOf(name, words) {
      const value = raw(name).toLowerCase();
      if (value === '') return null;
      const word = words.find((one) => one === value);
      if (word === undefined) problem('VALUE_INVALID', name, `"${quoted(value)}" is none of ${words.join(', ')}`);
      return word ?? null;
    },
    webAddress(name) {
      const value = text(name, 2_000);
      if (value === null) return null;
      if (URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)) return value;
      problem('VALUE_INVALID', name, `"${quoted(value)}" is no web address`);
      return null;
    },
    json(name) {
      const value = raw(name);
      if (value === '') return null;
      try {
        const parsed: unknown = JSON.parse(value);
        if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed))
          return parsed as Record<string, unknown>; // because it is an object
      } catch {}
      problem('VALUE_INVALID', name, 'is no JSON object');
      return null;
    },
  };

  /** What was is over: a time that is still to come was mistyped. */
  function isToCome(at: Date): boolean {
    return at.getTime() > now.getTime() + AHEAD_MS;
  }

  function instantOf(value: string): Date | undefined {
    const at = parsedInstant(value);
    return at && !isToCome(at) ? at : undefined;
  }
}

/** As `instant`, for what may lie ahead: the end of a license. */
export function aheadOrPast(cells: Cells, rawCells: Record<string, string>, name: string): Date | null {
  const value = (rawCells[name] ?? '').trim();
  if (value === '') return null;
  const at = parsedInstant(value);
  if (at) return at;
  cells.problem('DATE_INVALID', name, `"${quoted(value)}" is no day or time; write 2024-05-31 or 2024-05-31T14:05:00Z`);
  return null;
}

/** Dates that roll over (30 February) are refused. */
function parsedInstant(value: string): Date | undefined {
  const parts = INSTANT.exec(value);
  if (!parts) return undefined;
  const [, year = '', month = '', day = '', hour = '00', minute = '00', second = '00', zone = 'Z'] = parts;
  const exact = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const isDay = exact.getUTCMonth() === Number(month) - 1 && exact.getUTCDate() === Number(day);
  if (!isDay || Number(year) < YEAR_MIN) return undefined;
  const at = new Date(
    `${year}-${month}-${day}T${hour}:${minute}:${second}${zone.replace(/^([+-]\d{2}):?(\d{2})$/, '$1:$2')}`,
  );
  return Number.isNaN(at.getTime()) ? undefined : at;
}

/** `49`, `49.5`, `49.00`; a comma is a decimal comma where just the currency's decimals follow it. Thousands have no mark. */
function minorUnits(text: string, currency: string): number | undefined {
  const digits = currencyExponent(currency);
  const comma = digits === 2 && /^\d{1,12},\d{2}$/.test(text) ? text.replace(',', '.') : text;
  const parts = /^(\d{1,12})(?:\.(\d+))?$/.exec(comma);
  if (!parts) return undefined;
  const [, whole = '', fraction = ''] = parts;
  if (/[1-9]/.test(fraction.slice(digits))) return undefined;
  return Number(whole + fraction.slice(0, digits).padEnd(digits, '0'));
}

function whyNoAmount(value: string, field: string, currency: string): string {
  if (value.startsWith('-')) return `"${quoted(value)}" is below zero; what was given back is a status, not an amount`;
  const example = field === 'amount_minor' ? '4900' : currencyExponent(currency) === 0 ? '4900' : '49.00';
  return `"${quoted(value)}" is no amount in ${currency}; write ${example}, without marks for thousands or the currency`;
}

/** Enough to find it again; nobody wants a whole cell in a message. */
function quoted(value: string): string {
  return value.length > 60 ? `${value.slice(0, 60)}…` : value;
}
