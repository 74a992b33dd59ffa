import type { Purchase } from '../../fulfillment/adapters/test-world.ts';
import { installationUrl } from '../instances/installation-status.ts';
import { type InstanceView, listInstances } from '../instances/store.ts';
import { desireInstance, wantInstance } from '../instances/want-instance.ts';
import type { Provisioning } from '../test-provisioning.ts';
import { tendDomains } from './tend-domains.ts';
import type { TestDns } from './test-dns.ts';

/** An installation of a story about its names. */
export type Home = { id: string; key: string; host: string; customerId: string; purchase: Purchase };

type World = Provisioning & { buys(what: { deliveryModel: 'saas_singletenant' }): Promise<Purchase> };

/** What a name server says while all is well, and a world whose domains lead there. */
export const TARGET = 'edge.shop.test';
export const BASE = 'apps.shop.example';

let nth = 0;

/** Installations as the rows tell them, whatever their engine says, and time that passes for their names. */
export function openHomes(world: World) {
  /** @param address where it answers; null: it is not ready. */
  async function installs(options: { address?: string | null; customerId?: string } = {}): Promise<Home> {
    const purchase = await world.buys({ deliveryModel: 'saas_singletenant' });
    const key = `${purchase.orderId}:${purchase.orderItemId}`;
    const customerId = options.customerId ?? purchase.customerId;
    nth += 1;
    await world.db.inOneTransaction((tx) =>
      wantInstance(world, tx, {
        ...purchase,
        customerId,
        instanceKey: key,
        template: 'guestbook',
        profile: 'small',
        pool: { labels: {} },
        domain: { strategy: 'subdomain', base_domain: BASE },
        subdomain: `home-${nth}`,
        plan: null,
        quantity: 1,
      }),
    );
    const [row] = await listInstances(world.db.read, { fulfillmentIds: [purchase.fulfillmentId] }, { limit: 1 });
    const home = { id: row?.id ?? '', key, host: `home-${nth}.${BASE}`, customerId, purchase };
    const { address = 'http://127.0.0.1:9' } = options;
    if (address !== null) await becomesReady(home, address);
    return home;
  }

  async function becomesReady({ id }: Home, address = 'http://127.0.0.1:9'): Promise<void> {
    await world.db.read
      .updateTable('instances')
      .set({ observed_state: 'running', address, ready_at: world.clock.now(), next_attempt_at: null })
      .where('id', '=', id)
      .execute();
  }

  async function rowOf({ id }: Home): Promise<InstanceView> {
    const [row] = await listInstances(world.db.read, { id }, { limit: 1 });
    if (!row) throw new Error(`no instance ${id}`);
    return row;
  }

  async function desires(home: Home, to: 'running' | 'suspended' | 'terminated'): Promise<void> {
    const { orderItemId } = home.purchase;
    await world.db.inOneTransaction((tx) =>
      desireInstance(world, tx, { instanceKey: home.key, orderItemId, to, because: 'a story' }),
    );
  }

  /** Lets the loop look at every name that comes to be due within this time, seconds. */
  async function passes(seconds: number, step = seconds): Promise<void> {
    for (let passed = 0; passed < seconds; passed += step) {
      world.passes(step);
      for (let turns = 0; (await tendDomains(world)) > 0 && turns < 10; turns++);
    }
  }

  const urlOf = async (home: Home) => installationUrl(world, await rowOf(home));
  return { installs, becomesReady, rowOf, desires, passes, urlOf };
}

/** As its owner would, where the domain is managed. */
export function prove(dns: TestDns, { host, proof_token }: { host: string; proof_token: string | null }): void {
  dns.sets(`_vozex-challenge.${host}`, { txt: ['other=1', proof_token ?? ''] });
  dns.sets(host, { cname: TARGET });
}
