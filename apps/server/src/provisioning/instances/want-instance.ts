import type { App } from '../../kernel/app.ts';
import type { Db, Tx } from '../../kernel/database.ts';
import { hostOf } from '../domains/store.ts';
import { ProvisioningError } from '../errors.ts';
import { type CapacityWish, type PlacingApp, reserveCapacity } from '../placement/reserve.ts';
import { releaseReservations, reservationOf, resizeReservation, useReservation } from '../placement/store.ts';
import { TemplateWrite } from '../setup/shapes.ts';
import { readNamed } from '../setup/store.ts';
import { generateMissing, openGenerated, sealGenerated } from './spec-of.ts';
import { type InstanceRow, insertInstance, instanceOfKey, wish } from './store.ts';

/** A delivery as a dedicated instance. */
export type InstanceWish = CapacityWish & {
  instanceKey: string;
  fulfillmentId: string;
  productId: string;
  plan: string | null;
  quantity: number;
};

/**
 * Wants an instance to be there and to run, in the caller's transaction: the loop makes it so. Wanted again, it stays
 * the one it is. What the order had set aside is used; where that was given back meanwhile, it is set aside anew.
 *
 * @throws ProvisioningError CAPACITY_EXHAUSTED, TEMPLATE_UNKNOWN, PROFILE_UNKNOWN when there is no room or no such thing
 */
export async function wantInstance(app: PlacingApp, tx: Tx, wanted: InstanceWish): Promise<void> {
  if (await instanceOfKey(tx, wanted.instanceKey)) return;
  const template = await readNamed(tx, 'server_templates', { name: wanted.template });
  if (!template) throw new ProvisioningError('TEMPLATE_UNKNOWN', wanted.template);
  const profile = await readNamed(tx, 'resource_profiles', { name: wanted.profile });
  if (!profile) throw new ProvisioningError('PROFILE_UNKNOWN', wanted.profile);
  const version = await newestVersion(tx, template.id);
  const reservation = await reservedFor(app, tx, wanted);
  const now = app.clock.now();
  const id = app.newId('instance');
  const { environment } = TemplateWrite.pick({ environment: true }).parse({ environment: template.environment });
  await insertInstance(tx, {
    id,
    instance_key: wanted.instanceKey,
    fulfillment_id: wanted.fulfillmentId,
    order_id: wanted.orderId,
    order_item_id: wanted.orderItemId,
    product_id: wanted.productId,
    customer_id: wanted.customerId,
    reservation_id: reservation.id,
    pool_id: reservation.pool_id,
    template_id: template.id,
    version_id: version,
    profile_name: profile.name,
    cpu_millis: reservation.cpu_millis,
    memory_mb: reservation.memory_mb,
    disk_mb: reservation.disk_mb,
    pids: profile.pids,
    plan: wanted.plan,
    quantity: wanted.quantity,
    host: await hostOf(tx, wanted.orderItemId),
    generated_sealed: sealGenerated(app, id, generateMissing(environment)),
    next_attempt_at: now,
    moved_because: 'it was bought',
    created_at: now,
    updated_at: now,
  });
  await useReservation(tx, reservation.id);
}

async function newestVersion(db: Db, templateId: string): Promise<string> {
  const row = await db
    .selectFrom('server_template_versions')
    .select('id')
    .where('template_id', '=', templateId)
    .where('status', '=', 'released')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) throw new ProvisioningError('VERSION_UNKNOWN', `${templateId} has no released version`);
  return row.id;
}

async function reservedFor(app: PlacingApp, tx: Tx, wanted: InstanceWish) {
  const held = await reservationOf(tx, wanted.orderItemId);
  if (held) return held;
  const anew = await reserveCapacity(app, tx, wanted);
  const reservation = anew.kind === 'reserved' ? await reservationOf(tx, wanted.orderItemId) : undefined;
  if (reservation) return reservation;
  throw new ProvisioningError('CAPACITY_EXHAUSTED', 'reason' in anew ? anew.reason : wanted.orderItemId);
}

/** Wants an instance to run, to stand still or to end. What was never made gives back what was set aside for it. */
export async function desireInstance(
  app: Pick<App, 'clock'>,
  tx: Tx,
  desire: { instanceKey: string; orderItemId: string; to: 'running' | 'suspended' | 'terminated'; because: string },
): Promise<void> {
  const now = app.clock.now();
  const instance = await instanceOfKey(tx, desire.instanceKey);
  if (instance) {
    if (instance.desired_state === desire.to) return;
    await wish(tx, instance.id, { desired: desire.to, because: desire.because, now });
  } else if (desire.to === 'terminated') {
    const reservation = await reservationOf(tx, desire.orderItemId);
    if (reservation) await releaseReservations(tx, { ids: [reservation.id], at: now });
  }
}

/** Other resources, plan or number of units for an instance. */
export type Resize = { instanceKey: string; profile: string; plan: string | null; quantity: number };

/**
 * Brings an instance to other terms: its share of the pool changes with it. Asked for what it has, nothing happens.
 *
 * @throws ProvisioningError INSTANCE_UNKNOWN, PROFILE_UNKNOWN, CAPACITY_EXHAUSTED
 */
export async function resizeInstance(app: App, tx: Tx, to: Resize): Promise<void> {
  const instance = await instanceOfKey(tx, to.instanceKey);
  const profile = await readNamed(tx, 'resource_profiles', { name: to.profile });
  if (!instance) throw new ProvisioningError('INSTANCE_UNKNOWN', to.instanceKey);
  if (!profile) throw new ProvisioningError('PROFILE_UNKNOWN', to.profile);
  if (hasTerms(instance, to)) return;
  const { cpu_millis, memory_mb, disk_mb, pids } = profile;
  const reservation = await reservationOf(tx, instance.order_item_id);
  const fits = reservation && (await resizeReservation(tx, reservation, { cpu_millis, memory_mb, disk_mb }));
  if (!fits) throw new ProvisioningError('CAPACITY_EXHAUSTED', `${instance.pool_id} has no room for ${to.profile}`);
  await wish(tx, instance.id, {
    shape: {
      profile_name: profile.name,
      cpu_millis,
      memory_mb,
      disk_mb,
      pids,
      plan: to.plan,
      quantity: to.quantity,
      generated_sealed: await withNewVariables(app, tx, instance),
    },
    because: `changed to ${profile.name}`,
    now: app.clock.now(),
  });
}

/** Whether an instance is wanted on these terms already. */
export function hasTerms(
  instance: Pick<InstanceRow, 'profile_name' | 'plan' | 'quantity'>,
  to: Pick<Resize, 'profile' | 'plan' | 'quantity'>,
): boolean {
  return instance.profile_name === to.profile && instance.plan === to.plan && instance.quantity === to.quantity;
}

/** Variables that its template has come to generate since. */
export async function withNewVariables(app: Pick<App, 'seal'>, db: Db, instance: InstanceRow): Promise<string> {
  const template = await readNamed(db, 'server_templates', { id: instance.template_id });
  const { environment } = TemplateWrite.pick({ environment: true }).parse({ environment: template?.environment });
  const present = openGenerated(app, instance.id, instance.generated_sealed);
  return sealGenerated(app, instance.id, { ...present, ...generateMissing(environment, present) });
}

/**
 * Why an instance cannot be brought to a profile now, in words for the customer; nothing when it can.
 */
export async function whyNotResize(
  db: Db,
  to: { instanceKey: string; profile: string },
): Promise<{ code: string; reason: string } | undefined> {
  const instance = await instanceOfKey(db, to.instanceKey);
  const profile = await readNamed(db, 'resource_profiles', { name: to.profile });
  if (!instance || !profile) {
    return { code: 'DELIVERY_ENDED', reason: 'There is nothing here that could be changed. Please ask the shop.' };
  }
  const usage = instance.usage as { diskMb?: number | null }; // because recordLook wrote it
  if ((usage.diskMb ?? 0) > profile.disk_mb) {
    return {
      code: 'DATA_TOO_LARGE',
      reason: `Your installation holds ${usage.diskMb} MB of data, and the smaller plan has room for ${profile.disk_mb} MB.`,
    };
  }
  const pool = await readNamed(db, 'pools', { id: instance.pool_id });
  const grows = (has: number, gets: number, reserved: number, all: number) => gets > has && reserved + gets - has > all;
  const isFull =
    !pool ||
    grows(instance.cpu_millis, profile.cpu_millis, pool.reserved_cpu_millis, pool.cpu_millis) ||
    grows(instance.memory_mb, profile.memory_mb, pool.reserved_memory_mb, pool.memory_mb) ||
    grows(instance.disk_mb, profile.disk_mb, pool.reserved_disk_mb, pool.disk_mb);
  return isFull
    ? { code: 'CAPACITY_EXHAUSTED', reason: 'There is no room for the larger plan at the moment. Please ask the shop.' }
    : undefined;
}
