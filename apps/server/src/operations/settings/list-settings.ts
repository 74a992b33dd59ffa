import type { App } from '../../kernel/app.ts';
import { type Setting, settingFrom } from '../../kernel/settings.ts';

export type SettingsApp = App & { settings: readonly Setting[] };

/** Every setting with its value as it counts now, in one statement. */
export async function listSettings(app: SettingsApp) {
  const rows = await app.db.read.selectFrom('settings').selectAll().execute();
  const stored = new Map(rows.map((row) => [row.key, row]));
  return app.settings.map((setting) => {
    const row = stored.get(setting.key);
    return {
      setting,
      value: settingFrom(setting, row?.value),
      revision: row?.revision ?? 0,
      updated_at: row?.updated_at ?? null,
      updated_by: row?.updated_by ?? null,
    };
  });
}
