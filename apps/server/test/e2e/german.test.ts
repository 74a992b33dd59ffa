import type { Page } from '@vozex/dev-world';
import { describe, expect, it } from 'vitest';
import { LABELS_DE } from '../../../../packages/domain/src/languages/labels.de.ts';
import { LABELS_EN } from '../../../../packages/domain/src/languages/labels.en.ts';
import account from '../../../web/src/languages/de/account.ts';
import storefront from '../../../web/src/languages/de/storefront.ts';
import catalog from '../../src/catalog/words.de.ts';
import center from '../../src/customer-center/words.de.ts';
import shop from '../../src/storefront/words.de.ts';
import { browser, expectAccessible, opensShop, openWindow, WIDTHS, world } from './screens.ts';

const CATALOGS: Record<string, string>[] = [account, storefront, catalog, center, shop];
const labels = (kinds: Record<string, Record<string, string>>) =>
  Object.values(kinds).flatMap((words) => Object.values(words));
const GERMAN = new Set([...CATALOGS.flatMap((words) => Object.values(words)), ...labels(LABELS_DE)]);
/** What a German page never says: English that has another German for it. */
const ENGLISH = new Set(
  [...CATALOGS.flatMap((words) => Object.keys(words)), ...labels(LABELS_EN)].filter((text) => !GERMAN.has(text)),
);

opensShop('postgres');

/** Everything a page says, to the eye and to the ear. */
const SAID = `[
  ...[...document.querySelectorAll('body *')].flatMap((one) => [...one.childNodes].filter((node) => node.nodeType === 3 && !['SCRIPT', 'STYLE', 'NOSCRIPT'].includes(one.tagName)).map((node) => node.textContent.trim())),
  ...[...document.querySelectorAll('[aria-label],[placeholder]')].flatMap((one) => [one.ariaLabel, one.placeholder]),
].filter(Boolean)`;

async function expectGerman(page: Page): Promise<void> {
  await expectAccessible(page);
  const said = (await page.evaluate(SAID)) as string[]; // because the expression makes strings
  expect(await page.evaluate('document.documentElement.lang')).toBe('de');
  expect([page.url(), said.filter((text) => ENGLISH.has(text))]).toEqual([page.url(), []]);
}

describe.each(WIDTHS)('a German buyer $name', { timeout: 90_000 }, ({ name, ...size }) => {
  /** Each width has somebody of its own: what one picks is kept with the account. */
  const person = name === 'on a desktop' ? 'Ada' : 'Ben';

  it('reads German from the shelf to what was delivered, and in his mails', async () => {
    const { context, page, complaints } = await openWindow(browser, size, world.url, 'vozex_language=de');
    await page.goto(world.url);
    await page.getByRole('link', { name: 'Lumen Notes' }).first().waitFor();
    await page.getByText('Ein Notizbuch in einer einzigen Datei.', { exact: false }).waitFor();
    await page.getByRole('link', { name: /^Schreiben/ }).waitFor();
    await page.locator('[lang=en]', { hasText: 'Twenty-four line icons' }).waitFor();
    expect(await page.locator('main').getByText('Sell', { exact: true }).count()).toBe(0);
    await expectGerman(page);
    await page.getByRole('searchbox', { name: 'Produkte suchen' }).fill('Notizb');
    await page.getByText('1 Produkt gefunden').waitFor({ state: 'attached' });
    await page.getByRole('link', { name: 'Lumen Notes' }).first().click();
    await page.getByRole('heading', { name: 'Nichts, wofür man sich anmeldet' }).waitFor();
    await page.getByRole('link', { name: 'Einzelplatz kaufen' }).waitFor();
    expect(await page.locator('article > header [lang=en]').allTextContents()).toEqual(['Lumen Notes']);
    await expectGerman(page);
    await page.getByRole('link', { name: 'Einzelplatz kaufen' }).click();
    const email = `gerda-${size.width}@example.test`;
    await page.getByRole('button', { name: 'Weiter zur Zahlung' }).click();
    await page.getByText('Bitte geben Sie Ihren Namen an.').waitFor();
    await expectGerman(page);
    await page.getByRole('textbox', { name: 'E-Mail' }).fill(email);
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Gerda Gast');
    await page.getByRole('radio', { name: /PayPal/ }).check();
    await page.getByRole('button', { name: 'Weiter zur Zahlung' }).click();
    await page.getByRole('button', { name: /^Pay \d/ }).click();

    const card = page.getByRole('article', { name: 'Lumen Notes' });
    await card.getByText('Bereit', { exact: true }).first().waitFor();
    await page.getByRole('heading', { level: 1, name: 'Vielen Dank, Gerda' }).waitFor();
    await page.getByText('Einzelplatz').first().waitFor();
    await expectGerman(page);
    // German words are long: a window that is made narrow shows no bar to scroll sideways.
    for (const width of [360, 320]) {
      await page.setViewportSize({ ...size, width });
      await expectAccessible(page);
    }
    await page.setViewportSize(size);
    await world.settles();
    const { items } = await world
      .as('Olivia')
      .get<{ items: { recipient: string; subject: string | null }[] }>('/api/dev/mailbox?limit=100');
    const subjects = items.filter(({ recipient }) => recipient === email).map(({ subject }) => subject);
    expect(subjects).toEqual(
      expect.arrayContaining([expect.stringMatching(/^Ihre Bestellung .* ist bezahlt$/), 'Lumen Notes ist bereit']),
    );
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('signs in and looks through the account in German, and is spoken to in English once he picks it', async () => {
    const { cookie } = world.as(person).credentials;
    const { context, page, complaints } = await openWindow(browser, size, world.url, `${cookie}; vozex_language=de`);
    for (const path of ['', '/orders', '/subscriptions', '/licenses', '/downloads', '/installations', '/security']) {
      await page.goto(`${world.url}/account${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await expectGerman(page);
    }
    await page.getByRole('link', { name: 'English' }).click();
    await page.getByRole('link', { name: 'Overview' }).waitFor();
    await context.clearCookies({ name: 'vozex_language' });
    const answer = await page.goto(`${world.url}/account`);
    expect(answer?.headers()).toMatchObject({
      'content-language': 'en',
      vary: expect.stringContaining('Accept-Language'),
    });
    await world.as(person).put('/api/me/language', { language: 'de' });
    await page.goto(`${world.url}/account`);
    await page.getByRole('link', { name: 'Übersicht' }).waitFor();
    await world.as(person).put('/api/me/language', { language: 'en' });
    expect(complaints).toEqual([]);
    await context.close();
  });
});

describe.each(WIDTHS)('the team $name', { timeout: 90_000 }, (size) => {
  it('translates a product beside its own texts, is told what is missing, and sees it in the shop', async () => {
    const { cookie } = world.as('Oscar').credentials;
    const { context, page, complaints } = await openWindow(browser, size, world.url, cookie);
    const { items } = await world.operator.api.get<{ items: { id: string }[] }>('/api/admin/products?q=quiet-icons');
    await page.goto(`${world.url}/admin/products/${items[0]?.id}`);
    await page.getByText(/^Missing: .*Pictures/).waitFor();
    await page.getByRole('tab', { name: 'German' }).click();
    const summary = `Strichsymbole, ${size.width} Punkte breit.`;
    await page.getByRole('textbox', { name: 'Summary' }).fill(summary);
    await page.getByRole('textbox', { name: 'Description in German' }).fill('Vierundzwanzig Symbole.');
    await page.getByText('Vierundzwanzig Symbole.').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByText('Saved.').first().waitFor();
    await page.goto(`${world.url}/products/quiet-icons?lang=de`);
    await page.getByText(summary).first().waitFor();
    await page.getByText('Vierundzwanzig Symbole.').waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });
});

describe('a page', () => {
  it('is found in German: its title, its description and what it says to machines', async () => {
    const page = await (await fetch(`${world.url}/products/point-of-sale?lang=de`)).text();
    expect(page).toMatch(/<title>Kasse · /);
    expect(page).toContain('<meta name="description" content="Kasse und Büro im Browser');
    expect(page).toContain('"name":"Starter, erstes Jahr"');
    expect(page).toContain('<h1 class="mt-1');
    expect(page).not.toContain('Ring up sales');
    const shelf = await (await fetch(`${world.url}/?lang=de&category=Write`)).text();
    expect(shelf).toMatch(/<title>Schreiben · /);
  });

  it('falls back to English where the words do not come', async () => {
    const { context, page } = await openWindow(browser, WIDTHS[0], world.url, 'vozex_language=de');
    await page.route(/\/assets\/storefront-.*\.js/, (route) => route.abort());
    await page.goto(world.url);
    await page.getByText('Every purchase is followed until it is delivered.').waitFor();
    await context.close();
  });

  it('says in German what was wrong at the entrance', async () => {
    const { context, page } = await openWindow(browser, WIDTHS[1], world.url, 'vozex_language=de');
    await page.goto(`${world.url}/sign-in`);
    await page.getByRole('textbox', { name: 'E-Mail' }).fill('gerda@example.test');
    await page.getByLabel('Passwort').first().fill('none of hers, surely');
    await page.getByRole('button', { name: 'Anmelden', exact: true }).click();
    await page.getByText('E-Mail oder Passwort ist falsch.').waitFor();
    await expectGerman(page);
    await context.close();
  });

  it('and an error speak the language they are asked in', async () => {
    const ask = (path: string, language: string) =>
      fetch(`${world.url}${path}`, { headers: { 'accept-language': language } });
    const page = await (await ask('/', 'de-CH, en;q=0.5')).text();
    expect(page).toContain('<html lang="de">');
    expect(page).toMatch(/<link rel="alternate" hreflang="en" href="[^"]*\?lang=en"/);
    expect(await (await ask('/?lang=en', 'de')).text()).toContain('<html lang="en">');
    const problems = await Promise.all(['de', 'fr', 'en'].map((language) => ask('/api/products/none', language)));
    const details = await Promise.all(
      problems.map(async (answer) => ((await answer.json()) as { detail: string }).detail),
    );
    expect(details).toEqual([
      'Dieses Produkt kennen wir nicht, oder es wird nicht verkauft.',
      'We do not know this product, or it is not for sale.',
      'We do not know this product, or it is not for sale.',
    ]);
  });
});
