import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { formatMoney } from '@vozex/domain';
import { useCallback } from 'react';
import { couponsQuery } from '../../api/selling.ts';
import type { AdminCoupon } from '../../api/types.ts';
import { paths } from '../../paths.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { DateTime } from '../../ui/relative-time.tsx';
import { type Column, ROW_LINK } from '../../ui/table.tsx';
import { useTitle } from '../../ui/use-title.ts';
import { FilterSelect, Filters, FilterText } from '../filters.tsx';
import { Listing } from '../listing.tsx';
import { useWhyNot } from '../rights.ts';

const route = getRouteApi('/admin/admin/coupons');

/** "12.5 %", "$5.00, €4.50". */
function off({ percent_bp, amounts }: AdminCoupon): string {
  if (percent_bp !== null) return `${percent_bp / 100} %`;
  return Object.entries(amounts ?? {})
    .map(([currency, amount_minor]) => formatMoney({ amount_minor, currency }))
    .join(', ');
}

const COLUMNS: Column<AdminCoupon>[] = [
  {
    key: 'code',
    label: 'Code',
    lead: true,
    cell: ({ id, code }) => (
      <Link to={paths.adminCoupon} params={{ id }} className={ROW_LINK}>
        {code}
      </Link>
    ),
  },
  { key: 'off', label: 'Takes off', cell: off },
  {
    key: 'state',
    label: 'Status',
    cell: ({ active }) => <Badge tone={active ? 'good' : 'quiet'}>{active ? 'Active' : 'Switched off'}</Badge>,
  },
  {
    key: 'used',
    label: 'Redeemed',
    end: true,
    cell: ({ redeemed, redemptions_max }) =>
      redemptions_max === null ? redeemed : `${redeemed} of ${redemptions_max}`,
  },
  {
    key: 'ends',
    label: 'Ends',
    end: true,
    cell: ({ ends_at }) => (ends_at === null ? 'Never' : <DateTime at={ends_at} />),
  },
];

const STATES = [
  { value: 'true', label: 'Active' },
  { value: 'false', label: 'Switched off' },
] as const;

export function CouponsPage() {
  useTitle('Coupons');
  const { q, active } = route.useSearch();
  const navigate = route.useNavigate();
  const notOperator = useWhyNot('operator');
  const setText = useCallback(
    (text: string | undefined) => navigate({ search: (now) => ({ ...now, q: text }), replace: true }),
    [navigate],
  );
  const known = STATES.find(({ value }) => value === active)?.value;
  return (
    <>
      <PageHeader
        title="Coupons"
        note="For what is paid once. Each order redeems one; what waits for its money counts until it expires."
        actions={
          <Button variant="primary" whyNot={notOperator} onClick={() => navigate({ to: paths.adminCouponNew })}>
            New coupon
          </Button>
        }
      />
      <Filters>
        <FilterText label="Search codes" value={q} onChange={setText} />
        <FilterSelect
          label="Status"
          all="Every status"
          value={known}
          options={STATES}
          onChange={(value) => navigate({ search: (now) => ({ ...now, active: value }), replace: true })}
        />
      </Filters>
      <Listing
        caption="Coupons"
        result={useInfiniteQuery(couponsQuery({ q, active: known }))}
        columns={COLUMNS}
        rowKey={({ id }) => id}
        empty={{ title: 'No coupons here', text: 'A coupon takes a share or an amount off an order.' }}
      />
    </>
  );
}
