import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Price } from '../api/types.ts';
import { addToCart } from '../checkout/cart.ts';
import { say } from '../languages/say.ts';
import { paths } from '../paths.ts';
import { Button } from '../ui/button.tsx';

/** Puts one into the cart, beside what is there; options are chosen in the cart. A subscription is bought on its own. */
export function AddToCart({ slug, price }: { slug: string; price: Price }) {
  const [told, setTold] = useState<'added' | 'full'>();
  return (
    <>
      <Button
        className="w-full"
        aria-label={say('Add to cart: {plan}', { plan: price.name })}
        onClick={() => setTold(addToCart(slug, price.id) ? 'added' : 'full')}
      >
        {say('Add to cart')}
      </Button>
      <p role="status" className="text-center text-[0.8125rem] text-ink-soft empty:hidden">
        {told === 'added' && (
          <>
            {say('In your cart.')}{' '}
            <Link to={paths.cart} className="font-medium text-accent underline-offset-4 hover:underline">
              {say('See the cart')}
            </Link>
          </>
        )}
        {told === 'full' && say('Your cart is full.')}
      </p>
    </>
  );
}
