import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, Navigate } from '@tanstack/react-router';
import { ArrowUpRight, Check, ChevronDown, Clock } from 'lucide-react';
import type { ReactNode } from 'react';
import { Problem } from '../api/problem.ts';
import { productQuery } from '../api/shop.ts';
import type { Product } from '../api/types.ts';
import { languageOfPage, say } from '../languages/say.ts';
import { paths } from '../paths.ts';
import { Loaded } from '../shell/loaded.tsx';
import { NotFound } from '../shell/not-found.tsx';
import { classes } from '../ui/classes.ts';
import { Skeleton } from '../ui/skeleton.tsx';
import { useTitle } from '../ui/use-title.ts';
import { PriceTag } from '../words/price-tag.tsx';
import { type ChosenWay, chosenWay, lowestOf } from './chosen-way.ts';
import { pickPrices, useCurrency } from './currency.ts';
import { DELIVERY_STORY } from './delivery-story.ts';
import { Gallery } from './gallery.tsx';
import { PathChoice } from './path-choice.tsx';
import { Plans } from './plans.tsx';
import { ProductMark } from './product-mark.tsx';
import { RichText } from './rich-text.tsx';
import { ShelfCard } from './shelf-card.tsx';
import { SoldOut } from './sold-out.tsx';

const route = getRouteApi('/site/products/$slug');

function DeliveryPromise({ way }: { way: ChosenWay }) {
  const story = DELIVERY_STORY[way.delivery_model];
  return (
    <section aria-labelledby="delivery" className="rounded-card border border-line bg-surface p-5 shadow-low sm:p-6">
      <h2 id="delivery" className="font-semibold text-base">
        {say('How delivery works')}
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
            <span className="pt-0.5">{say(step)}</span>
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

function Section({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="font-semibold text-xl">
        {title}
      </h2>
      {children}
    </section>
  );
}

function Story({ product, way }: { product: Product; way: ChosenWay }) {
  const story = DELIVERY_STORY[way.delivery_model];
  const { requirements, faq } = product.presentation;
  const { languages } = product;
  return (
    <div className="flex min-w-0 flex-col gap-10">
      {product.description && (
        <Section id="about" title={say('About {name}', { name: product.name })}>
          <RichText html={product.description} lang={languages.description} className="mt-3" />
        </Section>
      )}
      <Section id="gets" title={say('What you get')}>
        <ul className="mt-4 flex flex-col gap-3">
          {story.gets.map((gift) => (
            <li key={gift} className="flex items-start gap-3 text-ink-soft leading-relaxed">
              <Check aria-hidden="true" className="mt-1 size-4 shrink-0 text-good" strokeWidth={2.5} />
              {say(gift)}
            </li>
          ))}
        </ul>
      </Section>
      {requirements.length > 0 && (
        <Section id="requirements" title={say('What you need')}>
          <ul
            lang={languages['presentation.requirements']}
            className="mt-4 flex list-disc flex-col gap-1.5 pl-5 text-ink-soft leading-relaxed marker:text-ink-faint"
          >
            {requirements.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Section>
      )}
      {faq.length > 0 && (
        <Section id="questions" title={say('Questions')}>
          <div lang={languages['presentation.faq']} className="mt-4 divide-y divide-line border-line border-y">
            {faq.map(({ question, answer }) => (
              <details key={question} className="group py-3.5">
                <summary className="flex list-none items-center justify-between gap-4 font-medium">
                  {question}
                  <ChevronDown
                    aria-hidden="true"
                    className="size-4 shrink-0 text-ink-faint transition-transform group-open:rotate-180"
                  />
                </summary>
                <p className="mt-2 max-w-prose whitespace-pre-line text-ink-soft leading-relaxed">{answer}</p>
              </details>
            ))}
          </div>
        </Section>
      )}
    </div>
  );
}

function Links({ product: { presentation, languages } }: { product: Product }) {
  const { links } = presentation;
  if (links.length === 0) return null;
  return (
    <ul aria-label={say('More about it')} className="mt-4 grid gap-2 px-1 text-sm">
      {links.map(({ title, url }) => (
        <li key={url}>
          <a
            href={url}
            rel="noopener"
            lang={languages['presentation.links']}
            className="inline-flex items-center gap-1.5 font-medium text-accent underline-offset-4 hover:underline"
          >
            {title}
            <ArrowUpRight aria-hidden="true" className="size-3.5" />
          </a>
        </li>
      ))}
    </ul>
  );
}

function Related({ products }: { products: Product['related'] }) {
  if (products.length === 0) return null;
  return (
    <aside aria-labelledby="related" className="mt-16 border-line border-t pt-10">
      <h2 id="related" className="font-semibold text-xl">
        {say('Beside it on the shelf')}
      </h2>
      <ul className="mt-5 grid gap-5 sm:grid-cols-2 lg:grid-cols-3">
        {products.map((product) => (
          <ShelfCard key={product.id} product={product} headingLevel={3} />
        ))}
      </ul>
    </aside>
  );
}

function Breadcrumbs({ product: { category, category_label, name, languages } }: { product: Product }) {
  const link = 'underline-offset-4 hover:text-ink hover:underline';
  return (
    <nav aria-label={say('Where this is')} className="mb-5 text-[0.8125rem] text-ink-faint">
      <ol className="flex flex-wrap items-center gap-x-1.5">
        <li>
          <Link to={paths.home} className={link}>
            {say('Products')}
          </Link>
        </li>
        {category && (
          <li className="before:mr-1.5 before:content-['/']">
            <Link to={paths.home} search={{ category }} lang={languages.category_label} className={link}>
              {category_label}
            </Link>
          </li>
        )}
        <li aria-current="page" lang={languages.name} className="before:mr-1.5 before:content-['/']">
          {name}
        </li>
      </ol>
    </nav>
  );
}

function ProductSkeleton() {
  return (
    <div role="status" className="flex flex-col gap-6">
      <span className="sr-only">{say('Loading product')}</span>
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
      {(product) => (product.slug === slug ? <ProductView product={product} /> : <Elsewhere slug={product.slug} />)}
    </Loaded>
  );
}

/** A link within the shop is older than the product's address. */
function Elsewhere({ slug }: { slug: string }) {
  return <Navigate to={paths.product} params={{ slug }} search={route.useSearch()} replace />;
}

const eitherOf = (names: string[]) => new Intl.ListFormat(languageOfPage(), { type: 'disjunction' }).format(names);

function ProductView({ product }: { product: Product }) {
  const { slug, name, payment_gateways, languages } = product;
  const navigate = route.useNavigate();
  const way = chosenWay(product, route.useSearch().path);
  const { pictures } = product.presentation;
  const { currency } = useCurrency();
  const { prices, instead } = pickPrices(way.prices, currency);
  const lowest = lowestOf(prices);
  const choose = (path: string) => navigate({ search: { path }, replace: true, resetScroll: false });
  return (
    <article>
      <Breadcrumbs product={product} />
      <header
        className={classes(
          'grid gap-8',
          pictures.length > 0 && 'lg:grid-cols-[minmax(0,1fr)_minmax(0,1.1fr)] lg:items-center lg:gap-12',
        )}
      >
        <div className="min-w-0">
          {pictures.length === 0 && <ProductMark slug={slug} className="mb-5 size-16 rounded-2xl" />}
          <p className="font-medium text-accent text-sm">{product.delivery_label}</p>
          <h1
            lang={languages.name}
            className="mt-1 font-semibold text-[2rem] leading-[1.1] tracking-[-0.03em] sm:text-5xl"
          >
            {name}
          </h1>
          <p lang={languages.summary} className="mt-4 max-w-2xl text-base text-ink-soft leading-relaxed sm:text-lg">
            {product.summary}
          </p>
          {lowest && (
            <p className="mt-5 font-semibold text-lg">
              {prices.length > 1 && <span className="font-normal text-ink-faint">{say('from')} </span>}
              <PriceTag {...lowest} trial_days={null} />
            </p>
          )}
          <p className="mt-1 flex items-center gap-2 text-ink-soft text-sm">
            <Clock aria-hidden="true" className="size-4 shrink-0 text-ink-faint" />
            {way.promise.text}
          </p>
        </div>
        {pictures.length > 0 && <Gallery pictures={pictures} languages={languages} />}
      </header>
      {way.path && (
        <div className="mt-8 sm:mt-10">
          <PathChoice product={product} value={way.path.name} onChange={choose} />
        </div>
      )}
      <section aria-labelledby="plans" className={way.path ? 'mt-6' : 'mt-8 sm:mt-10'}>
        <h2 id="plans" className="sr-only">
          {say('Plans and prices')}
        </h2>
        {way.availability === 'sold_out' && (
          <div className="mb-4">
            <SoldOut key={way.path?.name} slug={slug} name={name} path={way.path} />
          </div>
        )}
        {instead !== null && (
          <p className="mb-3 text-ink-soft text-sm">
            {say('It has no price in {wanted}: these are in {shown}.', { wanted: currency ?? '', shown: instead })}
          </p>
        )}
        <Plans slug={slug} way={{ ...way, prices }} />
        {payment_gateways.length > 0 && (
          <p className="mt-3 text-[0.8125rem] text-ink-faint">
            {say('Pay with')} {eitherOf(payment_gateways.map(({ title }) => title))}.
          </p>
        )}
      </section>
      <div className="mt-12 grid gap-10 lg:grid-cols-[minmax(0,1fr)_22rem] lg:gap-16">
        <Story product={product} way={way} />
        <div>
          <DeliveryPromise way={way} />
          <Links product={product} />
        </div>
      </div>
      <Related products={product.related} />
    </article>
  );
}
