import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openBrowser, PEOPLE } from '@vozex/dev-world';

const SHOP = process.env.VOZEX_PUBLIC_URL ?? 'http://localhost:4000';
const FOLDER = fileURLToPath(new URL('../docs/images/', import.meta.url));

/** Takes the pictures of the documentation from a running `npm start`: `node tools/screenshots.ts`. */
mkdirSync(FOLDER, { recursive: true });
const browser = await openBrowser();
const ada = await signedIn('Ada');
await ada.takes('shop', '/');
await ada.takes('product', '/products/point-of-sale');
await ada.takes('checkout', '/checkout/point-of-sale');
await ada.takes('order', `/orders/${await ada.newest('/api/me/orders')}`);
await ada.takes('account', '/account');
await ada.takes(
  'account-subscription',
  `/account/subscriptions/${await ada.newest('/api/me/subscriptions?limit=100')}`,
);
const onPhone = await signedIn('Ada', { width: 390, height: 844 }, 'dark');
await onPhone.takes('shop-phone', '/');
await onPhone.takes('order-phone', `/orders/${await onPhone.newest('/api/me/orders')}`);
const oscar = await signedIn('Oscar');
const product = await oscar.newest('/api/admin/products?q=guestbook-anywhere&limit=1');
await oscar.takes('admin-overview', '/admin', 'Sales');
await oscar.takes('admin-product', `/admin/products/${product}`);
await oscar.takes('admin-checklist', `/admin/products/${product}/checklist`);
await oscar.takes('admin-gateways', '/admin/gateways');
const unpaid = await oscar.newest('/api/admin/subscriptions?concern=unpaid&limit=1');
await oscar.takes('admin-subscription', `/admin/subscriptions/${unpaid}`);
await oscar.takes(
  'admin-dispute',
  `/admin/disputes/${await oscar.newest('/api/admin/disputes?status=opened&limit=1')}`,
);
await browser.close();

/** A window of somebody of the seeded shop. */
async function signedIn(
  name: 'Ada' | 'Oscar',
  viewport = { width: 1280, height: 800 },
  colorScheme: 'light' | 'dark' = 'light',
) {
  const context = await browser.newContext({ viewport, colorScheme });
  const page = await context.newPage();
  const { email, password } = PEOPLE[name];
  const data = { email, password };
  const entry = await page.request.post(`${SHOP}/api/auth/sign-in/email`, { data, headers: { origin: SHOP } });
  if (!entry.ok()) throw new Error(`${name} was not let in: ${entry.status()} ${await entry.text()}`);
  return {
    /** The id of the newest in a list of the API, rather one that goes its usual way. */
    async newest(path: string): Promise<string> {
      type Listed = { items: { id: string; status: string }[] };
      const answer = await page.request.get(SHOP + path);
      const { items = [] } = (await answer.json()) as Partial<Listed>; // because every list answers so
      const found = items.find(({ status }) => status === 'active' || status === 'paid') ?? items[0];
      if (!found) throw new Error(`${path}: nothing to show (${answer.status()}); start with an empty .vozex`);
      return found.id;
    },
    /** @param from the heading at the top of the picture; the page's beginning where absent. */
    async takes(file: string, path: string, from?: string): Promise<void> {
      await page.goto(SHOP + path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForLoadState('networkidle');
      if (from !== undefined) {
        const heading = page.getByRole('heading', { name: from }).first();
        await heading.evaluate((element) => element.scrollIntoView({ block: 'center' }));
      }
      await page.screenshot({ path: `${FOLDER}${file}.png` });
    },
  };
}
