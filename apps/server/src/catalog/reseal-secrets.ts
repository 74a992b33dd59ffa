import type { App } from '../kernel/app.ts';
import { errorFields } from '../kernel/log.ts';
import { sealPurpose } from './secret-reference.ts';
import { resealSecretRow, type SecretRow, secretsUnderOtherKeys } from './store.ts';

const BATCH_ROWS = 100;

/**
 * Puts every secret under the newest master key, one row at a time: a crash in between leaves the rest for the next
 * run, and a secret that is replaced meanwhile keeps its new value. Once `unopened` is empty, the old key may go.
 *
 * @returns how many were resealed, and the names of those whose key is not in the ring.
 */
export async function resealSecrets(app: App): Promise<{ resealed: number; unopened: string[] }> {
  let resealed = 0;
  const unopened: string[] = [];
  let after = '';
  for (;;) {
    const rows = await secretsUnderOtherKeys(app.db.read, app.seal.keyId, after, BATCH_ROWS);
    for (const row of rows) {
      const sealed = sealedAnew(app, row);
      if (sealed === undefined) unopened.push(row.name);
      else if (await resealSecretRow(app.db.read, row, sealed, app.seal.keyId)) resealed += 1;
    }
    const last = rows.at(-1);
    if (!last || rows.length < BATCH_ROWS) return { resealed, unopened };
    after = last.name;
  }
}

function sealedAnew(app: App, row: SecretRow): string | undefined {
  const purpose = sealPurpose(row.name);
  try {
    return app.seal.seal(app.seal.open(row.sealed, purpose), purpose);
  } catch (error) {
    app.log.error('catalog.secret_unopened', { secret_name: row.name, key_id: row.key_id, ...errorFields(error) });
    return undefined;
  }
}
