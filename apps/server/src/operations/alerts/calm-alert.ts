import { audit } from '../../accounts/index.ts';
import type { App } from '../../kernel/app.ts';
import { secondsAfter } from '../../kernel/clock.ts';
import type { Tx } from '../../kernel/database.ts';
import { type Actor, actorName } from '../../kernel/route.ts';
import { AlertError } from './errors.ts';
import { type AlertRow, acknowledge, readAlert, snooze } from './store.ts';

/** Somebody sees to it: nobody is reminded any more, until it is over and comes again. */
export async function acknowledgeAlert(app: App, actor: Actor, id: string): Promise<AlertRow> {
  return app.db.inOneTransaction(async (tx) => {
    const alert = (await acknowledge(tx, id, actorName(actor), app.clock.now())) ?? (await refuse(tx, id));
    await audit(app, tx, actor, 'alerts.acknowledged', id, { rule: alert.rule, subject: alert.subject });
    return alert;
  });
}

/** Told again when the time is over, if it is still so. */
export async function snoozeAlert(app: App, actor: Actor, id: string, hours: number): Promise<AlertRow> {
  return app.db.inOneTransaction(async (tx) => {
    const until = secondsAfter(app.clock.now(), 3_600 * hours);
    const alert = (await snooze(tx, id, actorName(actor), until)) ?? (await refuse(tx, id));
    await audit(app, tx, actor, 'alerts.snoozed', id, { rule: alert.rule, subject: alert.subject, hours });
    return alert;
  });
}

async function refuse(tx: Tx, id: string): Promise<never> {
  throw new AlertError((await readAlert(tx, id)) ? 'ALERT_RESOLVED' : 'ALERT_UNKNOWN', id);
}
