import { audit } from '../accounts/index.ts';
import type { App } from '../kernel/app.ts';
import type { Tx } from '../kernel/database.ts';
import type { Actor } from '../kernel/route.ts';
import { sealPurpose } from './secret-reference.ts';
import { type AdminSecret, adminSecret, type SecretWrite } from './secret-shapes.ts';
import { upsertSecret } from './store.ts';

/** Stores a secret sealed, or replaces the one of this name. Its value is never given out again, only its last four. */
export async function putSecret(app: App, actor: Actor, name: string, secret: SecretWrite): Promise<AdminSecret> {
  return app.db.inOneTransaction((tx) => putSecretWithin(app, tx, actor, name, secret));
}

/** As `putSecret`, within a transaction of the caller's. */
export async function putSecretWithin(
  app: App,
  tx: Tx,
  actor: Actor,
  name: string,
  secret: SecretWrite,
): Promise<AdminSecret> {
  const now = app.clock.now();
  const row = await upsertSecret(tx, {
    name,
    purpose: secret.purpose,
    sealed: app.seal.seal(secret.value, sealPurpose(name)),
    key_id: app.seal.keyId,
    hint: hintOf(secret.value),
    created_at: now,
    updated_at: now,
  });
  await audit(app, tx, actor, 'catalog.secret_stored', `secret:${name}`, { purpose: secret.purpose });
  return adminSecret(row);
}

/** Of a shorter secret, four characters would give away more than a quarter. */
const HINTED_CHARACTERS_MIN = 16;

function hintOf(value: string): string {
  return value.length < HINTED_CHARACTERS_MIN ? '••••' : value.slice(-4);
}
