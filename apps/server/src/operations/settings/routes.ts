import { z } from 'zod';
import { RequestError } from '../../kernel/errors.ts';
import { defineRoute } from '../../kernel/route.ts';
import { changeSetting } from './change-setting.ts';
import { SettingsError } from './errors.ts';
import { listSettings, type SettingsApp } from './list-settings.ts';

const SettingView = z
  .object({
    key: z.string(),
    section: z.string(),
    title: z.string(),
    description: z.string(),
    schema: z.record(z.string(), z.unknown()).meta({ description: 'JSON Schema of the value.' }),
    value: z.record(z.string(), z.unknown()),
    revision: z.int().meta({ description: '0 while nobody has changed it.' }),
    updated_at: z.iso.datetime().nullable(),
    updated_by: z.string().nullable(),
  })
  .meta({ id: 'Setting' });

const list = defineRoute({
  method: 'GET',
  path: '/api/admin/settings',
  access: 'read_only',
  tag: 'Settings',
  summary: 'What owners decide about the shop while it runs, each with its schema and its value',
  output: z.object({ items: z.array(SettingView) }),
  handle: async (app: SettingsApp) => ({ items: await views(app) }),
});

const change = defineRoute({
  method: 'PUT',
  path: '/api/admin/settings/{key}',
  access: 'owner',
  tag: 'Settings',
  summary: 'Set a setting; the revision that was read guards against undoing somebody else’s change',
  params: z.object({ key: z.string().max(60) }),
  body: z.strictObject({ revision: z.int().min(0), value: z.record(z.string(), z.unknown()) }),
  output: SettingView,
  throws: [SettingsError],
  async handle(app: SettingsApp, { params, body }, { actor }) {
    await changeSetting(app, actor, { key: params.key, ...body });
    const changed = (await views(app)).find(({ key }) => key === params.key);
    if (!changed) throw new RequestError('NOT_FOUND', params.key);
    return changed;
  },
});

async function views(app: SettingsApp): Promise<z.input<typeof SettingView>[]> {
  const settings = await listSettings(app);
  return settings.map(({ setting, value, revision, updated_at, updated_by }) => ({
    key: setting.key,
    section: setting.section,
    title: setting.title,
    description: setting.description,
    schema: z.toJSONSchema(setting.schema, { io: 'input' }),
    value,
    revision,
    updated_at: updated_at?.toISOString() ?? null,
    updated_by,
  }));
}

export const settingsRoutes = [list, change];
