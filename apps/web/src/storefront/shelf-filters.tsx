import { Link } from '@tanstack/react-router';
import { X } from 'lucide-react';
import { useState } from 'react';
import type { ShelfSearch } from '../api/shop.ts';
import type { ShelfFacets } from '../api/types.ts';
import { say } from '../languages/say.ts';
import { paths } from '../paths.ts';
import { classes } from '../ui/classes.ts';
import { Select } from '../ui/input.tsx';

type Facet = Exclude<keyof ShelfFacets, 'total'>;
type FiltersProps = { search: ShelfSearch; facets: ShelfFacets; change(search: ShelfSearch): void };

/** Facets that are chosen from a list, and what the list says when nothing is chosen. */
const LISTS = { delivery: 'Any delivery', billing: 'Any payment', currency: 'Any currency' } as const;
const LIST_LABEL = { delivery: 'Delivery', billing: 'Payment', currency: 'Currency' } as const;

const PILL =
  'inline-flex h-9 items-center gap-1.5 whitespace-nowrap rounded-full border px-3.5 font-medium text-sm transition-colors';
const PILL_QUIET = 'border-line bg-surface text-ink-soft hover:border-line-strong hover:text-ink';
const PILL_CHOSEN = 'border-primary bg-primary text-primary-ink';

function Categories({ search, facets }: Omit<FiltersProps, 'change'>) {
  if (facets.category.length < 2 && !search.category) return null;
  const total = facets.category.reduce((sum, { count }) => sum + count, 0);
  const pill = (category: string | undefined, label: string, count: number, language?: string) => (
    <li key={category ?? ''}>
      <Link
        to={paths.home}
        search={{ ...search, category }}
        aria-current={search.category === category ? 'true' : undefined}
        className={classes(PILL, search.category === category ? PILL_CHOSEN : PILL_QUIET)}
      >
        <span lang={language}>{label}</span>
        <span className="font-normal opacity-70 tabular-nums">{count}</span>
      </Link>
    </li>
  );
  return (
    <nav aria-label={say('Categories')} className="-mx-5 overflow-x-auto px-5 py-1 sm:mx-0 sm:px-0">
      <ul className="flex gap-2 sm:flex-wrap">
        {pill(undefined, say('All'), total)}
        {facets.category.map(({ value, label, count, language }) => pill(value, label, count, language))}
      </ul>
    </nav>
  );
}

function FacetList({ name, search, facets, change }: FiltersProps & { name: keyof typeof LISTS }) {
  const chosen = search[name];
  if (facets[name].length < 2 && !chosen) return null;
  return (
    <div className="w-full sm:w-44">
      <Select
        aria-label={say(LIST_LABEL[name])}
        value={chosen ?? ''}
        onChange={(event) => change({ ...search, [name]: event.target.value || undefined })}
      >
        <option value="">{say(LISTS[name])}</option>
        {facets[name].map(({ value, label, count }) => (
          <option key={value} value={value}>
            {label} ({count})
          </option>
        ))}
      </Select>
    </div>
  );
}

const SORTS = {
  relevance: 'Best match',
  newest: 'Newest first',
  name: 'By name',
  price: 'Lowest price first',
} as const;

function Sort({ search, change }: Omit<FiltersProps, 'facets'>) {
  const usual = search.q ? 'relevance' : 'newest';
  return (
    <div className="w-full sm:ml-auto sm:w-44">
      <Select
        aria-label={say('Sort by')}
        value={search.sort ?? usual}
        onChange={({ target: { value } }) => change({ ...search, sort: value === usual ? undefined : value })}
      >
        {(Object.keys(SORTS) as (keyof typeof SORTS)[])
          .filter((sort) => sort !== 'relevance' || search.q)
          .map((sort) => (
            <option key={sort} value={sort}>
              {say(SORTS[sort])}
            </option>
          ))}
      </Select>
    </div>
  );
}

const CHIP_FACETS: Facet[] = ['category', 'tag', 'delivery', 'billing', 'currency'];

/** What is chosen, each to be taken off again. */
function Chosen({ search, facets, change }: FiltersProps) {
  const chosen = CHIP_FACETS.filter((name) => search[name]);
  if (chosen.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-2" aria-label={say('Chosen filters')}>
      {chosen.map((name) => {
        const label = facets[name].find(({ value }) => value === search[name])?.label ?? search[name];
        return (
          <li key={name}>
            <button
              type="button"
              aria-label={say('Remove the filter {label}', { label: label ?? '' })}
              onClick={() => change({ ...search, [name]: undefined })}
              className="inline-flex h-8 items-center gap-1.5 rounded-full bg-accent-soft px-3 font-medium text-[0.8125rem] text-accent hover:bg-sunken"
            >
              {name === 'tag' && '#'}
              {label}
              <X aria-hidden="true" className="size-3.5" />
            </button>
          </li>
        );
      })}
    </ul>
  );
}

/** Everything by which the shelf is narrowed. Each choice stands in the address: it can be sent, and gone back from. */
export function ShelfFilters({ search, facets, change }: FiltersProps) {
  const [open, setOpen] = useState(false);
  const part = { search, facets, change };
  return (
    <section aria-label={say('Filters')} className="mb-8 grid gap-4">
      <Categories search={search} facets={facets} />
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="justify-self-start font-medium text-accent text-sm underline-offset-4 hover:underline sm:hidden"
      >
        {open ? say('Fewer filters') : say('Filter and sort')}
      </button>
      <div className={classes('flex flex-wrap items-center gap-3', !open && 'max-sm:hidden')}>
        {(Object.keys(LISTS) as (keyof typeof LISTS)[]).map((name) => (
          <FacetList key={name} name={name} {...part} />
        ))}
        <Sort search={search} change={change} />
      </div>
      <Chosen {...part} />
      <p role="status" className="sr-only">
        {say('{count|# product|# products} found', { count: facets.total })}
      </p>
    </section>
  );
}
