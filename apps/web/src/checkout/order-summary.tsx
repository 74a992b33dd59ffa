import { type ReactNode, useState } from 'react';
import type { Price, Product } from '../api/types.ts';
import { say } from '../languages/say.ts';
import { ProductMark } from '../storefront/product-mark.tsx';
import { Card } from '../ui/card.tsx';
import { Money } from '../ui/money.tsx';
import { Day } from '../ui/relative-time.tsx';
import { PriceTag } from '../words/price-tag.tsx';
import { firstRenewal } from './first-renewal.ts';

/** What of a product its summary shows: a draft has as much. */
export type SummarizedProduct = Pick<Product, 'slug' | 'name' | 'promise'>;

type OrderSummaryProps = {
  product: SummarizedProduct;
  /** Of a hybrid product: the one that is chosen. */
  path?: { title: string } | null;
  price: Price;
  quantity: number;
  coupon?: ReactNode;
  /** What each period costs, with the tax that is added; absent where the server is not asked. */
  periodMinor?: number | undefined;
  /** As the server works it out; absent where it is not asked. */
  totals?: ReactNode;
};

/** What is being bought, what is due today, and what is charged later. */
export function OrderSummary({ product, path, price, quantity, coupon, periodMinor, totals }: OrderSummaryProps) {
  const recurring = price.billing === 'recurring';
  const total = { amount_minor: price.amount_minor * quantity, currency: price.currency };
  const dueToday = price.trial_days ? { ...total, amount_minor: 0 } : total;
  return (
    <Card aria-label={say('Order summary')} className="p-5 sm:p-6">
      <h2 className="font-semibold text-base">{say('Order summary')}</h2>
      <div className="mt-4 flex items-center gap-3.5">
        <ProductMark slug={product.slug} className="size-12 rounded-xl" />
        <div className="min-w-0 flex-1">
          <p className="truncate font-medium text-sm">{product.name}</p>
          <p className="text-[0.8125rem] text-ink-faint">
            {path && `${path.title} · `}
            {price.name}
            {quantity > 1 && ` × ${quantity}`}
          </p>
        </div>
        <span className="text-right font-medium text-sm">
          <PriceTag {...price} trial_days={null} />
        </span>
      </div>
      {coupon && <div className="mt-5 border-line border-t pt-4">{coupon}</div>}
      {totals && <div className="mt-5">{totals}</div>}
      <dl className="mt-5 grid gap-2.5 border-line border-t pt-4 empty:hidden">
        {!totals && (
          <div className="flex items-baseline justify-between gap-4">
            <dt className="font-medium">{recurring ? say('Due today') : say('Total')}</dt>
            <dd className="font-semibold text-xl tracking-[-0.015em]">
              <Money {...dueToday} />
            </dd>
          </div>
        )}
        {recurring && <Renewal price={price} total={{ ...total, amount_minor: periodMinor ?? total.amount_minor }} />}
      </dl>
      {recurring && (
        <p className="mt-3.5 text-[0.8125rem] text-ink-faint leading-relaxed">
          {price.trial_days
            ? say(
                'The first charge comes when the trial ends, unless you cancel before. After it, it renews until you cancel. You cancel in your account, any time.',
              )
            : say(
                'It renews until you cancel in your account, any time. What you have paid for runs to the end of its period.',
              )}
        </p>
      )}
      <p className="mt-4 rounded-[0.625rem] bg-sunken px-3.5 py-3 text-[0.8125rem] text-ink-soft leading-relaxed">
        {product.promise.text}
      </p>
    </Card>
  );
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex items-baseline justify-between gap-4 text-sm">
      <dt className="text-ink-soft">{label}</dt>
      <dd className="text-right font-medium">{children}</dd>
    </div>
  );
}

/** What is charged after today, and when. */
function Renewal({ price, total }: { price: Price; total: { amount_minor: number; currency: string } }) {
  const [now] = useState(() => new Date());
  const renewal = firstRenewal(price, now)?.toISOString();
  if (!renewal) return null;
  return (
    <>
      {price.trial_days && (
        <Row label={say('Trial ends')}>
          <Day at={renewal} />
        </Row>
      )}
      <Row label={say('Then')}>
        <PriceTag {...price} {...total} trial_days={null} />
      </Row>
      {!price.trial_days && (
        <Row label={say('Next charge')}>
          <Day at={renewal} />
        </Row>
      )}
    </>
  );
}
