import type { PlacedOrder } from '@vozex/dev-world';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { browser, expectAccessible, opensShop, openWindow, WIDTHS, world } from './screens.ts';

opensShop('postgres');

/** Pictures for whoever looks at the screens; none where it is not set. */
const SHOTS = process.env.VOZEX_SHOTS;

describe.each(WIDTHS)('the work bench $name', { timeout: 120_000 }, ({ name: width, ...size }) => {
  const word = width.replaceAll(' ', '-');
  const openAs = async (who: 'Oscar' | 'Olivia') => {
    const opened = await openWindow(browser, size, world.url, world.as(who).credentials.cookie);
    const shoot = async (what: string) => {
      if (SHOTS) await opened.page.screenshot({ path: `${SHOTS}/${word}-${what}.png`, fullPage: true });
    };
    return { ...opened, shoot };
  };

  it('a secret is wrong, three deliveries fail: one cause, mended, all are delivered; another is given back', async () => {
    await world.provider.misbehaves({ kind: 'unauthorized' });
    const orders: PlacedOrder[] = [];
    for (const n of [1, 2, 3, 4]) {
      orders.push(await world.buyer('Ada').buys('Point of Sale', { choices: { workspace_name: `${word}-${n}` } }));
    }
    await world.settles();
    const given = await world.operator.deliveryOf(orders[3]?.id ?? '');

    const { context, page, complaints, shoot } = await openAs('Oscar');
    await page.goto(`${world.url}/admin/bench`);
    await page.getByRole('heading', { level: 1, name: 'Work bench' }).waitFor();
    const cause = page.getByRole('link', { name: 'auth_failed' });
    await cause.waitFor();
    await expectAccessible(page);
    await shoot('bench');
    await cause.click();
    await page.getByRole('heading', { level: 1, name: 'auth_failed' }).waitFor();
    await page
      .getByText(/Store the right one under Secrets/)
      .first()
      .waitFor();
    await page.getByText('what was sent and answered').first().click();
    await page
      .getByText(/answer: HTTP 401/)
      .first()
      .waitFor();
    await expectAccessible(page);
    await shoot('cause');

    // Mended first: also what is given back is cancelled at the provider.
    world.provider.behaves();
    const letter = page.getByRole('listitem').filter({ has: page.locator(`a[href*="${given.id}"]`) });
    await letter.getByRole('button', { name: 'Cancel with refund' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: /Reason/ }).fill('The buyer cannot wait.');
    await expectAccessible(page);
    await shoot('dialog');
    await dialog.getByRole('button', { name: 'Cancel with refund' }).click();
    await page.getByText('1 delivery given back and ended.').first().waitFor();

    await page.getByRole('button', { name: 'Retry all 3' }).click();
    await dialog.getByRole('textbox', { name: /Reason/ }).fill('The secret was mended.');
    await dialog.getByRole('button', { name: 'Retry all 3' }).click();
    await page.getByText('3 deliveries back in the queue.').first().waitFor();
    await page.getByText('Nothing fails for this cause any more').waitFor();
    await world.settles();
    for (const order of orders.slice(0, 3)) expect((await order.fulfillment()).status).toBe('active');
    expect((await orders[3]?.fulfillment())?.status).toBe('cancelled');
    expect((await world.operator.order(orders[3]?.id ?? '')).status).toBe('refunded');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('a mass of changes is held; a second person sees what it is and rejects it', async () => {
    await sql`insert into settings (key, value, revision, updated_at, updated_by)
      values ('guard', '{"at_least": 1, "percent": 0}', 1, now(), 'owner:x') on conflict (key) do nothing`.execute(
      world.running.shop.db.read,
    );
    const ids: string[] = [];
    for (let n = 0; n < 3; n++) {
      const order = await world.buyer('Ben').buys('Lumen Notes');
      await world.settles();
      ids.push((await world.operator.deliveryOf(order.id)).id);
    }
    const { db, clock } = world.running.shop;
    await sql`update fulfillment_records set desired_state = 'suspended', desired_by = ${`operator:${word}`},
      wanted_because = 'the renewal failed', guard = 'waiting', revision = revision + 1, next_attempt_at = ${clock.now()}
      where id = any(${ids})`.execute(db.read);
    await world.settles();
    const { context, page, complaints, shoot } = await openAs('Olivia');
    await page.goto(`${world.url}/admin/bench`);
    await page.getByRole('link', { name: /3 deliveries, caused by/ }).waitFor();
    await expectAccessible(page);
    await shoot('bench-with-mass');
    await page.getByRole('link', { name: /3 deliveries, caused by/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Held by the guard' }).waitFor();
    await page.getByText('the renewal failed').first().waitFor();
    await expectAccessible(page);
    await shoot('mass');
    await page.getByRole('button', { name: 'Reject' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: /Reason/ }).fill('They have paid.');
    await dialog.getByRole('button', { name: 'Reject' }).click();
    await page.getByText('Rejected', { exact: true }).first().waitFor();
    await page.goto(`${world.url}/admin/fulfillments/${ids[0]}`);
    await page.getByText('Kept running').waitFor();
    await expectAccessible(page);
    await shoot('kept');
    expect(complaints).toEqual([]);
    await context.close();
  });
});
