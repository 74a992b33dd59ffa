import type { Product } from '../api/types.ts';
import { say } from '../languages/say.ts';
import { Badge } from '../ui/badge.tsx';
import { RadioCards } from '../ui/radio-cards.tsx';
import { PriceTag } from '../words/price-tag.tsx';
import { lowestOf, pricesOf } from './chosen-way.ts';

type PathChoiceProps = {
  product: Product;
  value: string;
  onChange(path: string): void;
  /** Where there is a waiting list to join, what is sold out can be looked at, too. */
  soldOutDisabled?: boolean;
};

/** The ways in which a hybrid product is delivered: what each is, when it is there, and from which price. */
export function PathChoice({ product, value, onChange, soldOutDisabled }: PathChoiceProps) {
  return (
    <RadioCards
      legend={say('How do you want it?')}
      value={value}
      onChange={onChange}
      cards={product.paths.map((path, place) => {
        const prices = pricesOf(product, path);
        const lowest = lowestOf(prices);
        return {
          value: path.name,
          label: <span lang={product.languages[`paths.${place}.title`]}>{path.title}</span>,
          disabled: soldOutDisabled === true && path.availability === 'sold_out',
          hint: (
            <>
              {path.summary && (
                <span lang={product.languages[`paths.${place}.summary`]} className="block">
                  {path.summary}
                </span>
              )}
              <span className="block">{path.promise.text}</span>
            </>
          ),
          aside:
            path.availability === 'sold_out' ? (
              <Badge tone="quiet">{say('Sold out')}</Badge>
            ) : (
              lowest && (
                <span className="font-semibold">
                  {prices.length > 1 && <span className="font-normal text-ink-faint">{say('from')} </span>}
                  <PriceTag {...lowest} trial_days={null} />
                </span>
              )
            ),
        };
      })}
    />
  );
}
