import { useMutation, useQueryClient } from '@tanstack/react-query';
import { DELIVERY_MODEL_LABEL } from '@vozex/domain';
import { Plus } from 'lucide-react';
import { adminProductQuery } from '../../api/admin.ts';
import { makeMapping } from '../../api/admin-billing.ts';
import { wordError } from '../../api/problem.ts';
import type { AdminPrice, AdminProduct, GatewayDescription } from '../../api/types.ts';
import { useDialog } from '../../shell/action-dialog.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Panel } from '../../ui/card.tsx';
import { useToast } from '../../ui/toast.tsx';
import { PriceTag } from '../../words/price-tag.tsx';
import { useWhyNot } from '../rights.ts';
import { PriceDialog } from './price-dialog.tsx';

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

type LinesProps = { product: AdminProduct; gateways: readonly GatewayDescription[] };

function PriceLines({ prices, ...line }: LinesProps & { prices: readonly AdminPrice[] }) {
  return (
    <ul className="divide-y divide-line">
      {prices.map((price) => (
        <PriceLine key={price.id} price={price} {...line} />
      ))}
    </ul>
  );
}

/** The prices of a hybrid product, side by side under the path that each of them buys. */
function PricesByPath({ product, gateways }: LinesProps) {
  return (
    <div className="grid divide-line max-lg:divide-y xl:divide-y lg:max-xl:grid-cols-2 lg:max-xl:[&>*:nth-child(n+3)]:border-t lg:max-xl:[&>*:nth-child(odd)]:border-r [&>*]:border-line">
      {product.paths.map(({ name, title, delivery_model }) => {
        const prices = product.prices.filter(({ path }) => path === name);
        return (
          <section key={name} aria-label={`Prices of ${title}`} className="min-w-0 pt-4">
            <h3 className="px-5 font-medium text-sm sm:px-6">{title}</h3>
            <p className="px-5 pb-1 text-[0.8125rem] text-ink-faint sm:px-6">{DELIVERY_MODEL_LABEL[delivery_model]}</p>
            {prices.length === 0 && (
              <p className="px-5 py-3.5 text-[0.8125rem] text-warn sm:px-6">
                No price yet: each path needs one before the product can be published.
              </p>
            )}
            <PriceLines prices={prices} product={product} gateways={gateways} />
          </section>
        );
      })}
    </div>
  );
}

/** What a product costs, and what each price is called at the gateways. */
export function PricesPanel({ product, gateways }: LinesProps) {
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
      {product.paths.length > 0 ? (
        <PricesByPath product={product} gateways={gateways} />
      ) : (
        <>
          {product.prices.length === 0 && (
            <p className="px-6 py-5 text-ink-faint text-sm">
              No price yet: a product needs one before it can be published.
            </p>
          )}
          <PriceLines prices={product.prices} product={product} gateways={gateways} />
        </>
      )}
      <PriceDialog key={dialog.key} {...dialog.props} product={product} gateways={gateways} />
    </Panel>
  );
}
