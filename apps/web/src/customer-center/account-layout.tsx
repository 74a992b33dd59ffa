import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { Link, Outlet } from '@tanstack/react-router';
import { sendMagicLink, sessionQuery, signOut } from '../api/accounts.ts';
import { myInstallationsQuery } from '../api/installations.ts';
import { myDownloadsQuery, myLicensesQuery, myOrdersQuery } from '../api/shop.ts';
import { mySubscriptionsQuery } from '../api/subscriptions.ts';
import { say } from '../languages/say.ts';
import { paths } from '../paths.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { TAB, TabLinks } from '../ui/tabs.tsx';

/** True once at least one is known to exist: a tab that leads to nothing is not shown. */
function hasAny(pages: { pages: { items: unknown[] }[] } | undefined): boolean {
  return (pages?.pages[0]?.items.length ?? 0) > 0;
}

function ProveAddress({ email }: { email: string }) {
  const link = useMutation({ mutationFn: () => sendMagicLink({ email, callbackURL: paths.account }) });
  return (
    <Notice
      tone="busy"
      title={say('Is this address yours?')}
      actions={
        !link.isSuccess && (
          <Button size="small" busy={link.isPending} onClick={() => link.mutate()}>
            {say('Send me a link')}
          </Button>
        )
      }
    >
      <span role="status">
        {link.isSuccess
          ? say('We have sent a link to {email}.', { email })
          : say('Open a link we send to {email}, and orders you made without an account appear here too.', { email })}
      </span>
    </Notice>
  );
}

/** The customer's own rooms; the tabs follow what was bought. */
export function AccountLayout() {
  const user = useQuery(sessionQuery).data?.user;
  const tabs = [
    { to: paths.accountOrders, label: say('Orders'), list: useInfiniteQuery(myOrdersQuery) },
    { to: paths.accountSubscriptions, label: say('Subscriptions'), list: useInfiniteQuery(mySubscriptionsQuery) },
    { to: paths.accountInstallations, label: say('Installations'), list: useInfiniteQuery(myInstallationsQuery) },
    { to: paths.accountLicenses, label: say('Licenses'), list: useInfiniteQuery(myLicensesQuery) },
    { to: paths.accountDownloads, label: say('Downloads'), list: useInfiniteQuery(myDownloadsQuery) },
  ] as const;
  // All at once: a tab that comes later than the others would move them under the pointer.
  const known = tabs.every(({ list }) => list.isFetched);
  const leave = useMutation({ mutationFn: signOut, onSuccess: () => window.location.assign(paths.home) }); // a fresh page: nothing of the session stays in memory
  return (
    <>
      <header className="mb-6 flex flex-wrap items-end justify-between gap-4">
        <div className="min-w-0">
          <h1 className="font-semibold text-[1.75rem] leading-tight tracking-[-0.025em] sm:text-[2rem]">
            {say('Your software')}
          </h1>
          {user && <p className="mt-1 truncate text-ink-soft text-sm">{user.email}</p>}
        </div>
        <Button size="small" busy={leave.isPending} onClick={() => leave.mutate()}>
          {say('Sign out')}
        </Button>
      </header>
      <div className="mb-7">
        <TabLinks label={say('Account')}>
          <Link to={paths.account} activeOptions={{ exact: true }} className={TAB}>
            {say('Overview')}
          </Link>
          {known &&
            tabs
              .filter(({ list }) => hasAny(list.data))
              .map(({ to, label }) => (
                <Link key={to} to={to} className={TAB}>
                  {label}
                </Link>
              ))}
          {known && (
            <>
              <Link to={paths.accountProfile} className={TAB}>
                {say('Profile')}
              </Link>
              <Link to={paths.accountSecurity} className={TAB}>
                {say('Security')}
              </Link>
            </>
          )}
        </TabLinks>
      </div>
      {user && !user.email_verified && (
        <div className="mb-6">
          <ProveAddress email={user.email} />
        </div>
      )}
      <Outlet />
    </>
  );
}
