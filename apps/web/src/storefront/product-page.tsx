import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Check, Clock } from 'lucide-react';
import { Problem } from '../api/problem.ts';
import { productQuery } from '../api/shop.ts';
import type { Price, Product } from '../api/types.ts';
import { paths } from '../paths.ts';
import { Loaded } from '../shell/loaded.tsx';
import { NotFound } from '../shell/not-found.tsx';
import { Button } from '../ui/button.tsx';
import { classes } from '../ui/classes.ts';
import { Skeleton } from '../ui/skeleton.tsx';
import { useTitle } from '../ui/use-title.ts';
import { PriceTag } from '../words/price-tag.tsx';
import { type ChosenWay, chosenWay } from './chosen-way.ts';
import { DELIVERY_STORY } from './delivery-story.ts';
import { PathChoice } from './path-choice.tsx';
import { ProductMark } from './product-mark.tsx';
import { SoldOut } from './sold-out.tsx';

const route = getRouteApi('/site/products/$slug');

type PriceCardProps = { slug: string; price: Price; isSoldOut: boolean; alone: boolean };

function PriceCard({ slug, price, isSoldOut, alone }: PriceCardProps) {
  const facts = [
    price.billing === 'one_time' ? 'Paid once, no renewal' : 'Renews until you cancel',
    price.trial_days ? 'Cancel within the trial and pay nothing' : null,
  ].filter((fact) => fact !== null);
  return (
    <li
      className={classes(
        'flex flex-col rounded-card border border-line bg-surface p-5 shadow-low sm:p-6',
        alone && 'sm:flex-row sm:items-center sm:justify-between sm:gap-8',
      )}
    >
      <div>
        <h2 className="font-medium text-ink-soft text-sm tracking-normal">{price.name}</h2>
        <p className="mt-1 font-semibold text-[1.75rem] leading-tight tracking-[-0.02em]">
          <PriceTag {...price} />
        </p>
        <ul className={classes('mt-2 text-[0.8125rem] text-ink-faint', !alone && 'mb-5')}>
          {facts.map((fact) => (
            <li key={fact}>{fact}</li>
          ))}
        </ul>
      </div>
      <div className={classes('mt-auto', alone && 'max-sm:mt-5 sm:mt-0 sm:min-w-44')}>
        {isSoldOut ? (
          <Button whyNot="Sold out at the moment" className="w-full">
            Sold out
          </Button>
        ) : (
          <Button asChild variant="primary" className="w-full">
            <Link to={paths.checkout} params={{ slug }} search={{ price: price.id }}>
              {price.trial_days ? `Try ${price.name} free` : `Buy ${price.name}`}
            </Link>
          </Button>
        )}
      </div>
    </li>
  );
}

function Prices({ slug, way: { prices, availability } }: { slug: string; way: ChosenWay }) {
  if (prices.length === 0) return <p className="text-ink-soft text-sm">This product is not for sale yet.</p>;
  const columns = prices.length >= 3 ? 'sm:grid-cols-2 lg:grid-cols-3' : prices.length === 2 ? 'sm:grid-cols-2' : '';
  return (
    <ul className={classes('grid gap-4', columns)}>
      {prices.map((price) => (
        <PriceCard
          key={price.id}
          slug={slug}
          price={price}
          isSoldOut={availability === 'sold_out'}
          alone={prices.length === 1}
        />
      ))}
    </ul>
  );
}

function DeliveryPromise({ way }: { way: ChosenWay }) {
  const story = DELIVERY_STORY[way.delivery_model];
  return (
    <section aria-labelledby="delivery" className="rounded-card border border-line bg-surface p-5 shadow-low sm:p-6">
      <h2 id="delivery" className="font-semibold text-base">
        How delivery works
      </h2>
      <ol className="mt-4 flex flex-col gap-3.5">
        {story.steps.map((step, index) => (
          <li key={step} className="flex items-start gap-3 text-sm leading-relaxed">
            <span
              aria-hidden="true"
              className="grid size-6 shrink-0 place-items-center rounded-full bg-sunken font-medium text-ink-soft text-xs tabular-nums"
            >
              {index + 1}
            </span>
            <span className="pt-0.5">{step}</span>
          </li>
        ))}
      </ol>
      <p className="mt-5 flex items-start gap-2.5 border-line border-t pt-4 font-medium text-sm">
        <Clock aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-ink-faint" />
        {way.promise.text}
      </p>
    </section>
  );
}

function Story({ product, way }: { product: Product; way: ChosenWay }) {
  const story = DELIVERY_STORY[way.delivery_model];
  return (
    <div className="flex flex-col gap-10">
      {product.description && (
        <section aria-labelledby="about">
          <h2 id="about" className="font-semibold text-xl">
            About {product.name}
          </h2>
          <p className="mt-3 max-w-prose whitespace-pre-line text-ink-soft leading-[1.7]">{product.description}</p>
        </section>
      )}
      <section aria-labelledby="gets">
        <h2 id="gets" className="font-semibold text-xl">
          What you get
        </h2>
        <ul className="mt-4 flex flex-col gap-3">
          {story.gets.map((gift) => (
            <li key={gift} className="flex items-start gap-3 text-ink-soft leading-relaxed">
              <Check aria-hidden="true" className="mt-1 size-4 shrink-0 text-good" strokeWidth={2.5} />
              {gift}
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

function ProductSkeleton() {
  return (
    <div role="status" className="flex flex-col gap-6">
      <span className="sr-only">Loading product</span>
      <Skeleton className="size-16 rounded-2xl" />
      <Skeleton className="h-10 w-2/3" />
      <Skeleton className="h-5 w-1/2" />
      <Skeleton className="h-40 rounded-card" />
    </div>
  );
}

/** Everything a buyer wants to know before paying. */
export function ProductPage() {
  const { slug } = route.useParams();
  const result = useQuery(productQuery(slug));
  useTitle(result.data?.name);
  if (result.error instanceof Problem && result.error.status === 404) return <NotFound />;
  return (
    <Loaded result={result} waiting={<ProductSkeleton />}>
      {(product) => <ProductView product={product} />}
    </Loaded>
  );
}

function ProductView({ product }: { product: Product }) {
  const { slug, name, payment_gateways } = product;
  const navigate = route.useNavigate();
  const way = chosenWay(product, route.useSearch().path);
  const choose = (path: string) => navigate({ search: { path }, replace: true, resetScroll: false });
  return (
    <article>
      <header className="flex items-start gap-5 sm:gap-6">
        <ProductMark slug={slug} className="size-14 rounded-2xl sm:size-20" />
        <div className="min-w-0">
          <p className="font-medium text-accent text-sm">{product.delivery_label}</p>
          <h1 className="mt-0.5 font-semibold text-[1.75rem] leading-[1.15] tracking-[-0.025em] sm:text-[2.5rem]">
            {name}
          </h1>
          <p className="mt-2 max-w-2xl text-base text-ink-soft leading-relaxed sm:text-lg">{product.summary}</p>
        </div>
      </header>
      {way.path && (
        <div className="mt-8 sm:mt-10">
          <PathChoice product={product} value={way.path.name} onChange={choose} />
        </div>
      )}
      <section aria-label="Prices" className={way.path ? 'mt-6' : 'mt-8 sm:mt-10'}>
        {way.availability === 'sold_out' && (
          <div className="mb-4">
            <SoldOut key={way.path?.name} slug={slug} name={name} path={way.path} />
          </div>
        )}
        <Prices slug={slug} way={way} />
        {payment_gateways.length > 0 && (
          <p className="mt-3 text-[0.8125rem] text-ink-faint">
            Pay with {payment_gateways.map(({ title }) => title).join(' or ')}.
          </p>
        )}
      </section>
      <div className="mt-12 grid gap-10 lg:grid-cols-[minmax(0,1fr)_22rem] lg:gap-16">
        <Story product={product} way={way} />
        <div>
          <DeliveryPromise way={way} />
        </div>
      </div>
    </article>
  );
}
