import { languageFrom } from '@vozex/domain';
import type { App } from '../kernel/app.ts';
import { secondsAfter } from '../kernel/clock.ts';
import { inLanguage } from '../kernel/language.ts';
import { readSetting } from '../kernel/settings.ts';
import { orderToken } from '../orders/index.ts';
import { mailAccent, type ShopLook, shopSetting } from '../storefront/index.ts';
import { drawLetter } from './letter.ts';
import { logMailFailed, logMailRetrying } from './log-events.ts';
import { isRefusedForGood, type MailServer, openMailServer } from './mail-server.ts';
import { openContent } from './sealed-content.ts';
import { type ClaimedMail, claimMails, markSent, markUnsent } from './store.ts';
import { letterOf } from './templates.ts';

export type MailSettings = {
  /** Without it mails are only kept, and only in development. */
  smtpUrl: string | undefined;
  /** The sender, `Name <address>`. */
  from: string;
  /** Keeps what was written, for the mailbox page. */
  development: boolean;
};

type MailApp = App & { mailSettings: MailSettings };

const BATCH = 10;
/** Longer than the slowest batch: four rounds of three, 40 seconds each. */
const LEASE_SECONDS = 180;
/** 30 s to 4 h between attempts: together longer than a mail server is away over night. */
const BACKOFF_SECONDS = [30, 120, 600, 1_800, 3_600, 7_200, 14_400];
const ATTEMPTS_MAX = BACKOFF_SECONDS.length + 1;
/** An error text longer than this is a page of HTML from something that is no mail server. */
const PROBLEM_LENGTH_MAX = 500;

/**
 * Sends what is due, until nothing is. Without a mail server, outside development, everything waits. Each mail goes out once, except when this process dies, or loses the database,
 * between the server's "accepted" and our note of it: then it goes out once more, under the same Message-ID. Better a
 * receipt twice than never.
 *
 * @returns how many were tried.
 */
export async function sendDueMails(app: MailApp): Promise<number> {
  const { smtpUrl, development } = app.mailSettings;
  if (!smtpUrl && !development) return 0; // they wait, and none is lost, until a mail server is named
  let tried = 0;
  let server: MailServer | undefined;
  try {
    for (;;) {
      const now = app.clock.now();
      const mails = await claimMails(app.db.read, { now, leasedUntil: secondsAfter(now, LEASE_SECONDS), limit: BATCH });
      if (mails.length > 0 && smtpUrl) server ??= openMailServer(smtpUrl);
      await Promise.all(mails.map((mail) => sendOne(app, mail, server)));
      tried += mails.length;
      if (mails.length < BATCH) return tried;
    }
  } finally {
    server?.close();
  }
}

async function sendOne(app: MailApp, mail: ClaimedMail, server: MailServer | undefined): Promise<void> {
  const { from, development } = app.mailSettings;
  try {
    const written = writeMail(app, mail, await readSetting(app.db.read, shopSetting));
    await server?.send({ id: mail.id, from, to: mail.recipient, ...written });
    await markSent(app.db.read, mail.id, {
      at: app.clock.now(),
      subject: written.subject,
      // A sign-in link must not stand readable in the database of a real shop.
      text: development ? written.text : null,
      html: development ? written.html : null,
    });
  } catch (error) {
    await noteFailure(app, mail, error);
  }
}

function writeMail(app: MailApp, mail: ClaimedMail, look: ShopLook) {
  const content = openContent(app.seal, mail.id, mail.payload);
  const orderAddress = (orderId: string) =>
    `${app.publicUrl}/orders/${orderId}?token=${encodeURIComponent(orderToken(app.seal, orderId))}`;
  const subscription = (id: string) => `${app.publicUrl}/account/subscriptions/${id}`;
  const task = (id: string) => `${app.publicUrl}/admin/tasks/${id}`;
  const sender = { publicUrl: app.publicUrl, name: look.name, accent: mailAccent(look) };
  return inLanguage(languageFrom(mail.language) ?? 'en', () =>
    drawLetter(letterOf(content, { order: orderAddress, subscription, task }), sender),
  );
}

async function noteFailure(app: MailApp, mail: ClaimedMail, error: unknown): Promise<void> {
  const problem = (error instanceof Error ? error.message : String(error)).slice(0, PROBLEM_LENGTH_MAX);
  const pause = BACKOFF_SECONDS[mail.attempts - 1];
  const givesUp = mail.attempts >= ATTEMPTS_MAX || pause === undefined || isRefusedForGood(error);
  const nextAttemptAt = givesUp ? null : secondsAfter(app.clock.now(), pause);
  await markUnsent(app.db.read, mail.id, { problem, nextAttemptAt });
  if (nextAttemptAt) logMailRetrying(app.log, { mailId: mail.id, attempts: mail.attempts }, problem);
  else logMailFailed(app.log, { mailId: mail.id, attempts: mail.attempts }, problem);
}
