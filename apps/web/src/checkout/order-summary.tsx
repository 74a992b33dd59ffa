import type { Price, Product } from '../api/types.ts';
import { ProductMark } from '../storefront/product-mark.tsx';
import { Card } from '../ui/card.tsx';
import { Money } from '../ui/money.tsx';
import { PriceTag } from '../words/price-tag.tsx';

/** What is being bought, and what it comes to. */
export function OrderSummary({ product, price, quantity }: { product: Product; price: Price; quantity: number }) {
  return (
    <Card aria-label="Order summary" className="p-5 sm:p-6">
      <h2 className="font-semibold text-base">Order summary</h2>
      <div className="mt-4 flex items-center gap-3.5">
        <ProductMark slug={product.slug} className="size-12 rounded-xl" />
        <div className="min-w-0 flex-1">
          <p className="truncate font-medium text-sm">{product.name}</p>
          <p className="text-[0.8125rem] text-ink-faint">
            {price.name}
            {quantity > 1 && ` × ${quantity}`}
          </p>
        </div>
        <span className="font-medium text-sm">
          <PriceTag {...price} />
        </span>
      </div>
      <dl className="mt-5 border-line border-t pt-4">
        <div className="flex items-baseline justify-between">
          <dt className="font-medium">Total</dt>
          <dd className="font-semibold text-xl tracking-[-0.015em]">
            <Money amount_minor={price.amount_minor * quantity} currency={price.currency} />
          </dd>
        </div>
      </dl>
      <p className="mt-4 rounded-[0.625rem] bg-sunken px-3.5 py-3 text-[0.8125rem] text-ink-soft leading-relaxed">
        {product.promise.text}
      </p>
    </Card>
  );
}
