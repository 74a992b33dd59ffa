import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { PackageSearch, Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { type ShelfSearch, shelfQuery } from '../api/shop.ts';
import { say } from '../languages/say.ts';
import { Paged } from '../shell/loaded.tsx';
import { shop } from '../shell/shop.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Input } from '../ui/input.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useTitle } from '../ui/use-title.ts';
import { ShelfCard } from './shelf-card.tsx';
import { ShelfFilters } from './shelf-filters.tsx';

const route = getRouteApi('/site/');

/** A pause in typing long enough to mean "search now". */
const TYPING_PAUSE_MS = 250;

/** As many cards as a first screen shows. */
const FIRST_SCREEN = 3;

const SHELF = 'grid gap-5 sm:grid-cols-2 lg:grid-cols-3';

function ShelfSkeleton() {
  return (
    <div role="status" className={SHELF}>
      <span className="sr-only">{say('Loading products')}</span>
      {['a', 'b', 'c', 'd', 'e', 'f'].map((place) => (
        <Skeleton key={place} className="h-96 rounded-card" />
      ))}
    </div>
  );
}

function SearchBox({ q = '', look }: { q: string | undefined; look(q: string | undefined): void }) {
  const [typed, setTyped] = useState(q);
  const asked = useRef(q);
  useEffect(() => {
    // What changed the address otherwise (a link, the way back) is what is looked for now.
    if (q !== asked.current) {
      asked.current = q;
      setTyped(q);
      return;
    }
    if (typed === q) return;
    const timer = setTimeout(() => {
      asked.current = typed;
      look(typed || undefined);
    }, TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, q, look]);
  return (
    <search className="relative w-full sm:w-72">
      <Search aria-hidden="true" className="pointer-events-none absolute top-3 left-3 size-4 text-ink-faint" />
      <Input
        type="search"
        aria-label={say('Search products')}
        placeholder={say('Search products')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        className="pl-9"
      />
    </search>
  );
}

/** The shop window: what there is, and ways to find it. */
export function HomePage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const change = (to: ShelfSearch) => navigate({ search: to, replace: true, resetScroll: false });
  const products = useInfiniteQuery({ ...shelfQuery(search), placeholderData: keepPreviousData });
  const facets = products.data?.pages[0]?.facets;
  const category = facets?.category.find(({ value }) => value === search.category)?.label ?? search.category;
  useTitle(category ?? say('Products'));
  const isNarrowed = Object.values(search).some((value) => value !== undefined);

  return (
    <>
      <section className="mb-8 flex flex-wrap items-end justify-between gap-x-10 gap-y-6 sm:mb-10">
        <div className="max-w-xl">
          <h1 className="font-semibold text-[2rem] leading-[1.12] tracking-[-0.03em] sm:text-5xl">{shop.headline}</h1>
          <p className="mt-3 text-base text-ink-soft leading-relaxed sm:text-lg">{shop.intro}</p>
        </div>
        <SearchBox q={search.q} look={(q) => change({ ...search, q })} />
      </section>
      {facets && <ShelfFilters search={search} facets={facets} change={change} />}
      <Paged
        result={products}
        waiting={<ShelfSkeleton />}
        empty={
          <EmptyState
            icon={<PackageSearch />}
            title={
              search.q
                ? say('Nothing found for “{q}”', { q: search.q })
                : isNarrowed
                  ? say('Nothing matches these filters')
                  : say('The shelves are still empty')
            }
            action={isNarrowed && <Button onClick={() => change({})}>{say('Show everything')}</Button>}
          >
            {isNarrowed
              ? say('Try a shorter or a different word.')
              : say('Products appear here as soon as they are published.')}
          </EmptyState>
        }
      >
        {(items) => (
          <ul className={SHELF}>
            {items.map((product, place) => (
              <ShelfCard key={product.id} product={product} first={place < FIRST_SCREEN} />
            ))}
          </ul>
        )}
      </Paged>
    </>
  );
}
