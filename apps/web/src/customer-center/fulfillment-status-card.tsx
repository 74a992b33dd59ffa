import type { ReactNode } from 'react';
import type { OrderKey } from '../api/shop.ts';
import type { Fulfillment } from '../api/types.ts';
import { say } from '../languages/say.ts';
import { Badge } from '../ui/badge.tsx';
import { Card } from '../ui/card.tsx';
import { DateTime, RelativeTime } from '../ui/relative-time.tsx';
import { Timeline } from '../ui/timeline.tsx';
import { FULFILLMENT_TONE } from '../words/status-tones.ts';
import { FulfillmentActionPanel } from './fulfillment-action-panel.tsx';

/** When it is, was, or should have been delivered: whichever is news. */
function DeliveryMoment({ fulfillment: { delivered_at, due_at, status, work } }: { fulfillment: Fulfillment }) {
  if (status === 'cancelled') return null;
  if (delivered_at) {
    return (
      <>
        {say('Delivered')} <RelativeTime at={delivered_at} />
      </>
    );
  }
  if (!due_at || work?.paused_at) return null; // the clock stands: any date would be wrong
  if (new Date(due_at) < new Date()) {
    return (
      <>
        {say('Promised for')} <DateTime at={due_at} />
      </>
    );
  }
  return (
    <>
      {say('Expected')} <RelativeTime at={due_at} />{' '}
      <span className="text-ink-faint max-sm:hidden">({<DateTime at={due_at} />})</span>
    </>
  );
}

/** One thing that was bought: how it stands, what to do next, and everything that came with it. */
export function FulfillmentStatusCard({
  fulfillment,
  order,
  aside,
}: {
  fulfillment: Fulfillment;
  order: OrderKey;
  aside?: ReactNode;
}) {
  const { product_name, delivery_label, path, status, status_label, headline, history } = fulfillment;
  return (
    <Card as="article" aria-label={product_name} className="flex flex-col overflow-hidden">
      <div className="flex-1 p-5 sm:p-6">
        <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
          <div className="min-w-0">
            <h2 className="font-semibold text-lg leading-snug">{product_name}</h2>
            <p className="text-[0.8125rem] text-ink-faint">{path?.title ?? delivery_label}</p>
          </div>
          <Badge tone={FULFILLMENT_TONE[status]}>{status_label}</Badge>
        </div>
        <p className="mt-3 text-[0.9375rem] leading-relaxed">{headline}</p>
        <p className="mt-1 text-[0.8125rem] text-ink-soft empty:hidden">
          <DeliveryMoment fulfillment={fulfillment} />
        </p>
        <FulfillmentActionPanel fulfillment={fulfillment} order={order} />
      </div>
      {(aside || (history && history.length > 0)) && (
        <div className="border-line border-t bg-sunken/50 px-5 py-3 text-[0.8125rem] sm:px-6">
          {aside}
          {history && history.length > 0 && (
            <details className="group">
              <summary className="w-fit list-none rounded py-1 font-medium text-ink-soft hover:text-ink [&::-webkit-details-marker]:hidden">
                <span aria-hidden="true" className="mr-1.5 inline-block transition-transform group-open:rotate-90">
                  ›
                </span>
                {say('What happened so far')}
              </summary>
              <div className="pt-4 pb-2">
                <Timeline
                  label={say('History of {productName}', { productName: product_name })}
                  entries={history.map(({ status: reached, label, at }) => ({
                    key: at + reached,
                    title: label,
                    aside: <DateTime at={at} />,
                    tone: FULFILLMENT_TONE[reached],
                  }))}
                />
              </div>
            </details>
          )}
        </div>
      )}
    </Card>
  );
}
