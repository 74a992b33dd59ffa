import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Price } from '../api/types.ts';
import { addToCart } from '../checkout/cart.ts';
import { paths } from '../paths.ts';
import { Button } from '../ui/button.tsx';

/** Puts one into the cart, beside what is there; options are chosen in the cart. A subscription is bought on its own. */
export function AddToCart({ slug, price }: { slug: string; price: Price }) {
  const [told, setTold] = useState<'added' | 'full'>();
  return (
    <>
      <Button
        className="w-full"
        aria-label={`Add to cart: ${price.name}`}
        onClick={() => setTold(addToCart(slug, price.id) ? 'added' : 'full')}
      >
        Add to cart
      </Button>
      <p role="status" className="text-center text-[0.8125rem] text-ink-soft empty:hidden">
        {told === 'added' && (
          <>
            In your cart.{' '}
            <Link to={paths.cart} className="font-medium text-accent underline-offset-4 hover:underline">
              See the cart
            </Link>
          </>
        )}
        {told === 'full' && 'Your cart is full.'}
      </p>
    </>
  );
}
