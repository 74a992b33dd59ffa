import { z } from 'zod';
import type { Db } from './database.ts';

/**
 * Something that owners decide about their shop while it runs. Each room declares its own, beside what they steer;
 * `settings.ts` lists them all, and the admin draws each as a form.
 */
export type Setting<S extends z.ZodObject = z.ZodObject> = {
  readonly key: string;
  /** Under which heading it stands in the admin. */
  readonly section: 'Shop' | 'Sales' | 'Delivery' | 'Operation';
  readonly title: string;
  readonly description: string;
  /** Every field has a default: a shop runs before anybody has set anything. Like a driver's: no refinements, no transforms. */
  readonly schema: S;
};

/** Declares a setting; throws at start-up where a field has no default. */
export function defineSetting<S extends z.ZodObject>(setting: Setting<S>): Setting<S> {
  setting.schema.parse({});
  return setting;
}

/** A setting as it is now: what owners have set, else its defaults. Costs one look-up by key. */
export async function readSetting<S extends z.ZodObject>(db: Db, setting: Setting<S>): Promise<z.output<S>> {
  const row = await db.selectFrom('settings').select('value').where('key', '=', setting.key).executeTakeFirst();
  return settingFrom(setting, row?.value);
}

/** What is stored, field by field: one that no longer fits today's schema has its default, the others stay as they were set. */
export function settingFrom<S extends z.ZodObject>({ schema }: Setting<S>, stored: unknown): z.output<S> {
  const whole = schema.safeParse(stored ?? {});
  if (whole.success) return whole.data;
  const bad = new Set(whole.error.issues.map(({ path }) => path[0]));
  const kept = Object.entries(z.record(z.string(), z.unknown()).catch({}).parse(stored));
  return schema.parse(Object.fromEntries(kept.filter(([field]) => !bad.has(field) && field in schema.shape)));
}
