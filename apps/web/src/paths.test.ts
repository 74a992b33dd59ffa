import { describe, expect, it } from 'vitest';
import { paths, safeReturn } from './paths.ts';

describe('addresses are promises: mails, bookmarks and gateways keep them', () => {
  it('are exactly these', () => {
    expect(Object.values(paths)).toMatchInlineSnapshot(`
      [
        "/",
        "/products/$slug",
        "/cart",
        "/checkout/$slug",
        "/orders/$id",
        "/sign-in",
        "/sign-in/two-factor",
        "/sign-up",
        "/account",
        "/account/orders",
        "/account/subscriptions",
        "/account/subscriptions/$id",
        "/account/licenses",
        "/account/downloads",
        "/account/installations",
        "/account/installations/$id",
        "/account/profile",
        "/account/security",
        "/admin",
        "/admin/search",
        "/admin/exports",
        "/admin/imports",
        "/admin/imports/$id",
        "/admin/products",
        "/admin/products/new",
        "/admin/products/$id",
        "/admin/products/$id/history",
        "/admin/products/$id/checkout",
        "/admin/products/$id/checklist",
        "/admin/coupons",
        "/admin/coupons/new",
        "/admin/coupons/$id",
        "/admin/tax-rules",
        "/admin/orders",
        "/admin/orders/$id",
        "/admin/payments",
        "/admin/subscriptions",
        "/admin/subscriptions/$id",
        "/admin/refunds",
        "/admin/disputes",
        "/admin/disputes/$id",
        "/admin/reconciliations",
        "/admin/gateways",
        "/admin/events",
        "/admin/events/$id",
        "/admin/bench",
        "/admin/bench/cause",
        "/admin/bench/masses/$id",
        "/admin/fulfillments",
        "/admin/fulfillments/$id",
        "/admin/path-moves",
        "/admin/tasks",
        "/admin/tasks/$id",
        "/admin/instances",
        "/admin/instances/$id",
        "/admin/orphans",
        "/admin/pools",
        "/admin/pools/new",
        "/admin/pools/$id",
        "/admin/server-templates",
        "/admin/server-templates/new",
        "/admin/server-templates/$id",
        "/admin/resource-profiles",
        "/admin/waiting-list",
        "/admin/files",
        "/admin/secrets",
        "/admin/mails",
        "/admin/team",
        "/admin/alerts",
        "/admin/alerts/$id",
        "/admin/invariants",
        "/admin/api-keys",
        "/admin/audit-log",
        "/admin/settings",
        "/dev/mailbox",
        "/dev/mailbox/$id",
      ]
    `);
  });

  it.each([undefined, '', 'https://evil.test', '//evil.test', '/\\evil.test', 'javascript:alert(1)'])(
    'never lead away after a sign-in: %s',
    (to) => {
      expect(safeReturn(to)).toBe('/account');
    },
  );

  it('lead back to where one was', () => {
    expect(safeReturn('/orders/ord_1?token=a')).toBe('/orders/ord_1?token=a');
  });
});
