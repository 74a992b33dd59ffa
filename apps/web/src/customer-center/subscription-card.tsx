import { Link } from '@tanstack/react-router';
import type { Subscription } from '../api/types.ts';
import { say } from '../languages/say.ts';
import { paths } from '../paths.ts';
import { Badge } from '../ui/badge.tsx';
import { Card } from '../ui/card.tsx';
import { classes } from '../ui/classes.ts';
import { ROW_LINK } from '../ui/table.tsx';
import { PriceTag } from '../words/price-tag.tsx';
import { SUBSCRIPTION_TONE } from '../words/status-tones.ts';

/** A subscription in short; all of it leads to its page. */
export function SubscriptionCard({ subscription }: { subscription: Subscription }) {
  const { id, product_name, price_name, quantity, status, status_label, headline } = subscription;
  return (
    <Card
      as="article"
      aria-label={say('Subscription to {productName}', { productName: product_name })}
      className="relative p-5 transition-colors hover:border-line-strong sm:p-6"
    >
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <h2 className="font-semibold text-lg leading-snug">
            <Link to={paths.accountSubscription} params={{ id }} className={classes(ROW_LINK, 'font-semibold!')}>
              {product_name}
            </Link>
          </h2>
          <p className="text-[0.8125rem] text-ink-faint">
            {say('Subscription')} · {price_name}
            {quantity > 1 && ` × ${quantity}`}
          </p>
        </div>
        <Badge tone={SUBSCRIPTION_TONE[status]}>{status_label}</Badge>
      </div>
      <p className="mt-3 text-[0.9375rem] leading-relaxed">{headline}</p>
      <p className="mt-4 flex items-baseline justify-between gap-4 border-line border-t pt-3.5 text-sm">
        <span className="font-medium">
          <PriceTag billing="recurring" {...subscription} amount_minor={subscription.total_minor} />
        </span>
        <span aria-hidden="true" className="font-medium text-ink-soft">
          {say('Manage →')}
        </span>
      </p>
    </Card>
  );
}
