import { idSchema } from '@vozex/domain';
import { z } from 'zod';
import type { App } from '../kernel/app.ts';
import { RequestError } from '../kernel/errors.ts';
import { cutPage, PageQuery, pageOf } from '../kernel/page.ts';
import { type AnyRoute, defineRoute } from '../kernel/route.ts';
import { keptMail, listMails, type MailRow } from './store.ts';

const MailSummary = z
  .object({
    id: z.string(),
    kind: z.string(),
    recipient: z.string(),
    status: z.enum(['waiting', 'sent', 'failed']),
    subject: z.string().nullable(),
    problem: z.string().nullable(),
    created_at: z.iso.datetime(),
    sent_at: z.iso.datetime().nullable(),
  })
  .meta({ id: 'MailSummary' });

const MailPage = pageOf(MailSummary);

const list = defineRoute({
  method: 'GET',
  path: '/api/admin/mails',
  access: 'read_only',
  summary: 'Mails of the shop, newest first; without what they say',
  tag: 'Mails',
  query: PageQuery,
  output: MailPage,
  handle: (app: App, { query }) => pageOfMails(app, query),
});

const mailbox = defineRoute({
  method: 'GET',
  path: '/api/dev/mailbox',
  access: 'anyone',
  summary: 'Development only: what was sent, newest first',
  tag: 'Development',
  query: PageQuery,
  output: MailPage,
  handle: (app: App, { query }) => pageOfMails(app, query),
});

const readKept = defineRoute({
  method: 'GET',
  path: '/api/dev/mailbox/{id}',
  access: 'anyone',
  summary: 'Development only: one mail as it was sent',
  tag: 'Development',
  params: z.object({ id: idSchema('mail') }),
  output: z.object({ subject: z.string(), text: z.string(), html: z.string() }),
  handle: async (app: App, { params }) => {
    const kept = await keptMail(app.db.read, params.id);
    if (!kept) throw new RequestError('NOT_FOUND', params.id);
    return kept;
  },
});

export const notificationRoutes: AnyRoute<App>[] = [list];

/** Served in development only: whoever reads the mailbox can sign in as anybody. */
export const mailboxRoutes: AnyRoute<App>[] = [mailbox, readKept];

async function pageOfMails(app: App, page: PageQuery): Promise<z.input<typeof MailPage>> {
  const rows = await listMails(app.db.read, page);
  const { items, next } = cutPage(rows, page.limit);
  return { items: items.map(summaryOf), next };
}

function summaryOf({ sent_subject, created_at, sent_at, status, ...row }: MailRow): z.input<typeof MailSummary> {
  return {
    ...row,
    status: status as z.input<typeof MailSummary>['status'], // because the column's check names the same three
    subject: sent_subject,
    created_at: created_at.toISOString(),
    sent_at: sent_at?.toISOString() ?? null,
  };
}
