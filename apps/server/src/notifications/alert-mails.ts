import type { App } from '../kernel/app.ts';
import type { Tx } from '../kernel/database.ts';
import { enqueueMail } from './enqueue-mail.ts';
import { button, type Letter, link, note, paragraph } from './letter.ts';
import type { AlertPayload } from './mail.ts';

/** Listener: somebody of the team is to know of an alert. One mail for each telling. */
export async function mailAlert(
  app: App,
  tx: Tx,
  told: AlertPayload & { tellingId: string; to: string },
): Promise<void> {
  const { tellingId, to, news, severity, title, summary, about, alertUrl, runbookUrl } = told;
  await enqueueMail(tx, app, {
    kind: 'alert',
    subjectId: tellingId,
    recipient: to,
    payload: { news, severity, title, summary, about, alertUrl, runbookUrl },
  });
}

const BEGINNING = { opened: '', reminded: 'Still: ', resolved: 'Over: ', test: '' };

export function alertLetter({ news, severity, title, summary, about, alertUrl, runbookUrl }: AlertPayload): Letter {
  const rank = severity === 'critical' && news !== 'resolved' ? 'Critical: ' : '';
  return {
    subject: `${BEGINNING[news]}${rank}${title}`,
    blocks: [
      paragraph(news === 'resolved' ? `It is over. It was: ${summary}` : summary),
      ...(news === 'resolved' ? [] : [paragraph(about)]),
      button('Open the alert', alertUrl),
      link('What it means and what to do', runbookUrl),
      note(
        'You get this because alerts of this shop are told to you. An owner changes that under Alerts, Destinations.',
      ),
    ],
  };
}
