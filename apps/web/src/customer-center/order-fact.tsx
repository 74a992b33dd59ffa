import { Link } from '@tanstack/react-router';
import { say } from '../languages/say.ts';
import { paths } from '../paths.ts';
import type { Fact } from '../ui/key-value.tsx';

/** The order that something was bought by. */
export function orderFact(orderId: string): Fact {
  return {
    label: say('Order'),
    value: (
      <Link
        to={paths.order}
        params={{ id: orderId }}
        className="font-medium text-accent underline-offset-4 hover:underline"
      >
        {say('See the order')}
      </Link>
    ),
  };
}
