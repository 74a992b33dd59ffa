import { sql } from 'kysely';
import type { App } from '../../kernel/app.ts';
import { listNamed } from '../setup/store.ts';

/** Sets the gauges of pools and instances, which are read when scraped. What is no more is told no more. */
export async function readPoolGauges({ db, metrics }: Pick<App, 'db' | 'metrics'>): Promise<void> {
  const pools = await listNamed(db.read, 'pools');
  metrics.poolCapacity.reset();
  metrics.poolReserved.reset();
  for (const row of pools) {
    const pool = row.name;
    metrics.poolCapacity.set({ pool, resource: 'instances' }, row.instances_max);
    metrics.poolReserved.set({ pool, resource: 'instances' }, row.reserved_instances);
    for (const resource of ['cpu_millis', 'memory_mb', 'disk_mb'] as const) {
      metrics.poolCapacity.set({ pool, resource }, row[resource]);
      metrics.poolReserved.set({ pool, resource }, row[`reserved_${resource}`]);
    }
  }
  const { rows } = await sql<{ pool: string; state: string; n: number }>`
    select p.name as pool, i.observed_state as state, count(*)::int as n
    from instances i join pools p on p.id = i.pool_id where i.ended_at is null group by 1, 2`.execute(db.read);
  metrics.instances.reset();
  for (const { pool, state, n } of rows) metrics.instances.set({ pool, state }, n);
}
