import { audit } from '../../accounts/index.ts';
import { json, type Tx, violates } from '../../kernel/database.ts';
import { fieldProblems } from '../../kernel/errors.ts';
import type { Actor } from '../../kernel/route.ts';
import { findEngine } from '../engines.ts';
import { ProvisioningError } from '../errors.ts';
import type { ProvisioningApp } from '../provisioning-app.ts';
import type { PoolWrite } from './shapes.ts';
import { insertPool, type PoolRow, readNamed, updatePool } from './store.ts';

/**
 * Makes a pool. Its engine is not asked: what it says is seen by the worker that looks at pools.
 *
 * @throws ProvisioningError DRIVER_NOT_BUILT_IN, POOL_CONFIG_INVALID naming fields, NAME_IN_USE
 */
export async function createPool(app: ProvisioningApp, actor: Actor, write: PoolWrite): Promise<PoolRow> {
  const now = app.clock.now();
  const columns = columnsOf(app, write);
  return app.db.inOneTransaction(async (tx) => {
    const row = await nameIsFree(() =>
      insertPool(tx, { id: app.newId('pool'), ...columns, created_at: now, updated_at: now }),
    );
    await audited(app, tx, actor, 'created', row);
    return row;
  });
}

/**
 * Changes a pool. Less capacity than is promised already keeps what is there and takes nothing new. The engine stays
 * what it is: its instances could not follow.
 *
 * @throws ProvisioningError as `createPool`, and POOL_UNKNOWN, IN_USE for another engine
 */
export async function replacePool(app: ProvisioningApp, actor: Actor, id: string, write: PoolWrite): Promise<PoolRow> {
  const columns = columnsOf(app, write);
  return app.db.inOneTransaction(async (tx) => {
    const before = await readNamed(tx, 'pools', { id });
    if (!before) throw new ProvisioningError('POOL_UNKNOWN', id);
    if (before.driver !== write.driver) throw new ProvisioningError('IN_USE', `${id} is a pool of ${before.driver}`);
    const row = await nameIsFree(() => updatePool(tx, id, { ...columns, updated_at: app.clock.now() }));
    if (!row) throw new ProvisioningError('POOL_UNKNOWN', id);
    await audited(app, tx, actor, 'replaced', row);
    return row;
  });
}

function columnsOf(app: ProvisioningApp, write: PoolWrite) {
  const engine = findEngine(write.driver);
  if (!engine) throw new ProvisioningError('DRIVER_NOT_BUILT_IN', write.driver);
  const config = engine.config.safeParse(write.config);
  if (!config.success) {
    throw new ProvisioningError('POOL_CONFIG_INVALID', write.name, { fields: fieldProblems(config.error, 'config') });
  }
  // Processes are where their worker is: on no other machine would anybody find them.
  const host = write.host === undefined && write.driver === 'process' ? app.engines.host : (write.host ?? null);
  return { ...write, host, config: json(config.data), labels: json(write.labels) };
}

async function audited(app: ProvisioningApp, tx: Tx, actor: Actor, verb: string, row: PoolRow): Promise<void> {
  const { name, status, instances_max, cpu_millis, memory_mb, disk_mb } = row;
  const detail = { name, status, instances_max, cpu_millis, memory_mb, disk_mb };
  await audit(app, tx, actor, `provisioning.pool_${verb}`, row.id, detail);
}

/** @throws ProvisioningError NAME_IN_USE where the unique index says so. */
export async function nameIsFree<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    const keys = ['pools_name_key', 'server_templates_name_key', 'resource_profiles_name_key'];
    if (keys.some((key) => violates(error, key))) throw new ProvisioningError('NAME_IN_USE', String(error));
    throw error;
  }
}
