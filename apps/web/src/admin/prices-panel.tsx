import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { adminProductQuery } from '../api/admin.ts';
import { makeMapping } from '../api/admin-billing.ts';
import { wordError } from '../api/problem.ts';
import type { AdminPrice, AdminProduct, GatewayDescription } from '../api/types.ts';
import { useDialog } from '../shell/action-dialog.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Panel } from '../ui/card.tsx';
import { useToast } from '../ui/toast.tsx';
import { PriceTag } from '../words/price-tag.tsx';
import { PriceDialog } from './price-dialog.tsx';
import { useWhyNot } from './rights.ts';

/** The gateways that cannot sell a price yet, for want of a product or plan there. */
function unmapped(
  price: AdminPrice,
  product: AdminProduct,
  gateways: readonly GatewayDescription[],
): GatewayDescription[] {
  return gateways.filter(({ gateway, one_time_needs_product }) => {
    if (!product.enabled_payment_gateways.includes(gateway)) return false;
    const mapping: { product_id?: string; plan_id?: string } = price.mappings[gateway] ?? {};
    if (one_time_needs_product) return !mapping.product_id;
    return price.billing === 'recurring' && !mapping.plan_id;
  });
}

/** A price that a gateway does not know yet, and the button that has it made there. */
function MissingMapping({
  price,
  product,
  gateway: { gateway, title, configured },
}: {
  price: AdminPrice;
  product: AdminProduct;
  gateway: GatewayDescription;
}) {
  const queryClient = useQueryClient();
  const toast = useToast();
  const notOperator = useWhyNot('operator');
  const make = useMutation({
    mutationFn: () => makeMapping(price.id, gateway),
    onSuccess: () => {
      toast(`Made at ${title}, and mapped.`);
      return queryClient.invalidateQueries({ queryKey: adminProductQuery(product.id).queryKey });
    },
    onError: (error) => {
      const { sentence, fields } = wordError(error);
      toast([sentence, ...Object.values(fields)].join(' '), 'bad');
    },
  });
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1.5 text-[0.8125rem]">
      <span className="text-warn">{title} does not know it yet</span>
      <Button
        size="small"
        busy={make.isPending}
        whyNot={notOperator ?? (configured ? null : 'It is not configured on this installation')}
        onClick={() => make.mutate()}
      >
        Make it at {title}
        <span className="sr-only">: {price.name}</span>
      </Button>
    </li>
  );
}

function PriceLine({
  price,
  product,
  gateways,
}: {
  price: AdminPrice;
  product: AdminProduct;
  gateways: readonly GatewayDescription[];
}) {
  const dialog = useDialog();
  const notOperator = useWhyNot('operator');
  const missing = unmapped(price, product, gateways);
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-5 py-3.5 text-sm sm:px-6">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-2">
          <span className="font-medium">{price.name}</span>
          {!price.active && <Badge tone="quiet">Not for sale</Badge>}
        </p>
        {missing.length > 0 && (
          <ul className="mt-1.5 grid gap-1.5">
            {missing.map((gateway) => (
              <MissingMapping key={gateway.gateway} price={price} product={product} gateway={gateway} />
            ))}
          </ul>
        )}
      </div>
      <div className="flex items-center gap-4">
        <span className="font-medium">
          <PriceTag {...price} />
        </span>
        <Button size="small" whyNot={notOperator} onClick={dialog.show} aria-label={`Edit price ${price.name}`}>
          Edit
        </Button>
      </div>
      <PriceDialog key={dialog.key} {...dialog.props} product={product} price={price} gateways={gateways} />
    </li>
  );
}

/** What a product costs, and what each price is called at the gateways. */
export function PricesPanel({ product, gateways }: { product: AdminProduct; gateways: readonly GatewayDescription[] }) {
  const dialog = useDialog();
  const notOperator = useWhyNot('operator');
  return (
    <Panel
      title="Prices"
      flush
      actions={
        <Button size="small" whyNot={notOperator} onClick={dialog.show}>
          <Plus aria-hidden="true" className="size-3.5" /> Add price
        </Button>
      }
    >
      {product.prices.length === 0 && (
        <p className="px-6 py-5 text-ink-faint text-sm">
          No price yet: a product needs one before it can be published.
        </p>
      )}
      <ul className="divide-y divide-line">
        {product.prices.map((price) => (
          <PriceLine key={price.id} price={price} product={product} gateways={gateways} />
        ))}
      </ul>
      <PriceDialog key={dialog.key} {...dialog.props} product={product} gateways={gateways} />
    </Panel>
  );
}
