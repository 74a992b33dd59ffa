import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answerOf, api } from './client.ts';
import { pagesOf, textOrNothing } from './pages.ts';
import type { operations } from './schema.gen.ts';
import type { AdminCouponBody } from './types.ts';

const at = (id: string) => ({ params: { path: { id } } });

export const couponsQuery = ({ q, active }: { q?: string | undefined; active?: string | undefined }) =>
  infiniteQueryOptions(
    pagesOf(['admin', 'coupons', 'list', { q, active }], (paging, signal) =>
      answerOf(
        api.GET('/api/admin/coupons', { params: { query: { ...textOrNothing({ q, active }), ...paging } }, signal }),
      ),
    ),
  );
export const couponQuery = (id: string) =>
  queryOptions({
    queryKey: ['admin', 'coupons', 'one', id],
    queryFn: ({ signal }) => answerOf(api.GET('/api/admin/coupons/{id}', { ...at(id), signal })),
  });
export const redemptionsQuery = (id: string) =>
  infiniteQueryOptions(
    pagesOf(['admin', 'coupons', 'redemptions', id], (paging, signal) =>
      answerOf(api.GET('/api/admin/coupons/{id}/redemptions', { params: { path: { id }, query: paging }, signal })),
    ),
  );
export const createCoupon = (body: AdminCouponBody) => answerOf(api.POST('/api/admin/coupons', { body }));
export const saveCoupon = (id: string, body: AdminCouponBody) =>
  answerOf(api.PUT('/api/admin/coupons/{id}', { ...at(id), body }));

export const taxRulesQuery = queryOptions({
  queryKey: ['admin', 'tax-rules'],
  queryFn: async ({ signal }) => (await answerOf(api.GET('/api/admin/tax-rules', { signal }))).items,
});
export type TaxRuleBody = operations['post_api_admin_tax_rules']['requestBody']['content']['application/json'];
export const createTaxRule = (body: TaxRuleBody) => answerOf(api.POST('/api/admin/tax-rules', { body }));
export const removeTaxRule = (id: string) => answerOf(api.DELETE('/api/admin/tax-rules/{id}', at(id)));
