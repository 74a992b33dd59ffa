import { z } from 'zod';
import type { App } from '../../kernel/app.ts';
import { PageQuery, pageOf, readPage } from '../../kernel/page.ts';
import { defineRoute } from '../../kernel/route.ts';
import { readAuditLog } from './read-audit-log.ts';

const AuditEntry = z
  .object({
    id: z.string(),
    at: z.iso.datetime(),
    actor: z.string().meta({ description: 'Role and account, `api_key` and its id, or `vozex`.' }),
    actor_name: z.string().nullable(),
    action: z.string().meta({ description: 'What was done, such as `payments.refund_requested`.' }),
    subject: z.string().meta({ description: 'To what: an id, or a name.' }),
    detail: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'AuditEntry' });

const list = defineRoute({
  method: 'GET',
  path: '/api/admin/audit-log',
  access: 'owner',
  tag: 'Team',
  summary: 'Everything that was done by the team, newest first: by whom, to what, and with which values',
  query: PageQuery.extend({
    after: z
      .string()
      .regex(/^\d{1,18}$/)
      .optional(),
    room: z.string().max(40).optional().meta({ description: 'The part of the shop, such as `payments`.' }),
    actor: z.string().max(100).optional(),
    subject: z.string().max(200).optional(),
    until: z.iso.datetime().optional(),
  }),
  output: pageOf(AuditEntry),
  async handle(app: App, { query: { room, actor, subject, until, ...page } }) {
    const filter = { room, actor, subject, until: until === undefined ? undefined : new Date(until) };
    const { items, next } = await readPage(page, (cut) => readAuditLog(app.db.read, filter, cut));
    return { items: items.map((row) => ({ ...row, at: row.at.toISOString() })), next };
  },
});

export const auditLogRoutes = [list];
