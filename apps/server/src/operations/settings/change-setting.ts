import { sql } from 'kysely';
import { audit } from '../../accounts/index.ts';
import { json } from '../../kernel/database.ts';
import { fieldProblems } from '../../kernel/errors.ts';
import { type Actor, actorName } from '../../kernel/route.ts';
import { settingFrom } from '../../kernel/settings.ts';
import { SettingsError } from './errors.ts';
import type { SettingsApp } from './list-settings.ts';

/** @param revision the one that was read; 0 where nobody has set it yet. */
type Change = { key: string; revision: number; value: unknown };

/**
 * Sets a setting. Two owners at once: the later one is told instead of undoing the first one's work unseen.
 *
 * @throws SettingsError SETTING_UNKNOWN, SETTING_INVALID with paths such as `value.name`, SETTING_CHANGED
 */
export async function changeSetting(app: SettingsApp, actor: Actor, { key, revision, value }: Change): Promise<void> {
  const setting = app.settings.find((one) => one.key === key);
  if (!setting) throw new SettingsError('SETTING_UNKNOWN', key);
  const accepted = setting.schema.strict().safeParse(value);
  if (!accepted.success)
    throw new SettingsError('SETTING_INVALID', key, { fields: fieldProblems(accepted.error, 'value') });
  await app.db.inOneTransaction(async (tx) => {
    const before = await tx
      .selectFrom('settings')
      .select(['value', 'revision'])
      .where('key', '=', key)
      .forUpdate()
      .executeTakeFirst();
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('settings')
      .values({
        key,
        value: json(accepted.data),
        revision: 1,
        updated_at: app.clock.now(),
        updated_by: actorName(actor),
      })
      .onConflict((conflict) =>
        conflict
          .column('key')
          .doUpdateSet(({ ref }) => ({
            value: ref('excluded.value'),
            revision: sql<number>`settings.revision + 1`,
            updated_at: ref('excluded.updated_at'),
            updated_by: ref('excluded.updated_by'),
          }))
          .where('settings.revision', '=', revision),
      )
      .executeTakeFirstOrThrow();
    if (numInsertedOrUpdatedRows !== 1n || (before === undefined && revision !== 0))
      throw new SettingsError('SETTING_CHANGED', `${key} is at ${before?.revision ?? 0}, not at ${revision}`);
    await audit(app, tx, actor, 'settings.changed', key, {
      from: settingFrom(setting, before?.value),
      to: accepted.data,
    });
  });
}
