import { Check } from 'lucide-react';
import type { Order } from '../api/types.ts';
import { say } from '../languages/say.ts';
import { classes } from '../ui/classes.ts';

type Step = { label: string; state: 'done' | 'now' | 'later' };

/** False when all that was to be delivered was cancelled: it is on no way any more. */
export function isOnItsWay({ items }: Order): boolean {
  const deliveries = items.flatMap(({ fulfillments }) => fulfillments);
  return deliveries.length === 0 || deliveries.some(({ status }) => status !== 'cancelled');
}

/** Where an order stands on its way: paid, being delivered, ready. What of it was cancelled is waited for no longer. */
function stepsOf(order: Order): Step[] {
  const paid = order.paid_at !== null;
  const deliveries = order.items
    .flatMap(({ fulfillments }) => fulfillments)
    .filter(({ status }) => status !== 'cancelled');
  const ready =
    paid && deliveries.length > 0 && deliveries.every(({ status }) => status === 'active' || status === 'suspended');
  return [
    { label: paid ? say('Paid') : say('Payment'), state: paid ? 'done' : 'now' },
    { label: ready ? say('Prepared') : say('Preparing'), state: ready ? 'done' : paid ? 'now' : 'later' },
    { label: say('Delivered'), state: ready ? 'done' : 'later' },
  ];
}

/** One sentence for whoever hears rather than sees; read out whenever it changes. */
export function progressSentence(order: Order): string {
  if (order.paid_at === null) return `${order.status_label}.`;
  return (
    order.items
      .flatMap(({ product_name, fulfillments }) =>
        fulfillments.map(({ status_label }) => `${product_name}: ${status_label}.`),
      )
      .join(' ') || say('Payment received.')
  );
}

export function OrderProgress({ order }: { order: Order }) {
  return (
    <ol aria-label={say('Progress')} className="flex flex-wrap items-center gap-2 sm:gap-3">
      {stepsOf(order).map(({ label, state }, index) => (
        <li
          key={label}
          aria-current={state === 'now' ? 'step' : undefined}
          className={classes('flex items-center gap-2 sm:gap-3', index > 0 && 'flex-1')}
        >
          {index > 0 && (
            <span
              aria-hidden="true"
              className={classes(
                'h-px min-w-3 flex-1 transition-colors duration-500 max-[24rem]:hidden',
                state === 'later' ? 'bg-line-strong' : 'bg-good',
              )}
            />
          )}
          <span
            aria-hidden="true"
            className={classes(
              'grid size-6 shrink-0 place-items-center rounded-full transition-colors duration-500',
              state === 'done' && 'bg-good text-surface',
              state === 'now' && 'bg-accent-soft',
              state === 'later' && 'border border-line-strong',
            )}
          >
            {state === 'done' && <Check className="size-3.5" strokeWidth={3} />}
            {state === 'now' && <span className="size-2 animate-breathe rounded-full bg-accent" />}
          </span>
          <span
            className={classes(
              'whitespace-nowrap text-[0.8125rem] sm:text-sm',
              state === 'later' ? 'text-ink-faint' : 'font-medium',
            )}
          >
            {label}
          </span>
        </li>
      ))}
    </ol>
  );
}
