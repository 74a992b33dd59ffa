import type { InstanceRow } from '../../../provisioning/index.ts';
import {
  bringInstancesAlong,
  desireInstance,
  hasTerms,
  INSTANCE_FAULTS,
  instanceOfKey,
  readGround,
  reservationOf,
  reserveCapacity,
  resizeInstance,
  roomLeft,
  wantInstance,
  whyNoRoom,
  whyNotResize,
} from '../../../provisioning/index.ts';
import { type Delivery, defineAdapter, type Found, type Outcome } from '../../adapter.ts';
import type { DeliveryTools } from '../../delivery-tools.ts';
import { awaitDomain } from './await-domain.ts';
import { SingletenantProvisioningChoices, SingletenantProvisioningConfig } from './config.ts';
import { actionOf, capacityWish, instanceWish, profileOf, profilesOf } from './instance-wish.ts';
import { report } from './report.ts';

type InstanceDelivery = Delivery<SingletenantProvisioningConfig, SingletenantProvisioningChoices>;

/** Nothing is asked of anybody but our own database: engines work behind the rows. */
const DEADLINE_SECONDS = 10;

/** An instance that starts is there within seconds. */
const LOOK_AGAIN_SECONDS = 2;

export const adapter = defineAdapter({
  title: 'Dedicated instance, one installation per buyer',
  description: 'Runs the application for each buyer on its own, in a pool of yours, with resources of its own.',
  delivers: ['saas_singletenant'],
  billing: ['one_time', 'recurring'],
  reach: 'local',
  needsExternalProduct: false,
  handsOut: ['installation', 'workspace'],
  config: SingletenantProvisioningConfig,
  choices: SingletenantProvisioningChoices,
  // Resources were bought; which machine runs it and under which domain was not.
  frozen: ['profile', 'profiles_by_plan'],
  faults: {
    ...INSTANCE_FAULTS,
    DOMAIN_NOT_PROVEN: {
      customer: 'Your domain does not point to us yet: set the records that the page shows.',
      operator: 'The customer must set DNS records. Help where it stays.',
      developer: 'The TXT or CNAME record is not found by any of our resolvers.',
    },
  },
  deadlineSeconds: () => DEADLINE_SECONDS,
  settleSeconds: () => 0,

  async reserve(tools, tx, sale) {
    const reserved = await reserveCapacity(tools, tx, capacityWish(sale));
    switch (reserved.kind) {
      case 'reserved':
        return { kind: 'reserved' };
      case 'name_taken':
        return { kind: 'refused', code: 'CHOICE_TAKEN', choice: reserved.choice, message: reserved.reason };
      case 'sold_out':
      case 'not_ready':
        return { kind: 'refused', code: 'SOLD_OUT', reason: reserved.reason };
    }
  },

  async roomFor(db, configs) {
    const ground = await readGround(db);
    return configs.map((config) => roomLeft(ground, { ...config, profiles: profilesOf(config) }));
  },

  equipment: (db, config) => bringInstancesAlong(db, { ...config, profiles: profilesOf(config) }),

  async fulfill(tools, delivery): Promise<Outcome> {
    const instance = await instanceOf(tools, delivery);
    if (instance) return seen(tools, 'fulfill', instance, delivery);
    const held = await reservationOf(tools.db.read, delivery.orderItemId);
    const missing = held ? undefined : await whyNoRoom(tools.db.read, capacityWish(delivery));
    if (missing !== undefined) {
      const reason = `What was set aside for this order was given back, and ${missing}. Make room, then press Retry.`;
      return { kind: 'needs_operator', code: 'CAPACITY_EXHAUSTED', reason };
    }
    return accepted((tx) => wantInstance(tools, tx, instanceWish(delivery)));
  },

  suspend: (tools, delivery, _limits, why) => desire(tools, delivery, 'suspend', why),
  resume: (tools, delivery, _limits, why) => desire(tools, delivery, 'resume', why),
  cancel: (tools, delivery, _limits, why) => desire(tools, delivery, 'cancel', why),

  async upgrade(tools, delivery): Promise<Outcome> {
    const { instanceKey, plan, quantity } = delivery;
    const profile = profileOf(delivery, plan);
    const instance = await instanceOf(tools, delivery);
    if (instance && hasTerms(instance, { profile, plan, quantity })) {
      return report(tools, 'upgrade', instance, delivery);
    }
    const refusal = await whyNotResize(tools.db.read, { instanceKey, profile });
    if (refusal) return { kind: 'needs_operator', code: refusal.code, reason: refusal.reason };
    return accepted((tx) => resizeInstance(tools, tx, { instanceKey, profile, plan, quantity }));
  },

  async mayUpgrade(tools, delivery, to) {
    const profile = profileOf(delivery, to.plan);
    const refusal = await whyNotResize(tools.db.read, { instanceKey: delivery.instanceKey, profile });
    return refusal ? { kind: 'refused', ...refusal } : { kind: 'possible' };
  },

  async syncStatus(tools, delivery): Promise<Found> {
    const instance = await instanceOf(tools, delivery);
    if (!instance) return { kind: 'absent' };
    return seen(tools, actionOf(delivery), instance, delivery);
  },

  // What is wanted is written in the settling transaction: what does not stand in the row was never wanted.
  async reconcile(tools, delivery, _limits, action): Promise<Found> {
    const instance = await instanceOf(tools, delivery);
    if (!instance || action === 'sync' || !isWanted(action, instance, delivery)) return { kind: 'absent' };
    return seen(tools, action, instance, delivery);
  },

  async testConnection(tools, config) {
    const missing = await whyNoRoom(tools.db.read, config);
    return missing === undefined
      ? { ok: true, detail: 'There is a released version, and a pool with room for it.' }
      : { ok: false, detail: missing };
  },
});

/** A first delivery also waits for the domain that was chosen with it. */
async function seen(
  tools: DeliveryTools,
  action: Parameters<typeof report>[1],
  instance: InstanceRow,
  delivery: InstanceDelivery,
): Promise<Outcome> {
  const awaited = action === 'fulfill' ? await awaitDomain(tools, delivery) : undefined;
  return awaited ?? report(tools, action, instance, delivery);
}

function instanceOf(tools: DeliveryTools, { instanceKey }: InstanceDelivery): Promise<InstanceRow | undefined> {
  return instanceOfKey(tools.db.read, instanceKey);
}

function accepted(within: NonNullable<Extract<Outcome, { kind: 'done' }>['within']>): Outcome {
  return { kind: 'not_yet', lookAgainAfterSeconds: LOOK_AGAIN_SECONDS, within };
}

const DESIRES = { suspend: 'suspended', resume: 'running', cancel: 'terminated' } as const;

async function desire(
  tools: DeliveryTools,
  delivery: InstanceDelivery,
  action: keyof typeof DESIRES,
  because: string,
): Promise<Outcome> {
  const to = DESIRES[action];
  const instance = await instanceOf(tools, delivery);
  if (instance?.desired_state === to) return report(tools, action, instance, delivery);
  const { instanceKey, orderItemId } = delivery;
  const within: Parameters<typeof accepted>[0] = (tx) =>
    desireInstance(tools, tx, { instanceKey, orderItemId, to, because });
  if (instance) return accepted(within);
  return { kind: 'done', within }; // there never was one; what was set aside for it is given back
}

function isWanted(
  action: 'fulfill' | 'suspend' | 'resume' | 'cancel' | 'upgrade',
  instance: InstanceRow,
  delivery: InstanceDelivery,
): boolean {
  if (action === 'fulfill') return true;
  if (action !== 'upgrade') return instance.desired_state === DESIRES[action];
  const { plan, quantity } = delivery;
  return hasTerms(instance, { profile: profileOf(delivery, plan), plan, quantity });
}
