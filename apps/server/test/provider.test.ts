import { newWorld, type World } from '@vozex/dev-world';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

describe.each(['pglite', 'postgres'] as const)('a provider that misbehaves, shop on %s', (engine) => {
  let world: World;
  beforeAll(async () => {
    world = await newWorld({ engine });
  });
  afterEach(async () => {
    world.provider.behaves();
    await world.audit();
  });
  afterAll(() => world?.close());

  const buys = (workspace_name: string) => world.buyer('Ada').buys('Point of Sale', { choices: { workspace_name } });

  it('down for ten minutes: the order waits, and is delivered by itself afterwards', async () => {
    await world.provider.isDownFor(600);
    const order = await buys('patience');
    await world.settles();
    expect((await order.fulfillment()).status).toBe('queued');

    await world.time.passes(590);
    expect((await order.fulfillment()).status).toBe('queued');
    await world.time.passes(1_800);
    expect((await order.fulfillment()).status).toBe('active');
    expect(await world.provider.workspacesOf(order.id)).toHaveLength(1);
  });

  it('nobody listens on its port: the same', async () => {
    const until = new Date(world.time.now().getTime() + 60_000).toISOString();
    await world.provider.misbehaves({ kind: 'refuse', until });
    const order = await buys('refused');
    await world.settles();
    expect((await order.fulfillment()).status).not.toBe('active');
    await world.time.passes(900);
    expect((await order.fulfillment()).status).toBe('active');
    expect(await world.provider.workspacesOf(order.id)).toHaveLength(1);
  });

  it.each([
    { kind: '500_after_effect' as const, name: 'lost-one' },
    { kind: 'hang_up_after_effect' as const, name: 'lost-two' },
    { kind: 'html_answer' as const, name: 'lost-three' },
  ])(
    '$kind: it opened the workspace and the answer was lost; it is found, not opened twice',
    async ({ kind, name }) => {
      await world.provider.misbehaves({ kind, times: 1, only: ['onboard'] });
      const order = await buys(name);
      await world.settles();
      await world.time.passes(120);

      expect(await order.fulfillment()).toMatchObject({
        status: 'active',
        workspace_url: expect.stringContaining(name),
      });
      expect(await world.provider.workspacesOf(order.id)).toHaveLength(1);
      const { calls } = await world.provider.ledger();
      const onboards = calls.filter((call) => call.path.includes('onboard') && call.instance_key?.startsWith(order.id));
      expect(onboards).toHaveLength(1);
    },
  );

  it('refuses what the customer chose: the customer is asked, answers, and gets the workspace', async () => {
    const rule = {
      kind: 'fields_422' as const,
      fields: [{ pointer: '/parameters/workspace_name', message: 'is taken' }],
    };
    await world.provider.misbehaves({ ...rule, times: 1 });
    const order = await buys('taken');
    await world.settles();
    const asked = await order.fulfillment();
    expect(asked).toMatchObject({ status: 'awaiting_customer', next_action: { kind: 'answer' } });
    expect(asked.ask?.form_schema?.required).toEqual(['workspace_name']);

    await expect(order.answers(asked.id, { workspace_name: 'No Good!' })).rejects.toMatchObject({ status: 422 });
    await order.answers(asked.id, { workspace_name: 'free-instead' });
    await world.settles();
    expect(await order.fulfillment()).toMatchObject({ status: 'active', ask: null });
    expect(await world.provider.workspacesOf(order.id)).toMatchObject([{ workspace_name: 'free-instead' }]);
    await expect(order.answers(asked.id, { workspace_name: 'again' })).rejects.toMatchObject({ status: 409 });
  });

  it('does not accept our signature: people are asked at once, and Retry delivers', async () => {
    await world.provider.misbehaves({ kind: 'unauthorized' });
    const order = await buys('locked-out');
    await world.settles();
    const record = await world.operator.deliveryOf(order.id);
    expect(record).toMatchObject({ status: 'manual_pending', error_class: 'needs_operator' });
    expect(await world.operator.tasksOf(order.id)).toMatchObject([{ status: 'open' }]);

    world.provider.behaves();
    await world.operator.retries(record.id);
    await world.settles();
    expect((await order.fulfillment()).status).toBe('active');
    expect(await world.operator.tasksOf(order.id)).toMatchObject([{ status: 'cancelled' }]);
  });

  it('accepts and takes its time: the customer sees that it is being worked on, then has it', async () => {
    const order = await buys('slowpoke');
    await world.settles();
    expect((await order.fulfillment()).status).toBe('processing');
    await world.time.passes(60);
    expect((await order.fulfillment()).status).toBe('active');
    expect(await world.operator.deliveryOf(order.id)).toMatchObject({ attempts: 0 });
  });

  it("answers with somebody else's workspace: nothing of theirs is handed out", async () => {
    const theirs = await buys('theirs');
    await world.settles();
    await world.provider.misbehaves({ kind: 'wrong_instance_answer', times: 1, only: ['onboard'] });
    const order = await buys('mine');
    await world.settles();
    await world.time.passes(600);

    const mine = await order.fulfillment();
    expect(mine.workspace_url ?? '').not.toContain('theirs');
    expect((await theirs.fulfillment()).workspace_url).toContain('theirs');
    const [record, other] = [await world.operator.deliveryOf(order.id), await world.operator.deliveryOf(theirs.id)];
    expect(record.external_reference_id).not.toBe(other.external_reference_id);
    expect(['active', 'manual_pending']).toContain(record.status);
  });
});
