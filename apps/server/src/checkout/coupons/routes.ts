import { idSchema, OrderStatus } from '@vozex/domain';
import { z } from 'zod';
import type { App } from '../../kernel/app.ts';
import { PageQuery, pageOf, readPage } from '../../kernel/page.ts';
import { defineRoute } from '../../kernel/route.ts';
import { CheckoutError } from '../errors.ts';
import { AdminCoupon, adminCoupon, CouponWrite } from './coupon.ts';
import { couponById, couponsPage, redemptionsPage } from './store.ts';
import { createCoupon, replaceCoupon } from './write-coupon.ts';

const CouponParams = z.object({ id: idSchema('coupon') });
const tag = 'admin: selling';

const list = defineRoute({
  method: 'GET',
  path: '/api/admin/coupons',
  access: 'read_only',
  tag,
  summary: 'Coupons, newest first',
  query: PageQuery.extend({ q: z.string().max(60).optional(), active: z.stringbool().optional() }),
  output: pageOf(AdminCoupon),
  async handle(app: App, { query }) {
    const { q, active, ...paging } = query;
    const page = await readPage(paging, (part) => couponsPage(app.db.read, { ...part, q, active }));
    return { ...page, items: page.items.map(adminCoupon) };
  },
});

const read = defineRoute({
  method: 'GET',
  path: '/api/admin/coupons/{id}',
  access: 'read_only',
  tag,
  summary: 'A coupon',
  params: CouponParams,
  output: AdminCoupon,
  throws: [CheckoutError],
  async handle(app: App, { params }) {
    const row = await couponById(app.db.read, params.id);
    if (!row) throw new CheckoutError('COUPON_UNKNOWN', params.id);
    return adminCoupon(row);
  },
});

const create = defineRoute({
  method: 'POST',
  path: '/api/admin/coupons',
  access: 'operator',
  tag,
  summary: 'Make a coupon',
  body: CouponWrite,
  output: AdminCoupon,
  status: 201,
  throws: [CheckoutError],
  handle: (app: App, { body }, { actor }) => createCoupon(app, actor, body),
});

const replace = defineRoute({
  method: 'PUT',
  path: '/api/admin/coupons/{id}',
  access: 'operator',
  tag,
  summary: "Write a coupon's terms anew, or switch it off; what orders have agreed stays",
  params: CouponParams,
  body: CouponWrite,
  output: AdminCoupon,
  throws: [CheckoutError],
  handle: (app: App, { params, body }, { actor }) => replaceCoupon(app, actor, params.id, body),
});

const Redemption = z
  .object({
    id: idSchema('order').meta({ description: 'Of the order that redeemed it: one order redeems one coupon once.' }),
    order_status: OrderStatus,
    customer_email: z.string(),
    status: z.enum(['held', 'used', 'released']),
    discount_minor: z.int(),
    currency: z.string(),
    created_at: z.iso.datetime(),
  })
  .meta({ id: 'CouponRedemption' });

const redemptions = defineRoute({
  method: 'GET',
  path: '/api/admin/coupons/{id}/redemptions',
  access: 'read_only',
  tag,
  summary: 'The orders that redeemed a coupon, newest first',
  params: CouponParams,
  query: PageQuery,
  output: pageOf(Redemption),
  handle: (app: App, { params, query }) =>
    readPage(query, async (page) => {
      const rows = await redemptionsPage(app.db.read, params.id, page);
      return rows.map(({ order_id: id, created_at, ...row }) => ({ id, ...row, created_at: created_at.toISOString() }));
    }),
});

export const couponRoutes = [list, read, create, replace, redemptions];
