import type { App } from '../kernel/app.ts';
import { type AdminSecret, adminSecret } from './secret-shapes.ts';
import { allSecrets } from './store.ts';

/** Names, purposes and hints; values stay sealed. A shop has dozens of secrets, so they come on one page. */
export async function listSecrets(app: App): Promise<AdminSecret[]> {
  return (await allSecrets(app.db.read)).map(adminSecret);
}
