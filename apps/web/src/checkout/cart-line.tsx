import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { formatMoney, QUANTITY_MAX } from '@vozex/domain';
import { Trash2 } from 'lucide-react';
import { fieldsBelow } from '../api/problem.ts';
import { productQuery } from '../api/shop.ts';
import type { QuoteLine } from '../api/types.ts';
import { say, tell } from '../languages/say.ts';
import { paths } from '../paths.ts';
import { hasFields, LazySchemaForm } from '../schema-form/lazy.tsx';
import { chosenWay } from '../storefront/chosen-way.ts';
import { ProductMark } from '../storefront/product-mark.tsx';
import { IconButton } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Input } from '../ui/input.tsx';
import { type CartItem, changeCartItem, removeCartItem } from './cart.ts';

type CartLineProps = {
  item: CartItem;
  /** As the server knows it now; absent until it has been asked. */
  line: QuoteLine | undefined;
  fields: Readonly<Record<string, string>>;
  /** A subscription among others: the way out is to buy it on its own. */
  buyAlone: boolean;
};

/** What keeps it from being bought. */
function troubleOf(line: QuoteLine | undefined): string | null {
  if (line?.status === 'gone') return say('This is not for sale any more. Remove it to go on.');
  if (line?.status !== 'sold_out') return null;
  return say('Sold out at the moment. Remove it to go on; its page tells you when there is room again.');
}

/** One thing in the cart: how many, with which options, for how much. */
export function CartLine({ item, line, fields, buyAlone }: CartLineProps) {
  const product = useQuery({ ...productQuery(item.slug), enabled: line?.status === 'available' }).data;
  const schema = product && chosenWay(product, line?.path ?? undefined).choices_schema;
  const name = line?.product_name ?? product?.name ?? item.slug;
  const trouble = troubleOf(line);
  return (
    <li className="grid gap-4 p-5 sm:p-6">
      <div className="flex items-start gap-4">
        <ProductMark slug={item.slug} className="size-12 rounded-xl" />
        <div className="min-w-0 flex-1">
          <h2 className="font-medium text-sm">
            <Link to={paths.product} params={{ slug: item.slug }} className="underline-offset-4 hover:underline">
              {name}
            </Link>
          </h2>
          <p className="text-[0.8125rem] text-ink-faint">{line?.price_name}</p>
          {trouble && <p className="mt-1 font-medium text-[0.8125rem] text-bad">{trouble}</p>}
          {buyAlone && line?.status === 'available' && (
            <Link
              to={paths.checkout}
              params={{ slug: item.slug }}
              search={{ price: item.priceId }}
              className="mt-1 inline-block font-medium text-[0.8125rem] text-accent underline-offset-4 hover:underline"
            >
              {say('Buy this on its own')}
            </Link>
          )}
        </div>
        <Price line={line} />
        <IconButton
          label={say('Remove {product}', { product: name })}
          onClick={() => removeCartItem(item.id)}
          className="-mt-1.5 -mr-2"
        >
          <Trash2 aria-hidden="true" className="size-4" />
        </IconButton>
      </div>
      {line?.status === 'available' && (
        <div className="grid gap-5 sm:pl-16">
          <Field
            label={tell('Quantity{product}', { product: <span className="sr-only">: {name}</span> })}
            error={fields.quantity}
            className="max-w-32"
          >
            <Input
              type="number"
              inputMode="numeric"
              min={1}
              max={QUANTITY_MAX}
              value={item.quantity}
              onChange={(event) => changeCartItem(item.id, { quantity: quantityIn(event.target.value) })}
            />
          </Field>
          {schema && hasFields(schema) && (
            <LazySchemaForm
              idPrefix={`choices-${item.id}`}
              schema={schema}
              value={item.choices}
              onChange={(choices) => changeCartItem(item.id, { choices })}
              errors={fieldsBelow(fields, 'choices')}
            />
          )}
        </div>
      )}
    </li>
  );
}

function Price({ line }: { line: QuoteLine | undefined }) {
  if (!line?.currency || line.subtotal_minor === null) return null;
  const { currency, subtotal_minor, discount_minor } = line;
  const money = (amount_minor: number) => formatMoney({ amount_minor, currency });
  return (
    <p className="text-right font-medium text-sm tabular-nums">
      {discount_minor > 0 && <del className="block font-normal text-ink-faint text-xs">{money(subtotal_minor)}</del>}
      {money(subtotal_minor - discount_minor)}
    </p>
  );
}

function quantityIn(text: string): number {
  return Math.min(Math.max(Math.trunc(Number(text)) || 1, 1), QUANTITY_MAX);
}
