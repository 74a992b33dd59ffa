import { Link } from '@tanstack/react-router';
import { paths } from '../paths.ts';
import { INLINE_LINK } from './back-link.tsx';

/** From anything that belongs to an order, to the order. */
export function OrderLink({ id }: { id: string }) {
  return (
    <Link to={paths.adminOrder} params={{ id }} className={INLINE_LINK}>
      See order
    </Link>
  );
}
