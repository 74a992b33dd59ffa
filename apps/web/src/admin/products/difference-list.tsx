import { type Difference, LANGUAGES } from '@vozex/domain';
import { isJson } from '../../schema-form/prepare-schema.ts';
import { titled } from '../../schema-form/titled.ts';
import { languageTitle } from '../../words/language-title.ts';

const LISTS: Record<string, string> = { prices: 'Price', paths: 'Path' };
const TITLES: Record<string, string> = { fulfillment_config: 'Settings' };

const titleOf = (name: string) => {
  const language = LANGUAGES.find((one) => one === name);
  return language ? languageTitle(language) : (TITLES[name] ?? titled(name));
};

/** `prices.Pro.amount_minor` → "Price Pro · Amount minor". */
export function fieldTitle(field: string): string {
  const [first = '', second, ...rest] = field.split('.');
  const list = LISTS[first];
  const head = list && second ? [`${list} ${second}`] : [titleOf(first), ...(second ? [titleOf(second)] : [])];
  return [...head, ...rest.map(titleOf)].join(' · ');
}

/** Longer texts are read in the product itself. */
const SHOWN_MAX = 300;

function shown(value: unknown): string {
  const text = worded(value);
  return text.length > SHOWN_MAX ? `${text.slice(0, SHOWN_MAX)}…` : text;
}

function worded(value: unknown): string {
  if (isEmpty(value)) return '–';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return value.map((one) => (isJson(one) ? JSON.stringify(one) : worded(one))).join(', ');
  return Object.entries(value as object)
    .filter(([name, one]) => name !== 'id' && !isEmpty(one))
    .map(([name, one]) => `${titleOf(name)}: ${isJson(one) ? JSON.stringify(one) : worded(one)}`)
    .join('\n');
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  return Array.isArray(value) ? value.length === 0 : isJson(value) && Object.keys(value).length === 0;
}

function Side({ label, value, className }: { label: string; value: unknown; className: string }) {
  return (
    <div className="min-w-0">
      <dt className="text-ink-faint text-xs">{label}</dt>
      <dd className={`whitespace-pre-wrap text-[0.8125rem] leading-relaxed [overflow-wrap:anywhere] ${className}`}>
        {shown(value)}
      </dd>
    </div>
  );
}

/** Two documents, where they differ: each field with what it was and what it is. */
export function DifferenceList({
  label,
  differences,
  before = 'Before',
  after = 'After',
}: {
  label: string;
  differences: readonly Difference[];
  before?: string;
  after?: string;
}) {
  return (
    <ul aria-label={label} className="divide-y divide-line rounded-[0.625rem] border border-line">
      {differences.map((one) => (
        <li key={one.field} className="px-3.5 py-2.5">
          <p className="font-medium text-[0.8125rem] text-ink">{fieldTitle(one.field)}</p>
          <dl className="mt-1 grid gap-x-4 gap-y-1 sm:grid-cols-2">
            <Side label={before} value={one.before} className="text-ink-soft" />
            <Side label={after} value={one.after} className="text-ink" />
          </dl>
        </li>
      ))}
    </ul>
  );
}
