import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerIn, newBrowser, newWorld, purchaseOf, tillIn } from './world.ts';

let world: Awaited<ReturnType<typeof newWorld>>;
beforeAll(async () => {
  world = await newWorld();
});
afterAll(() => world.pos.close());

async function newWorkspace(name: string, changes = {}) {
  const purchase = purchaseOf(name, changes);
  const answer = answerIn(await world.vozex.onboard(purchase));
  return { purchase, address: answer.workspace_url ?? '' };
}

describe('opening a workspace', () => {
  it('works with the address of the answer, which then disappears from the address bar', async () => {
    const { address } = await newWorkspace('ada');
    const browser = newBrowser(world.pos.url);
    const page = await browser.open(address);
    expect(page.status).toBe(200);
    expect(page.url).toBe(`${world.pos.url}/w/ada`);
    for (const text of ['ada@example.test', 'Starter plan', '1 of 1', '4 of 20', 'active'])
      expect(page.text).toContain(text);
    expect((await browser.open('/w/ada')).status).toBe(200);
    expect((await newBrowser(world.pos.url).open(address)).status).toBe(200);
  });

  it('is refused without an invitation, with a false one, and with that of another workspace', async () => {
    const { address } = await newWorkspace('bob');
    const other = await newWorkspace('carol');
    const bob = newBrowser(world.pos.url);
    await bob.open(address);
    const stranger = newBrowser(world.pos.url);
    const swapped = other.address.replace('/w/carol', '/w/bob');
    const refused = [
      await stranger.open('/w/bob'),
      await stranger.open(address.slice(0, -1) + (address.endsWith('A') ? 'B' : 'A')),
      await stranger.open(swapped),
      await stranger.open('/w/no-such-workspace'),
      await bob.open('/w/carol'),
      await bob.submits('/w/carol/sales', {}),
    ];
    for (const page of refused) {
      expect(page.status).toBe(403);
      expect(page.text).toContain('ask the owner of the workspace');
      expect(page.text).not.toContain('@example.test');
    }
    expect(new Set(refused.map((page) => page.text)).size).toBe(1); // existence is not told either
  });

  it('ends with the session after a month, and begins anew with the invitation', async () => {
    const { address } = await newWorkspace('dora');
    const browser = newBrowser(world.pos.url);
    await browser.open(address);
    world.time.passes(30 * 86_400);
    expect((await browser.open('/w/dora')).status).toBe(403);
    expect((await browser.open(address)).status).toBe(200);
  });
});

describe('ringing up a sale', () => {
  it('adds up prices and shows it among today’s sales, for one day', async () => {
    const { address } = await newWorkspace('erin');
    const browser = newBrowser(world.pos.url);
    const { register, item } = tillIn((await browser.open(address)).text);
    const page = await browser.submits('/w/erin/sales', {
      register,
      [item('Espresso')]: '3',
      [item('Croissant')]: '1',
    });
    expect(page.text).toContain('1 × Croissant, 3 × Espresso');
    expect(page.text).toContain('$10.70');
    world.time.passes(86_400);
    expect((await browser.open('/w/erin')).text).toContain('Nothing sold yet today.');
  });

  it('refuses an empty basket, a broken quantity, and an item or register of another shop', async () => {
    const mine = await newWorkspace('fay');
    const theirs = await newWorkspace('gil');
    const [me, them] = [newBrowser(world.pos.url), newBrowser(world.pos.url)];
    const own = tillIn((await me.open(mine.address)).text);
    const foreign = tillIn((await them.open(theirs.address)).text);
    for (const form of [
      { register: own.register },
      { register: own.register, [own.item('Espresso')]: '-1' },
      { register: own.register, [own.item('Espresso')]: '1.5' },
      { register: own.register, [foreign.item('Espresso')]: '1' },
      { register: foreign.register, [own.item('Espresso')]: '1' },
    ]) {
      expect((await me.submits('/w/fay/sales', form)).status).toBe(422);
    }
    expect((await me.open('/w/fay')).text).toContain('Nothing sold yet today.');
    expect((await them.open('/w/gil')).text).toContain('Nothing sold yet today.');
  });

  it('refuses a form that another site has sent', async () => {
    const { address } = await newWorkspace('hal');
    const browser = newBrowser(world.pos.url);
    const { register, item } = tillIn((await browser.open(address)).text);
    const forged = await browser.submits(
      '/w/hal/sales',
      { register, [item('Espresso')]: '1' },
      { 'sec-fetch-site': 'cross-site' },
    );
    expect(forged.status).toBe(403);
  });

  it('counts in the currency of the shop', async () => {
    const { address } = await newWorkspace('yen-shop', { parameters: { workspace_name: 'yen-shop', currency: 'JPY' } });
    const browser = newBrowser(world.pos.url);
    await browser.open(address);
    expect((await browser.submits('/w/yen-shop/items', { name: 'Matcha', price: '5.50' })).status).toBe(422);
    expect((await browser.submits('/w/yen-shop/items', { name: 'Matcha', price: '550' })).text).toContain('¥550');
  });
});

describe('the back office', () => {
  it('adds items up to the limit of the plan, and shows names as text', async () => {
    const { address } = await newWorkspace('ian');
    const browser = newBrowser(world.pos.url);
    await browser.open(address);
    const page = await browser.submits('/w/ian/items', { name: '<script>alert(1)</script>', price: '2,50' });
    expect(page.text).toContain('&#60;script&#62;');
    expect(page.text).not.toContain('<script>alert');
    expect((await browser.submits('/w/ian/items', { name: 'Espresso', price: '1' })).status).toBe(422);
    for (let count = 5; count < 20; count += 1)
      await browser.submits('/w/ian/items', { name: `Tea ${count}`, price: '2' });
    const full = await browser.submits('/w/ian/items', { name: 'One more', price: '2' });
    expect(full.status).toBe(422);
    expect(full.text).toContain('room for 20 items');
    expect((await browser.submits('/w/ian/registers', { name: 'Second' })).status).toBe(422);
  });

  it('lets the owner invite a cashier, who can sell but not invite', async () => {
    const { address } = await newWorkspace('joan');
    const owner = newBrowser(world.pos.url);
    await owner.open(address);
    const page = await owner.submits('/w/joan/members', { email: 'kim@example.test' });
    const invitation = /href="([^"]*invitation=[^"]*)"/.exec(page.text)?.[1] ?? '';
    const cashier = newBrowser(world.pos.url);
    const till = await cashier.open(invitation);
    expect(till.text).toContain('kim@example.test');
    expect(till.text).not.toContain('invitation=');
    const { register, item } = tillIn(till.text);
    expect((await cashier.submits('/w/joan/sales', { register, [item('Espresso')]: '1' })).text).toContain('$2.50');
    expect((await cashier.submits('/w/joan/members', { email: 'friend@example.test' })).status).toBe(403);
  });

  it('shows a cancelled workspace as such, without till and sales', async () => {
    const { purchase, address } = await newWorkspace('liz');
    await world.vozex.cancel({ ...purchase, revision: 2, cancel: { mode: 'immediate' } });
    const page = await newBrowser(world.pos.url).open(address);
    expect(page.status).toBe(200);
    expect(page.text).toContain('Cancelled.');
    expect(page.text).not.toContain('Ring up');
  });
});

describe('everybody else', () => {
  it('finds a front page and a health check', async () => {
    const browser = newBrowser(world.pos.url);
    expect((await browser.open('/')).text).toContain('Provider Contract');
    expect((await browser.open('/healthz')).text).toBe('{"status":"ok"}');
  });
});
