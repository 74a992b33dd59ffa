import { Link } from '@tanstack/react-router';
import type { Pool } from '../../api/admin-instances.ts';
import { paths } from '../../paths.ts';
import { Notice } from '../../ui/notice.tsx';
import { counted } from '../../words/phrases.ts';
import { INLINE_LINK } from '../back-link.tsx';

/** What still stands in the way of an empty pool. */
export function PoolLeft({ pool: { id, status, reserved } }: { pool: Pool }) {
  if (status !== 'draining') return null;
  if (reserved.instances === 0) return <Notice tone="good">It is empty.</Notice>;
  return (
    <Notice tone="warn" title={`${counted(reserved.instances, 'instance')} left, or set aside for an order`}>
      <Link to={paths.adminInstances} search={{ pool: id }} className={INLINE_LINK}>
        See them
      </Link>
    </Notice>
  );
}
