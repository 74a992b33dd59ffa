import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { type Role, roleReaches } from '@vozex/domain';
import {
  Bell,
  Container,
  CreditCard,
  Download,
  FileArchive,
  Gauge,
  Hourglass,
  KeyRound,
  KeySquare,
  Layers,
  LayoutDashboard,
  ListChecks,
  Mail,
  Package,
  Percent,
  PlugZap,
  Receipt,
  Repeat,
  Route,
  Scale,
  ScrollText,
  Search,
  SearchCheck,
  Server,
  ShieldCheck,
  SlidersHorizontal,
  Ticket,
  Truck,
  Undo2,
  Upload,
  Users,
  Webhook,
  Wrench,
} from 'lucide-react';
import { sessionQuery } from '../api/accounts.ts';
import { paths } from '../paths.ts';
import { InstallationStrip } from '../shell/installation-strip.tsx';
import { Loaded } from '../shell/loaded.tsx';
import { NotFoundPage } from '../shell/not-found.tsx';
import { SkipLink } from '../shell/skip-link.tsx';
import { Wordmark } from '../shell/wordmark.tsx';
import { classes } from '../ui/classes.ts';
import { ThemeToggle } from '../ui/theme-toggle.tsx';
import { useCurrentInSight } from '../ui/use-current-in-sight.ts';
import { SearchBox } from './search-box.tsx';
import { AlertBell } from './watching/alert-bell.tsx';

const PLACES = [
  {
    heading: 'Shop',
    links: [
      { to: paths.admin, label: 'Overview', icon: LayoutDashboard },
      { to: paths.adminProducts, label: 'Products', icon: Package },
      { to: paths.adminCoupons, label: 'Coupons', icon: Ticket },
      { to: paths.adminTaxRules, label: 'Tax rules', icon: Percent },
      { to: paths.adminOrders, label: 'Orders', icon: Receipt },
      { to: paths.adminSubscriptions, label: 'Subscriptions', icon: Repeat },
    ],
  },
  {
    heading: 'Money',
    links: [
      { to: paths.adminPayments, label: 'Payments', icon: CreditCard },
      { to: paths.adminRefunds, label: 'Refunds', icon: Undo2 },
      { to: paths.adminDisputes, label: 'Disputes', icon: Scale },
      { to: paths.adminReconciliations, label: 'Reconciliation', icon: SearchCheck },
      { to: paths.adminGateways, label: 'Gateways', icon: PlugZap },
    ],
  },
  {
    heading: 'Delivery',
    links: [
      { to: paths.adminBench, label: 'Work bench', icon: Wrench },
      { to: paths.adminFulfillments, label: 'Fulfillments', icon: Truck },
      { to: paths.adminPathMoves, label: 'Moves', icon: Route },
      { to: paths.adminTasks, label: 'Tasks', icon: ListChecks },
      { to: paths.adminFiles, label: 'Files', icon: FileArchive },
    ],
  },
  {
    heading: 'Dedicated instances',
    links: [
      { to: paths.adminInstances, label: 'Instances', icon: Container },
      { to: paths.adminPools, label: 'Pools', icon: Server },
      { to: paths.adminTemplates, label: 'Server templates', icon: Layers },
      { to: paths.adminProfiles, label: 'Resource profiles', icon: Gauge },
      { to: paths.adminWaitingList, label: 'Waiting list', icon: Hourglass },
    ],
  },
  {
    heading: 'System',
    links: [
      { to: paths.adminAlerts, label: 'Alerts', icon: Bell },
      { to: paths.adminInvariants, label: 'Invariants', icon: ShieldCheck },
      { to: paths.adminEvents, label: 'Webhook events', icon: Webhook },
      { to: paths.adminMails, label: 'Mails', icon: Mail },
      { to: paths.adminExports, label: 'Exports', icon: Download },
      { to: paths.adminImports, label: 'Imports', icon: Upload },
      { to: paths.adminSecrets, label: 'Secrets', icon: KeyRound, least: 'operator' },
      { to: paths.adminTeam, label: 'Team', icon: Users, least: 'owner' },
      { to: paths.adminApiKeys, label: 'API keys', icon: KeySquare, least: 'owner' },
      { to: paths.adminAuditLog, label: 'Audit log', icon: ScrollText, least: 'owner' },
      { to: paths.adminSettings, label: 'Settings', icon: SlidersHorizontal },
    ],
  },
] as const;

const PLACE = classes(
  'flex items-center gap-2.5 whitespace-nowrap rounded-control px-2.5 py-1.5 font-medium text-ink-soft text-sm transition-colors hover:bg-sunken hover:text-ink [&_svg]:text-ink-faint',
  'aria-[current=page]:bg-sunken aria-[current=page]:text-ink aria-[current=page]:[&_svg]:text-ink',
);

/** A column of links on wide screens, a strip to swipe on phones. */
function Places({ role }: { role: Role }) {
  const nav = useCurrentInSight<HTMLElement>();
  useLocation(); // drawn anew with each screen, which brings its link into the strip's view
  return (
    <nav
      ref={nav}
      aria-label="Administration"
      className="relative flex gap-1 overflow-x-auto border-line px-3 py-2 [scrollbar-width:none] max-lg:border-b lg:flex-col lg:gap-5 lg:px-4 lg:py-6"
    >
      {PLACES.map(({ heading, links }) => (
        <div key={heading} className="flex gap-1 lg:flex-col lg:gap-0.5">
          <p className="px-2.5 pb-1 font-medium text-ink-faint text-xs max-lg:sr-only">{heading}</p>
          {links
            .filter((link) => !('least' in link) || roleReaches(role, link.least))
            .map(({ to, label, icon: Icon }) => (
              <Link
                key={to}
                to={to}
                activeOptions={{ exact: to === paths.admin, includeSearch: false }}
                className={PLACE}
              >
                <Icon aria-hidden="true" className="size-4 shrink-0" />
                {label}
              </Link>
            ))}
        </div>
      ))}
    </nav>
  );
}

/** The frame of the team's screens. Whoever is not of the team learns nothing of it. */
export function AdminLayout() {
  return (
    <Loaded result={useQuery(sessionQuery)}>
      {(session) => {
        if (!session.user || !roleReaches(session.user.role, 'read_only')) return <NotFoundPage />;
        return (
          <>
            <SkipLink />
            <InstallationStrip session={session} wide />
            <header className="sticky top-0 z-30 flex h-14 shrink-0 items-center gap-3 border-line border-b bg-canvas/85 px-5 backdrop-blur-md lg:px-6">
              <Link to={paths.home} aria-label="VOZEX, all products" className="-ml-1.5 flex rounded-control p-1.5">
                <Wordmark />
              </Link>
              <span className="rounded-full bg-sunken px-2 py-0.5 font-medium text-ink-soft text-xs max-sm:hidden">
                Admin
              </span>
              <SearchBox className="max-sm:hidden sm:ml-4" />
              <Link
                to={paths.adminSearch}
                aria-label="Search"
                className="ml-auto rounded-control p-1.5 text-ink-soft hover:bg-sunken hover:text-ink sm:hidden"
              >
                <Search aria-hidden="true" className="size-[1.125rem]" />
              </Link>
              <span className="ml-auto truncate text-[0.8125rem] text-ink-faint max-md:hidden">
                {session.user.email}
              </span>
              <AlertBell />
              <Link to={paths.account} className="ml-2 font-medium text-ink-soft text-sm hover:text-ink">
                Account
              </Link>
              <ThemeToggle />
            </header>
            <div className="flex flex-1 flex-col lg:flex-row">
              <div className="border-line lg:w-56 lg:shrink-0 lg:border-r">
                <div className="lg:sticky lg:top-14">
                  <Places role={session.user.role} />
                </div>
              </div>
              <main
                id="content"
                tabIndex={-1}
                className="mx-auto w-full min-w-0 max-w-6xl flex-1 px-5 py-7 lg:px-10 lg:py-9"
              >
                <Outlet />
              </main>
            </div>
          </>
        );
      }}
    </Loaded>
  );
}
