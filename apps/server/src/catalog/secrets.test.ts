import { inspect } from 'node:util';
import { beforeEach, describe, expect, it } from 'vitest';
import { resealColumn } from '../kernel/reseal.ts';
import { openSeal } from '../kernel/seal.ts';
import { createProduct } from './create-product.ts';
import { deleteSecret } from './delete-secret.ts';
import { listSecrets } from './list-secrets.ts';
import { moveProduct } from './move-product.ts';
import { putSecret } from './put-secret.ts';
import { replaceProduct } from './replace-product.ts';
import { secretBehind } from './secret-behind.ts';
import { sealedSecrets } from './secret-reference.ts';
import { SecretWrite } from './secret-shapes.ts';
import { hosted, license, MASTER_KEY, openTestShop, operator, refusalOf, type TestShop } from './test-shop.ts';

const VALUE = 'whsec_a-long-signing-key-9876';
const NEW_KEY = Buffer.alloc(32, 2).toString('base64');

let shop: TestShop;
beforeEach(async () => {
  shop = await openTestShop();
  await putSecret(shop, operator, 'pos-key', { value: VALUE, purpose: 'signs calls to POS' });
});

const rowOf = (name: string) =>
  shop.db.read.selectFrom('secrets').selectAll().where('name', '=', name).executeTakeFirstOrThrow();

describe('secrets', () => {
  it('gives the value only to who asks by reference, and never prints it', async () => {
    const secret = await secretBehind(shop, 'secret:pos-key');
    expect(secret.reveal()).toBe(VALUE);
    expect(`${inspect(secret)}${JSON.stringify(secret)}`).not.toContain(VALUE);
    const shown = await listSecrets(shop);
    expect(shown).toMatchObject([{ name: 'pos-key', purpose: 'signs calls to POS', hint: '9876' }]);
    const { rows } = await shop.db.pglite!.query(
      `select secrets::text || audit_log::text as all from secrets, audit_log`,
    );
    expect(`${JSON.stringify(shown)}${JSON.stringify(rows)}`).not.toContain(VALUE);
  });

  it('hints at nothing of a short secret', async () => {
    await putSecret(shop, operator, 'pin', SecretWrite.parse({ value: 'short-pin' }));
    expect((await listSecrets(shop)).find((secret) => secret.name === 'pin')?.hint).toBe('••••');
  });

  it('replaces a value under its name', async () => {
    await putSecret(shop, operator, 'pos-key', { value: 'the-next-signing-key', purpose: '' });
    expect((await secretBehind(shop, 'secret:pos-key')).reveal()).toBe('the-next-signing-key');
  });

  it('does not open a sealed value that was copied into another row', async () => {
    await putSecret(shop, operator, 'other', { value: 'another-signing-key', purpose: '' });
    const { sealed } = await rowOf('pos-key');
    await shop.db.read.updateTable('secrets').set({ sealed }).where('name', '=', 'other').execute();
    await expect(secretBehind(shop, 'secret:other')).rejects.toThrow();
  });

  it.each(['secret:nowhere', 'pos-key', 'secret:../../etc'])('knows nothing behind %s', async (reference) => {
    expect(await refusalOf(secretBehind(shop, reference))).toMatchObject({ code: 'SECRET_UNKNOWN' });
  });

  it('stays while a product refers to it, an archived one too', async () => {
    const product = await createProduct(shop, operator, hosted());
    const archived = await moveProduct(shop, operator, product.id, 'archived');
    expect(await refusalOf(deleteSecret(shop, operator, 'pos-key'))).toEqual({
      code: 'SECRET_IN_USE',
      fields: ['name'],
    });
    const { slug } = archived;
    await replaceProduct(shop, operator, product.id, archived.revision, license({ slug }));
    await deleteSecret(shop, operator, 'pos-key');
    expect(await listSecrets(shop)).toEqual([]);
    expect(await refusalOf(deleteSecret(shop, operator, 'pos-key'))).toMatchObject({ code: 'SECRET_NOT_FOUND' });
  });

  it('is not held by a product that refers to a secret of a longer name', async () => {
    await putSecret(shop, operator, 'pos-key-2', { value: VALUE, purpose: '' });
    await createProduct(
      shop,
      operator,
      hosted({ fulfillment_config: { base_url: 'https://pos.test', credentials_ref: 'secret:pos-key-2' } }),
    );
    await deleteSecret(shop, operator, 'pos-key');
  });
});

describe('rotating the master key', () => {
  const rotated = (ring: string[]) => ({ ...shop, seal: openSeal(ring) });
  const reseals = (ring: string[]) => resealColumn(rotated(ring), sealedSecrets);

  it('puts every secret under the newest key, after which the old one may go', async () => {
    for (let n = 0; n < 150; n++)
      await putSecret(shop, operator, `key-${n}`, { value: `value-number-${n}`, purpose: '' });
    expect(await reseals([NEW_KEY, MASTER_KEY])).toEqual({ resealed: 151, unopened: [] });
    expect(await reseals([NEW_KEY, MASTER_KEY])).toEqual({ resealed: 0, unopened: [] });
    expect((await secretBehind(rotated([NEW_KEY]), 'secret:key-149')).reveal()).toBe('value-number-149');
    await expect(secretBehind(shop, 'secret:pos-key')).rejects.toThrow('not in VOZEX_MASTER_KEY');
  });

  it('names the secrets whose key is gone, and reseals the rest', async () => {
    const stranger = { ...shop, seal: openSeal([Buffer.alloc(32, 3).toString('base64')]) };
    await putSecret(stranger, operator, 'lost', { value: 'under a lost key', purpose: '' });
    expect(await reseals([NEW_KEY, MASTER_KEY])).toEqual({ resealed: 1, unopened: ['secrets lost'] });
  });
});
