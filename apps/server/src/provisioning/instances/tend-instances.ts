import { livingInstances } from '../../kernel/instances.ts';
import { errorFields } from '../../kernel/log.ts';
import { releaseUselessReservations } from '../placement/reserve.ts';
import type { ProvisioningApp } from '../provisioning-app.ts';
import { dueInstances, freeInstanceLeases, instanceLeaseOwners } from './claim-instance.ts';
import { tendInstance } from './tend-instance.ts';

/** Instances looked after at once by one process, and of one pool: a slow engine harms only its own. */
const AT_ONCE = 8;
const AT_ONCE_PER_POOL = 6;

/** Looks after instances, in this process, until it is told to stop. */
export type Tender = {
  /** Begins with what is due and free; what is under way goes on by itself. @returns how many were begun. */
  turn(): Promise<number>;
  /** Waits until nothing is under way. */
  rest(): Promise<void>;
  /** Cuts off what is under way: the next process takes it up. */
  stop(): Promise<void>;
};

/**
 * The loop behind all dedicated instances: what is due by its row is looked after, however it came to be due. Events
 * only make rows due.
 */
export function openTender(app: ProvisioningApp): Tender {
  const underWay = new Map<string, { poolId: string; work: Promise<void> }>();
  const stopping = new AbortController();
  const begin = (id: string, poolId: string) => {
    const work = tendInstance(app, id, stopping.signal)
      .catch((error) => app.log.error('instance.not_tended', { instance_id: id, ...errorFields(error) }))
      .finally(() => underWay.delete(id));
    underWay.set(id, { poolId, work });
  };
  const rest = async () => {
    while (underWay.size > 0) await Promise.all([...underWay.values()].map(({ work }) => work));
  };
  return {
    async turn() {
      if (stopping.signal.aborted) return 0;
      await freeOrphans(app);
      await releaseUselessReservations(app);
      const due = await dueInstances(app.db.read, app.clock.now(), { host: app.engines.host, limit: 50 });
      let begun = 0;
      for (const { id, pool_id } of due) {
        const ofPool = [...underWay.values()].filter(({ poolId }) => poolId === pool_id).length;
        if (underWay.has(id) || underWay.size >= AT_ONCE || ofPool >= AT_ONCE_PER_POOL) continue;
        begin(id, pool_id);
        begun += 1;
      }
      return begun;
    },
    rest,
    async stop() {
      stopping.abort(new Error('VOZEX is being stopped'));
      await rest();
    },
  };
}

/** The embedded database has one process only: leases it finds at its start are those of the one before. */
async function freeOrphans(app: ProvisioningApp): Promise<void> {
  const owners = (await instanceLeaseOwners(app.db.read)).filter((owner) => owner !== app.instance);
  if (owners.length === 0) return;
  const living = await livingInstances(app.db);
  const dead = owners.filter((owner) => !living.has(owner));
  if (dead.length > 0) await freeInstanceLeases(app.db.read, dead);
}
