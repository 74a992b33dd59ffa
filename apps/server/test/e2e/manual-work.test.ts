import type { Page } from '@vozex/dev-world';
import { beforeAll, describe, expect, it } from 'vitest';
import { browser, expectAccessible, opensShop, openWindow, WIDTHS, world } from './screens.ts';

type Product = { id: string; fulfillment_config: object } & Record<string, unknown>;

const STORE_SETUP = {
  checklist: ['Call {{customer_name}}', 'Enter the items'],
  completion_fields: [{ name: 'password', title: 'Password of the till', kind: 'credential' }],
};

opensShop('postgres');
beforeAll(async () => {
  const { items } = await world.operator.api.get<{ items: Product[] }>('/api/admin/products?q=Store%20Setup');
  const { status: _, created_at: __, updated_at: ___, prices: ____, id, ...body } = items[0] as Product; // because the seed sells it
  const fulfillment_config = { ...body.fulfillment_config, ...STORE_SETUP };
  await world.operator.api.put(`/api/admin/products/${id}`, { ...body, fulfillment_config });
});

/** What a screen must be when somebody looks at it. */
async function seen(page: Page): Promise<void> {
  await expectAccessible(page);
}

describe.each(WIDTHS)('our team and its customer, $name', { timeout: 180_000 }, ({ name: _, ...size }) => {
  it('work a task together: taken by key, asked, answered, ticked, completed, and the password shown once', async () => {
    const order = await world.buyer('Ben').buys('Store Setup', { choices: { notes: 'A bakery.' } });
    await world.settles();
    const [task] = await world.operator.tasksOf(order.id);
    const team = await openWindow(browser, size, world.url, world.as('Oscar').credentials.cookie);
    const buyer = await openWindow(browser, size, world.url);

    await team.page.goto(`${world.url}/admin/tasks`);
    const card = team.page.locator(`[data-task="${task?.id}"]`);
    await card.getByRole('link').focus();
    await seen(team.page);
    await team.page.keyboard.press('t');
    await team.page.getByText('It is yours.').waitFor();
    await team.page.goto(`${world.url}/admin/tasks?columns=queue&column=setup`);
    await card.getByText('Oscar Operator').waitFor();
    await seen(team.page);

    await team.page.goto(`${world.url}/admin/tasks/${task?.id}`);
    await team.page.getByRole('textbox', { name: 'Write' }).fill('We begin today, and call you in the afternoon.');
    await team.page.getByRole('button', { name: 'Tell the customer' }).click();
    await team.page.getByText('To the customer', { exact: true }).waitFor();
    await team.page.getByRole('textbox', { name: 'Write' }).fill('Difficult one: two tills.');
    await team.page.getByRole('button', { name: 'Add remark' }).click();
    await team.page.getByText('Team only').waitFor();
    await team.page.getByRole('button', { name: 'Ask the customer' }).click();
    await team.page.getByRole('textbox', { name: 'Question' }).fill('Which domain do you want, and how many tills?');
    await team.page.getByRole('button', { name: 'Add box' }).click();
    await team.page.getByRole('textbox', { name: 'What it asks for' }).fill('Domain');
    await seen(team.page);
    await team.page.getByRole('button', { name: 'Ask', exact: true }).click();
    await team.page.getByText('The clock stands.').waitFor();
    await seen(team.page);

    await buyer.page.goto(`${world.url}/orders/${order.id}?token=${order.token}`);
    await buyer.page.getByText('Paused while we wait for you').waitFor();
    await buyer.page.getByText('We begin today').waitFor();
    expect(await buyer.page.getByText('Difficult one').count()).toBe(0);
    await seen(buyer.page);
    await buyer.page.getByRole('textbox', { name: 'Domain' }).fill('bens-bakery.example');
    await buyer.page.getByRole('button', { name: 'Send answer' }).click();
    await buyer.page.getByText('Oscar of our team is working on it for you.').waitFor();
    await seen(buyer.page);

    await team.page.reload();
    await team.page.getByText('bens-bakery.example').waitFor();
    await team.page.getByText('Tick the whole checklist first.').waitFor();
    await team.page
      .locator('input[type=file]')
      .setInputFiles({ name: 'price-list.csv', mimeType: 'text/csv', buffer: Buffer.from('bread;3') });
    await team.page.getByText('price-list.csv').first().waitFor();
    await team.page.getByRole('checkbox', { name: /The customer may have it/ }).click();
    for (const step of ['Call Ben Example', 'Enter the items']) {
      await team.page.getByRole('checkbox', { name: step }).click();
    }
    await team.page.getByText('2 of 2 done').waitFor();
    await team.page.getByRole('textbox', { name: 'Password of the till' }).fill('crumbs-42');
    await team.page.getByRole('textbox', { name: 'Workspace address' }).fill('https://bens-bakery.example');
    await team.page.getByRole('textbox', { name: 'Note for the customer' }).fill('Your store is ready.');
    await seen(team.page);
    await team.page.getByRole('button', { name: 'Complete task' }).click();
    await team.page.getByRole('heading', { name: 'Result' }).waitFor();
    await team.page.getByText('Sealed; not seen yet').waitFor();
    await seen(team.page);

    await buyer.page.reload();
    await buyer.page.getByRole('link', { name: 'Download price-list.csv' }).waitFor();
    await seen(buyer.page);
    await buyer.page.getByRole('button', { name: 'Show Password of the till' }).click();
    await buyer.page.getByText('crumbs-42').waitFor();
    await seen(buyer.page);
    await buyer.page.reload();
    await buyer.page.getByText('Was shown on').waitFor();
    expect(await buyer.page.getByText('crumbs-42').count()).toBe(0);

    expect([...team.complaints, ...buyer.complaints]).toEqual([]);
    await Promise.all([team.context.close(), buyer.context.close()]);
  });
});
