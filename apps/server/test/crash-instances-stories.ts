import { setTimeout as pause } from 'node:timers/promises';
import {
  type Child,
  type Engine,
  newWorldOfProcesses,
  type PlacedOrder,
  until,
  type WorldOfProcesses,
} from '@vozex/dev-world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leaves, type OwnPool, openOwnPool, type SeenInstance, textsAt } from './dedicated-world.ts';

/**
 * Steps at which a shop is killed, one process after the other, in each part of an instance's life: those that the part
 * alone comes by first, then some of those that every part has.
 */
const LIFE = {
  purchase: [
    'instance.written_down',
    'instance.home_made',
    'instance.at_the_gate',
    'instance.let_go',
    'instance.recorded',
  ],
  backup: ['instance.frozen', 'instance.instructed'],
  restore: ['instance.half_restored', 'instance.instructed'],
  upgrade: ['instance.home_made', 'instance.at_the_gate'],
  return: ['instance.half_restored', 'instance.half_suspended', 'instance.instructed'],
  suspend: ['instance.half_suspended', 'instance.claimed'],
  resume: ['instance.half_resumed'],
  terminate: ['instance.half_destroyed', 'instance.instructed'],
} as const;
type Part = keyof typeof LIFE;

/** Every step of an instance's life at which `crashPoint` stands in the source. */
export const INSTANCE_STEPS: readonly string[] = [...new Set(Object.values(LIFE).flat())];

/** All of them on PostgreSQL; on the embedded engine, which takes seconds of computing to come up, one in each part. */
function stepsOf(part: Part, engine: Engine): readonly string[] {
  return engine === 'postgres' ? LIFE[part] : LIFE[part].slice(0, 1);
}

const REST_SECONDS = 60;
const LOOK_AGAIN_MS = 150;
/** Each kills and starts several processes; on a busy machine that takes its time. */
const STORY_MS_MAX = 180_000;
/** Longer than a new version is given to get well. */
const GATE_IS_OVER_SECONDS = 300;

/** The same life for each engine, in files of their own so that they run side by side. */
export function crashInstancesStories(engine: Engine): void {
  describe(`a shop on ${engine} is killed in each step of an instance's life:`, () => {
    let world: WorldOfProcesses;
    let shop: Child;
    let pool: OwnPool;
    let order: PlacedOrder;
    /** Where it answers, as it was seen last. */
    let address = '';
    const versions = new Map<string, string>();
    let templateId = '';

    beforeAll(async () => {
      world = await newWorldOfProcesses({ engine });
      await comesUp('purchase');
      pool = await openOwnPool(world, 'doomed', { instances: 3 });
      type Template = { id: string; name: string; versions: { id: string; version: string }[] };
      const { items } = await world.operator.api.get<{ items: Template[] }>('/api/admin/server-templates');
      const guestbook = items.find(({ name }) => name === 'guestbook');
      templateId = guestbook?.id ?? '';
      for (const { id, version } of guestbook?.versions ?? []) versions.set(version, id);
      await isReleased('2.0.0', false);
    }, STORY_MS_MAX);
    afterAll(async () => {
      await world?.close();
      await pool?.clear();
    });

    const isReleased = (version: string, yes = true) =>
      world.operator.api.post(
        `/api/admin/server-templates/${templateId}/versions/${versions.get(version)}/${yes ? 'release' : 'withdraw'}`,
      );
    const seen = () => pool.instanceOf(order.id);
    const becomes = (what: string, isSo: (instance: SeenInstance) => boolean | Promise<boolean>) =>
      until(
        `the instance to be ${what}`,
        async () => {
          const instance = await seen();
          return (await isSo(instance)) ? instance : pause(LOOK_AGAIN_MS, undefined);
        },
        { seconds: REST_SECONDS, seen },
      );
    const runs = async (version: string) => {
      const isWell = (one: SeenInstance) =>
        one.observed_state === 'running' && one.observed_version === version && one.operation === null;
      const instance = await becomes(`running with ${version}`, isWell);
      address = instance.address ?? '';
      return instance;
    };
    const asks = async (path: string, body?: unknown) => {
      const { id } = await seen();
      await world.operator.api.post(`/api/admin/instances/${id}/${path}`, body);
    };

    /** A shop that will die when it comes by the first step of a part; before that it is as good as any. */
    const comesUp = async (doomedIn?: Part) => {
      const step = doomedIn && stepsOf(doomedIn, engine)[0];
      shop = await world.starts({ environment: step === undefined ? {} : { VOZEX_CRASH_AT: step } });
    };
    const diesAt = async (step: string | undefined, doomed: Child) => expect(await doomed.ended, step).toBe('SIGKILL');

    /** What was left half done is taken up by a process that dies at the next step, and so on. */
    const dieAt = async (steps: readonly string[]) => {
      for (const step of steps) await diesAt(step, world.tries({ environment: { VOZEX_CRASH_AT: step } }));
    };

    /** The shop that came up for this part is asked for `work`, and dies over it; and so do those after it. */
    async function diesIn(part: Part, work: () => Promise<unknown>): Promise<void> {
      const [first, ...others] = stepsOf(part, engine);
      await work();
      await diesAt(first, shop);
      await dieAt(others);
    }

    const isOne = () => {
      expect(pool.homes()).toHaveLength(1);
      expect(pool.programs()).toHaveLength(1);
    };

    it(
      'bought, it comes up once',
      async () => {
        await diesIn('purchase', async () => {
          order = await world.buyer('Ada').orders(pool.product, { payingWith: 'paypal' });
          await order.pays();
        });
        await comesUp('backup');
        await order.becomes('active', REST_SECONDS);
        await runs('1.0.0');
        await leaves(address, 'first');
        isOne();
        expect(await pool.reserved()).toBe(1);
      },
      STORY_MS_MAX,
    );

    it(
      'backed up, it has one backup, and goes on while nobody looks after it',
      async () => {
        await diesIn('backup', () => asks('backup'));
        await comesUp('restore');
        const { backups } = await runs('1.0.0');
        expect(backups.map(({ kind, status }) => `${kind} ${status}`)).toEqual(['manual ready']);
        expect(await textsAt(address)).toEqual(['first']);
        isOne();
      },
      STORY_MS_MAX,
    );

    it(
      'put back, it has the data of its backup, whole',
      async () => {
        const [backup] = (await seen()).backups;
        await leaves(address, 'second');
        await diesIn('restore', () => asks(`backups/${backup?.id}/restore`));
        await comesUp('upgrade');
        const { backups } = await runs('1.0.0');
        expect(await textsAt(address)).toEqual(['first']);
        expect(backups.map(({ kind, status }) => `${kind} ${status}`)).toEqual([
          'before_restore ready',
          'manual ready',
        ]);
        isOne();
      },
      STORY_MS_MAX,
    );

    it(
      'upgraded, it runs the new version with its data',
      async () => {
        await isReleased('2.0.0');
        await diesIn('upgrade', () => asks('upgrade', {}));
        await comesUp();
        const { operations, backups } = await runs('2.0.0');
        expect(operations[0]).toMatchObject({ kind: 'upgrade', status: 'done' });
        expect(backups[0]).toMatchObject({ kind: 'before_upgrade', status: 'ready', version: '1.0.0' });
        expect(await textsAt(address)).toEqual(['first']);
        isOne();
      },
      STORY_MS_MAX,
    );

    it(
      'upgraded to what never gets well, it returns to the old version with its data',
      async () => {
        await isReleased('3.0.0');
        await asks('upgrade', {});
        await becomes('at the gate', ({ operations }) => operations[0]?.step === 'gate');
        await shop.kill();
        await world.isDownFor(GATE_IS_OVER_SECONDS);
        await dieAt(stepsOf('return', engine));
        await comesUp();
        const { operations } = await runs('2.0.0');
        expect(operations[0]).toMatchObject({ kind: 'upgrade', status: 'failed' });
        expect(operations[0]?.detail).toContain('returned to version 2.0.0');
        expect(await textsAt(address)).toEqual(['first']);
        isOne();
      },
      STORY_MS_MAX,
    );

    it(
      'disputed, it stands still; the dispute won, it goes on where it was',
      async () => {
        const [payment] = (await world.operator.order(order.id)).payments;
        await shop.kill();
        await comesUp('suspend');
        let dispute = '';
        await diesIn('suspend', async () => {
          dispute = await world.gateways.paypal.isDisputed(payment?.gateway_payment_id ?? '');
        });
        await comesUp('resume');
        await order.becomes('suspended', REST_SECONDS);
        await becomes('still', ({ observed_state }) => observed_state === 'suspended');
        await expect(textsAt(address)).rejects.toThrow();
        await diesIn('resume', () => world.gateways.paypal.resolves(dispute, 'won'));
        await comesUp('terminate');
        await order.becomes('active', REST_SECONDS);
        await runs('2.0.0');
        expect(await textsAt(address)).toEqual(['first']);
        isOne();
      },
      STORY_MS_MAX,
    );

    it(
      'paid back, it ends and leaves nothing',
      async () => {
        const [payment] = (await world.operator.order(order.id)).payments;
        await diesIn('terminate', () => world.operator.refunds(payment?.id ?? '', 'changed her mind'));
        await comesUp();
        await order.becomes('cancelled', REST_SECONDS);
        await becomes('ended', ({ ended_at }) => ended_at !== null);
        expect(pool.homes()).toEqual([]);
        expect(await pool.reserved()).toBe(0);
        await expect(fetch(address)).rejects.toThrow();
        expect(await world.operator.api.get('/api/admin/instance-orphans')).toEqual({ items: [] });
        await shop.kill();
        await world.audit();
      },
      STORY_MS_MAX,
    );
  });
}
