import { ENGINE_TAKES, type TemplateKind } from '@vozex/domain';
import type { Db } from '../../kernel/database.ts';
import { listNamed, type PoolRow, type ProfileRow } from '../setup/store.ts';
import type { Amounts, PoolSelector } from './store.ts';

/** Something for sale: what is started, with one of which resources, and among which pools. */
export type Placement = { template: string; profiles: string[]; pool: PoolSelector };

/** How many more fit, of the profile of which most do; `because` says for operators why none does. */
export type RoomLeft = { places: number; because: string | null };

/** What stands of templates, profiles and pools, read once, to judge many things that are for sale by it. */
export type Ground = {
  /** Kinds of the templates that have a released version, by name. */
  released: ReadonlyMap<string, TemplateKind>;
  templates: ReadonlySet<string>;
  profiles: ReadonlyMap<string, ProfileRow>;
  pools: readonly PoolRow[];
};

export async function readGround(db: Db): Promise<Ground> {
  const templates = await listNamed(db, 'server_templates');
  const released = await db
    .selectFrom('server_template_versions')
    .select('template_id')
    .distinct()
    .where('status', '=', 'released')
    .execute();
  const hasVersion = new Set(released.map(({ template_id }) => template_id));
  return {
    released: new Map(templates.flatMap(({ id, name, kind }) => (hasVersion.has(id) ? [[name, kind]] : []))),
    templates: new Set(templates.map(({ name }) => name)),
    profiles: new Map((await listNamed(db, 'resource_profiles')).map((profile) => [profile.name, profile])),
    pools: await listNamed(db, 'pools'),
  };
}

/** Pure, and only a look: who sells asks the database again, which lets one of two have the last place. */
export function roomLeft(ground: Ground, { template, profiles, pool }: Placement): RoomLeft {
  const kind = ground.released.get(template);
  if (!ground.templates.has(template)) return none(`there is no server template "${template}"`);
  if (kind === undefined) return none(`the server template "${template}" has no released version`);
  const able = ground.pools.filter(({ driver }) => ENGINE_TAKES[driver] === kind).filter((one) => isChosen(one, pool));
  if (able.length === 0) return none(`no pool that runs a template of kind ${kind} is ${wordsOf(pool)}`);
  const rooms = profiles.map((name) => roomOfProfile(ground, name, able));
  return rooms.reduce((best, room) => (room.places > best.places ? room : best));
}

function roomOfProfile(ground: Ground, name: string, pools: PoolRow[]): RoomLeft {
  const profile = ground.profiles.get(name);
  if (!profile) return none(`there is no resource profile "${name}"`);
  const places = pools.reduce((sum, pool) => sum + placesIn(pool, profile), 0);
  if (places > 0) return { places, because: null };
  return none(`no pool has room for the profile ${name}: ${pools.map((pool) => whyFull(pool, profile)).join('; ')}`);
}

const none = (because: string): RoomLeft => ({ places: 0, because });

function isChosen({ name, labels }: PoolRow, selector: PoolSelector): boolean {
  if (selector.name !== undefined && selector.name !== name) return false;
  const has = labels as Record<string, string>; // because PoolLabels has accepted them
  return Object.entries(selector.labels).every(([key, value]) => has[key] === value);
}

function wordsOf({ name, labels }: PoolSelector): string {
  const wanted = Object.entries(labels).map(([key, value]) => `labelled ${key}: ${value}`);
  return [...(name === undefined ? [] : [`named ${name}`]), ...wanted].join(', ') || 'there';
}

const AMOUNTS = {
  cpu_millis: 'thousandths of a core',
  memory_mb: 'MB of memory',
  disk_mb: 'MB of disk',
} as const satisfies Record<keyof Amounts, string>;
const AMOUNT_NAMES = Object.keys(AMOUNTS) as (keyof Amounts)[]; // because those are its keys

function placesIn(pool: PoolRow, amounts: Amounts): number {
  if (pool.status !== 'open') return 0;
  const fits = AMOUNT_NAMES.map((name) => Math.floor(leftOf(pool, name) / amounts[name]));
  return Math.max(0, Math.min(pool.instances_max - pool.reserved_instances, ...fits));
}

function leftOf(pool: PoolRow, name: keyof Amounts): number {
  return pool[name] - pool[`reserved_${name}`];
}

function whyFull(pool: PoolRow, amounts: Amounts): string {
  if (pool.status !== 'open') return `${pool.name} is ${pool.status}`;
  if (pool.reserved_instances >= pool.instances_max) {
    return `${pool.name} has all of its ${pool.instances_max} instances promised`;
  }
  const short = AMOUNT_NAMES.filter((name) => leftOf(pool, name) < amounts[name]);
  const lacks = short.map((name) => `${Math.max(0, leftOf(pool, name))} of ${amounts[name]} ${AMOUNTS[name]}`);
  return `${pool.name} has only ${lacks.join(' and ')} left`;
}
