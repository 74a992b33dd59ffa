import { newWorld, type World } from '@vozex/dev-world';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineSetting, settingFrom } from '../../kernel/settings.ts';

type Setting = { key: string; value: Record<string, unknown>; revision: number; updated_by: string | null };

const SELLER = '/api/admin/settings/seller';
const ADA_GMBH = { name: 'Ada GmbH', address: 'Weg 1\nBerlin', tax_id: 'DE123456789', email: '' };

let world: World;
beforeAll(async () => {
  world = await newWorld({ engine: 'pglite' });
});
afterEach(() => world.audit());
afterAll(() => world?.close());

const seller = async (): Promise<Setting> => {
  const { items } = await world.as('Rhea').get<{ items: Setting[] }>('/api/admin/settings');
  return items.find(({ key }) => key === 'seller')!; // because it is declared
};

describe('an owner says who sells', () => {
  it('from defaults on, with every field filled', async () => {
    expect(await seller()).toMatchObject({ revision: 0, value: { name: '', address: '' }, updated_by: null });
    const { status } = await world.as('Olivia').ask('PUT', SELLER, { revision: 0, value: ADA_GMBH });
    expect(status).toBe(200);
    expect(await seller()).toMatchObject({
      revision: 1,
      value: ADA_GMBH,
      updated_by: expect.stringMatching(/^owner:/),
    });
  });

  it('and whoever read an older state changes nothing', async () => {
    for (const revision of [0, 2]) {
      const { status, body } = await world.as('Olivia').ask('PUT', SELLER, { revision, value: { name: 'Eve' } });
      expect([status, (body as { code: string }).code]).toEqual([409, 'SETTING_CHANGED']);
    }
    expect((await seller()).value).toEqual(ADA_GMBH);
  });

  it('a field that is wrong or unknown is named', async () => {
    const wrong = { revision: 1, value: { name: 7, colour: 'red' } };
    const { status, body } = await world.as('Olivia').ask('PUT', SELLER, wrong);
    expect([status, body]).toEqual([422, expect.objectContaining({ code: 'SETTING_INVALID' })]);
    expect(JSON.stringify(body)).toMatch(/value\.name/);
    expect(JSON.stringify(body)).toMatch(/colour/);
  });

  it('an operator may look only, and nobody sets what is not there', async () => {
    expect((await world.as('Oscar').ask('PUT', SELLER, { revision: 1, value: {} })).status).toBe(403);
    const unknown = await world.as('Olivia').ask('PUT', '/api/admin/settings/nothing', { revision: 0, value: {} });
    expect(unknown.status).toBe(404);
  });

  it('the change is in the audit log, with before and after', async () => {
    const { rows } = await sql<{ actor: string; detail: unknown }>`
      select actor, detail from audit_log where action = 'settings.changed' and subject = 'seller'`.execute(
      world.running.shop.db.read,
    );
    expect(rows).toEqual([
      {
        actor: expect.stringMatching(/^owner:/),
        detail: { from: expect.objectContaining({ name: '' }), to: ADA_GMBH },
      },
    ]);
  });
});

describe('what is stored and no longer fits', () => {
  const setting = defineSetting({
    key: 'test',
    section: 'Shop',
    title: 'Test',
    description: '',
    schema: z.object({ many: z.int().max(5).default(3), word: z.string().default('yes') }),
  });

  it('costs its own field only', () => {
    expect(settingFrom(setting, { many: 9, word: 'no', gone: true })).toEqual({ many: 3, word: 'no' });
    expect(settingFrom(setting, 'nonsense')).toEqual({ many: 3, word: 'yes' });
  });

  it('a setting without a default is refused when it is declared', () => {
    expect(() => defineSetting({ ...setting, schema: z.object({ needed: z.string() }) })).toThrow();
  });
});
