import { Plus } from 'lucide-react';
import type { AdminPrice, AdminProduct, GatewayDescription } from '../api/types.ts';
import { useDialog } from '../shell/action-dialog.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Panel } from '../ui/card.tsx';
import { PriceTag } from '../words/price-tag.tsx';
import { PriceDialog } from './price-dialog.tsx';
import { useWhyNot } from './rights.ts';

/** Which gateways cannot sell a price yet, for want of a mapping. */
function unmapped(price: AdminPrice, product: AdminProduct, gateways: readonly GatewayDescription[]): string[] {
  return gateways
    .filter(({ gateway, one_time_needs_product }) => {
      const needed = price.billing === 'recurring' || one_time_needs_product;
      return needed && product.enabled_payment_gateways.includes(gateway) && !price.mappings[gateway];
    })
    .map(({ title }) => title);
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
          <p className="mt-0.5 text-[0.8125rem] text-warn">No product named yet for {missing.join(', ')}</p>
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
