import { audit } from '../accounts/index.ts';
import type { App } from '../kernel/app.ts';
import type { Actor } from '../kernel/route.ts';
import { CatalogError } from './errors.ts';
import { deleteSecretRow, lockSecret, productsWithSecret } from './store.ts';

/** @throws CatalogError SECRET_NOT_FOUND; SECRET_IN_USE naming the products that refer to it */
export async function deleteSecret(app: App, actor: Actor, name: string): Promise<void> {
  await app.db.inOneTransaction(async (tx) => {
    if (!(await lockSecret(tx, name))) throw new CatalogError('SECRET_NOT_FOUND', name);
    const users = await productsWithSecret(tx, name);
    if (users.length > 0) {
      throw new CatalogError('SECRET_IN_USE', name, {
        fields: users.map((slug) => ({ field: 'name', message: `product "${slug}" refers to it` })),
      });
    }
    await deleteSecretRow(tx, name);
    await audit(app, tx, actor, 'catalog.secret_deleted', `secret:${name}`);
  });
}
