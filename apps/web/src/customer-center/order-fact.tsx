import { Link } from '@tanstack/react-router';
import { paths } from '../paths.ts';
import type { Fact } from '../ui/key-value.tsx';

/** The order that something was bought by. */
export function orderFact(orderId: string): Fact {
  return {
    label: 'Order',
    value: (
      <Link
        to={paths.order}
        params={{ id: orderId }}
        className="font-medium text-accent underline-offset-4 hover:underline"
      >
        See the order
      </Link>
    ),
  };
}
