import {
  accessibilityProblems,
  type Browser,
  type BrowserContext,
  newWorld,
  openBrowser,
  type Page,
  theStage,
  type World,
} from '@vozex/dev-world';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';

/** The shop and the browser of a file's stories, there from the first of them on: each file has this module for itself. */
export let world: World;
export let browser: Browser;

/** Opens both for the stories of this file, audits the shop after each, and closes them after the last. */
export function opensShop(engine: 'pglite' | 'postgres'): void {
  beforeAll(async () => {
    await (await theStage()).webIsBuilt();
    [world, browser] = await Promise.all([newWorld({ engine }), openBrowser()]);
  });
  afterEach(() => world.audit());
  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });
}

export const WIDTHS = [
  { name: 'on a desktop', width: 1280, height: 800 },
  { name: 'on a phone', width: 390, height: 844 },
] as const;

/** Playwright's patience with one step; the machine may be busy. */
const STEP_MS_MAX = 20_000;

/** A browser window of somebody: signed in by cookie, or signed out. It remembers what went wrong in its pages. */
export async function openWindow(
  browser: Browser,
  size: { width: number; height: number },
  url: string,
  cookie?: string,
): Promise<{ context: BrowserContext; page: Page; complaints: string[] }> {
  const context = await browser.newContext({ viewport: size, reducedMotion: 'reduce' });
  const cookies = (cookie?.split('; ') ?? []).map((pair) => {
    const [name = '', ...value] = pair.split('=');
    return { name, value: value.join('='), url };
  });
  await context.addCookies(cookies);
  const page = await context.newPage();
  page.setDefaultTimeout(STEP_MS_MAX);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${message.text()} at ${page.url()}`);
  });
  return { context, page, complaints };
}

/** The page is at rest, axe finds nothing, and nothing sticks out sideways. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  const overflow = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  expect([page.url(), overflow, await accessibilityProblems(page)]).toEqual([page.url(), 0, []]);
}
