import { Link } from '@tanstack/react-router';
import type { ProductCard } from '../api/types.ts';
import { say } from '../languages/say.ts';
import { paths } from '../paths.ts';
import { Badge } from '../ui/badge.tsx';
import { PriceTag } from '../words/price-tag.tsx';
import { useCurrency } from './currency.ts';
import { Picture } from './picture.tsx';
import { ProductMark } from './product-mark.tsx';

/** A third of the shelf, a half, or all of it. */
const CARD_SIZES = '(min-width: 1024px) 22rem, (min-width: 640px) 45vw, 92vw';

type ShelfCardProps = { product: ProductCard; first?: boolean; headingLevel?: 2 | 3 };

/** A product in the shop window. The whole card leads to it. */
export function ShelfCard({ product, first, headingLevel = 2 }: ShelfCardProps) {
  const Heading = `h${headingLevel}` as const;
  const { currency } = useCurrency();
  const { languages } = product;
  const from = product.from_prices.find((price) => price.currency === currency) ?? product.from_price;
  return (
    <li className="group relative flex flex-col overflow-hidden rounded-card border border-line bg-surface shadow-low transition-[box-shadow,border-color] duration-200 hover:border-line-strong hover:shadow-mid">
      {product.picture ? (
        <Picture
          picture={{ ...product.picture, alt: '' }}
          sizes={CARD_SIZES}
          first={first ?? false}
          className="aspect-[8/5] w-full border-line border-b"
        />
      ) : (
        <ProductMark slug={product.slug} columns={9} className="aspect-[8/5] w-full border-line border-b" />
      )}
      <div className="flex flex-1 flex-col p-5">
        {product.category_label && (
          <p lang={languages.category_label} className="mb-1 text-[0.8125rem] text-ink-faint">
            {product.category_label}
          </p>
        )}
        <Heading lang={languages.name} className="font-semibold text-base">
          <Link
            to={paths.product}
            params={{ slug: product.slug }}
            className="after:absolute after:inset-0 after:rounded-card"
          >
            {product.name}
          </Link>
        </Heading>
        <p lang={languages.summary} className="mt-1 line-clamp-2 text-ink-soft text-sm leading-relaxed">
          {product.summary}
        </p>
        <div className="mt-auto flex items-baseline justify-between gap-3 pt-5">
          <span className="text-[0.8125rem] text-ink-faint">{product.delivery_label}</span>
          <span className="whitespace-nowrap text-right font-semibold text-sm">
            {product.availability === 'sold_out' ? (
              <Badge tone="quiet">{say('Sold out')}</Badge>
            ) : from ? (
              <>
                <span className="font-normal text-ink-faint">{say('from')} </span>
                <PriceTag {...from} />
              </>
            ) : (
              <span className="font-normal text-ink-faint">{say('Not for sale yet')}</span>
            )}
          </span>
        </div>
      </div>
    </li>
  );
}
