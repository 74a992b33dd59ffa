import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { audit } from '../../accounts/index.ts';
import type { App } from '../../kernel/app.ts';
import { type Actor, actorName } from '../../kernel/route.ts';
import { secretPurpose } from './deliver-tellings.ts';
import { AlertError } from './errors.ts';
import type { Severity } from './rule.ts';
import {
  DESTINATIONS_MAX,
  type DestinationRow,
  deleteDestination,
  insertDestination,
  listDestinations,
  readDestination,
  updateDestination,
} from './store.ts';
import { tellTest } from './tell.ts';

export type NewDestination = { kind: 'mail' | 'webhook'; name: string; address: string; least_severity: Severity };

/** 24 bytes, as Standard Webhooks asks for. */
const SECRET_BYTES = 24;

/** @returns the secret of a webhook beside the destination: it is shown this once. */
export async function addDestination(
  app: App,
  actor: Actor,
  wanted: NewDestination,
): Promise<{ destination: DestinationRow; secret: string | null }> {
  refuseUnfit(wanted);
  const id = app.newId('alert_destination');
  const secret = wanted.kind === 'webhook' ? `whsec_${randomBytes(SECRET_BYTES).toString('base64')}` : null;
  const destination: DestinationRow = {
    ...wanted,
    id,
    secret_sealed: secret === null ? null : app.seal.seal(secret, secretPurpose(id)),
    enabled: true,
    created_by: actorName(actor),
    created_at: app.clock.now(),
  };
  await app.db.inOneTransaction(async (tx) => {
    if ((await listDestinations(tx)).length >= DESTINATIONS_MAX) {
      throw new AlertError('DESTINATION_INVALID', `there are ${DESTINATIONS_MAX} already`);
    }
    if (!(await insertDestination(tx, destination))) throw new AlertError('DESTINATION_EXISTS', wanted.address);
    const { kind, name, address, least_severity } = destination;
    await audit(app, tx, actor, 'alerts.destination_added', id, { kind, name, address, least_severity });
  });
  return { destination, secret };
}

function refuseUnfit({ kind, address }: NewDestination): void {
  const fits =
    kind === 'mail' ? z.email().safeParse(address).success : z.url({ protocol: /^https?$/ }).safeParse(address).success;
  if (fits) return;
  const message = kind === 'mail' ? 'must be an e-mail address' : 'must be an address that begins with https://';
  throw new AlertError('DESTINATION_INVALID', address, { fields: [{ field: 'address', message }] });
}

export async function changeDestination(
  app: App,
  actor: Actor,
  id: string,
  change: { name?: string | undefined; least_severity?: Severity | undefined; enabled?: boolean | undefined },
): Promise<DestinationRow> {
  return app.db.inOneTransaction(async (tx) => {
    await known(tx, id);
    await updateDestination(tx, id, change);
    await audit(app, tx, actor, 'alerts.destination_changed', id, change);
    return known(tx, id);
  });
}

export async function removeDestination(app: App, actor: Actor, id: string): Promise<void> {
  await app.db.inOneTransaction(async (tx) => {
    const { kind, address } = await known(tx, id);
    await deleteDestination(tx, id);
    await audit(app, tx, actor, 'alerts.destination_removed', id, { kind, address });
  });
}

/** Sends a test on the same way as an alert. @returns the telling, whose end the destination shows. */
export async function testDestination(app: App, actor: Actor, id: string): Promise<string> {
  return app.db.inOneTransaction(async (tx) => {
    const destination = await known(tx, id);
    await audit(app, tx, actor, 'alerts.destination_tested', id);
    return tellTest(app, tx, destination);
  });
}

async function known(db: Parameters<typeof readDestination>[0], id: string): Promise<DestinationRow> {
  const destination = await readDestination(db, id);
  if (!destination) throw new AlertError('DESTINATION_UNKNOWN', id);
  return destination;
}
