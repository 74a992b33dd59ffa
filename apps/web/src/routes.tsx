import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { sessionQuery } from './api/accounts.ts';
import { hasAnswersAlong } from './api/answers-along.ts';
import { productQuery, SHELF_SEARCH, shelfQuery } from './api/shop.ts';
import { loadWords, speakForTeam } from './languages/say.ts';
import { paths } from './paths.ts';
import { oneText, readOrderSearch, readSearch, tidyOrderSearch, writeSearch } from './search.ts';
import { NotFoundPage } from './shell/not-found.tsx';
import { RouteError } from './shell/route-error.tsx';
import { SiteLayout } from './shell/site-layout.tsx';
import { HomePage } from './storefront/home-page.tsx';
import { ProductPage } from './storefront/product-page.tsx';

// Every screen of the web app. What a first visit does not need is loaded when it is first opened.

type Search = Record<string, unknown>;

/** Filters and forms that live in the address: kept where given, else absent. */
const texts =
  <Name extends string>(...names: Name[]) =>
  (search: Search): { [N in Name]?: string | undefined } => {
    const kept: { [N in Name]?: string | undefined } = {};
    for (const name of names) {
      const value = oneText(search[name]);
      if (value !== undefined) kept[name] = value;
    }
    return kept;
  };

const shelfSearch = texts(...SHELF_SEARCH);

const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({ component: Outlet });

const site = createRoute({
  getParentRoute: () => root,
  id: 'site',
  beforeLoad: ({ cause }) => speakFor('customers', cause),
  component: SiteLayout,
});

/** What is only being preloaded is not being read yet. */
function speakFor(readers: 'customers' | 'team', cause: 'preload' | 'enter' | 'stay'): void {
  if (cause !== 'preload') speakForTeam(readers === 'team');
}

/** A screen that speaks more than the storefront's words: they come with it. */
function spokenScreen<Module extends Record<string, unknown>, Name extends keyof Module & string>(
  load: () => Promise<Module>,
  name: Name,
) {
  return lazyRouteComponent(async () => (await Promise.all([load(), loadWords('account')]))[0], name);
}

const shop = [
  createRoute({
    getParentRoute: () => site,
    path: paths.home,
    validateSearch: shelfSearch,
    // In the shop a new search leaves the shelf standing until its answer is there; only the first page waits for one.
    loader: async ({ context, location }) => {
      if (hasAnswersAlong) await context.queryClient.prefetchInfiniteQuery(shelfQuery(shelfSearch(location.search)));
    },
    component: HomePage,
  }),
  createRoute({
    getParentRoute: () => site,
    path: paths.product,
    validateSearch: texts('path'),
    loader: ({ context, params }) => context.queryClient.prefetchQuery(productQuery(params.slug)),
    component: ProductPage,
  }),
  createRoute({
    getParentRoute: () => site,
    path: paths.cart,
    component: spokenScreen(() => import('./checkout/cart-page.tsx'), 'CartPage'),
  }),
  createRoute({
    getParentRoute: () => site,
    path: paths.checkout,
    validateSearch: texts('price'),
    component: spokenScreen(() => import('./checkout/checkout-page.tsx'), 'CheckoutPage'),
  }),
  createRoute({
    getParentRoute: () => site,
    path: paths.order,
    validateSearch: readOrderSearch,
    beforeLoad: ({ params, location }) => {
      const tidy = tidyOrderSearch(location.search);
      if (tidy) throw redirect({ to: paths.order, params, search: tidy, replace: true });
    },
    component: spokenScreen(() => import('./checkout/order-page.tsx'), 'OrderPage'),
  }),
];

const entrance = [
  createRoute({
    getParentRoute: () => site,
    path: paths.signIn,
    validateSearch: texts('next', 'error'),
    component: spokenScreen(() => import('./customer-center/sign-in-page.tsx'), 'SignInPage'),
  }),
  createRoute({
    getParentRoute: () => site,
    path: paths.signInSecondFactor,
    validateSearch: texts('next'),
    component: spokenScreen(() => import('./customer-center/second-factor-page.tsx'), 'SecondFactorPage'),
  }),
  createRoute({
    getParentRoute: () => site,
    path: paths.signUp,
    validateSearch: texts('next', 'email'),
    component: spokenScreen(() => import('./customer-center/sign-up-page.tsx'), 'SignUpPage'),
  }),
];

/** Sends whoever is not signed in to the entrance, and back afterwards. */
async function requireSession({
  context,
  location,
}: {
  context: { queryClient: QueryClient };
  location: { href: string };
}) {
  const session = await context.queryClient.ensureQueryData(sessionQuery);
  if (!session.user) throw redirect({ to: paths.signIn, search: { next: location.href } });
}

const account = createRoute({
  getParentRoute: () => site,
  id: 'account',
  beforeLoad: requireSession,
  component: spokenScreen(() => import('./customer-center/account-layout.tsx'), 'AccountLayout'),
});
const center = () => import('./customer-center/pages.ts');
const accountScreens = [
  createRoute({
    getParentRoute: () => account,
    path: paths.account,
    component: spokenScreen(center, 'FulfillmentCenterPage'),
  }),
  createRoute({
    getParentRoute: () => account,
    path: paths.accountOrders,
    component: spokenScreen(center, 'OrdersPage'),
  }),
  createRoute({
    getParentRoute: () => account,
    path: paths.accountSubscriptions,
    component: spokenScreen(center, 'SubscriptionsPage'),
  }),
  createRoute({
    getParentRoute: () => account,
    path: paths.accountSubscription,
    validateSearch: texts('consent', 'returned'),
    component: spokenScreen(center, 'SubscriptionPage'),
  }),
  createRoute({
    getParentRoute: () => account,
    path: paths.accountLicenses,
    component: spokenScreen(center, 'LicensesPage'),
  }),
  createRoute({
    getParentRoute: () => account,
    path: paths.accountDownloads,
    component: spokenScreen(center, 'DownloadsPage'),
  }),
  createRoute({
    getParentRoute: () => account,
    path: paths.accountInstallations,
    component: spokenScreen(center, 'InstallationsPage'),
  }),
  createRoute({
    getParentRoute: () => account,
    path: paths.accountInstallation,
    component: spokenScreen(center, 'InstallationPage'),
  }),
  createRoute({
    getParentRoute: () => account,
    path: paths.accountProfile,
    component: spokenScreen(() => import('./customer-center/profile-page.tsx'), 'ProfilePage'),
  }),
  createRoute({
    getParentRoute: () => account,
    path: paths.accountSecurity,
    component: spokenScreen(() => import('./customer-center/security-page.tsx'), 'SecurityPage'),
  }),
];

const admin = createRoute({
  getParentRoute: () => root,
  id: 'admin',
  beforeLoad: async (at) => {
    speakFor('team', at.cause);
    await requireSession(at);
  },
  component: lazyRouteComponent(() => import('./admin/admin-layout.tsx'), 'AdminLayout'),
});
const desk = () => import('./admin/pages.ts');
const adminScreens = [
  createRoute({
    getParentRoute: () => admin,
    path: paths.admin,
    validateSearch: texts('days', 'currency'),
    component: lazyRouteComponent(desk, 'OverviewPage'),
  }),
  createRoute({
    getParentRoute: () => admin,
    path: paths.adminSearch,
    validateSearch: texts('q'),
    component: lazyRouteComponent(desk, 'SearchPage'),
  }),
  createRoute({
    getParentRoute: () => admin,
    path: paths.adminExports,
    validateSearch: texts('from', 'to'),
    component: lazyRouteComponent(desk, 'ExportsPage'),
  }),
  createRoute({
    getParentRoute: () => admin,
    path: paths.adminImports,
    component: lazyRouteComponent(desk, 'ImportsPage'),
  }),
  createRoute({
    getParentRoute: () => admin,
    path: paths.adminImport,
    validateSearch: texts('outcome'),
    component: lazyRouteComponent(desk, 'ImportPage'),
  }),
  createRoute({
    getParentRoute: () => admin,
    path: paths.adminProducts,
    validateSearch: texts('status', 'q'),
    component: lazyRouteComponent(desk, 'ProductsPage'),
  }),
  createRoute({
    getParentRoute: () => admin,
    path: paths.adminProductNew,
    component: lazyRouteComponent(desk, 'NewProductPage'),
  }),
  createRoute({
    getParentRoute: () => admin,
    path: paths.adminProduct,
    validateSearch: texts('version'),
    component: lazyRouteComponent(desk, 'EditProductPage'),
  }),
  createRoute({
    getParentRoute: () => admin,
    path: paths.adminProductHistory,
    component: lazyRouteComponent(desk, 'ProductHistoryPage'),
  }),
  createRoute({
    getParentRoute: () => admin,
    path: paths.adminCoupons,
    validateSearch: texts('q', 'active'),
    component: lazyRouteComponent(desk, 'CouponsPage'),
  }),
  createRoute({
    getParentRoute: () => admin,
    path: paths.adminCouponNew,
    component: lazyRouteComponent(desk, 'NewCouponPage'),
  }),
  createRoute({
    getParentRoute: () => admin,
    path: paths.adminCoupon,
    component: lazyRouteComponent(desk, 'EditCouponPage'),
  }),
  createRoute({
    getParentRoute: () => admin,
    path: paths.adminTaxRules,
    component: lazyRouteComponent(desk, 'TaxRulesPage'),
  }),
  createRoute({
    getParentRoute: () => admin,
    path: paths.adminOrders,
    validateSearch: texts('status', 'q'),
    component: lazyRouteComponent(desk, 'OrdersPage'),
  }),
  createRoute({
    getParentRoute: () => admin,
    path: paths.adminOrder,
    component: lazyRouteComponent(desk, 'OrderPage'),
  }),
  createRoute({
    getParentRoute: () => admin,
    path: paths.adminPayments,
    validateSearch: texts('status'),
    component: lazyRouteComponent(desk, 'PaymentsPage'),
  }),
  createRoute({
    getParentRoute: () => admin,
    path: paths.adminSubscriptions,
    validateSearch: texts('status', 'concern', 'q'),
    component: lazyRouteComponent(desk, 'SubscriptionsPage'),
  }),
  createRoute({
    getParentRoute: () => admin,
    path: paths.adminSubscription,
    component: lazyRouteComponent(desk, 'SubscriptionPage'),
  }),
  createRoute({
    getParentRoute: () => admin,
    path: paths.adminRefunds,
    validateSearch: texts('status'),
    component: lazyRouteComponent(desk, 'RefundsPage'),
  }),
  createRoute({
    getParentRoute: () => admin,
    path: paths.adminDisputes,
    validateSearch: texts('status'),
    component: lazyRouteComponent(desk, 'DisputesPage'),
  }),
  createRoute({
    getParentRoute: () => admin,
    path: paths.adminDispute,
    component: lazyRouteComponent(desk, 'DisputePage'),
  }),
  createRoute({
    getParentRoute: () => admin,
    path: paths.adminReconciliations,
    validateSearch: texts('gateway'),
    component: lazyRouteComponent(desk, 'ReconciliationsPage'),
  }),
  createRoute({
    getParentRoute: () => admin,
    path: paths.adminGateways,
    component: lazyRouteComponent(desk, 'GatewaysPage'),
  }),
  createRoute({
    getParentRoute: () => admin,
    path: paths.adminCheckoutPreview,
    component: lazyRouteComponent(desk, 'CheckoutPreviewPage'),
  }),
  createRoute({
    getParentRoute: () => admin,
    path: paths.adminChecklist,
    component: lazyRouteComponent(desk, 'ChecklistPage'),
  }),
  createRoute({
    getParentRoute: () => admin,
    path: paths.adminEvents,
    validateSearch: texts('status', 'gateway'),
    component: lazyRouteComponent(desk, 'EventsPage'),
  }),
  createRoute({
    getParentRoute: () => admin,
    path: paths.adminEvent,
    component: lazyRouteComponent(desk, 'EventPage'),
  }),
  createRoute({
    getParentRoute: () => admin,
    path: paths.adminBench,
    component: lazyRouteComponent(desk, 'BenchPage'),
  }),
  createRoute({
    getParentRoute: () => admin,
    path: paths.adminBenchCause,
    validateSearch: texts('driver', 'provider', 'code'),
    component: lazyRouteComponent(desk, 'BenchCausePage'),
  }),
  createRoute({
    getParentRoute: () => admin,
    path: paths.adminGuardBatch,
    component: lazyRouteComponent(desk, 'GuardBatchPage'),
  }),
  createRoute({
    getParentRoute: () => admin,
    path: paths.adminFulfillments,
    validateSearch: texts('status', 'driver', 'order_id'),
    component: lazyRouteComponent(desk, 'FulfillmentsPage'),
  }),
  createRoute({
    getParentRoute: () => admin,
    path: paths.adminFulfillment,
    component: lazyRouteComponent(desk, 'FulfillmentPage'),
  }),
  createRoute({
    getParentRoute: () => admin,
    path: paths.adminPathMoves,
    validateSearch: texts('status'),
    component: lazyRouteComponent(desk, 'PathMovesPage'),
  }),
  createRoute({
    getParentRoute: () => admin,
    path: paths.adminTasks,
    validateSearch: texts('queue', 'assignee', 'overdue', 'columns', 'column'),
    component: lazyRouteComponent(desk, 'TasksPage'),
  }),
  createRoute({ getParentRoute: () => admin, path: paths.adminTask, component: lazyRouteComponent(desk, 'TaskPage') }),
  createRoute({
    getParentRoute: () => admin,
    path: paths.adminInstances,
    validateSearch: texts('pool', 'state', 'trouble', 'q'),
    component: lazyRouteComponent(desk, 'InstancesPage'),
  }),
  createRoute({
    getParentRoute: () => admin,
    path: paths.adminInstance,
    component: lazyRouteComponent(desk, 'InstancePage'),
  }),
  createRoute({
    getParentRoute: () => admin,
    path: paths.adminOrphans,
    component: lazyRouteComponent(desk, 'OrphansPage'),
  }),
  createRoute({
    getParentRoute: () => admin,
    path: paths.adminPools,
    component: lazyRouteComponent(desk, 'PoolsPage'),
  }),
  createRoute({
    getParentRoute: () => admin,
    path: paths.adminPoolNew,
    component: lazyRouteComponent(desk, 'NewPoolPage'),
  }),
  createRoute({
    getParentRoute: () => admin,
    path: paths.adminPool,
    component: lazyRouteComponent(desk, 'EditPoolPage'),
  }),
  createRoute({
    getParentRoute: () => admin,
    path: paths.adminTemplates,
    component: lazyRouteComponent(desk, 'TemplatesPage'),
  }),
  createRoute({
    getParentRoute: () => admin,
    path: paths.adminTemplateNew,
    component: lazyRouteComponent(desk, 'NewTemplatePage'),
  }),
  createRoute({
    getParentRoute: () => admin,
    path: paths.adminTemplate,
    component: lazyRouteComponent(desk, 'EditTemplatePage'),
  }),
  createRoute({
    getParentRoute: () => admin,
    path: paths.adminProfiles,
    component: lazyRouteComponent(desk, 'ProfilesPage'),
  }),
  createRoute({
    getParentRoute: () => admin,
    path: paths.adminWaitingList,
    validateSearch: texts('product'),
    component: lazyRouteComponent(desk, 'WaitingListPage'),
  }),
  createRoute({
    getParentRoute: () => admin,
    path: paths.adminFiles,
    component: lazyRouteComponent(desk, 'FilesPage'),
  }),
  createRoute({
    getParentRoute: () => admin,
    path: paths.adminSecrets,
    component: lazyRouteComponent(desk, 'SecretsPage'),
  }),
  createRoute({
    getParentRoute: () => admin,
    path: paths.adminMails,
    component: lazyRouteComponent(desk, 'MailsPage'),
  }),
  createRoute({ getParentRoute: () => admin, path: paths.adminTeam, component: lazyRouteComponent(desk, 'TeamPage') }),
  createRoute({
    getParentRoute: () => admin,
    path: paths.adminAlerts,
    validateSearch: texts('show'),
    component: lazyRouteComponent(desk, 'AlertsPage'),
  }),
  createRoute({
    getParentRoute: () => admin,
    path: paths.adminAlert,
    component: lazyRouteComponent(desk, 'AlertPage'),
  }),
  createRoute({
    getParentRoute: () => admin,
    path: paths.adminInvariants,
    validateSearch: texts('show'),
    component: lazyRouteComponent(desk, 'InvariantsPage'),
  }),
  createRoute({
    getParentRoute: () => admin,
    path: paths.adminApiKeys,
    component: lazyRouteComponent(desk, 'ApiKeysPage'),
  }),
  createRoute({
    getParentRoute: () => admin,
    path: paths.adminAuditLog,
    validateSearch: texts('room', 'actor', 'subject', 'until'),
    component: lazyRouteComponent(desk, 'AuditLogPage'),
  }),
  createRoute({
    getParentRoute: () => admin,
    path: paths.adminSettings,
    component: lazyRouteComponent(desk, 'SettingsPage'),
  }),
];

const mailbox = () => import('./dev-mailbox/mailbox-page.tsx');
const development = [
  createRoute({
    getParentRoute: () => site,
    path: paths.mailbox,
    component: lazyRouteComponent(mailbox, 'MailboxPage'),
  }),
  createRoute({ getParentRoute: () => site, path: paths.letter, component: lazyRouteComponent(mailbox, 'LetterPage') }),
];

const routeTree = root.addChildren([
  site.addChildren([...shop, ...entrance, account.addChildren(accountScreens), ...development]),
  admin.addChildren(adminScreens),
]);

export function makeRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    parseSearch: readSearch,
    stringifySearch: writeSearch,
    defaultPreload: 'intent',
    defaultNotFoundComponent: NotFoundPage,
    defaultErrorComponent: RouteError,
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
