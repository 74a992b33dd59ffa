import { audit } from '../../accounts/index.ts';
import type { Tx } from '../../kernel/database.ts';
import { announce } from '../../kernel/events.ts';
import type { Actor } from '../../kernel/route.ts';
import { ProvisioningError } from '../errors.ts';
import { installationStatus } from '../instances/installation-status.ts';
import { findInstance, type InstanceOf } from '../instances/request-operation.ts';
import type { InstanceView } from '../instances/store.ts';
import type { ProvisioningApp } from '../provisioning-app.ts';
import { domainSettled } from './events.ts';
import {
  chooseCustomHost,
  type DomainRow,
  domainsOfItem,
  hurryLook,
  lockInstanceOfItem,
  releaseDomain,
} from './store.ts';
import { wantDomain } from './want-domain.ts';

/** @throws ProvisioningError INSTANCE_UNKNOWN */
export async function domainsOf(app: ProvisioningApp, whose: InstanceOf): Promise<DomainRow[]> {
  const instance = await findInstance(app, whose);
  return instance.ended_at === null ? domainsOfItem(app.db.read, instance.order_item_id) : [];
}

/**
 * Asks for a domain of the customer's own for an installation; it is looked at from now on until it is proven.
 *
 * @throws ProvisioningError INSTANCE_UNKNOWN, NOT_NOW, DOMAIN_REFUSED, DOMAIN_TAKEN
 */
export async function askForDomain(
  app: ProvisioningApp,
  actor: Actor,
  whose: InstanceOf,
  typed: string,
): Promise<void> {
  const instance = await findInstance(app, whose);
  refuseEnded(instance);
  await app.db.inOneTransaction(async (tx) => {
    await lockInstanceOfItem(tx, instance.order_item_id);
    const wanted = await wantDomain(app, tx, {
      typed,
      orderItemId: instance.order_item_id,
      customerId: instance.customer_id,
      because: 'it was asked for',
    });
    if (wanted.kind !== 'wanted') {
      const code = wanted.kind === 'taken' ? 'DOMAIN_TAKEN' : 'DOMAIN_REFUSED';
      throw new ProvisioningError(code, `${typed}: ${wanted.reason}`, {
        fields: [{ field: 'host', message: wanted.reason }],
      });
    }
    await audit(app, tx, actor, 'provisioning.domain_asked', instance.id, { host: wanted.host });
  });
}

/**
 * Has a domain looked at now.
 *
 * @throws ProvisioningError INSTANCE_UNKNOWN, DOMAIN_UNKNOWN
 */
export async function checkDomain(app: ProvisioningApp, whose: InstanceOf, domainId: string): Promise<void> {
  const domain = await findDomain(app, whose, domainId);
  await app.db.inOneTransaction((tx) => hurryLook(tx, { id: domain.id, now: app.clock.now() }));
}

/**
 * Gives a domain back; it leads nowhere at once.
 *
 * @throws ProvisioningError INSTANCE_UNKNOWN, DOMAIN_UNKNOWN, DOMAIN_STAYS for the name that the shop gave
 */
export async function removeDomain(
  app: ProvisioningApp,
  actor: Actor,
  whose: InstanceOf,
  domainId: string,
): Promise<void> {
  const { id, host, kind, order_item_id: orderItemId } = await findDomain(app, whose, domainId);
  if (kind === 'subdomain') throw new ProvisioningError('DOMAIN_STAYS', id);
  await app.db.inOneTransaction(async (tx) => {
    await lockInstanceOfItem(tx, orderItemId);
    const at = app.clock.now();
    if (!(await releaseDomain(tx, { id, because: 'it was removed', at }))) return;
    await settle(app, tx, orderItemId, host);
    await audit(app, tx, actor, 'provisioning.domain_removed', whose.id, { host });
  });
}

/** Nobody is shown under it, or waits for it, any more. */
async function settle(app: ProvisioningApp, tx: Tx, orderItemId: string, host: string): Promise<void> {
  await chooseCustomHost(tx, orderItemId);
  await announce(app, tx, domainSettled, { orderItemId, because: `${host} was removed` });
}

async function findDomain(app: ProvisioningApp, whose: InstanceOf, domainId: string): Promise<DomainRow> {
  const found = (await domainsOf(app, whose)).find(({ id }) => id === domainId);
  if (!found) throw new ProvisioningError('DOMAIN_UNKNOWN', `${domainId} of ${whose.id}`);
  return found;
}

function refuseEnded(instance: InstanceView): void {
  const status = installationStatus(instance);
  if (status !== 'ending' && status !== 'ended') return;
  throw new ProvisioningError('NOT_NOW', `a domain for ${instance.id}, which is ${status}`);
}
