import type { Tx } from '../../kernel/database.ts';
import { announce } from '../../kernel/events.ts';
import { errorFields } from '../../kernel/log.ts';
import type { ProvisioningApp } from '../provisioning-app.ts';
import { type ClaimedDomain, claimDomain, dueDomains, isTakenByAnother, recordDomain } from './claim-domain.ts';
import { type DomainDecision, type DomainNewsKind, type DomainSeen, decideDomain, releaseAt } from './decide-domain.ts';
import { type DomainNews, domainNews, domainSettled } from './events.ts';
import { lookAtDns } from './look-at-dns.ts';
import { chooseCustomHost, lockInstanceOfItem } from './store.ts';

/** Names looked at in one turn, and at once: most of a look is waiting for name servers. */
const PER_TURN = 50;
const AT_ONCE = 10;

/**
 * One turn of the loop behind all names: what is due by its row is looked at. Safe in several processes at once.
 *
 * @returns how many were looked at.
 */
export async function tendDomains(app: ProvisioningApp): Promise<number> {
  const due = await dueDomains(app.db.read, app.clock.now(), PER_TURN);
  const waiting = [...due];
  const work = async () => {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) await tendDomain(app, id);
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, due.length) }, work));
  return due.length;
}

/** Claim, look, record. No transaction is open while others are asked. */
async function tendDomain(app: ProvisioningApp, id: string): Promise<void> {
  try {
    const claimed = await claimDomain(app.db.read, id, app.clock.now());
    if (claimed) await record(app, claimed, await look(app, claimed));
  } catch (error) {
    app.log.error('domain.not_tended', { domain_id: id, ...errorFields(error) }); // its claim runs out
  }
}

async function look({ domains, proxy }: ProvisioningApp, claimed: ClaimedDomain): Promise<DomainSeen> {
  const { host, kind, status, proof_token } = claimed;
  const { needsCertificate } = proxy;
  const token = status === 'pending_dns' ? proof_token : null; // proven once, its owner may tidy his zone
  const dns = kind === 'custom' ? await lookAtDns(domains.resolver, host, { target: domains.target, token }) : null;
  const isVisited = claimed.is_ready && (status === 'issuing' || (status === 'verified' && !needsCertificate));
  return { dns, needsCertificate, served: isVisited ? await proxy.serves(host) : null };
}

async function record(app: ProvisioningApp, claimed: ClaimedDomain, seen: DomainSeen): Promise<void> {
  const now = app.clock.now();
  await app.db.inOneTransaction(async (tx) => {
    await lockInstanceOfItem(tx, claimed.order_item_id);
    const decision = await decideAmongAll(tx, claimed, seen, now);
    if (!(await recordDomain(tx, claimed, decision, now))) return; // given back, or looked at anew meanwhile
    if (decision.status !== claimed.status) await follow(app, tx, claimed, decision);
    if (decision.tell) await announce(app, tx, domainNews, newsOf(claimed, decision.tell, now));
  });
}

/** Of several who want one domain, it is his who proves it first. */
async function decideAmongAll(tx: Tx, claimed: ClaimedDomain, seen: DomainSeen, now: Date): Promise<DomainDecision> {
  const decision = decideDomain(claimed, seen, now);
  const isProven = claimed.status === 'pending_dns' && decision.status === 'verified';
  if (!isProven || !(await isTakenByAnother(tx, claimed, now))) return decision;
  const problem = `${claimed.host} belongs to another installation already. Remove it there first.`;
  return decideDomain(claimed, { ...seen, dns: { kind: 'taken', problem } }, now);
}

async function follow(
  app: ProvisioningApp,
  tx: Tx,
  claimed: ClaimedDomain,
  { status, because }: DomainDecision,
): Promise<void> {
  app.metrics.domainMoves.inc({ kind: claimed.kind, status });
  app.log.info('domain.moved', {
    domain_id: claimed.id,
    host: claimed.host,
    from: claimed.status,
    to: status,
    because,
  });
  await chooseCustomHost(tx, claimed.order_item_id);
  if (claimed.status !== 'pending_dns') return;
  const { order_item_id: orderItemId } = claimed;
  await announce(app, tx, domainSettled, { orderItemId, because: `${claimed.host}: ${because}` });
}

function newsOf(claimed: ClaimedDomain, kind: DomainNewsKind, now: Date): DomainNews {
  return {
    domainId: claimed.id,
    kind,
    generation: claimed.look_token,
    host: claimed.host,
    releaseAt: releaseAt(claimed.status === 'pending_dns' ? claimed.created_at : (claimed.failing_since ?? now)),
    orderId: claimed.order_id,
    customerEmail: claimed.customer_email,
    customerName: claimed.customer_name,
    productName: claimed.product_name,
  };
}
