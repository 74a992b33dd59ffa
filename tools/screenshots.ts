import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openBrowser, PEOPLE } from '@vozex/dev-world';

const SHOP = process.env.VOZEX_PUBLIC_URL ?? 'http://localhost:4000';
const FOLDER = fileURLToPath(new URL('../docs/images/', import.meta.url));

/** Takes the pictures of the documentation from a running `npm start`: `node tools/screenshots.ts`. */
mkdirSync(FOLDER, { recursive: true });
const browser = await openBrowser();
const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, colorScheme: 'light' });
const page = await context.newPage();
const { email, password } = PEOPLE.Ada;
await page.request.post(`${SHOP}/api/auth/sign-in/email`, { data: { email, password }, headers: { origin: SHOP } });
const orders = (await (await page.request.get(`${SHOP}/api/me/orders?limit=1`)).json()) as { items: { id: string }[] };
for (const [name, path] of Object.entries({
  shop: '/',
  order: `/orders/${orders.items[0]?.id}`,
  account: '/account',
})) {
  await page.goto(SHOP + path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: `${FOLDER}${name}.png` });
}
await browser.close();
