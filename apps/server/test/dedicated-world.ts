import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { catalogWith, type ShopWords } from '@vozex/dev-world';
import { markedProcesses, processOf } from '../src/provisioning/drivers/process/proc.ts';
import { openEngines } from '../src/provisioning/engines.ts';

/** An installation as the team sees it, as far as stories look. */
export type SeenInstance = {
  id: string;
  status: string;
  desired_state: string;
  observed_state: string;
  observed_version: string | null;
  address: string | null;
  version: string;
  problem_code: string | null;
  ended_at: string | null;
  limits: { memory_mb: number };
  operation: { kind: string } | null;
  backups: { id: string; kind: string; status: string; version: string | null }[];
  operations: { kind: string; status: string; step: string | null; detail: string | null }[];
};

/** A pool that a story has for itself, and what is sold into it. */
export type OwnPool = {
  readonly id: string;
  /** The name of the product that is delivered there. */
  readonly product: string;
  instanceOf(orderId: string): Promise<SeenInstance>;
  /** What stands of it now. */
  reserved(): Promise<number>;
  /** Every program of an instance that runs on this machine, sandboxes and shells aside. */
  programs(): string[];
  /** What is left of instances in its folder. */
  homes(): string[];
  /** Ends whatever still runs there, for stories that broke off. */
  clear(): Promise<void>;
};

type Shop = Pick<ShopWords, 'shop' | 'operator'> & { folder: string };

/** Instances of one story must not meet those of another that runs at the same time. */
const PORTS = 400;
const PORTS_FROM_MIN = 20_000;
const PORTS_FROM_MAX = 41_000;

/** Makes a pool of this machine with room for so many, and puts a guestbook on sale that runs nowhere else. */
export async function openOwnPool(world: Shop, name: string, room: { instances: number }): Promise<OwnPool> {
  const { api } = world.operator;
  const ports_from = PORTS_FROM_MIN + Math.floor(Math.random() * (PORTS_FROM_MAX - PORTS_FROM_MIN));
  const config = { allow_weak_isolation: true, ports_from, ports: PORTS };
  const pool = await api.post<{ id: string }>('/api/admin/pools', {
    name,
    title: name,
    driver: 'process',
    config,
    instances_max: room.instances,
    cpu_millis: 1_000_000,
    memory_mb: 1_000_000,
    disk_mb: 1_000_000,
  });
  const guestbook = catalogWith('').find(({ slug }) => slug === 'guestbook');
  if (!guestbook) throw new Error('the seeded shop sells no guestbook');
  const product = `Guestbook ${name}`;
  const fulfillment_config = { ...guestbook.fulfillment_config, pool: { name } };
  await world.shop.sells({ slug: `guestbook-${name}`, name: product, fulfillment_config }, guestbook);
  const folder = join(world.folder, 'instances', pool.id);
  const homes = () => (existsSync(folder) ? readdirSync(folder).filter((entry) => entry.startsWith('vz-')) : []);
  return {
    id: pool.id,
    product,
    async instanceOf(orderId) {
      const { items } = await api.get<{ items: { id: string }[] }>(`/api/admin/instances?q=${orderId}`);
      const [first, ...others] = items;
      if (!first || others.length > 0) throw new Error(`${orderId} has ${items.length} instances, not one`);
      return api.get(`/api/admin/instances/${first.id}`);
    },
    async reserved() {
      const seen = await api.get<{ reserved: { instances: number } }>(`/api/admin/pools/${pool.id}`);
      return seen.reserved.instances;
    },
    homes,
    programs: () =>
      homes().flatMap((home) =>
        markedProcesses(home).flatMap((pid) => {
          const program = processOf(pid)?.name;
          return program === undefined || WRAPPERS.has(program) ? [] : [`${home}: ${program}`];
        }),
      ),
    async clear() {
      const engines = openEngines({
        folder: join(world.folder, 'instances'),
        clock: { now: () => new Date() },
        storage: { write: never, move: never, remove: never, read: never },
      });
      const driver = await engines.open({ id: pool.id, driver: 'process', config });
      const signal = AbortSignal.timeout(20_000);
      for (const { instanceKey } of await driver.list(signal)) await driver.destroy(instanceKey, signal);
    },
  };
}

/** What stands around an application: the shell that started it and its sandbox. */
const WRAPPERS = new Set(['sh', 'dash', 'bash', 'bwrap']);

const never = () => Promise.reject(new Error('nothing is stored while things are ended'));

/** The texts in a guestbook, oldest first. */
export async function textsAt(address: string): Promise<string[]> {
  const answer = await fetch(`${address}/api/entries`, { signal: AbortSignal.timeout(5_000) });
  const { entries } = (await answer.json()) as { entries: { text: string }[] }; // because that is what the guestbook answers
  return entries.map(({ text }) => text);
}

export async function leaves(address: string, text: string): Promise<void> {
  const answer = await fetch(`${address}/api/entries`, { method: 'POST', body: JSON.stringify({ name: 'Ada', text }) });
  if (answer.status !== 201) throw new Error(`${address} did not keep the entry: ${answer.status}`);
}
