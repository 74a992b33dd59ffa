import { artifactBytes, newWorld, sha256Of, visit, type World } from '@vozex/dev-world';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

describe.each(['pglite', 'postgres'] as const)('a purchase, from the shop window to the delivery, on %s', (engine) => {
  let world: World;
  beforeAll(async () => {
    world = await newWorld({ engine });
  });
  afterEach(() => world.audit());
  afterAll(() => world?.close());

  describe.each(['dodo', 'paypal'] as const)('paid through %s', (payingWith) => {
    it('a license and its file: the key validates, the bytes are the ones that were uploaded', async () => {
      const order = await world.buyer('Ada').buys('Lumen Notes', { payingWith });
      await world.settles();

      const delivery = await order.fulfillment();
      expect(delivery).toMatchObject({ status: 'active', licenses: [{ status: 'active' }] });
      const key = await order.reveals(delivery.licenses[0]?.id ?? '');
      const validate = (license_key: string, product_slug: string) =>
        world.as('nobody').post('/api/licenses/validate', { license_key, product_slug });
      expect(await validate(key, 'lumen-notes')).toMatchObject({ valid: true, code: 'VALID' });
      expect(await validate(key, 'hookbox')).toMatchObject({ valid: false, code: 'WRONG_PRODUCT' });
      expect(await validate(`${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}`, 'lumen-notes')).toMatchObject({
        valid: false,
        code: 'UNKNOWN_KEY',
      });

      const stored = artifactBytes('lumen-notes-2.3.0.html');
      expect(delivery.downloads).toMatchObject([{ sha256: sha256Of(stored), size_bytes: stored.length }]);
      const file = await order.downloads(delivery.downloads[0]?.id ?? '');
      expect(sha256Of(file)).toBe(sha256Of(stored));
    });

    it('a download: no key, the file', async () => {
      const order = await world.guest('gus@example.test').buys('Quiet Icons', { payingWith });
      await world.settles();
      const delivery = await order.fulfillment();
      expect(delivery).toMatchObject({ status: 'active', licenses: [] });
      const file = await order.downloads(delivery.downloads[0]?.id ?? '');
      expect(sha256Of(file)).toBe(sha256Of(artifactBytes('quiet-icons-3.1.0.svg')));
    });

    it('a hosted workspace: one at the provider, its owner may enter and a stranger may not', async () => {
      const name = `corner-${payingWith}`;
      const order = await world
        .buyer('Ada')
        .buys('Point of Sale', { payingWith, price: 'Pro, first year', choices: { workspace_name: name } });
      await world.settles();

      const delivery = await order.fulfillment();
      expect(delivery).toMatchObject({ status: 'active', next_action: { kind: 'open_workspace' } });
      expect(await world.provider.workspacesOf(order.id)).toMatchObject([
        { workspace_name: name, plan: 'pro', state: 'open' },
      ]);
      const page = await visit(delivery.workspace_url ?? '');
      expect(page.status).toBe(200);
      expect(page.text).toContain(name);
      expect((await visit(new URL(`/w/${name}`, world.provider.url).href)).status).toBe(403);
    });

    it('work by hand: the team finds a task, and what they write reaches the buyer', async () => {
      const order = await world.buyer('Ben').buys('Store Setup', { payingWith, choices: { notes: 'A bakery.' } });
      await world.settles();
      expect(await order.fulfillment()).toMatchObject({ status: 'manual_pending', note: null });

      const [task, ...others] = await world.operator.tasksOf(order.id);
      expect(others).toEqual([]);
      expect(task).toMatchObject({ status: 'open', instructions: expect.stringContaining('A bakery.') });
      await world.operator.completes(task?.id ?? '', 'Your store is at https://bakery.example.test');
      expect(await order.fulfillment()).toMatchObject({
        status: 'active',
        note: 'Your store is at https://bakery.example.test',
      });
    });

    it('a declined payment delivers nothing, and the buyer can pay again', async () => {
      const order = await world.buyer('Ben').orders('Lumen Notes', { payingWith });
      await order.pays('decline');
      await order.returns();
      await world.settles();
      expect(await order.read()).toMatchObject({ status: 'pending', items: [{ fulfillments: [] }] });

      const { redirect_url } = await order.retriesPayment();
      await order.pays('pay', redirect_url);
      await order.returns();
      await world.settles();
      expect((await order.fulfillment()).status).toBe('active');
    });

    it('a buyer who closes the browser after paying gets the delivery all the same', async () => {
      const order = await world.buyer('Ada').orders('Hookbox', { payingWith });
      await order.pays();
      await world.settles();
      expect((await order.fulfillment()).status).toBe('active');
    });

    it('a webhook that never comes does no harm to a buyer who returns', async () => {
      world.gateways[payingWith].misbehaves({ what: 'webhook_never' });
      const order = await world.buyer('Ada').buys('Hookbox', { payingWith });
      world.sandbox.clearMisbehaviour();
      await world.settles();
      expect((await order.fulfillment()).status).toBe('active');
    });

    it('half the money is held for a person, and delivers nothing until released', async () => {
      world.gateways[payingWith].misbehaves({ what: 'wrong_amount', times: 1 });
      const order = await world.buyer('Ada').buys('Hookbox', { payingWith });
      await world.settles();
      expect(await order.read()).toMatchObject({ status: 'on_hold', items: [{ fulfillments: [] }] });

      const { payments } = await world.operator.order(order.id);
      expect(payments).toMatchObject([{ status: 'held' }]);
      await world.operator.api.post(`/api/admin/payments/${payments[0]?.id}/release`);
      await world.settles();
      expect((await order.fulfillment()).status).toBe('active');
    });

    it('a full refund takes the license back', async () => {
      const order = await world.buyer('Ada').buys('Lumen Notes', { payingWith });
      await world.settles();
      const key = await order.reveals((await order.fulfillment()).licenses[0]?.id ?? '');
      const { payments } = await world.operator.order(order.id);
      await world.operator.api.post(`/api/admin/payments/${payments[0]?.id}/refund`, { reason: 'Changed my mind.' });
      await world.settles();

      expect(await order.read()).toMatchObject({ status: 'refunded' });
      expect((await order.fulfillment()).status).toBe('cancelled');
      expect(await world.as('nobody').post('/api/licenses/validate', { license_key: key })).toMatchObject({
        valid: false,
        code: 'REVOKED',
      });
    });
  });
});
