import type { Language } from '@vozex/domain';
import { sql } from 'kysely';
import { type Db, json } from '../kernel/database.ts';
import type { SealedContent } from './sealed-content.ts';

export async function insertMail(
  db: Db,
  mail: {
    id: string;
    kind: string;
    subjectId: string;
    generation: number;
    recipient: string;
    payload: SealedContent;
    /** The order whose language it is written in; where there is none, `language`. */
    orderId: string | null;
    language: Language;
    now: Date;
  },
): Promise<void> {
  await db
    .insertInto('mails')
    .values({
      id: mail.id,
      kind: mail.kind,
      subject_id: mail.subjectId,
      generation: mail.generation,
      recipient: mail.recipient,
      payload: json(mail.payload),
      language: sql<string>`coalesce((select language from orders where id = ${mail.orderId}), ${mail.language}::text)`,
      next_attempt_at: mail.now,
      created_at: mail.now,
    })
    .onConflict((conflict) => conflict.columns(['kind', 'subject_id', 'generation']).doNothing())
    .execute();
}

export type ClaimedMail = {
  id: string;
  recipient: string;
  payload: SealedContent;
  language: string;
  attempts: number;
};

/** Takes due mails until `leasedUntil`, oldest due first; two workers never take the same one. Counts the attempt. */
export async function claimMails(
  db: Db,
  claim: { now: Date; leasedUntil: Date; limit: number },
): Promise<ClaimedMail[]> {
  const { rows } = await sql<ClaimedMail>`
    update mails set attempts = attempts + 1, next_attempt_at = ${claim.leasedUntil}
    where id in (
      select id from mails where status = 'waiting' and next_attempt_at <= ${claim.now}
      order by next_attempt_at, id limit ${claim.limit} for update skip locked)
    returning id, recipient, payload, language, attempts`.execute(db);
  return rows;
}

export async function markSent(
  db: Db,
  id: string,
  sent: { at: Date; subject: string; text: string | null; html: string | null },
): Promise<void> {
  await db
    .updateTable('mails')
    .set({
      status: 'sent',
      sent_at: sent.at,
      sent_subject: sent.subject,
      sent_text: sent.text,
      sent_html: sent.html,
      next_attempt_at: null,
      problem: null,
    })
    .where('id', '=', id)
    .where('status', '=', 'waiting')
    .execute();
}

/** @param nextAttemptAt null when it is given up. */
export async function markUnsent(
  db: Db,
  id: string,
  unsent: { problem: string; nextAttemptAt: Date | null },
): Promise<void> {
  await db
    .updateTable('mails')
    .set({
      status: unsent.nextAttemptAt ? 'waiting' : 'failed',
      next_attempt_at: unsent.nextAttemptAt,
      problem: unsent.problem,
    })
    .where('id', '=', id)
    .where('status', '=', 'waiting')
    .execute();
}

export type MailRow = {
  id: string;
  kind: string;
  recipient: string;
  status: string;
  sent_subject: string | null;
  problem: string | null;
  created_at: Date;
  sent_at: Date | null;
};

/** Newest first; one more than `limit`, to tell whether there is another page. */
export async function listMails(db: Db, page: { limit: number; after?: string | undefined }): Promise<MailRow[]> {
  const query = db
    .selectFrom('mails')
    .select(['id', 'kind', 'recipient', 'status', 'sent_subject', 'problem', 'created_at', 'sent_at'])
    .orderBy('id', 'desc')
    .limit(page.limit + 1);
  return await (page.after === undefined ? query : query.where('id', '<', page.after)).execute();
}

export async function keptMail(
  db: Db,
  id: string,
): Promise<{ subject: string; text: string; html: string } | undefined> {
  const row = await db
    .selectFrom('mails')
    .select(['sent_subject', 'sent_text', 'sent_html'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (row?.sent_subject == null || row.sent_text === null || row.sent_html === null) return undefined;
  return { subject: row.sent_subject, text: row.sent_text, html: row.sent_html };
}
