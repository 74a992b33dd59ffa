import { Link } from '@tanstack/react-router';
import { Check, Minus } from 'lucide-react';
import type { Price } from '../api/types.ts';
import { say } from '../languages/say.ts';
import { paths } from '../paths.ts';
import { Button } from '../ui/button.tsx';
import { classes } from '../ui/classes.ts';
import { PriceTag } from '../words/price-tag.tsx';
import { AddToCart } from './add-to-cart.tsx';
import type { ChosenWay } from './chosen-way.ts';

type PlanCardProps = { slug: string; price: Price; isSoldOut: boolean; alone: boolean };

function PlanCard({ slug, price, isSoldOut, alone }: PlanCardProps) {
  const facts = [
    price.billing === 'one_time' ? say('Paid once, no renewal') : say('Renews until you cancel'),
    price.trial_days ? say('Cancel within the trial and pay nothing') : null,
  ].filter((fact) => fact !== null);
  return (
    <li
      className={classes(
        'flex flex-col rounded-card border border-line bg-surface p-5 shadow-low sm:p-6',
        alone && 'sm:flex-row sm:items-center sm:justify-between sm:gap-8',
      )}
    >
      <div>
        <h3 lang={price.languages.name} className="font-medium text-ink-soft text-sm tracking-normal">
          {price.name}
        </h3>
        <p className="mt-1 font-semibold text-[1.75rem] leading-tight tracking-[-0.02em]">
          <PriceTag {...price} />
        </p>
        <ul className="mt-2 text-[0.8125rem] text-ink-faint">
          {facts.map((fact) => (
            <li key={fact}>{fact}</li>
          ))}
        </ul>
        {price.features.length > 0 && (
          <ul lang={price.languages.features} className="mt-5 flex flex-col gap-2 text-sm">
            {price.features.map((feature) => (
              <li key={feature} className="flex items-start gap-2.5">
                <Check aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-good" strokeWidth={2.5} />
                {feature}
              </li>
            ))}
          </ul>
        )}
      </div>
      <div className={classes('mt-auto pt-6', alone && 'sm:mt-0 sm:min-w-44 sm:pt-0')}>
        {isSoldOut ? (
          <Button whyNot="Sold out at the moment" className="w-full">
            {say('Sold out')}
          </Button>
        ) : (
          <div className="grid gap-2">
            <Button asChild variant="primary" className="w-full">
              <Link to={paths.checkout} params={{ slug }} search={{ price: price.id }}>
                {price.trial_days
                  ? say('Try {name} free', { name: price.name })
                  : say('Buy {name}', { name: price.name })}
              </Link>
            </Button>
            {price.billing === 'one_time' && <AddToCart slug={slug} price={price} />}
          </div>
        )}
      </div>
    </li>
  );
}

/** Fewer features than this in all are compared at a glance, on the cards. */
const COMPARED_FROM = 4;

/** Which plan has what. On phones the cards say it: a wide table would be looked at through a keyhole. */
function Comparison({ prices }: { prices: Price[] }) {
  const features = [...new Set(prices.flatMap((price) => price.features))];
  const differ = features.some((feature) => prices.some((price) => !price.features.includes(feature)));
  if (prices.length < 2 || !differ || features.length < COMPARED_FROM) return null;
  return (
    <details className="mt-4 max-sm:hidden">
      <summary className="font-medium text-accent text-sm underline-offset-4 hover:underline">
        {say('Compare plans')}
      </summary>
      <div className="mt-3 overflow-x-auto rounded-card border border-line bg-surface">
        <table className="w-full text-sm">
          <thead>
            <tr className="border-line border-b text-left">
              <th scope="col" className="p-4 font-medium text-ink-faint">
                {say('Feature')}
              </th>
              {prices.map((price) => (
                <th key={price.id} scope="col" lang={price.languages.name} className="p-4 text-center font-semibold">
                  {price.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {features.map((feature) => (
              <tr key={feature} className="border-line border-b last:border-0">
                <th scope="row" className="px-4 py-2.5 text-left font-normal text-ink-soft">
                  {feature}
                </th>
                {prices.map((price) => {
                  const has = price.features.includes(feature);
                  return (
                    <td key={price.id} className="px-4 py-2.5">
                      <span className="sr-only">{has ? say('Yes') : say('No')}</span>
                      {has ? (
                        <Check aria-hidden="true" className="mx-auto size-4 text-good" strokeWidth={2.5} />
                      ) : (
                        <Minus aria-hidden="true" className="mx-auto size-4 text-ink-faint" />
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

/** What a product, or the chosen path of it, costs: its plans side by side. */
export function Plans({ slug, way: { prices, availability } }: { slug: string; way: ChosenWay }) {
  if (prices.length === 0) return <p className="text-ink-soft text-sm">{say('This product is not for sale yet.')}</p>;
  const columns = prices.length >= 3 ? 'sm:grid-cols-2 lg:grid-cols-3' : prices.length === 2 ? 'sm:grid-cols-2' : '';
  return (
    <>
      <ul className={classes('grid gap-4', columns)}>
        {prices.map((price) => (
          <PlanCard
            key={price.id}
            slug={slug}
            price={price}
            isSoldOut={availability === 'sold_out'}
            alone={prices.length === 1}
          />
        ))}
      </ul>
      <Comparison prices={prices} />
    </>
  );
}
