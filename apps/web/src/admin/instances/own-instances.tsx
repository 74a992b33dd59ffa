import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { instancesQuery } from '../../api/admin-instances.ts';
import { paths } from '../../paths.ts';
import { Badge } from '../../ui/badge.tsx';
import { Panel } from '../../ui/card.tsx';
import { INSTALLATION_TONE } from '../../words/status-tones.ts';
import { INLINE_LINK } from '../back-link.tsx';

/** The dedicated instances of an order, or of one of its deliveries; nothing where there is none. */
export function OwnInstances({ orderId, fulfillmentId }: { orderId: string; fulfillmentId?: string }) {
  const ofOrder = useInfiniteQuery(instancesQuery({ q: orderId })).data?.pages[0]?.items ?? [];
  const own = ofOrder.filter(({ fulfillment_id }) => fulfillmentId === undefined || fulfillment_id === fulfillmentId);
  if (own.length === 0) return null;
  return (
    <Panel title={own.length === 1 ? 'Instance' : 'Instances'}>
      <ul className="grid gap-2.5 text-sm">
        {own.map(({ id, product_name, version, status, status_label }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-2">
            <Link to={paths.adminInstance} params={{ id }} className={INLINE_LINK}>
              {product_name} {version}
            </Link>
            <Badge tone={INSTALLATION_TONE[status]}>{status_label}</Badge>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
