import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { PackageSearch, Search } from 'lucide-react';
import { useEffect, useState } from 'react';
import { productsQuery } from '../api/shop.ts';
import type { ProductCard } from '../api/types.ts';
import { paths } from '../paths.ts';
import { Paged } from '../shell/loaded.tsx';
import { Badge } from '../ui/badge.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Input } from '../ui/input.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useTitle } from '../ui/use-title.ts';
import { PriceTag } from '../words/price-tag.tsx';
import { ProductMark } from './product-mark.tsx';

const route = getRouteApi('/site/');

/** A pause in typing long enough to mean "search now". */
const TYPING_PAUSE_MS = 250;

function ShelfCard({ product }: { product: ProductCard }) {
  return (
    <li className="group relative flex flex-col overflow-hidden rounded-card border border-line bg-surface shadow-low transition-[box-shadow,border-color] duration-200 hover:border-line-strong hover:shadow-mid">
      <ProductMark slug={product.slug} columns={9} className="h-28 w-full" />
      <div className="flex flex-1 flex-col p-5">
        <h2 className="font-semibold text-base">
          <Link
            to={paths.product}
            params={{ slug: product.slug }}
            className="after:absolute after:inset-0 after:rounded-card"
          >
            {product.name}
          </Link>
        </h2>
        <p className="mt-1 line-clamp-2 text-ink-soft text-sm leading-relaxed">{product.summary}</p>
        <div className="mt-auto flex items-baseline justify-between gap-3 pt-5">
          <span className="text-[0.8125rem] text-ink-faint">{product.delivery_label}</span>
          <span className="text-right font-semibold text-sm">
            {product.availability === 'sold_out' ? (
              <Badge tone="quiet">Sold out</Badge>
            ) : product.from_price ? (
              <>
                <span className="font-normal text-ink-faint">from </span>
                <PriceTag {...product.from_price} />
              </>
            ) : (
              <span className="font-normal text-ink-faint">Not for sale yet</span>
            )}
          </span>
        </div>
      </div>
    </li>
  );
}

const SHELF = 'grid gap-5 sm:grid-cols-2 lg:grid-cols-3';

function ShelfSkeleton() {
  return (
    <div role="status" className={SHELF}>
      <span className="sr-only">Loading products</span>
      {['a', 'b', 'c', 'd', 'e', 'f'].map((place) => (
        <Skeleton key={place} className="h-64 rounded-card" />
      ))}
    </div>
  );
}

/** The shop window: what there is, and a way to find it. */
export function HomePage() {
  useTitle('Products');
  const { q = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const [typed, setTyped] = useState(q);
  useEffect(() => {
    if (typed === q) return;
    const timer = setTimeout(() => navigate({ search: typed ? { q: typed } : {}, replace: true }), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, q, navigate]);
  const products = useInfiniteQuery({ ...productsQuery(q), placeholderData: keepPreviousData });

  return (
    <>
      <section className="mb-10 flex flex-wrap items-end justify-between gap-x-10 gap-y-6 sm:mb-12">
        <div className="max-w-xl">
          <h1 className="font-semibold text-[2rem] leading-[1.12] tracking-[-0.03em] sm:text-5xl">
            Software, delivered.
          </h1>
          <p className="mt-3 text-base text-ink-soft leading-relaxed sm:text-lg">
            Hosted for you, set up for you, or yours to run. Buy it in one place and follow it until it works.
          </p>
        </div>
        <search className="relative w-full sm:w-72">
          <Search aria-hidden="true" className="pointer-events-none absolute top-3 left-3 size-4 text-ink-faint" />
          <Input
            type="search"
            aria-label="Search products"
            placeholder="Search products"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            className="pl-9"
          />
        </search>
      </section>
      <Paged
        result={products}
        waiting={<ShelfSkeleton />}
        empty={
          <EmptyState icon={<PackageSearch />} title={q ? `Nothing found for “${q}”` : 'The shelves are still empty'}>
            {q ? 'Try a shorter or a different word.' : 'Products appear here as soon as they are published.'}
          </EmptyState>
        }
      >
        {(items) => (
          <ul className={SHELF}>
            {items.map((product) => (
              <ShelfCard key={product.id} product={product} />
            ))}
          </ul>
        )}
      </Paged>
    </>
  );
}
