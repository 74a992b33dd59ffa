import { useQuery } from '@tanstack/react-query';
import { Link, Outlet } from '@tanstack/react-router';
import { sessionQuery } from '../api/accounts.ts';
import type { Session } from '../api/types.ts';
import { say } from '../languages/say.ts';
import { paths } from '../paths.ts';
import { CurrencyPicker } from '../storefront/currency-picker.tsx';
import { Button } from '../ui/button.tsx';
import { ThemeToggle } from '../ui/theme-toggle.tsx';
import { CartLink } from './cart-link.tsx';
import { InstallationStrip } from './installation-strip.tsx';
import { LanguagePicker } from './language-picker.tsx';
import { shop } from './shop.ts';
import { SkipLink } from './skip-link.tsx';
import { Wordmark } from './wordmark.tsx';

const NAV_LINK =
  'rounded-control px-2.5 py-1.5 font-medium text-ink-soft text-sm transition-colors hover:bg-sunken hover:text-ink aria-[current=page]:text-ink';

function Entrance({ session }: { session: Session | undefined }) {
  if (!session) return null;
  if (!session.user) {
    return (
      <Button asChild size="small" variant="secondary">
        <Link to={paths.signIn}>{say('Sign in')}</Link>
      </Button>
    );
  }
  return (
    <>
      {session.user.role !== 'customer' && (
        <Link to={paths.admin} className={NAV_LINK}>
          {say('Admin')}
        </Link>
      )}
      <Link to={paths.account} className={NAV_LINK}>
        {say('Account')}
      </Link>
    </>
  );
}

const FOOTER_LINK = 'underline-offset-4 hover:text-ink hover:underline';

/** What the shop says to everybody at the moment. */
function Announcement() {
  if (shop.announcement === '') return null;
  return (
    <p className="bg-accent-soft px-5 py-2 text-center font-medium text-accent text-sm">
      {shop.announcement_link === '' ? (
        shop.announcement
      ) : (
        <a href={shop.announcement_link} className="underline underline-offset-4">
          {shop.announcement}
        </a>
      )}
    </p>
  );
}

/** The frame of everything a customer sees. */
export function SiteLayout() {
  const session = useQuery(sessionQuery).data;
  return (
    <>
      <SkipLink />
      <InstallationStrip session={session} />
      <Announcement />
      <header className="sticky top-0 z-30 border-line border-b bg-canvas/85 backdrop-blur-md">
        <div className="mx-auto flex h-14 w-full max-w-6xl items-center gap-1 px-5 sm:px-8">
          <Link
            to={paths.home}
            aria-label={say('{shop}, all products', { shop: shop.name })}
            className="-ml-1.5 flex rounded-control p-1.5"
          >
            <Wordmark />
          </Link>
          <nav aria-label={say('Main')} className="ml-auto flex items-center gap-1">
            <Link
              to={paths.home}
              className={`${NAV_LINK} max-sm:hidden`}
              activeOptions={{ exact: true, includeSearch: false }}
            >
              {say('Products')}
            </Link>
            <Entrance session={session} />
            <CurrencyPicker />
            <CartLink />
          </nav>
          <ThemeToggle />
        </div>
      </header>
      <main
        id="content"
        tabIndex={-1}
        className="mx-auto w-full max-w-6xl flex-1 px-5 py-8 has-data-skeleton:min-h-dvh sm:px-8 sm:py-12"
      >
        <Outlet />
      </main>
      <footer className="border-line border-t">
        <div className="mx-auto flex w-full max-w-6xl flex-wrap items-center justify-between gap-x-6 gap-y-2 px-5 py-6 text-[0.8125rem] text-ink-faint sm:px-8">
          <p>{say('Every purchase is followed until it is delivered.')}</p>
          <div className="flex flex-wrap gap-x-6 gap-y-2">
            <nav aria-label={say('About the shop')} className="flex flex-wrap gap-x-6 gap-y-2 empty:hidden">
              {shop.links.map(({ label, url }) => (
                <a key={url} href={url} className={FOOTER_LINK}>
                  {label}
                </a>
              ))}
              <a href="/docs" className={FOOTER_LINK}>
                {say('For developers')}
              </a>
            </nav>
            <LanguagePicker signedIn={Boolean(session?.user)} />
          </div>
        </div>
      </footer>
    </>
  );
}
