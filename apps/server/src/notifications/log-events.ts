import type { Log } from '../kernel/log.ts';

type MailRef = { mailId: string; attempts: number };

export function logMailRetrying(log: Log, mail: MailRef, problem: string): void {
  log.warn('mails.retrying', { mail_id: mail.mailId, attempts: mail.attempts, problem });
}

/** Given up: somebody does not get a mail they should have. */
export function logMailFailed(log: Log, mail: MailRef, problem: string): void {
  log.error('mails.failed', { mail_id: mail.mailId, attempts: mail.attempts, problem });
}
