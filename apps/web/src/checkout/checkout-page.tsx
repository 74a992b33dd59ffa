import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, Navigate } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { sessionQuery } from '../api/accounts.ts';
import { Problem } from '../api/problem.ts';
import { productQuery } from '../api/shop.ts';
import { say } from '../languages/say.ts';
import { paths } from '../paths.ts';
import { Loaded } from '../shell/loaded.tsx';
import { NotFound } from '../shell/not-found.tsx';
import { SoldOut } from '../storefront/sold-out.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useTitle } from '../ui/use-title.ts';
import { CheckoutForm } from './checkout-form.tsx';

const route = getRouteApi('/site/checkout/$slug');

/** From a price to the gateway's page. */
export function CheckoutPage() {
  const { slug } = route.useParams();
  const { price } = route.useSearch();
  const product = useQuery(productQuery(slug));
  const session = useQuery(sessionQuery);
  useTitle(product.data && say('Buy {name}', { name: product.data.name }));
  if (product.error instanceof Problem && product.error.status === 404) return <NotFound />;
  return (
    <Loaded result={product} waiting={<Skeleton className="h-96 rounded-card" />}>
      {(loaded) =>
        loaded.slug !== slug ? (
          <Navigate to={paths.checkout} params={{ slug: loaded.slug }} search={{ price }} replace />
        ) : (
          <Loaded result={session} waiting={<Skeleton className="h-96 rounded-card" />}>
            {({ user }) => (
              <>
                <Link
                  to={paths.product}
                  params={{ slug }}
                  className="inline-flex items-center gap-1.5 text-ink-soft text-sm hover:text-ink"
                >
                  <ArrowLeft aria-hidden="true" className="size-4" /> {loaded.name}
                </Link>
                <h1 className="mt-3 mb-7 font-semibold text-[1.75rem] leading-tight tracking-[-0.025em] sm:text-[2rem]">
                  {say('Checkout')}
                </h1>
                {loaded.availability === 'sold_out' ? (
                  <SoldOut slug={slug} name={loaded.name} />
                ) : (
                  <CheckoutForm product={loaded} user={user} firstPriceId={price} />
                )}
              </>
            )}
          </Loaded>
        )
      }
    </Loaded>
  );
}
