import { colorProblems, type Page, PEOPLE, type World } from '@vozex/dev-world';
import { beforeAll, describe, expect, it } from 'vitest';
import { paths } from '../../../web/src/paths.ts';
import { browser, expectAccessible, opensShop, openWindow, WIDTHS, world } from './screens.ts';

// Every address of the web app, from the same file that the app routes by: a screen that is added is looked at here.

const [DESKTOP, PHONE] = WIDTHS;

/** Where something stands that an address with a parameter can show; `by` names the parameter's value in the list. */
type Source = { list: string; by?: string };
const SOURCE: Partial<Record<keyof typeof paths, Source>> = {
  product: { list: '/api/products', by: 'slug' },
  checkout: { list: '/api/products', by: 'slug' },
  order: { list: '/api/me/orders' },
  accountSubscription: { list: '/api/me/subscriptions' },
  accountInstallation: { list: '/api/me/installations' },
  adminProduct: { list: '/api/admin/products' },
  adminProductHistory: { list: '/api/admin/products' },
  adminCheckoutPreview: { list: '/api/admin/products' },
  adminChecklist: { list: '/api/admin/products' },
  adminCoupon: { list: '/api/admin/coupons' },
  adminOrder: { list: '/api/admin/orders' },
  adminSubscription: { list: '/api/admin/subscriptions' },
  adminDispute: { list: '/api/admin/disputes' },
  adminEvent: { list: '/api/admin/webhook-events' },
  adminFulfillment: { list: '/api/admin/fulfillments' },
  adminTask: { list: '/api/admin/tasks?status=open' },
  adminInstance: { list: '/api/admin/instances' },
  adminPool: { list: '/api/admin/pools' },
  adminTemplate: { list: '/api/admin/server-templates' },
};

/** Left to stories of their own: what must come about first, and a letter, whose frame runs no script of axe's. */
const ELSEWHERE = new Set(['adminAlert', 'adminImport', 'adminGuardBatch', 'adminBenchCause', 'letter']);

type Screen = { name: string; path: string; area: 'shop' | 'account' | 'admin' };
const SCREENS: Screen[] = Object.entries(paths)
  .filter(([name]) => !ELSEWHERE.has(name))
  .map(([name, path]) => ({
    name,
    path,
    area: path.startsWith('/admin') ? 'admin' : path.startsWith('/account') ? 'account' : 'shop',
  }));
/** Whoever is signed in is sent on from these. */
const ENTRANCES = new Set(['signIn', 'signInSecondFactor', 'signUp']);
/** Where the least role does not suffice. */
const HIDDEN = {
  Rhea: new Set(['adminSecrets', 'adminTeam', 'adminApiKeys', 'adminAuditLog']),
  Oscar: new Set(['adminTeam', 'adminApiKeys', 'adminAuditLog']),
};

opensShop('postgres');
beforeAll(async () => {
  await somethingOfEverything();
});

/** A shop in which no list is empty: delivered, failed, waiting, unpaid, refunded, disputed. */
async function somethingOfEverything(): Promise<void> {
  const [ada, ben] = [world.buyer('Ada'), world.buyer('Ben')];
  await world.operator.api.post('/api/admin/coupons', { code: 'SPRING', percent_bp: 1_500 });
  await ada.buys('Lumen Notes', { payingWith: 'dodo' });
  await ada.buys('Hookbox Club', { payingWith: 'paypal', price: 'Monthly' });
  await ada.buys('Guestbook', { payingWith: 'paypal' });
  await ada.buys('Store Setup', { choices: { notes: 'A bakery.' } });
  await world.provider.misbehaves({ kind: 'unauthorized' });
  await ada.buys('Point of Sale', { choices: { workspace_name: 'ada-corner-shop' } });
  await world.settles();
  world.provider.behaves();
  const disputed = await ben.buys('Quiet Icons', { payingWith: 'dodo' });
  await ben.orders('Hookbox', { payingWith: 'paypal' });
  await world.settles();
  const [payment] = (await world.operator.order(disputed.id)).payments;
  await world.gateways.dodo.isDisputed(payment?.gateway_payment_id ?? 'none');
  await world.settles();
}

const as = (who: Parameters<World['as']>[0]) => world.as(who);

/** An address with its parameters filled in from what Ada or the team sees. */
async function addressOf({ name, path, area }: Screen): Promise<string> {
  if (!path.includes('$')) return path;
  const source = SOURCE[name as keyof typeof paths];
  if (!source) throw new Error(`${path} has no line in SOURCE: say which list shows one`);
  const { list, by = 'id' } = source;
  const api = area === 'admin' ? as('Olivia') : as('Ada');
  const { items } = await api.get<{ items: Record<string, string>[] }>(list);
  const [first] = items;
  if (!first) throw new Error(`${list} is empty: ${path} cannot be shown`);
  return path.replace(/\$\w+/, first[by] ?? '');
}

async function opens(page: Page, address: string): Promise<void> {
  const answer = await page.goto(world.url + address);
  const heading = page.getByRole('heading', { level: 1 }).first();
  await heading.waitFor().catch(async () => {
    const shown = String(await page.evaluate('document.body.innerText'));
    throw new Error(`${address} answers ${answer?.status()} and has no heading: ${shown.slice(0, 500)}`);
  });
  await page.waitForLoadState('networkidle');
}

/** What an assertion saw, rather than that it differed; else the first lines of what went wrong. */
function toldBy(error: unknown): string {
  const { actual, message } = error as { actual?: unknown; message: string }; // because only errors are thrown here
  return (actual === undefined ? message : JSON.stringify(actual)).slice(0, 3_000);
}

/** Puts a page into a theme, and waits until no color is on its way any more. */
const theme = (page: Page, name: 'light' | 'dark') =>
  page.evaluate(`(async () => {
    document.documentElement.dataset.theme = '${name}';
    const underWay = document.getAnimations().filter((one) => one instanceof CSSTransition);
    await Promise.allSettled(underWay.map((one) => one.finished));
  })()`);

const NOTHING_HERE = 'There is nothing at this address';

/** How often the tab key is pressed on each screen. */
const TABS = 15;

/** Says what the tab key came to: where nothing is seen of the focus, or where it stays. */
async function keyboardProblems(page: Page): Promise<string[]> {
  await page.evaluate('document.activeElement?.blur?.()');
  const problems: string[] = [];
  let before: unknown;
  for (let press = 1; press <= TABS; press++) {
    await page.keyboard.press('Tab');
    const seen = (await page.evaluate(FOCUSED)) as { key: string; shown: boolean; end: boolean };
    if (seen.end) break;
    if (seen.key === before) problems.push(`the focus stays on ${seen.key}`);
    if (!seen.shown) problems.push(`nobody sees the focus on ${seen.key}`);
    before = seen.key;
  }
  return problems;
}

/** The focused element: its place in the page, whether it is in sight and marked. Runs in the page. */
const FOCUSED = `(() => {
  const at = document.activeElement;
  if (!at || at === document.body) return { key: '', shown: true, end: true };
  const box = at.getBoundingClientRect();
  const style = getComputedStyle(at);
  const editor = at.closest('[contenteditable]') !== null;
  const marked = style.outlineStyle !== 'none' || style.boxShadow !== 'none' || editor || at.tagName === 'IFRAME';
  const near = at.closest('label, [role=radiogroup]')?.querySelector(':focus-visible + *');
  const place = [...document.querySelectorAll('*')].indexOf(at);
  const name = (at.getAttribute('aria-label') ?? at.textContent ?? at.id).trim().slice(0, 40);
  return {
    key: place + ' ' + at.tagName + ' ' + name,
    shown: (box.width > 0 && box.height > 0 && marked) || near !== null && near !== undefined,
    end: false,
  };
})()`;

describe.each(['shop', 'account', 'admin'] as const)('every screen of the %s', (area) => {
  const who = area === 'admin' ? 'Olivia' : 'Ada';
  const screens = SCREENS.filter((screen) => screen.area === area);

  it('holds at both widths, light and dark, by keyboard and for screen readers', { timeout: 900_000 }, async () => {
    const { cookie } = as(who).credentials;
    const inside = await openWindow(browser, DESKTOP, world.url, cookie);
    const outside = await openWindow(browser, DESKTOP, world.url);
    const wrong: Record<string, unknown> = {};
    for (const screen of screens) {
      const { page, complaints } = ENTRANCES.has(screen.name) ? outside : inside;
      const address = await addressOf(screen);
      try {
        await page.setViewportSize(DESKTOP);
        await opens(page, address);
        expect(await page.getByText(NOTHING_HERE).count(), 'nothing here').toBe(0);
        await theme(page, 'dark');
        expect(await colorProblems(page)).toEqual([]);
        await theme(page, 'light');
        await expectAccessible(page);
        expect(await keyboardProblems(page)).toEqual([]);
        await page.setViewportSize(PHONE);
        await opens(page, address);
        await theme(page, 'light');
        expect(await colorProblems(page)).toEqual([]);
        await theme(page, 'dark');
        await expectAccessible(page);
        expect(complaints.splice(0)).toEqual([]);
      } catch (error) {
        wrong[`${screen.name} ${address}`] = toldBy(error);
      }
    }
    await inside.context.close();
    await outside.context.close();
    expect(wrong).toEqual({});
  });
});

describe('who may see what', () => {
  const adminScreens = SCREENS.filter(({ area }) => area === 'admin');

  it('a stranger is sent to the entrance from every screen of account and administration, and learns nothing', {
    timeout: 300_000,
  }, async () => {
    const { context, page } = await openWindow(browser, DESKTOP, world.url);
    for (const screen of SCREENS.filter(({ area }) => area !== 'shop')) {
      const address = await addressOf(screen);
      await page.goto(world.url + address);
      await page.waitForURL(/\/sign-in\?/);
      expect(new URL(page.url()).searchParams.get('next'), screen.name).toContain(address);
    }
    await context.close();
  });

  it('a customer finds nothing at any address of the administration', { timeout: 300_000 }, async () => {
    const { context, page } = await openWindow(browser, DESKTOP, world.url, as('Ben').credentials.cookie);
    for (const screen of adminScreens) {
      await page.goto(world.url + (await addressOf(screen)));
      await page.getByText(NOTHING_HERE).waitFor();
      expect(await page.getByRole('navigation', { name: 'Administration' }).count(), screen.name).toBe(0);
    }
    await context.close();
  });

  it("another customer finds nothing at the addresses of Ada's orders, subscriptions and installations", async () => {
    const { context, page } = await openWindow(browser, DESKTOP, world.url, as('Ben').credentials.cookie);
    for (const name of ['order', 'accountSubscription', 'accountInstallation'] as const) {
      const screen = SCREENS.find((one) => one.name === name)!; // because paths has these
      await page.goto(world.url + (await addressOf(screen)));
      await page
        .getByText(/There is nothing/)
        .first()
        .waitFor();
      await page.waitForLoadState('networkidle');
      const shown = String(await page.evaluate('document.body.innerText'));
      expect([name, /Lumen|Hookbox|Guestbook|Ada/.exec(shown)?.[0]]).toEqual([name, undefined]);
    }
    await context.close();
  });

  it.each(['Rhea', 'Oscar'] as const)(
    '%s sees every screen of the administration without a refusal, and is told why not',
    {
      timeout: 300_000,
    },
    async (who) => {
      const { context, page, complaints } = await openWindow(browser, DESKTOP, world.url, as(who).credentials.cookie);
      const sent: string[] = [];
      page.on('response', (answer) => {
        if (answer.status() >= 400 && answer.url().includes('/api/')) sent.push(`${answer.status()} ${answer.url()}`);
      });
      for (const screen of adminScreens.filter(({ name }) => !HIDDEN[who].has(name))) {
        await opens(page, await addressOf(screen));
        const refused = await page.getByText(NOTHING_HERE).count();
        expect([screen.name, refused, sent.splice(0), complaints.splice(0)]).toEqual([screen.name, 0, [], []]);
      }
      expect(PEOPLE[who].role).not.toBe('owner');
      await context.close();
    },
  );
});
