import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { formatMoney } from '@vozex/domain';
import { couponQuery, createCoupon, redemptionsQuery, saveCoupon } from '../../api/selling.ts';
import type { AdminCoupon, AdminCouponBody, CouponRedemption } from '../../api/types.ts';
import { paths } from '../../paths.ts';
import { ActionDialog, useDialog } from '../../shell/action-dialog.tsx';
import { Loaded } from '../../shell/loaded.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { DateTime } from '../../ui/relative-time.tsx';
import { type Column, ROW_LINK } from '../../ui/table.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useTitle } from '../../ui/use-title.ts';
import { BackLink } from '../back-link.tsx';
import { Listing } from '../listing.tsx';
import { useWhyNot } from '../rights.ts';
import { CouponForm } from './coupon-form.tsx';

const route = getRouteApi('/admin/admin/coupons/$id');

const BLANK: AdminCouponBody = {
  code: '',
  percent_bp: null,
  amounts: null,
  minimums: {},
  starts_at: null,
  ends_at: null,
  redemptions_max: null,
  per_customer_max: null,
  product_ids: [],
  active: true,
  note: '',
};

const BACK = <BackLink to={paths.adminCoupons}>Coupons</BackLink>;

export function NewCouponPage() {
  useTitle('New coupon');
  const navigate = useNavigate();
  const client = useQueryClient();
  const toast = useToast();
  const save = async (body: AdminCouponBody) => {
    const { id } = await createCoupon(body);
    await client.invalidateQueries({ queryKey: ['admin', 'coupons'] });
    toast('The coupon can be used.');
    await navigate({ to: paths.adminCoupon, params: { id } });
  };
  return (
    <>
      <PageHeader back={BACK} title="New coupon" />
      <CouponForm first={BLANK} verb="Make coupon" save={save} />
    </>
  );
}

export function EditCouponPage() {
  const { id } = route.useParams();
  const coupon = useQuery(couponQuery(id));
  useTitle(coupon.data?.code);
  return <Loaded result={coupon}>{(loaded) => <EditCoupon key={loaded.updated_at} coupon={loaded} />}</Loaded>;
}

const writtenOf = ({ id: _, redeemed: __, created_at: ___, updated_at: ____, ...body }: AdminCoupon) => body;

function EditCoupon({ coupon }: { coupon: AdminCoupon }) {
  const client = useQueryClient();
  const toast = useToast();
  const { id, code, active } = coupon;
  const saved = async (text: string) => {
    toast(text);
    await client.invalidateQueries({ queryKey: ['admin', 'coupons'] });
  };
  return (
    <>
      <PageHeader
        back={BACK}
        title={code}
        badge={<Badge tone={active ? 'good' : 'quiet'}>{active ? 'Active' : 'Switched off'}</Badge>}
        actions={<Switch coupon={coupon} onDone={saved} />}
      />
      <div className="grid grid-cols-1 gap-6">
        <CouponForm
          first={writtenOf(coupon)}
          verb="Save coupon"
          save={async (body) => {
            await saveCoupon(id, body);
            await saved('Saved.');
          }}
        />
        <h2 className="mt-4 font-semibold text-lg">Redemptions</h2>
        <Listing
          caption="Redemptions"
          result={useInfiniteQuery(redemptionsQuery(id))}
          columns={REDEMPTIONS}
          rowKey={({ id: orderId }) => orderId}
          empty={{ title: 'Nobody has used it yet' }}
        />
      </div>
    </>
  );
}

function Switch({ coupon, onDone }: { coupon: AdminCoupon; onDone(text: string): Promise<void> }) {
  const dialog = useDialog();
  const notOperator = useWhyNot('operator');
  const { id, code, active } = coupon;
  const verb = active ? 'Switch off' : 'Switch on';
  return (
    <>
      <Button whyNot={notOperator} onClick={dialog.show}>
        {verb}
      </Button>
      <ActionDialog
        key={dialog.key}
        {...dialog.props}
        title={`${verb} ${code}?`}
        description={active ? 'Nobody can use it then. Orders that did keep it.' : 'It can be used again.'}
        verb={verb}
        act={() => saveCoupon(id, { ...writtenOf(coupon), active: !active })}
        onDone={() => onDone(active ? 'Switched off.' : 'Switched on.')}
      />
    </>
  );
}

const WORD = { held: 'Waits for payment', used: 'Used', released: 'Given back' } as const;
const TONE = { held: 'busy', used: 'good', released: 'quiet' } as const;

const REDEMPTIONS: Column<CouponRedemption>[] = [
  {
    key: 'order',
    label: 'Order',
    lead: true,
    cell: ({ id }) => (
      <Link to={paths.adminOrder} params={{ id }} className={ROW_LINK}>
        {id}
      </Link>
    ),
  },
  { key: 'customer', label: 'Customer', cell: ({ customer_email }) => customer_email },
  { key: 'status', label: 'Status', cell: ({ status }) => <Badge tone={TONE[status]}>{WORD[status]}</Badge> },
  {
    key: 'off',
    label: 'Took off',
    end: true,
    cell: ({ discount_minor, currency }) => formatMoney({ amount_minor: discount_minor, currency }),
  },
  { key: 'at', label: 'When', end: true, cell: ({ created_at }) => <DateTime at={created_at} /> },
];
