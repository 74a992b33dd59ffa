import type { OutgoingMail } from '../accounts/index.ts';
import type { App } from '../kernel/app.ts';
import type { Db } from '../kernel/database.ts';
import { languageNow } from '../kernel/language.ts';
import type { NewMail } from './mail.ts';
import { sealContent } from './sealed-content.ts';
import { insertMail } from './store.ts';

/**
 * Puts a mail into the outbox: one statement. Within the transaction of its cause, so that nothing is told that did
 * not happen; a second one of the same kind, subject and generation is not written. Mails about an order are written in
 * the language it was bought in, others in the one that is spoken.
 */
export async function enqueueMail(db: Db, app: Pick<App, 'clock' | 'seal' | 'newId'>, mail: NewMail): Promise<void> {
  const id = app.newId('mail');
  await insertMail(db, {
    id,
    kind: mail.kind,
    subjectId: mail.subjectId,
    generation: mail.generation ?? 1,
    recipient: mail.recipient,
    payload: sealContent(app.seal, id, mail),
    orderId: 'orderId' in mail.payload ? mail.payload.orderId : null,
    language: mail.language ?? languageNow(),
    now: app.clock.now(),
  });
}

/** The answer to the port of accounts. */
export function openOutgoingMail(app: Pick<App, 'clock' | 'seal' | 'newId'>): OutgoingMail {
  return { enqueue: (db, mail) => enqueueMail(db, app, mail) };
}
