import { idSchema } from '@vozex/domain';
import { z } from 'zod';
import type { App } from '../../kernel/app.ts';
import { defineRoute } from '../../kernel/route.ts';
import { AccountsError } from '../errors.ts';
import { makeKey } from './make-key.ts';
import { revokeKey } from './revoke-key.ts';
import { type ApiKeyRow, selectKeys } from './store.ts';

const KeyRole = z.enum(['read_only', 'operator', 'owner']);

const ApiKey = z
  .object({
    id: idSchema('api_key'),
    name: z.string(),
    hint: z.string().meta({ description: 'Its last letters, to tell one from another.' }),
    role: KeyRole.meta({ description: 'It acts with this, or with what its maker has now, whichever is less.' }),
    made_by: z.string(),
    status: z.enum(['active', 'expired', 'revoked']),
    created_at: z.iso.datetime(),
    expires_at: z.iso.datetime().nullable(),
    last_used_at: z.iso.datetime().nullable(),
  })
  .meta({ id: 'ApiKey' });

const list = defineRoute({
  method: 'GET',
  path: '/api/admin/api-keys',
  access: 'owner',
  tag: 'Team',
  summary: 'The keys of automation, newest first',
  output: z.object({ items: z.array(ApiKey) }),
  handle: async (app: App) => ({ items: (await selectKeys(app.db.read)).map((row) => viewOf(row, app.clock.now())) }),
});

const make = defineRoute({
  method: 'POST',
  path: '/api/admin/api-keys',
  access: 'owner',
  tag: 'Team',
  summary: 'Make a key; it is shown in this answer and nowhere again',
  body: z.strictObject({
    name: z.string().trim().min(1).max(100),
    role: KeyRole,
    days: z.int().min(1).max(3650).nullable().meta({ description: 'Until it ends; null for no end.' }),
  }),
  output: z.object({ id: idSchema('api_key'), key: z.string() }),
  status: 201,
  throws: [AccountsError],
  perMinute: 30,
  handle: (app: App, { body }, { actor }) => makeKey(app, actor, body),
});

const revoke = defineRoute({
  method: 'DELETE',
  path: '/api/admin/api-keys/{id}',
  access: 'owner',
  tag: 'Team',
  summary: 'End a key at once',
  params: z.object({ id: idSchema('api_key') }),
  output: z.object({ id: idSchema('api_key') }),
  async handle(app: App, { params: { id } }, { actor }) {
    await revokeKey(app, actor, id);
    return { id };
  },
});

export const apiKeyRoutes = [list, make, revoke];

function viewOf(row: ApiKeyRow, now: Date): z.input<typeof ApiKey> {
  const { revoked_at, created_at, expires_at, last_used_at, ...key } = row;
  const ended = expires_at !== null && expires_at <= now;
  return {
    ...key,
    status: revoked_at !== null ? 'revoked' : ended ? 'expired' : 'active',
    created_at: created_at.toISOString(),
    expires_at: expires_at?.toISOString() ?? null,
    last_used_at: last_used_at?.toISOString() ?? null,
  };
}
