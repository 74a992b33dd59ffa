import { Link } from '@tanstack/react-router';
import { ShoppingCart } from 'lucide-react';
import { useCart } from '../checkout/cart.ts';
import { say } from '../languages/say.ts';
import { paths } from '../paths.ts';

/** The way to the cart, with how much is in it. */
export function CartLink() {
  const count = useCart().reduce((sum, item) => sum + item.quantity, 0);
  return (
    <Link
      to={paths.cart}
      aria-label={count === 0 ? say('Cart, empty') : say('Cart, {count|# item|# items}', { count })}
      className="relative grid size-9 place-items-center rounded-control text-ink-soft transition-colors hover:bg-sunken hover:text-ink aria-[current=page]:text-ink"
    >
      <ShoppingCart aria-hidden="true" className="size-[1.125rem]" />
      {count > 0 && (
        <span
          aria-hidden="true"
          className="absolute -top-0.5 -right-0.5 grid h-4.5 min-w-4.5 place-items-center rounded-full bg-primary px-1 font-semibold text-[0.6875rem] text-primary-ink tabular-nums"
        >
          {count > 99 ? '99+' : count}
        </span>
      )}
    </Link>
  );
}
