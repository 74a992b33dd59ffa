import { ProvisioningError } from '../errors.ts';
import type { ProvisioningApp } from '../provisioning-app.ts';
import { readNamed } from '../setup/store.ts';
import { readInstance } from './store.ts';

/** Longest time an operator waits for a log. */
const READ_MS_MAX = 10_000;

/**
 * The last lines an instance wrote, oldest first. Its engine is asked from here: for processes, that is only possible on
 * their machine.
 *
 * @throws ProvisioningError INSTANCE_UNKNOWN; DriverUnreachable
 */
export async function readLogs(app: ProvisioningApp, id: string, lines: number): Promise<string> {
  const instance = await readInstance(app.db.read, id);
  const pool = instance && (await readNamed(app.db.read, 'pools', { id: instance.pool_id }));
  if (!instance || !pool) throw new ProvisioningError('INSTANCE_UNKNOWN', id);
  if (pool.host !== null && pool.host !== app.engines.host) return `It runs on ${pool.host}: read its log there.`;
  const driver = await app.engines.open(pool);
  return driver.logs(instance.instance_key, lines, AbortSignal.timeout(READ_MS_MAX));
}
