import { z } from 'zod';
import type { App } from '../../kernel/app.ts';
import { defineRoute, rawAnswer } from '../../kernel/route.ts';
import { deleteAccount, personOf, previewDeletion } from './delete-account.ts';
import { PersonalDataError } from './errors.ts';
import { everythingAbout } from './store.ts';

const tag = 'Customer center';

const exportData = defineRoute({
  method: 'GET',
  path: '/api/me/data',
  access: 'customer',
  tag,
  summary: 'Everything the shop holds of me, as one JSON file',
  output: rawAnswer,
  perMinute: 6,
  async handle(app: App, _input, { actor }) {
    const data = await everythingAbout(app.db.read, personOf(actor));
    const day = app.clock.now().toISOString().slice(0, 10);
    return {
      status: 200,
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'content-disposition': `attachment; filename="my-data-${day}.json"`,
        'cache-control': 'no-store',
      },
      body: JSON.stringify({ made_at: app.clock.now().toISOString(), shop: app.publicUrl, ...data }, null, 2),
    };
  },
});

const Named = z.object({ id: z.string(), name: z.string() });

const preview = defineRoute({
  method: 'GET',
  path: '/api/me/deletion',
  access: 'customer',
  tag,
  summary: 'What stands in the way of deleting my account, and what would end with it',
  output: z.object({
    blockers: z.array(Named.extend({ kind: z.enum(['subscription', 'delivery', 'dispute']) })),
    ends: z.array(Named),
  }),
  handle: (app: App, _input, { actor }) => previewDeletion(app, actor),
});

const remove = defineRoute({
  method: 'POST',
  path: '/api/me/deletion',
  access: 'customer',
  tag,
  summary: 'Delete my account: what runs for me ends, my orders stay without a name',
  body: z.strictObject({ confirm: z.string().max(254).meta({ description: 'The address of the account.' }) }),
  output: z.object({ deleted: z.literal(true) }),
  throws: [PersonalDataError],
  perMinute: 6,
  async handle(app: App, { body }, { actor }) {
    await deleteAccount(app, actor, body.confirm);
    return { deleted: true as const };
  },
});

export const personalDataRoutes = [exportData, preview, remove];
